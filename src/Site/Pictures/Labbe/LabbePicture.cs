using System.Collections.Immutable;
using Equipoise.Statistics.Effects;

namespace Equipoise.Site.Pictures.Labbe;

/// <summary>Events in two groups of one study.</summary>
public sealed record LabbeStudy(string Name, TwoByTwo Table)
{
    public Comparison Comparison { get; init; }
}

/// <summary>The risk in the treated group against the risk without treatment. L'Abbé KA, Detsky AS, O'Rourke K (1987). Annals of Internal Medicine 107:224–233. doi:10.7326/0003-4819-107-2-224.</summary>
/// <param name="Measure">RR, OR or RD: the form of the pooled curve.</param>
/// <param name="Pooled">The pooled effect on the scale of analysis, if there is one.</param>
/// <param name="Studies">Studies with both risks.</param>
public sealed record LabbePicture(TwoByTwoMeasure Measure, double? Pooled, ImmutableArray<LabbeStudy> Studies) : Picture
{
    public override string Kind => "labbe";

    /// <summary>What the groups are called.</summary>
    public string Treated { get; init; } = "treated";

    public string Control { get; init; } = "control";

    /// <summary>What is counted.</summary>
    public string Events { get; init; } = "events";

    /// <summary>What a share of events is called: a risk, where they are unwanted.</summary>
    public string Share { get; init; } = "risk";

    /// <summary>Whether more events are better or worse.</summary>
    public Better Better { get; init; }

    public string Above => Words(Better.Higher, $"more {Events}");

    public string Below => Words(Better.Lower, $"fewer {Events}");

    public override string Description
    {
        get
        {
            int above = Studies.Count(s => s.Table.Risk1 > s.Table.Risk2), below = Studies.Count(s => s.Table.Risk1 < s.Table.Risk2);
            return $"{Title}. {Shown.Count(Studies.Length, "study", "studies")}: {above} above the line of equal {Share} ({Above}), {below} below it ({Below}), {Studies.Length - above - below} on it.{(Pooled is { } p ? $" Pooled {MeasureName}: {Effect(p)}." : "")}";
        }
    }

    public override TextTable Table => new(
        ["Study", "No.", $"{Shown.Upper(Events)}, {Treated}", $"{Shown.Upper(Share)}, {Treated}", $"{Shown.Upper(Events)}, {Control}", $"{Shown.Upper(Share)}, {Control}"],
        [.. Studies.Select((s, i) => (ImmutableArray<string>)[s.Name, Shown.Short(i + 1), $"{Shown.Short(s.Table.A)} of {Shown.Short(s.Table.N1)}", Risk(s.Table.Risk1), $"{Shown.Short(s.Table.C)} of {Shown.Short(s.Table.N2)}", Risk(s.Table.Risk2)])])
    { Notes = Pooled is { } p ? [$"Pooled {MeasureName}: {Effect(p)}."] : [] };

    public string MeasureName => Measure switch { TwoByTwoMeasure.RR => "risk ratio", TwoByTwoMeasure.RD => "risk difference", _ => "odds ratio" };

    public override Drawing Draw(Breadth breadth) => LabbeLayout.Draw(this, new(breadth));

    /// <summary>The treated risk that the pooled effect makes of a risk without treatment.</summary>
    public double Expected(double risk) => Measure switch
    {
        TwoByTwoMeasure.RR => risk * Math.Exp(Pooled!.Value),
        TwoByTwoMeasure.RD => risk + Pooled!.Value,
        _ => risk is 0 or 1 ? risk : 1 / (1 + Math.Exp(-Math.Log(risk / (1 - risk)) - Pooled!.Value)),
    };

    public static string Risk(double risk) => Shown.Number(100 * risk, risk < 0.01 ? 2 : 1) + "%";

    public string Effect(double value) => Measure == TwoByTwoMeasure.RD ? Risk(value) : Shown.Ratio(value);

    private string Words(Better better, string events) => Better == Better.NotSaid ? $"{events}, {Treated}" : $"{events}, {Treated}: {(Better == better ? "better" : "worse")}";
}
