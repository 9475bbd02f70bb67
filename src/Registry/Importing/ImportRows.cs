using System.Collections.Frozen;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Queries;
using Equipoise.Registry.Visits;

namespace Equipoise.Registry.Importing;

/// <summary>Makes the rows of an export anew, each checked.</summary>
internal sealed class ImportRows
{
    private readonly RegistryDb db;
    private readonly Guid site;
    private readonly ImportedExport export;
    private readonly CheckImported check;
    private readonly FrozenDictionary<string, ImportedVersion> versions;
    private readonly HashSet<Guid> ids = [];
    private readonly HashSet<(Guid Child, int Number)> consents = [];
    private int rows;

    private ImportRows(RegistryDb db, Guid site, ImportedExport export, DateOnly today)
    {
        (this.db, this.site, this.export) = (db, site, export);
        versions = export.Versions.ToFrozenDictionary(v => v.Hash, StringComparer.Ordinal);
        check = new(export.Versions, today);
    }

    /// <param name="db">The context of the operation.</param>
    /// <param name="site">The site.</param>
    /// <param name="export">What was read.</param>
    /// <param name="today">The day at the site.</param>
    /// <param name="numbers">The numbers of children who are there already.</param>
    /// <returns>How many rows there were.</returns>
    /// <exception cref="ImportFault">One of them cannot be taken.</exception>
    public static int Add(RegistryDb db, Guid site, ImportedExport export, DateOnly today, HashSet<int> numbers)
    {
        var making = new ImportRows(db, site, export, today);
        var pseudonyms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var child in export.Children)
        {
            var added = making.Child(child.Row);
            if (!numbers.Add(added.Number)) throw child.Row.Wrong("number", "belongs to another child too");
            if (!pseudonyms.Add(added.Pseudonym)) throw child.Row.Wrong("pseudonym", "belongs to another child too");
            making.Children(child, added);
        }

        return making.rows;
    }

    private void Children(ImportedChild child, Participant added)
    {
        foreach (var row in child.Consents) Consent(row, added.Id);
        foreach (var row in child.Decisions) Decision(row, added.Id);
        var visits = child.Visits.Select(row => Visit(row, added.Id)).ToHashSet();
        var records = new Dictionary<Guid, string>();
        foreach (var record in child.Records) records.Add(Record(record, added.Id, visits), record.Form);
        foreach (var row in child.Deviations) Deviation(row, added.Id, visits);
        foreach (var row in child.Queries) Query(row, added.Id, records);
    }

    private Participant Child(ImportedRow row)
    {
        var version = Version(row);
        var child = new Participant
        {
            SiteId = site, Id = New(row), Number = row.Number("number"), Pseudonym = row.Needed("pseudonym", 16), State = row.Choice<ParticipantState>("state"), Sex = row.Choice<Sex>("sex"), AgeMonths = row.Number("ageMonths"),
            ScreenedOn = row.Day("screenedOn"), EnrolledOn = row.DayOrNone("enrolledOn"), ProgrammeId = export.ProgrammeId, ProgrammeVersion = version.Number, ProgrammeHash = version.Hash,
            NotEnrolledBecause = row.Text("notEnrolledBecause", 2000),
        };
        if (child.Number < 1) throw row.Wrong("number", "counts from 1");
        if (child.AgeMonths is < 0 or > 1200) throw row.Wrong("ageMonths", "is no age");
        if (child.EnrolledOn < child.ScreenedOn) throw row.Wrong("enrolledOn", "lies before the screening");
        if (child.EnrolledOn is null && child.State is ParticipantState.Enrolled or ParticipantState.Completed) throw row.Wrong("enrolledOn", "is missing");
        check.NotToCome(row, "screenedOn", child.ScreenedOn);
        check.NotToCome(row, "enrolledOn", child.EnrolledOn);
        db.Participants.Add(child);
        return child;
    }

    private void Consent(ImportedRow row, Guid child)
    {
        var number = row.Number("number");
        if (!consents.Add((child, number))) throw row.Wrong("number", "is there twice");
        var said = new ConsentEvent
        {
            SiteId = site, Id = New(row), ParticipantId = child, Number = number, Kind = row.Choice<ConsentKind>("kind"), By = row.Choice<ConsentGiver>("by"), On = row.Day("on"), DocumentVersion = row.Needed("documentVersion", 40),
            Language = row.Text("language", 16), Understood = row.YesNoOrNone("understood"), Scope = row.ChoiceOrNone<WithdrawalScope>("scope"), Remark = row.Text("remark", 2000),
            Time = row.TimeOrNone("time"), ExplainedBy = row.Text("explainedBy", 200), Interpreter = row.Text("interpreter", 200), Witness = row.Text("witness", 200), TeachBack = row.AnswersOrNone("teachBack"),
        };
        check.NotToCome(row, "on", said.On);
        if ((said.Kind == ConsentKind.Withdrawal) != said.Scope is not null) throw row.Wrong("scope", "says what a withdrawal takes back, and stands at no other");
        db.ConsentEvents.Add(said);
    }

    private void Decision(ImportedRow row, Guid child) => db.SuitabilityDecisions.Add(new()
    {
        SiteId = site, Id = New(row), ParticipantId = child, Role = row.Choice<Evidence.Programmes.Role>("role"), UserId = row.Account("userId"), Suitable = row.YesNo("suitable"),
        Because = row.Needed("because", DecideSuitability.LongestText), Rule = row.Text("rule"), At = row.Instant("at"),
    });

    private Guid Visit(ImportedRow row, Guid child)
    {
        var visit = new Visit
        {
            SiteId = site, Id = New(row), ParticipantId = child, Code = row.Needed("code", 40), Place = row.Number("place"), State = row.Choice<VisitState>("state"), PlannedOn = row.DayOrNone("plannedOn"),
            WindowFrom = row.DayOrNone("windowFrom"), WindowTo = row.DayOrNone("windowTo"), ActualOn = row.DayOrNone("actualOn"),
        };
        check.NotToCome(row, "actualOn", visit.ActualOn);
        if (visit.State == VisitState.Done && visit.ActualOn is null) throw row.Wrong("actualOn", "is missing");
        if (visit.WindowTo < visit.WindowFrom) throw row.Wrong("windowTo", "lies before the window begins");
        db.Visits.Add(visit);
        return visit.Id;
    }

    private Guid Record(ImportedRecord imported, Guid child, HashSet<Guid> visits)
    {
        var row = imported.Row;
        var version = Version(row);
        var (values, scores) = check.Values(row, imported.Form, imported.Values, version, row.Choice<RecordState>("state") != RecordState.Draft);
        var record = new FormRecord
        {
            SiteId = site, Id = New(row), ParticipantId = child, VisitId = Known(row, "visitId", visits), Form = imported.Form, Instance = row.Number("instance"), Entry = row.Number("entry"), State = row.Choice<RecordState>("state"),
            Values = values, Scores = scores, ProgrammeHash = version.Hash,
            CompletedBy = row.Text("completedBy") is null or "" ? null : row.Account("completedBy"), CompletedAt = row.InstantOrNone("completedAt"),
        };
        if (record.Instance < 1) throw row.Wrong("instance", "counts from 1");
        if (record.Entry is < 1 or > 2) throw row.Wrong("entry", "is 1 or 2");
        db.FormRecords.Add(record);
        return record.Id;
    }

    private void Deviation(ImportedRow row, Guid child, HashSet<Guid> visits) => db.Deviations.Add(new()
    {
        SiteId = site, Id = New(row), ParticipantId = child, VisitId = Known(row, "visitId", visits), FormRecordId = row.IdOrNone("recordId"), Kind = row.Choice<DeviationKind>("kind"), On = row.Day("on"), Says = row.Needed("says", 1000),
        Class = row.ChoiceOrNone<DeviationClass>("class"), Cause = row.Text("cause", 2000), CorrectiveAction = row.Text("correctiveAction", 2000), ReportedToEthics = row.DayOrNone("reportedToEthics"), ResolvedAt = row.InstantOrNone("resolvedAt"),
    });

    private void Query(ImportedRow row, Guid child, Dictionary<Guid, string> records)
    {
        var record = row.Id("recordId");
        if (!records.TryGetValue(record, out var form)) throw row.Wrong("recordId", "names a record that this child does not have");
        if (row.Needed("form") != form) throw row.Wrong("form", "is not the form of the record");
        db.DataQueries.Add(new()
        {
            SiteId = site, Id = New(row), ParticipantId = child, FormRecordId = record, Form = form, Field = row.Needed("field", 40), Kind = row.Choice<QueryKind>("kind"), State = row.Choice<QueryState>("state"),
            Question = row.Needed("question", AskQuery.LongestText), Stands = CheckImported.Answer(row, "stands"), Entered = CheckImported.Answer(row, "entered"), OpenedAt = row.Instant("openedAt"), OpenedBy = row.Account("openedBy"),
            Answer = row.Text("answer", AskQuery.LongestText), AnsweredAt = row.InstantOrNone("answeredAt"), ClosedAt = row.InstantOrNone("closedAt"),
        });
    }

    private Guid New(ImportedRow row)
    {
        rows++;
        var id = row.Id("id");
        return ids.Add(id) ? id : throw row.Wrong("id", "belongs to another row too");
    }

    private ImportedVersion Version(ImportedRow row) => versions.GetValueOrDefault(row.Needed("programmeHash")) ?? throw row.Wrong("programmeHash", "names a version that the export does not have");

    private static Guid? Known(ImportedRow row, string name, HashSet<Guid> visits) => row.IdOrNone(name) is not { } id ? null : visits.Contains(id) ? id : throw row.Wrong(name, "names a visit that this child does not have");
}
