using System.Globalization;
using System.Text;
using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Sites;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>What a person makes of the expectedness of an event.</summary>
public sealed record JudgedExpectedness(Guid EventId, bool Expected);

/// <summary>
/// Judges whether an event is expected: by the list of the version of the reference safety information that held when it began, or otherwise by a person who says why. Without a list nothing is expected.
/// A judgement keeps its version; it is made anew only when the name or the grade of the event changes, and then by the same version.
/// </summary>
public sealed class JudgeExpectedness(IDbContextFactory<RegistryDb> databases)
{
    /// <summary>Judges otherwise than the list. If the event must be told because of it, the sponsor is told within the usual time.</summary>
    public Task<Outcome<Expectedness>> Run(Acting acting, JudgedExpectedness judged, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(judged);
        return databases.Act<Expectedness>(acting, Right.AdverseEventsWrite, "event.expectedness-judged", judged, async db =>
        {
            if (string.IsNullOrWhiteSpace(acting.Reason)) return new Refused(RefusalCode.ReasonMissing, "Say why the event is judged like this.");
            if (await db.AdverseEvents.SingleOrDefaultAsync(a => a.Id == judged.EventId, cancel) is not { } e || !await EventAccess.May(db, acting, e, cancel)) return EventAccess.NoEvent;
            if (e.ReferenceSafetyId is null && judged.Expected) return new Refused(RefusalCode.WrongState, "The event was judged by no version of the reference safety information, and without one nothing is expected.");
            var before = Reportability.Of(e);
            (e.Expectedness, e.ExpectednessBy, e.ExpectednessSays) = (judged.Expected ? Expectedness.Expected : Expectedness.Unexpected, acting.UserId, Short(acting.Reason.Trim()));
            if (Reportability.Of(e).IsMoreThan(before)) e.NewsAt = acting.At;
            await KeepClocks.Entered(db, acting, e, before, isFirst: false, cancel);
            return e.Expectedness;
        }, cancel);
    }

    /// <summary>Judges by the list, when there is something new to judge.</summary>
    internal static async Task ByList(RegistryDb db, AdverseEvent e, Participant child, EventFacts facts, RegistrySite site, CancellationToken cancel)
    {
        var judgedAs = facts.Term is null ? null : string.Create(CultureInfo.InvariantCulture, $"{Plain(facts.Term)}|{facts.Grade}");
        if (e.JudgedAs == judgedAs) return;
        (e.JudgedAs, e.ExpectednessBy) = (judgedAs, null);
        if (facts.Term is null)
        {
            (e.Expectedness, e.ExpectednessSays) = (Expectedness.NotJudged, null);
            return;
        }

        var day = facts.Began is { Day: not null } began ? began.Earliest : site.Today(e.AwareAt);
        var version = e.ReferenceSafetyId is { } id ? await db.ReferenceSafety.SingleAsync(r => r.Id == id, cancel)
            : await db.ReferenceSafety.Where(r => r.ProgrammeId == child.ProgrammeId && r.From <= day).OrderByDescending(r => r.From).ThenByDescending(r => r.AdoptedAt).FirstOrDefaultAsync(cancel);
        e.ReferenceSafetyId = version?.Id;
        (e.Expectedness, e.ExpectednessSays) = Judge(version, facts.Term, facts.Grade);
    }

    private static (Expectedness Judged, string Says) Judge(ReferenceSafety? version, string term, int? grade)
    {
        if (version is null) return (Expectedness.Unexpected, "No reference safety information held at the site when it began.");
        var plain = Plain(term);
        if (version.Terms.FirstOrDefault(t => Plain(t.Term) == plain) is not { } listed) return (Expectedness.Unexpected, Short($"'{term}' is not listed in {version.Name}."));
        if (listed.MaxGrade is not { } most) return (Expectedness.Expected, Short($"'{listed.Term}' is listed in {version.Name}."));
        if (grade is null) return (Expectedness.NotJudged, Short(string.Create(CultureInfo.InvariantCulture, $"'{listed.Term}' is listed in {version.Name} up to grade {most}, and the event has no grade.")));
        return grade <= most ? (Expectedness.Expected, Short(string.Create(CultureInfo.InvariantCulture, $"'{listed.Term}' is listed in {version.Name} up to grade {most}.")))
            : (Expectedness.Unexpected, Short(string.Create(CultureInfo.InvariantCulture, $"'{listed.Term}' is listed in {version.Name} up to grade {most}, and this is grade {grade}.")));
    }

    /// <summary>A name without what does not matter: case, spaces at the ends or doubled.</summary>
    internal static string Plain(string term) => string.Join(' ', term.Normalize(NormalizationForm.FormC).ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Short(string says) => says.Length <= 1000 ? says : string.Concat(says.AsSpan(0, 999), "…");
}
