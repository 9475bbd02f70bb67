using System.Collections.Immutable;
using System.Text.Json;
using Equipoise.Evidence.Snapshots;
using Equipoise.Registry.Access;
using Equipoise.Registry.AdverseEvents;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Consents;

/// <summary>What was answered to a question that shows whether it was understood.</summary>
public sealed record TeachBackAnswer(string Question, string Answer);

/// <summary>What was said about taking part.</summary>
public sealed record SaidConsent(Guid ParticipantId, ConsentKind Kind, ConsentGiver By, DateOnly On, string DocumentVersion)
{
    public string? Language { get; init; }

    public bool? Understood { get; init; }

    /// <summary>For a withdrawal: everything it takes back.</summary>
    public ImmutableArray<WithdrawalScope> Scopes { get; init; } = [];

    /// <summary>The time of day at the site.</summary>
    public TimeOnly? Time { get; init; }

    /// <summary>Who of the site explained it.</summary>
    public string? ExplainedBy { get; init; }

    public string? Interpreter { get; init; }

    public string? Witness { get; init; }

    public ImmutableArray<TeachBackAnswer> TeachBack { get; init; } = [];

    public string? Remark { get; init; }
}

/// <summary>Records what was said about taking part, and stops what a withdrawal stops.</summary>
public sealed class RecordConsent(IDbContextFactory<RegistryDb> databases)
{
    internal const int LongestName = 200;
    private const int LongestRemark = 2000, LongestAnswer = 1000, LongestLanguage = 16, MostQuestions = 20;

    /// <returns>The ids of the events, one for each scope of a withdrawal.</returns>
    public Task<Outcome<ImmutableArray<Guid>>> Run(Acting acting, SaidConsent said, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(said);
        return databases.Act<ImmutableArray<Guid>>(acting, Right.ConsentsWrite, said.Kind == ConsentKind.Withdrawal ? "consent.withdrawn" : "consent.recorded", said, async db =>
        {
            var child = await db.Participants.SingleOrDefaultAsync(p => p.Id == said.ParticipantId, cancel);
            if (child is null) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
            var site = await db.Sites.SingleAsync(cancel);
            var today = site.Today(acting.At);
            if (Problems(said, today, site.TimeOf(acting.At)).ToList() is { Count: > 0 } problems) return new Refused(RefusalCode.Invalid, "The consent cannot be recorded like this.") { Fields = [.. problems] };
            var before = await db.ConsentEvents.Where(e => e.ParticipantId == child.Id).MaxAsync(e => (int?)e.Number, cancel) ?? 0;
            var events = (said.Kind == ConsentKind.Withdrawal ? said.Scopes.Distinct().Select(s => (WithdrawalScope?)s) : [null]).Select((scope, i) => Event(acting, said, scope, before + i + 1)).ToList();
            db.ConsentEvents.AddRange(events);
            if (said.Scopes.Any(s => s is WithdrawalScope.FutureData or WithdrawalScope.Contact)) await PlanFollowUps.Stop(db, child, events: said.Scopes.Contains(WithdrawalScope.FutureData), cancel);
            if (said.Scopes.Contains(WithdrawalScope.FutureData)) await StopVisits.All(db, child, cancel);
            else if (said.Scopes.Contains(WithdrawalScope.Treatment)) await StopVisits.WithInfusion(db, child, cancel);
            else if (said.Kind is ConsentKind.Permission or ConsentKind.OwnConsent) await ResumeVisits.Run(db, acting, child, events, cancel);
            return events.Select(e => e.Id).ToImmutableArray();
        }, cancel);
    }

    private static ConsentEvent Event(Acting acting, SaidConsent said, WithdrawalScope? scope, int number) => new()
    {
        SiteId = acting.SiteId,
        Id = Guid.CreateVersion7(acting.At),
        ParticipantId = said.ParticipantId,
        Number = number,
        Kind = said.Kind,
        By = said.By,
        On = said.On,
        DocumentVersion = said.DocumentVersion,
        Language = said.Language,
        Understood = said.Understood,
        Scope = scope,
        Time = said.Time is { } time ? new(time.Hour, time.Minute) : null,
        ExplainedBy = Trimmed(said.ExplainedBy),
        Interpreter = Trimmed(said.Interpreter),
        Witness = Trimmed(said.Witness),
        TeachBack = said.TeachBack.IsEmpty ? null : JsonSerializer.Serialize(said.TeachBack.ToDictionary(a => a.Question.Trim(), a => a.Answer.Trim(), StringComparer.Ordinal), CanonicalJson.Options),
        Remark = said.Remark,
    };

    private static string? Trimmed(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    private static IEnumerable<FieldProblem> Problems(SaidConsent said, DateOnly today, TimeOnly now)
    {
        if (said.On > today) yield return new("on", "future", "What was said cannot lie in the future.");
        if (string.IsNullOrWhiteSpace(said.DocumentVersion) || said.DocumentVersion.Length > 40) yield return new("documentVersion", "required", "Say which version of the documents it is about.");
        if (said.Kind is ConsentKind.Permission or ConsentKind.OwnConsent && said.Understood is null) yield return new("understood", "required", "Say whether the questions showed that it was understood.");
        if ((said.Kind == ConsentKind.Withdrawal) != (said.Scopes.Length > 0)) yield return new("scopes", "required", "A withdrawal says what it takes back, and nothing else does.");
        var child = said.Kind is ConsentKind.Assent or ConsentKind.Dissent;
        if (child && said.By != ConsentGiver.Child) yield return new("by", "choice", "Assent and dissent are the child's own.");
        if (said.Kind == ConsentKind.OwnConsent && said.By != ConsentGiver.GrownUp) yield return new("by", "choice", "Only a grown-up consents alone.");
        if (said.Kind is ConsentKind.Permission or ConsentKind.Refusal && said.By is ConsentGiver.Child or ConsentGiver.GrownUp) yield return new("by", "choice", "A parent or guardian permits or refuses.");
        if (said.Kind is ConsentKind.Dissent or ConsentKind.OneParentOnly or ConsentKind.UnableToDecide && string.IsNullOrWhiteSpace(said.Remark)) yield return new("remark", "required", "Say how it showed, or why.");
        if (said.On == today && said.Time > now) yield return new("time", "future", "What was said cannot lie in the future.");
        if (said.Language?.Length > LongestLanguage) yield return new("language", "length", $"Write the language as a code such as vi or en, in up to {LongestLanguage} characters.");
        foreach (var (field, text) in new[] { ("explainedBy", said.ExplainedBy), ("interpreter", said.Interpreter), ("witness", said.Witness) })
            if (text?.Length > LongestName) yield return new(field, "length", $"At most {LongestName} characters.");
        if (said.TeachBack.Length > MostQuestions || said.TeachBack.Any(a => string.IsNullOrWhiteSpace(a.Question) || a.Question.Length > LongestAnswer || a.Answer.Trim() is { Length: 0 or > LongestAnswer }) || said.TeachBack.Select(a => a.Question.Trim()).Distinct(StringComparer.Ordinal).Count() < said.TeachBack.Length)
            yield return new("teachBack", "length", $"Write what was answered to each question once, in up to {LongestAnswer} characters.");
        if (said.Remark?.Length > LongestRemark) yield return new("remark", "length", $"At most {LongestRemark} characters.");
    }
}
