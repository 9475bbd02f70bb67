using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Site.Components;

namespace Equipoise.Site.Data;

/// <summary>Registered trials, one to a row.</summary>
internal static class TrialTable
{
    public static CsvTable<RegisteredTrial> Table { get; } = new(
    [
        new("id", t => t.Id),
        new("registry", t => t.Registry),
        new("title", t => t.Title),
        new("status", t => t.Status.Value),
        new("statusAsOf", t => t.StatusAsOf?.ToString()),
        new("enrolment", t => t.Enrolment?.Value),
        new("cells", t => t.Cells?.Value),
        new("donor", t => t.Donor?.Value),
        new("routes", t => (t.Routes?.Value ?? []).Select(Choice.Word)),
        new("phase", t => t.Phase?.Value),
        new("design", t => t.Design?.Value),
        new("ageLow", t => t.Ages?.Low),
        new("ageHigh", t => t.Ages?.High),
        new("ageUnit", t => t.Ages?.Unit),
        new("country", t => t.Country?.Value),
        new("sponsor", t => t.Sponsor?.Value),
        new("start", t => t.Start?.Value.ToString()),
        new("completion", t => t.Completion?.Value.ToString()),
        new("resultsPosted", t => t.ResultsPosted?.Value.ToString()),
        new("publication", t => t.Publication.Value),
        new("studies", t => t.Studies),
        new("readDepth", t => t.ReadDepth),
        new("extractedBy", t => t.ExtractedBy),
        new("checkedBy", t => t.CheckedBy),
        new("currentTo", t => t.CurrentTo.ToString()),
        new("statusHow", t => t.Status.How),
        new("statusSource", t => t.Status.Source),
    ]);
}
