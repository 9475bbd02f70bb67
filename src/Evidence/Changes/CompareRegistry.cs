using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Matching;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Changes;

/// <summary>A registry that says something else than a record on file.</summary>
/// <param name="Kind">Whether the record on file is a trial or a study.</param>
/// <param name="Work">Its id.</param>
/// <param name="Label">Its name for readers.</param>
/// <param name="Source">Who keeps the imported record.</param>
/// <param name="RecordId">Its id there.</param>
/// <param name="Updated">When the source says that it last changed.</param>
/// <param name="Fetched">When it came here, in UTC.</param>
/// <param name="Field">What they disagree about.</param>
/// <param name="Registry">What the registry says now.</param>
/// <param name="Ours">What stands on file.</param>
public sealed record RegistryDisagreement(WorkKind Kind, string Work, string Label, RecordSource Source, string RecordId, PartialDate? Updated, DateTimeOffset Fetched, string Field, string Registry, string Ours)
{
    /// <summary>The same in a sentence.</summary>
    public string Plain => $"{Field}: the registry now says {Registry}; our record says {Ours}.";
}

/// <summary>Compares trials and studies on file with what their registry was last found to say. Which of the two is right is for a person to find out.</summary>
public sealed class CompareRegistry(IDbContextFactory<EvidenceDb> databases)
{
    /// <summary>Every disagreement, in the order of the records on file.</summary>
    public async Task<ImmutableArray<RegistryDisagreement>> Run(Snapshot snapshot, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var found = ImmutableArray.CreateBuilder<RegistryDisagreement>();
        var works = Works(snapshot).ToList();
        var records = await Records([.. works.SelectMany(w => w.Ids.Select(i => i.Value)).Distinct(StringComparer.Ordinal)], cancel);
        foreach (var (work, ids, fields) in works)
            foreach (var kept in ids.SelectMany(i => records[i]).DistinctBy(k => (k.Record.Source, k.Record.Id)))
                found.AddRange(fields(kept.Record).Select(f => new RegistryDisagreement(work.Kind, work.Id, work.Label, kept.Record.Source, kept.Record.Id, kept.Record.Updated, kept.Version.At, f.Field, f.Registry, f.Ours)));
        return found.ToImmutable();
    }

    private static IEnumerable<(KnownWork Work, ImmutableArray<(string Scheme, string Value)> Ids, Func<ImportedRecord, IEnumerable<Difference>> Fields)> Works(Snapshot snapshot)
    {
        foreach (var trial in snapshot.Content.Trials)
            yield return (new(WorkKind.Trial, trial.Id, trial.Title), [.. RegistryIds.In(trial.Id)], record => Of(trial, record));
        foreach (var study in snapshot.Content.Studies)
            yield return (new(WorkKind.Study, study.Id, study.Label), [.. study.Registrations.SelectMany(r => RegistryIds.In(r.Id.Value)).Distinct()], record => Of(study, record));
    }

    /// <summary>The newest version of each trial whose register names it by one of these ids.</summary>
    private async Task<ILookup<(string, string), KeptVersion>> Records(string[] values, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var places = await db.ImportedIdentifiers.AsNoTracking().Where(i => values.Contains(i.Value) && i.Role == IdentifierRole.Own).OrderBy(i => i.Source).ThenBy(i => i.RecordId).ToArrayAsync(cancel);
        var find = new FindRecords(databases);
        var found = new List<((string, string) Id, KeptVersion Version)>();
        foreach (var place in places)
            if (await find.Version(place.Source, place.RecordId, null, cancel) is { Record.Trial: not null } kept) found.Add(((place.Scheme, place.Value), kept));
        return found.ToLookup(f => f.Id, f => f.Version);
    }

    private static IEnumerable<Difference> Of(RegisteredTrial ours, ImportedRecord record)
    {
        var theirs = record.Trial!;
        if (record.Source == RecordSource.ClinicalTrialsGov && theirs.Status is { } status && !IsSame(status, ours.Status.Value))
            yield return new("Status", SayRecord.Word(status), Status(ours));
        if (Number("Participants", theirs, ours.Enrolment?.Value) is { } enrolment) yield return enrolment;
        if (Day("Start", theirs.Dates.Start, ours.Start?.Value) is { } start) yield return start;
        if (Day("Completion", theirs.Dates.Completion, ours.Completion?.Value) is { } completion) yield return completion;
        if (Day("Results posted", theirs.Dates.ResultsFirstPosted, ours.ResultsPosted?.Value) is { } posted) yield return posted;
        else if (ours.ResultsPosted is null && theirs.HasResults == true)
            yield return new("Results posted", theirs.Dates.ResultsFirstPosted is { } date ? SayRecord.Date(date) : "yes", "nothing of results in the registry");
    }

    private static IEnumerable<Difference> Of(Study ours, ImportedRecord record)
    {
        if (Number("Participants, as registered", record.Trial!, ours.Size.Registered?.Value) is { } number) yield return number;
    }

    private static Difference? Number(string field, ImportedTrial theirs, int? ours) =>
        ours is { } n && theirs.Design.Enrolment is { IsPlain: true, Value: { } value } && value != n
            ? new(field, $"{theirs.Design.Enrolment.Value.Text}{Kind(theirs.Design.EnrolmentType)}", n.ToString(CultureInfo.InvariantCulture)) : null;

    /// <summary>A month does not disagree with a day in it.</summary>
    private static Difference? Day(string field, ReportedDate? theirs, PartialDate? ours) =>
        theirs?.Value is { } value && ours is { } day && (value.Latest < day.Earliest || day.Latest < value.Earliest) ? new(field, $"{SayRecord.Date(value)}{Kind(theirs.Certainty)}", SayRecord.Date(day)) : null;

    private static string Kind(DateCertainty? certainty) => certainty switch
    {
        DateCertainty.Estimated => " (planned)",
        DateCertainty.Actual => " (reached)",
        _ => "",
    };

    private static string Status(RegisteredTrial ours) => ours.Status.Value == TrialStatus.NotRead ? "nothing, for it was not read"
        : $"{SayRecord.Spaced(ours.Status.Value.ToString())}{(ours.StatusAsOf is { } day ? $" (as of {SayRecord.Date(day)})" : "")}";

    private static bool IsSame(string status, TrialStatus ours) => PrintedElement.Spelt("status", status) == PrintedElement.Spelt("status", ours.ToString());

    private sealed record Difference(string Field, string Registry, string Ours);
}
