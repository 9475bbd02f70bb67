using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Studies;
using Equipoise.Registry.Visits;

namespace Equipoise.Registry.Demonstration;

/// <summary>Gives an invented child its invented cells. Nothing of its course knows of it.</summary>
internal sealed class Infuse(InventedChild child, HappenToChild happens)
{
    private static readonly (string Words, string Term, string Grade, string Sign)[] Reactions =
    [
        ("Fever of 38.4 °C four hours after, gone by the evening.", "Fever", "1", "fever"), ("Flushed face and rash on the chest for an hour.", "Rash", "none", "rash"), ("Vomited twice on the day.", "Vomiting", "none", "vomiting"),
    ];

    public async Task Run(Visit visit, DateOnly today)
    {
        var (treatment, chance) = (child.Programme.Treatment, child.Chance);
        var spinal = treatment.Doses.FirstOrDefault(d => d.Route == Route.Intrathecal) is { } other && chance.Is(0.15) ? other : null;
        var dose = spinal ?? treatment.Doses[0];
        var weight = Findings.Weight(child, today);
        var share = child.Story == Story.WrongDose ? 1.19 : chance.Between(0.95, 1.06);
        var cells = (double)dose.Amount * share * (dose.Basis == DoseBasis.PerKg ? double.Parse(weight, CultureInfo.InvariantCulture) : 1);
        var reaction = chance.Is(0.14) ? chance.Of(Reactions) : default;
        var start = new TimeOnly(9, chance.Between(0, 50));
        var given = new GivenAnswers
        {
            [treatment.Record.Date] = Answers.Said(today), [treatment.Record.Dose] = dose.Code, [treatment.Record.Weight] = weight, [treatment.Record.Cells] = Answers.Said(Math.Round(cells / 1e5) * 1e5),
            ["start"] = Clock(start), ["end"] = Clock(start.AddMinutes(chance.Between(35, 70))), ["product"] = string.Create(CultureInfo.InvariantCulture, $"INVENTED-{today:yyMM}-{(today.Day / 8) + 1}"),
            ["temperature-before"] = Answers.Said(chance.Normal(36.7, 0.2), 1), ["temperature-after"] = Answers.Said(chance.Normal(reaction.Words is null ? 36.8 : 37.5, 0.25), 1),
            ["anaesthesia"] = spinal is null ? "none" : "sedation", ["reaction"] = reaction.Words is null ? "no" : "yes",
        };
        if (reaction.Words is not null) (given["reaction-what"], given["reaction-grade"], given["reaction-signs"]) = (reaction.Words, reaction.Grade, reaction.Sign);
        await FillIn.Form(child, treatment.Record.Form, visit, today, [.. given.Select(g => (g.Key, g.Value))]);
        if (reaction.Words is not null) await happens.Event(new(reaction.Words, reaction.Term, Grade: "1", Related: "probable", Learned: "asked", Days: 1, DaysAgo: 0));
        happens.Infused(today);
    }

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
