using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Snapshots;
using Equipoise.Registry.Access;
using Equipoise.Registry.AdverseEvents;
using Equipoise.Registry.Assessments;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Forms;

/// <summary>What was entered into a form. Fields that are not named stay as they are.</summary>
public sealed record FormEntry(Guid ParticipantId, string Form)
{
    /// <summary>The visit; null for a form that belongs to none.</summary>
    public Guid? VisitId { get; init; }

    /// <summary>The record that is changed; null for a new one.</summary>
    public Guid? RecordId { get; init; }

    /// <summary>The version of the record that was on the screen; 0 for a new one.</summary>
    public int Seen { get; init; }

    /// <summary>1, or 2 for the second of a double entry.</summary>
    public int Entry { get; init; } = 1;

    /// <summary>For the second entry of a form that repeats: the record of the first.</summary>
    public Guid? SecondOf { get; init; }

    public ImmutableSortedDictionary<string, FieldInput> Values { get; init; } = ImmutableSortedDictionary<string, FieldInput>.Empty;

    /// <summary>Whether the form is finished; a draft may be incomplete.</summary>
    public bool Complete { get; init; }

    /// <summary>The programme whose form was on the screen; null when the caller does not say. A form that was changed since is refused, so that nobody answers another question than was asked.</summary>
    public string? ProgrammeHash { get; init; }

    /// <summary>Whether an unusual number is refused until it is among <see cref="Sure"/>; otherwise it is taken, and a query is opened.</summary>
    public bool AskFirst { get; init; }

    /// <summary>Fields whose unusual numbers were looked at again and are right.</summary>
    public ImmutableArray<string> Sure { get; init; } = [];
}

/// <summary>Two answers to one field: the one that stands, and the one that was entered and is kept with a query.</summary>
public sealed record FieldConflict(string Field, string? Stands, string? Entered);

/// <summary>What came of saving a form.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="Version">Its version now.</param>
/// <param name="State">How far it is.</param>
/// <param name="Conflicts">Answers that were not taken, because somebody else had changed the field meanwhile.</param>
/// <param name="AskedAbout">Fields whose numbers are unusual; a query was opened for each.</param>
/// <param name="Deviations">What was found to depart from the programme, in sentences.</param>
public sealed record SavedForm(Guid RecordId, int Version, RecordState State, ImmutableArray<FieldConflict> Conflicts, ImmutableArray<string> AskedAbout, ImmutableArray<string> Deviations);

/// <summary>Saves a form, new or changed: checks every answer, merges what others entered meanwhile, asks about the unusual, notes departures from the programme.</summary>
public sealed class SaveForm(IDbContextFactory<RegistryDb> databases)
{
    public async Task<Outcome<SavedForm>> Run(Acting acting, FormEntry entry, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(entry);
        if (entry.Entry is < 1 or > 2) return new Refused(RefusalCode.Invalid, "A form is entered once, or a second time to find slips.");
        if (acting.Role == Role.Parent && acting.ChildId != entry.ParticipantId) return new Refused(RefusalCode.NotAllowed, "You may fill in forms about your own child only.");
        if (await Topic(acting, entry, cancel) is not { } topic) return NoForm(entry);
        return await databases.Act<SavedForm>(acting, FormAccess.Rights(topic).Write, entry.RecordId is null ? "form.entered" : "form.changed", entry, db => Within(db, acting, entry, cancel), cancel);
    }

    private async Task<FormTopic?> Topic(Acting acting, FormEntry entry, CancellationToken cancel)
    {
        await using var db = databases.For(acting);
        var child = await db.Participants.SingleOrDefaultAsync(p => p.Id == entry.ParticipantId, cancel);
        return child is null ? null : (await db.Programme(child.ProgrammeHash, cancel)).Form(entry.Form)?.Topic;
    }

    /// <summary>Saves within an operation that is running.</summary>
    internal static async Task<Outcome<SavedForm>> Within(RegistryDb db, Acting acting, FormEntry entry, CancellationToken cancel)
    {
        var child = await db.Participants.SingleAsync(p => p.Id == entry.ParticipantId, cancel);
        var programme = await db.Programme(child.ProgrammeHash, cancel);
        if (programme.Form(entry.Form) is not { } form) return NoForm(entry);
        if (!form.MayWrite(acting.Role)) return new Refused(RefusalCode.NotAllowed, $"As {Words.Of(acting.Role)} you may not fill in this form.");
        if (await Changed(db, entry, child, form, cancel)) return new Refused(RefusalCode.Conflict, "The programme was changed since this form was opened. It is shown here as it is now, with what you entered; please look it over and save again.");
        var today = (await db.Sites.SingleAsync(cancel)).Today(acting.At);
        var visit = entry.VisitId is null ? null : await db.Visits.SingleOrDefaultAsync(v => v.Id == entry.VisitId && v.ParticipantId == child.Id, cancel) ?? db.Visits.Local.FirstOrDefault(v => v.Id == entry.VisitId && v.ParticipantId == child.Id);
        if (entry.VisitId is not null && visit is null) return new Refused(RefusalCode.NotFound, "There is no such visit of this child.");
        if (visit is { Code: not Visit.Unscheduled } && programme.Visit(visit.Code)?.Forms.Contains(form.Code, StringComparer.Ordinal) != true) return new Refused(RefusalCode.WrongState, $"The form '{form.Title}' does not belong to this visit.");
        if (visit is null && !form.Repeats && form.Topic != FormTopic.Screening) return new Refused(RefusalCode.Invalid, "Say at which visit it was filled in.");
        var consent = await db.Consent(child, today, cancel);
        if (!consent.MayCollect(visit?.ActualOn ?? today)) return new Refused(RefusalCode.NoConsent, "The family has taken back its consent to further data; nothing more may be recorded. What was observed before belongs to a visit of that time.");

        var record = await RecordOf(db, entry, form, cancel);
        if (entry.RecordId is not null && record is null) return new Refused(RefusalCode.NotFound, "There is no such record of this child.");
        if (entry.Seen < 0 || entry.Seen > (record?.Version ?? 0)) return new Refused(RefusalCode.Conflict, "This page knows a version of the record that there is not; please open it again.");
        if (record?.State == RecordState.Locked) return new Refused(RefusalCode.WrongState, "This record is locked.");
        if (record?.State == RecordState.Complete && string.IsNullOrWhiteSpace(acting.Reason)) return new Refused(RefusalCode.ReasonMissing, "This form was complete; say why it is changed.");
        var before = record is null ? FormValues.Empty : FormValues.Read(record.Values);
        if (await Closed(db, acting, programme, form, child, record, cancel) is { } closed) return closed;
        var read = ReadEntry.Run(programme, form, acting.Role, before, entry.Values, today);
        if (!read.Problems.IsEmpty) return new Refused(RefusalCode.Invalid, "Some answers cannot be taken as they are; nothing was saved yet.") { Fields = read.Problems };
        if (entry.AskFirst && FormQueries.Unconfirmed(form, before, read, entry.Sure) is { IsEmpty: false } unsure) return new Refused(RefusalCode.Invalid, "Some numbers are unusual; look at them again. Nothing was saved yet.") { Fields = unsure };
        var merged = await MergeEntry.Run(db, record, entry.Seen, before, read.Answers, cancel);
        var isNew = record is null;
        var (first, noSecond) = isNew && entry.Entry == 2 ? await DoubleEntry.First(db, acting, entry, programme, form, cancel) : default;
        if (noSecond is not null) return noSecond;
        record ??= await New(db, acting, entry, form, visit, child, first, cancel);
        var scored = await RecordScores.Run(db, programme, child.ProgrammeHash, record, form, merged.Values, cancel);
        var odds = await FindOdds.Run(db, child, programme, form, isNew ? null : record.Id, scored.Values, cancel);
        if (entry.AskFirst && FormQueries.Unconfirmed(odds, before, scored.Values, entry.Sure) is { IsEmpty: false } slips) return new Refused(RefusalCode.Invalid, "Some numbers do not fit what is known; look at them again. Nothing was saved yet.") { Fields = slips };
        var complete = entry.Complete || record.State == RecordState.Complete;
        if (complete && CheckForm.Lacking(programme, form, scored.Values).Concat(GoalPlan.Lacking(programme, form, scored.Values)).ToImmutableArray() is { IsEmpty: false } lacking) return new Refused(RefusalCode.Invalid, "The form is not complete; it can be saved as a draft.") { Fields = lacking };
        if (isNew) db.FormRecords.Add(record);
        Write(record, acting, scored, complete, child.ProgrammeHash);

        FormQueries.Conflicts(db, acting, record, merged.Conflicts);
        if (record.Entry == 2)
        {
            await CompareEntries.Note(db, acting, programme, form, record, cancel);
            return Saved(db, record, isNew, merged.Conflicts, [], []);
        }

        var asked = await FormQueries.Unusual(db, acting, form, record, scored.Values, [.. read.AskAbout.Where(code => scored.Values.Json(code) == read.Answers[code])], entry.Sure, cancel);
        asked = asked.AddRange(await FormQueries.Odd(db, acting, record, scored.Values, odds.Where(o => !asked.Contains(o.Field, StringComparer.Ordinal)), entry.Sure, cancel));
        if (EventForm.Is(form)) await JudgeEvent.Run(db, acting, child, record, scored.Values, cancel);
        var deviations = complete ? await FindDeviations.Run(db, acting, child, form, record, scored.Values, visit, today, cancel) : [];
        return Saved(db, record, isNew, merged.Conflicts, asked, deviations);
    }

    private static SavedForm Saved(RegistryDb db, FormRecord record, bool isNew, ImmutableArray<FieldConflict> conflicts, ImmutableArray<string> asked, ImmutableArray<string> deviations) =>
        new(record.Id, isNew ? 1 : record.Version + (db.Entry(record).State == EntityState.Modified ? 1 : 0), record.State, conflicts, asked, deviations);

    /// <summary>Whether the form that was on the screen asks otherwise than the child's programme asks now.</summary>
    private static async Task<bool> Changed(RegistryDb db, FormEntry entry, Participant child, ProgrammeForm form, CancellationToken cancel)
    {
        if (entry.ProgrammeHash is not { } hash || hash == child.ProgrammeHash || !await db.ProgrammeVersions.AnyAsync(v => v.Hash == hash, cancel)) return false;
        return (await db.Programme(hash, cancel)).Form(form.Code) is not { } before || !CanonicalJson.Write(before).AsSpan().SequenceEqual(CanonicalJson.Write(form));
    }

    /// <summary>What keeps a form from being filled in by this person now: goals that are fixed, or an entry that somebody else makes a second time.</summary>
    private static async Task<Refused?> Closed(RegistryDb db, Acting acting, Programme programme, ProgrammeForm form, Participant child, FormRecord? record, CancellationToken cancel) =>
        await GoalPlan.Refuses(db, acting, programme, form, child, cancel) ?? (record is null ? null : await DoubleEntry.Refuses(db, acting, programme, record, cancel));

    private static void Write(FormRecord record, Acting acting, ScoredForm scored, bool complete, string hash)
    {
        (record.Values, record.Scores, record.ProgrammeHash) = (scored.Values.Write(), StoredScore.Write(scored.Scores), hash);
        if (!complete || record.State != RecordState.Draft) return;
        (record.State, record.CompletedBy, record.CompletedAt) = (RecordState.Complete, acting.UserId, acting.At);
    }

    /// <summary>The record that is meant: the one named, or for a form that is filled in once at a visit, the one that is there.</summary>
    private static async Task<FormRecord?> RecordOf(RegistryDb db, FormEntry entry, ProgrammeForm form, CancellationToken cancel)
    {
        var mine = db.FormRecords.Where(r => r.ParticipantId == entry.ParticipantId && r.Form == form.Code);
        if (entry.RecordId is { } id) return await mine.SingleOrDefaultAsync(r => r.Id == id, cancel) ?? Added(db, entry, form).FirstOrDefault(r => r.Id == id);
        if (form.Repeats) return null;
        return await mine.SingleOrDefaultAsync(r => r.VisitId == entry.VisitId && r.Entry == entry.Entry, cancel) ?? Added(db, entry, form).FirstOrDefault(r => r.VisitId == entry.VisitId && r.Entry == entry.Entry);
    }

    private static async Task<FormRecord> New(RegistryDb db, Acting acting, FormEntry entry, ProgrammeForm form, Visit? visit, Participant child, FormRecord? first, CancellationToken cancel) => new()
    {
        SiteId = acting.SiteId,
        Id = Guid.CreateVersion7(acting.At),
        ParticipantId = child.Id,
        VisitId = first?.VisitId ?? visit?.Id,
        Form = form.Code,
        Instance = first is not null ? first.Instance : form.Repeats ? await Next(db, entry, form, cancel) : 1,
        Entry = entry.Entry,
        Values = "{}",
        State = RecordState.Draft,
        ProgrammeHash = child.ProgrammeHash,
    };

    /// <summary>What the operation has added and not saved yet.</summary>
    private static IEnumerable<FormRecord> Added(RegistryDb db, FormEntry entry, ProgrammeForm form) =>
        db.FormRecords.Local.Where(r => r.ParticipantId == entry.ParticipantId && r.Form == form.Code && db.Entry(r).State == EntityState.Added);

    /// <summary>Which one it is of a form that repeats.</summary>
    private static async Task<int> Next(RegistryDb db, FormEntry entry, ProgrammeForm form, CancellationToken cancel)
    {
        var kept = await db.FormRecords.Where(r => r.ParticipantId == entry.ParticipantId && r.Form == form.Code).MaxAsync(r => (int?)r.Instance, cancel) ?? 0;
        return Added(db, entry, form).Select(r => r.Instance).Append(kept).Max() + 1;
    }

    private static Refused NoForm(FormEntry entry) => new(RefusalCode.NotFound, $"There is no such child at this site, or its programme has no form '{entry.Form}'.");
}
