using System.Collections.Immutable;
using System.Text.Json;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Consents;

/// <summary>Something that was said, and where it stands on record.</summary>
/// <param name="EventId">The event.</param>
/// <param name="Number">Counts what was said about the child.</param>
/// <param name="Kind">What was said.</param>
/// <param name="By">Who said it.</param>
/// <param name="On">The day.</param>
/// <param name="Time">The time of day at the site; null when nobody noted it.</param>
/// <param name="DocumentVersion">The version of the documents.</param>
/// <param name="AgeMonths">The child's age on that day.</param>
public sealed record ConsentLine(Guid EventId, int Number, ConsentKind Kind, ConsentGiver By, DateOnly On, TimeOnly? Time, string DocumentVersion, int AgeMonths)
{
    public string? Language { get; init; }

    public bool? Understood { get; init; }

    public string? ExplainedBy { get; init; }

    public string? Interpreter { get; init; }

    public string? Witness { get; init; }

    public ImmutableArray<TeachBackAnswer> TeachBack { get; init; } = [];

    public WithdrawalScope? Scope { get; init; }

    public string? Remark { get; init; }

    /// <summary>Who entered it, and as what.</summary>
    public required string RecordedBy { get; init; }

    public required string RecordedAs { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>Its line in the history of the site, and that line's hash.</summary>
    public required long Sequence { get; init; }

    public required string Hash { get; init; }
}

/// <summary>The whole process of consent of a child.</summary>
public sealed record ConsentRecord
{
    public required Guid ParticipantId { get; init; }

    public required string Pseudonym { get; init; }

    public required ParticipantState State { get; init; }

    public required string ProgrammeTitle { get; init; }

    public required int ProgrammeVersion { get; init; }

    /// <summary>What the programme needs.</summary>
    public required ConsentRule Rule { get; init; }

    /// <summary>The day at the site.</summary>
    public required DateOnly Day { get; init; }

    public required int AgeMonths { get; init; }

    public required ConsentStanding Standing { get; init; }

    public required ImmutableArray<ConsentLine> Lines { get; init; }

    /// <summary>What each withdrawal would stop, and what stays.</summary>
    public required ImmutableArray<WithdrawalEffect> Effects { get; init; }

    /// <summary>Whether from this age on the child is asked, or decides alone.</summary>
    public bool AsksAssent => AgeMonths >= Rule.AssentFromMonths && !IsGrown;

    public bool IsGrown => AgeMonths >= Rule.MajorityMonths;
}

/// <summary>Reads the process of consent of a child, with who recorded each word of it and when.</summary>
public sealed class ReadConsentRecord(IDbContextFactory<RegistryDb> databases)
{
    public async Task<Outcome<ConsentRecord>> Run(Acting acting, Guid participantId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.ConsentsRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        if (await db.Participants.SingleOrDefaultAsync(p => p.Id == participantId, cancel) is not { } child) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
        var programme = await db.Programme(child.ProgrammeHash, cancel);
        var today = (await db.Sites.SingleAsync(cancel)).Today(acting.At);
        var events = await db.ConsentEvents.Where(e => e.ParticipantId == child.Id).OrderBy(e => e.Number).ToListAsync(cancel);
        var open = await db.Visits.Where(v => v.ParticipantId == child.Id && v.State == VisitState.Planned).Select(v => v.Code).ToListAsync(cancel);
        return new ConsentRecord
        {
            ParticipantId = child.Id,
            Pseudonym = child.Pseudonym,
            State = child.State,
            ProgrammeTitle = programme.Title,
            ProgrammeVersion = child.ProgrammeVersion,
            Rule = programme.Consent,
            Day = today,
            AgeMonths = child.AgeMonthsOn(today),
            Standing = ConsentStanding.Of(events, programme.Consent, child.AgeMonthsOn(today), today),
            Lines = await Lines(db, child, events, cancel),
            Effects = WithdrawalEffect.All(open.Count, open.Count(code => programme.Visit(code) is { } visit && StopVisits.IsInfusion(programme, visit))),
        };
    }

    private static async Task<ImmutableArray<ConsentLine>> Lines(RegistryDb db, Participant child, List<ConsentEvent> events, CancellationToken cancel)
    {
        var ids = events.ConvertAll(e => e.Id.ToString("D"));
        var table = db.Model.FindEntityType(typeof(ConsentEvent))!.GetTableName();
        var history = await db.History.Where(h => h.Table == table && ids.Contains(h.RecordId)).Select(h => new { h.RecordId, h.Sequence, h.Hash, h.At, h.UserId, h.Role }).ToDictionaryAsync(h => h.RecordId, StringComparer.Ordinal, cancel);
        var names = await db.Names(history.Values.Select(h => Guid.Parse(h.UserId)), cancel);
        return
        [
            .. from e in events
               let line = history[e.Id.ToString("D")]
               select new ConsentLine(e.Id, e.Number, e.Kind, e.By, e.On, e.Time, e.DocumentVersion, child.AgeMonthsOn(e.On))
               {
                   Language = e.Language,
                   Understood = e.Understood,
                   ExplainedBy = e.ExplainedBy,
                   Interpreter = e.Interpreter,
                   Witness = e.Witness,
                   TeachBack = Answers(e.TeachBack),
                   Scope = e.Scope,
                   Remark = e.Remark,
                   RecordedBy = names.GetValueOrDefault(Guid.Parse(line.UserId)) ?? "an account without a name",
                   RecordedAs = line.Role.Replace('-', ' '),
                   RecordedAt = line.At,
                   Sequence = line.Sequence,
                   Hash = line.Hash,
               },
        ];
    }

    private static ImmutableArray<TeachBackAnswer> Answers(string? json)
    {
        if (json is null) return [];
        using var answers = JsonDocument.Parse(json);
        return [.. answers.RootElement.EnumerateObject().Select(a => new TeachBackAnswer(a.Name, a.Value.GetString() ?? ""))];
    }
}
