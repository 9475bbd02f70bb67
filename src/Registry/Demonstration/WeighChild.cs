using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Queries;
using Equipoise.Registry.Visits;

namespace Equipoise.Registry.Demonstration;

/// <summary>Weight and vital signs at a visit; now and then the weight is entered in pounds, and once two people enter the form at the same time.</summary>
internal sealed class WeighChild(InventedChild child)
{
    private const double PoundsPerKg = 2.2046;

    private DemonstrationSite Site => child.Site;

    public async Task Run(Visit visit, DateOnly today)
    {
        var weight = Findings.Weight(child, today);
        var inPounds = child.Chance.Is(0.05) ? Answers.Said(double.Parse(weight, CultureInfo.InvariantCulture) * PoundsPerKg, 1) : null;
        var saved = await FillIn.Form(child, "vitals", visit, today, ("weight", inPounds ?? weight));
        if (saved is null) return;
        if (saved.AskedAbout.Contains("weight", StringComparer.Ordinal) && child.Chance.Is(0.7)) Site.In(child.Chance.Between(2, 12), () => Correct(visit, saved.RecordId, saved.Version, weight));
        if (child.Story == Story.TwoPages && visit.Place < 2)
            await FillIn.Change(child, Site.As(Role.Coordinator, child.Person, "Entered from the paper sheet."), "vitals", visit, saved.RecordId, 0, ("height", Answers.Said(child.Course.Height(child.Months(today)) + 3, 1)), ("temperature", "36.9"));
    }

    private async Task Correct(Visit visit, Guid record, int version, string weight)
    {
        if (child.IsGone) return;
        await FillIn.Change(child, Site.As(Role.Clinician, child.Person, "The scale showed pounds."), "vitals", visit, record, version, ("weight", weight));
        foreach (var query in await Site.Queries(q => q.FormRecordId == record && q.Field == "weight" && q.State == QueryState.Open))
            DemonstrationSite.Must(await new AskQuery(Site.Databases).Answer(Site.As(Role.Coordinator, child.Person), new(query.Id, "It was in pounds; corrected to kilograms.")));
    }
}
