using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Queries;
using Equipoise.Registry.Visits;

namespace Equipoise.Registry.Exporting;

/// <summary>A child as it is exported.</summary>
/// <param name="Child">Under its pseudonym.</param>
/// <param name="Consent">How its consents stand today; null for a role that may not read them.</param>
/// <param name="FirstInfusion">The day of its first infusion; null when there was none, or for a role that may not read infusions.</param>
internal sealed record ExportedChild(Participant Child, ConsentStanding? Consent, DateOnly? FirstInfusion);

/// <summary>The tables that every export has, and what stands in them.</summary>
internal static class ExportTables
{
    public static readonly ExportTable<ExportedChild> Participants = new("participants", "One row for each child, under its pseudonym", Children());

    public static readonly ExportTable<ConsentEvent> Consents = new("consents", "What was said about taking part",
    [
        new("id", CellKind.Id, c => c.Id), new("number", CellKind.Number, c => c.Number), new("kind", CellKind.Code, c => c.Kind), new("by", CellKind.Code, c => c.By), new("on", CellKind.Day, c => c.On),
        new("documentVersion", CellKind.Code, c => c.DocumentVersion), new("language", CellKind.Code, c => c.Language), new("understood", CellKind.YesNo, c => c.Understood),
        new("scope", CellKind.Code, c => c.Scope), new("remark", CellKind.Text, c => c.Remark), new("time", CellKind.Code, c => c.Time?.ToString("HH:mm", CultureInfo.InvariantCulture)), new("explainedBy", CellKind.Text, c => c.ExplainedBy),
        new("interpreter", CellKind.Text, c => c.Interpreter), new("witness", CellKind.Text, c => c.Witness), new("teachBack", CellKind.Text, c => c.TeachBack),
    ]);

    public static readonly ExportTable<SuitabilityDecision> Decisions = new("decisions", "Who found the child suitable, and why",
    [
        new("id", CellKind.Id, d => d.Id), new("role", CellKind.Code, d => d.Role), new("userId", CellKind.Id, d => d.UserId), new("suitable", CellKind.YesNo, d => d.Suitable),
        new("because", CellKind.Text, d => d.Because), new("rule", CellKind.Text, d => d.Rule), new("at", CellKind.Instant, d => d.At),
    ]);

    public static readonly ExportTable<Visit> Visits = new("visits", "Planned and unscheduled visits with their windows",
    [
        new("id", CellKind.Id, v => v.Id), new("code", CellKind.Code, v => v.Code), new("place", CellKind.Number, v => v.Place), new("state", CellKind.Code, v => v.State), new("plannedOn", CellKind.Day, v => v.PlannedOn),
        new("windowFrom", CellKind.Day, v => v.WindowFrom), new("windowTo", CellKind.Day, v => v.WindowTo), new("actualOn", CellKind.Day, v => v.ActualOn),
    ]);

    public static readonly ExportTable<Deviation> Deviations = new("deviations", "What was not done as the programme says",
    [
        new("id", CellKind.Id, d => d.Id), new("visitId", CellKind.Id, d => d.VisitId), new("recordId", CellKind.Id, d => d.FormRecordId), new("kind", CellKind.Code, d => d.Kind), new("on", CellKind.Day, d => d.On),
        new("says", CellKind.Text, d => d.Says), new("class", CellKind.Code, d => d.Class), new("cause", CellKind.Text, d => d.Cause), new("correctiveAction", CellKind.Text, d => d.CorrectiveAction),
        new("reportedToEthics", CellKind.Day, d => d.ReportedToEthics), new("resolvedAt", CellKind.Instant, d => d.ResolvedAt),
    ]);

    public static readonly ExportTable<DataQuery> Queries = new("queries", "What was asked about an answer, and what was said",
    [
        new("id", CellKind.Id, q => q.Id), new("recordId", CellKind.Id, q => q.FormRecordId), new("form", CellKind.Code, q => q.Form), new("field", CellKind.Code, q => q.Field), new("kind", CellKind.Code, q => q.Kind),
        new("state", CellKind.Code, q => q.State), new("question", CellKind.Text, q => q.Question), new("stands", CellKind.Text, q => q.Stands), new("entered", CellKind.Text, q => q.Entered),
        new("openedAt", CellKind.Instant, q => q.OpenedAt), new("openedBy", CellKind.Id, q => q.OpenedBy), new("answer", CellKind.Text, q => q.Answer), new("answeredAt", CellKind.Instant, q => q.AnsweredAt),
        new("closedAt", CellKind.Instant, q => q.ClosedAt),
    ]);

    /// <summary>What every record of a form has beside its answers; the code of its visit is added to it.</summary>
    public static readonly ExportTable<FormRecord> Records = new("records", "Forms as they were filled in",
    [
        new("id", CellKind.Id, r => r.Id), new("visitId", CellKind.Id, r => r.VisitId), new("instance", CellKind.Number, r => r.Instance), new("entry", CellKind.Number, r => r.Entry), new("state", CellKind.Code, r => r.State),
        new("programmeHash", CellKind.Code, r => r.ProgrammeHash), new("completedBy", CellKind.Id, r => r.CompletedBy), new("completedAt", CellKind.Instant, r => r.CompletedAt),
    ]);

    private static ImmutableArray<ExportColumn<ExportedChild>> Children() =>
    [
        new("id", CellKind.Id, c => c.Child.Id), new("number", CellKind.Number, c => c.Child.Number), new("pseudonym", CellKind.Code, c => c.Child.Pseudonym), new("state", CellKind.Code, c => c.Child.State),
        new("sex", CellKind.Code, c => c.Child.Sex), new("ageMonths", CellKind.Number, c => c.Child.AgeMonths), new("screenedOn", CellKind.Day, c => c.Child.ScreenedOn), new("enrolledOn", CellKind.Day, c => c.Child.EnrolledOn),
        new("firstInfusionOn", CellKind.Day, c => c.FirstInfusion), new("programmeVersion", CellKind.Number, c => c.Child.ProgrammeVersion), new("programmeHash", CellKind.Code, c => c.Child.ProgrammeHash),
        new("notEnrolledBecause", CellKind.Text, c => c.Child.NotEnrolledBecause), new("consentComplete", CellKind.YesNo, c => c.Consent?.IsComplete),
        new("withdrawn", CellKind.Several, c => c.Consent is null ? null : c.Consent.Withdrawn.Keys.Select(s => Words.Code(s)).ToImmutableArray()),
    ];
}
