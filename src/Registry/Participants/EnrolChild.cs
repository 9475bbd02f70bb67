using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Participants;

/// <summary>What came of enrolling.</summary>
/// <param name="EnrolledOn">The day from which the visits are counted.</param>
/// <param name="Visits">How many visits were planned.</param>
/// <param name="Deviations">What departs from the programme, in sentences.</param>
public sealed record EnrolledChild(DateOnly EnrolledOn, int Visits, ImmutableArray<string> Deviations);

/// <summary>
/// Enrols a child that consent, suitability and eligibility allow, and plans its visits by the version that the site follows today. A child that does not fit a rule
/// can be enrolled with a reason, and that is a deviation; without consent or an active site none can.
/// </summary>
public sealed class EnrolChild(IDbContextFactory<RegistryDb> databases)
{
    public Task<Outcome<EnrolledChild>> Run(Acting acting, Guid participantId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.Act<EnrolledChild>(acting, Right.ParticipantsWrite, "child.enrolled", participantId, async db =>
        {
            if (await db.Participants.SingleOrDefaultAsync(p => p.Id == participantId, cancel) is not { } child) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
            if (child.State != ParticipantState.Screening) return new Refused(RefusalCode.WrongState, $"This child is {Words.Of(child.State)} already.");
            var today = (await db.Sites.SingleAsync(cancel)).Today(acting.At);
            var activation = Sites.SiteActivation.Of(await db.SiteDocuments.ToListAsync(cancel), today);
            if (!activation.IsActive) return new Refused(RefusalCode.SiteNotActive, $"The site may not take in children. {string.Join(' ', activation.Lacking)}");
            var current = (await db.Current(child.ProgrammeId, cancel))!;
            (child.ProgrammeHash, child.ProgrammeVersion) = (current.ProgrammeHash, current.ProgrammeVersion);
            var programme = await db.Programme(current.ProgrammeHash, cancel);
            var consent = await db.Consent(child, today, cancel);
            if (!consent.MayTreat) return new Refused(RefusalCode.NoConsent, $"The consent does not allow it. {string.Join(' ', consent.Lacking)}".TrimEnd());
            if (DecideSuitability.Lacking(programme, await db.SuitabilityDecisions.Where(d => d.ParticipantId == child.Id).ToListAsync(cancel)).ToList() is { Count: > 0 } undecided)
                return new Refused(RefusalCode.NotEligible, string.Join(' ', undecided));
            var misfits = (await Judged(db, child, programme, today, cancel)).Where(j => j.Fits != true).Select(Misfit).ToImmutableArray();
            if (misfits.Length > 0 && string.IsNullOrWhiteSpace(acting.Reason)) return new Refused(RefusalCode.NotEligible, $"{string.Join(' ', misfits)} Whoever enrols the child all the same says why; it will be a deviation.");
            foreach (var misfit in misfits) db.Deviations.Add(Visits.Deviations.New(acting, child.Id, DeviationKind.Eligibility, today, misfit));
            (child.State, child.EnrolledOn) = (ParticipantState.Enrolled, today);
            await PlanVisits.Run(db, child, [], cancel);
            return new EnrolledChild(today, programme.Visits.Length, misfits);
        }, cancel);
    }

    /// <summary>How the rules stand for a child today.</summary>
    public static async Task<ImmutableArray<JudgedRule>> Judged(RegistryDb db, Participant child, Programme programme, DateOnly today, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(child);
        var records = await db.FormRecords.AsNoTracking().Where(r => r.ParticipantId == child.Id && r.State != RecordState.Draft && r.Entry == 1).OrderBy(r => r.Id).ToListAsync(cancel);
        var answers = records.GroupBy(r => r.Form, StringComparer.Ordinal).ToDictionary(g => g.Key, g => FormValues.Read(g.Last().Values), StringComparer.Ordinal);
        return JudgeEligibility.Of(programme, child.AgeMonthsOn(today), answers);
    }

    private static string Misfit(JudgedRule judged) => judged.Fits is null ? $"Not known: {judged.Rule.Text}" : judged.Rule.Kind == EligibilityKind.Include ? $"Not met: {judged.Rule.Text}" : $"Excluded: {judged.Rule.Text}";
}
