using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Queries;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>One answer in words.</summary>
public sealed record SaidField(string Code, string Label, string Said);

/// <summary>A notice as people read it.</summary>
public sealed record SeenNotice(Guid NoticeId, NoticeTo To, int Number, NoticeReason Reason, DateTimeOffset From, DateTimeOffset Due, int? Days, NoticeState State, bool Late)
{
    /// <summary>How pressing it is while it waits.</summary>
    public Escalation? Level { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    public string? SentBy { get; init; }

    public string? Reference { get; init; }

    public string? NotRequiredBecause { get; init; }
}

/// <summary>A follow-up as people read it.</summary>
public sealed record SeenFollowUp(Guid FollowUpId, DateOnly DueOn, FollowUpState State, DateOnly? DoneOn, string? DoneBy, string? Says);

/// <summary>By which version of the reference safety information an event was judged.</summary>
public sealed record JudgedBy(Guid ReferenceSafetyId, string Name, DateOnly Dated);

/// <summary>An event with all that hangs on it.</summary>
public sealed record SeenEvent(Guid EventId, Guid ParticipantId, string Pseudonym, int Number, string Form, string Title, DateTimeOffset AwareAt, int? Grade, bool? Serious, bool Urgent, bool Related, bool Open, RecordState State, int Version)
{
    public required ImmutableArray<SaidField> Answers { get; init; }

    public required Expectedness Expectedness { get; init; }

    public string? ExpectednessSays { get; init; }

    /// <summary>Who judged otherwise than the list.</summary>
    public string? ExpectednessBy { get; init; }

    public JudgedBy? JudgedBy { get; init; }

    public required ImmutableArray<SeenNotice> Notices { get; init; }

    public required ImmutableArray<SeenFollowUp> FollowUps { get; init; }

    /// <summary>Notices that were late, in sentences.</summary>
    public required ImmutableArray<string> Deviations { get; init; }

    public required int OpenQueries { get; init; }

    public required bool MayWrite { get; init; }
}

/// <summary>Reads one adverse event.</summary>
public sealed class ReadEvent(IDbContextFactory<RegistryDb> databases)
{
    public async Task<Outcome<SeenEvent>> Run(Acting acting, Guid eventId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.AdverseEventsRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        return await Of(db, acting, eventId, cancel) is { } seen ? seen : EventAccess.NoEvent;
    }

    internal static async Task<SeenEvent?> Of(RegistryDb db, Acting acting, Guid eventId, CancellationToken cancel)
    {
        if (await db.AdverseEvents.SingleOrDefaultAsync(a => a.Id == eventId, cancel) is not { } e) return null;
        var record = await db.FormRecords.SingleAsync(r => r.Id == eventId, cancel);
        var child = await db.Participants.SingleAsync(p => p.Id == e.ParticipantId, cancel);
        if ((await db.Programme(record.ProgrammeHash, cancel)).Form(e.Form) is not { } form || !form.MayRead(acting.Role)) return null;
        var notices = await db.EventNotices.Where(n => n.EventId == eventId).ToListAsync(cancel);
        var followUps = await db.FollowUps.Where(f => f.EventId == eventId).OrderBy(f => f.DueOn).ThenBy(f => f.Id).ToListAsync(cancel);
        var names = await db.Names([.. notices.Select(n => n.SentBy).Concat(followUps.Select(f => f.DoneBy)).Append(e.ExpectednessBy).OfType<Guid>()], cancel);
        var version = e.ReferenceSafetyId is { } id ? await db.ReferenceSafety.SingleAsync(r => r.Id == id, cancel) : null;
        string? Name(Guid? account) => account is { } known ? names.GetValueOrDefault(known, "") : null;
        return new(e.Id, e.ParticipantId, child.Pseudonym, e.Number, e.Form, e.Title, e.AwareAt, e.Grade, e.Serious, e.Urgent, e.Related, e.Open, record.State, record.Version)
        {
            Answers = Said(form, FormValues.Read(record.Values), acting.Role),
            Expectedness = e.Expectedness,
            ExpectednessSays = e.ExpectednessSays,
            ExpectednessBy = Name(e.ExpectednessBy),
            JudgedBy = version is null ? null : new(version.Id, version.Name, version.Dated),
            Notices = [.. notices.OrderBy(n => n.To).ThenBy(n => n.Number).Select(n => Seen(n, Name(n.SentBy), acting.At))],
            FollowUps = [.. followUps.Select(f => new SeenFollowUp(f.Id, f.DueOn, f.State, f.DoneOn, Name(f.DoneBy), f.Says))],
            Deviations = acting.May(Right.DeviationsRead) ? [.. await db.Deviations.Where(d => d.FormRecordId == eventId && d.Kind == DeviationKind.Notice && d.ResolvedAt == null).OrderBy(d => d.Id).Select(d => d.Says).ToListAsync(cancel)] : [],
            OpenQueries = await db.DataQueries.CountAsync(q => q.FormRecordId == eventId && q.State != QueryState.Closed, cancel),
            MayWrite = (await db.Programme(child.ProgrammeHash, cancel)).Form(e.Form)?.MayWrite(acting.Role) == true,
        };
    }

    internal static ImmutableArray<SaidField> Said(ProgrammeForm form, FormValues values, Role role) =>
        [.. form.Fields.Where(f => f.MayRead(role) && values.Json(f.Code) is not null).Select(f => new SaidField(f.Code, f.Label, SaidAnswer.Of(f, values.Json(f.Code))))];

    private static SeenNotice Seen(EventNotice n, string? sentBy, DateTimeOffset now) => new(n.Id, n.To, n.Number, n.Reason, n.From, n.Due, n.Days, n.State, n.IsLate(now))
    {
        Level = n.State == NoticeState.Waiting ? NoticeClock.Level(n.From, n.Due, now) : null,
        SentAt = n.SentAt,
        SentBy = sentBy,
        Reference = n.Reference,
        NotRequiredBecause = n.NotRequiredBecause,
    };
}
