using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Queries;
using Equipoise.Registry.Today;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Participants;

/// <summary>How a child stands, for a role: from the first word to the last visit.</summary>
public sealed class ReadChild(IDbContextFactory<RegistryDb> databases)
{
    public async Task<Outcome<ChildOverview>> Run(Acting acting, Guid participantId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.ParticipantsRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        if (await db.Participants.SingleOrDefaultAsync(p => p.Id == participantId, cancel) is not { } child) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
        var today = (await db.Sites.SingleAsync(cancel)).Today(acting.At);
        var programme = await db.Programme(child.ProgrammeHash, cancel);
        var current = await db.Current(child.ProgrammeId, cancel);
        var screens = acting.May(Right.ScreeningRead);
        var overview = new ChildOverview
        {
            ParticipantId = child.Id,
            Pseudonym = child.Pseudonym,
            State = child.State,
            Sex = child.Sex,
            AgeMonths = child.AgeMonthsOn(today),
            ScreenedOn = child.ScreenedOn,
            EnrolledOn = child.EnrolledOn,
            ProgrammeId = child.ProgrammeId,
            ProgrammeVersion = child.ProgrammeVersion,
            ProgrammeTitle = programme.Title,
            NewerVersion = current is not null && current.ProgrammeHash != child.ProgrammeHash && child.State is ParticipantState.Screening or ParticipantState.Enrolled ? current?.ProgrammeVersion : null,
            NotEnrolledBecause = screens ? child.NotEnrolledBecause : null,
            Steps = [],
            Visits = acting.May(Right.VisitsRead) ? await Visits(db, acting, child, programme, today, cancel) : [],
            Consent = acting.May(Right.ConsentsRead) ? await db.Consent(child, today, cancel) : null,
            Eligibility = screens ? await EnrolChild.Judged(db, child, programme, child.EnrolledOn ?? today, cancel) : [],
            Decisions = screens ? await Decisions(db, child, cancel) : [],
            Queries = acting.May(Right.QueriesRead) ? await Queries(db, acting, child, programme, cancel) : [],
            Deviations = acting.May(Right.DeviationsRead) ? await Deviations(db, child, cancel) : [],
            Events = acting.May(Right.AdverseEventsRead) ? await Events(db, acting, child, programme, cancel) : [],
            IsErased = acting.May(Right.IdentitiesRead) ? await db.PersonIdentities.AnyAsync(p => p.ParticipantId == child.Id && p.ErasedAt != null, cancel) : null,
        };
        var record = programme.Treatment.Record;
        var infusions = acting.May(Right.InfusionsRead) ? PlanVisits.Days(await db.FormRecords.Where(r => r.ParticipantId == child.Id && r.Form == record.Form).ToListAsync(cancel), record) : null;
        overview = overview with { Steps = ChildSteps.Of(overview, programme, infusions) };
        return overview with { Next = ChildSteps.Next(acting, overview, programme) };
    }

    private static async Task<ImmutableArray<VisitLine>> Visits(RegistryDb db, Acting acting, Participant child, Programme programme, DateOnly today, CancellationToken cancel)
    {
        var visits = await db.Visits.Where(v => v.ParticipantId == child.Id).OrderBy(v => v.Place).ThenBy(v => v.ActualOn).ThenBy(v => v.Id).ToListAsync(cancel);
        return
        [
            .. visits.Where(v => programme.MaySee(v.Code, acting.Role)).Select(v => new VisitLine(v.Id, v.Code, programme.NameOf(v.Code), v.State, v.PlannedOn, v.WindowFrom, v.WindowTo, v.ActualOn, Due(v, today))),
        ];
    }

    private static DueState? Due(Visit visit, DateOnly today) => visit is not { State: VisitState.Planned, WindowFrom: { } from, WindowTo: { } to } || from > today ? null
        : to < today ? DueState.Overdue : to <= today.AddDays(ListToday.ClosingDays) ? DueState.Closing : DueState.Due;

    private static async Task<ImmutableArray<ChildDecision>> Decisions(RegistryDb db, Participant child, CancellationToken cancel)
    {
        var said = await db.SuitabilityDecisions.Where(d => d.ParticipantId == child.Id).OrderBy(d => d.At).ThenBy(d => d.Id).ToListAsync(cancel);
        var names = await db.Names(said.Select(d => d.UserId), cancel);
        return [.. said.Select(d => new ChildDecision(d.Role, names.GetValueOrDefault(d.UserId) ?? Words.Of(d.Role), d.Suitable, d.Because, d.Rule, d.At))];
    }

    private static async Task<ImmutableArray<ChildQuery>> Queries(RegistryDb db, Acting acting, Participant child, Programme programme, CancellationToken cancel)
    {
        var open = await (await db.VisibleQueries(acting.Role, cancel)).Where(q => q.ParticipantId == child.Id && q.State != QueryState.Closed).OrderBy(q => q.OpenedAt).ThenBy(q => q.Id).ToListAsync(cancel);
        return
        [
            .. from query in open
               let form = programme.Form(query.Form)
               let field = form?.Field(query.Field)
               select new ChildQuery(query.Id, query.FormRecordId, query.Form, form?.Title ?? query.Form, query.Field, field?.Label ?? query.Field, query.Question, query.State, query.OpenedAt),
        ];
    }

    private static async Task<ImmutableArray<ChildDeviation>> Deviations(RegistryDb db, Participant child, CancellationToken cancel) =>
    [
        .. await db.Deviations.Where(d => d.ParticipantId == child.Id).OrderByDescending(d => d.On).ThenByDescending(d => d.Id)
            .Select(d => new ChildDeviation(d.Id, d.Kind, d.On, d.Says, d.Class, d.ReportedToEthics, d.ResolvedAt)).ToListAsync(cancel),
    ];

    private static async Task<ImmutableArray<ChildEvent>> Events(RegistryDb db, Acting acting, Participant child, Programme programme, CancellationToken cancel)
    {
        var forms = programme.Forms.Where(f => f.Topic == FormTopic.AdverseEvent && f.MayRead(acting.Role)).ToDictionary(f => f.Code, f => f.Title, StringComparer.Ordinal);
        var codes = forms.Keys.ToList();
        var records = await db.FormRecords.Where(r => r.ParticipantId == child.Id && codes.Contains(r.Form) && r.Entry == 1).OrderBy(r => r.Id).Select(r => new { r.Id, r.Form, r.Instance, r.State, r.VisitId }).ToListAsync(cancel);
        var visits = await db.Visits.Where(v => v.ParticipantId == child.Id).ToDictionaryAsync(v => v.Id, v => v.Code, cancel);
        return [.. records.Select(r => new ChildEvent(r.Id, r.Form, forms[r.Form], r.Instance, r.State, r.VisitId is { } at ? programme.NameOf(visits[at]) : null))];
    }
}
