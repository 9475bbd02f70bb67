using Equipoise.Evidence.Studies;
using Equipoise.Site.Components;

namespace Equipoise.Site.Data;

/// <summary>Studies, one to a row.</summary>
internal static class StudyTable
{
    public static CsvTable<Study> Table { get; } = new(
    [
        new("id", s => s.Id),
        new("label", s => s.Label),
        new("title", s => s.Title),
        new("kind", s => s.Kind),
        new("year", s => s.Year?.Value),
        new("countries", s => s.Countries.Select(c => c.Value)),
        new("place", s => s.Place?.Value),
        new("allocation", s => s.Design.Allocation.Value),
        new("masking", s => s.Design.Masking.Value),
        new("control", s => s.Design.Control.Value),
        new("model", s => s.Design.Model.Value),
        new("strength", s => s.Design.Strength),
        new("controlled", s => s.Design.IsControlled),
        new("registered", s => s.Size.Registered?.Value),
        new("enrolled", s => s.Size.Enrolled?.Value),
        new("randomised", s => s.Size.Randomised?.Value),
        new("treated", s => s.Size.Treated?.Value),
        new("completed", s => s.Size.Completed?.Value),
        new("analysed", s => s.Size.Analysed?.Value),
        new("ageLow", s => s.Population.Ages?.Low),
        new("ageHigh", s => s.Population.Ages?.High),
        new("ageMean", s => s.Population.Ages?.Mean),
        new("ageUnit", s => s.Population.Ages?.Unit),
        new("male", s => s.Population.Sex?.Male),
        new("female", s => s.Population.Sex?.Female),
        new("cells", s => Given(s).Select(i => i.Cells.Value).Distinct(StringComparer.Ordinal)),
        new("donors", s => Given(s).Select(i => Choice.Word(i.Donor.Value)).Distinct(StringComparer.Ordinal)),
        new("routes", s => Given(s).SelectMany(i => i.Routes?.Value ?? []).Select(Choice.Word).Distinct(StringComparer.Ordinal)),
        new("registrations", s => s.Registrations.Select(r => r.Id.Value)),
        new("doi", s => s.Citations.Select(c => c.Doi?.Value).OfType<string>()),
        new("pmid", s => s.Citations.Select(c => c.Pmid?.Value).OfType<string>()),
        new("overlaps", s => s.Overlaps.Select(o => o.Study)),
        new("results", s => s.Results.Length),
        new("harms", s => s.Harms.Length),
        new("readDepth", s => s.ReadDepth),
        new("extractedBy", s => s.ExtractedBy),
        new("checkedBy", s => s.CheckedBy),
        new("currentTo", s => s.CurrentTo.ToString()),
        new("summary", s => s.Summary),
    ]);

    private static IEnumerable<Intervention> Given(Study study) => study.Arms.SelectMany(arm => arm.Interventions);
}
