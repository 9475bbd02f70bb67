using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Visits;

namespace Equipoise.Registry.Participants;

/// <summary>The way of a child as a line of steps, and what somebody of a role does next.</summary>
internal static class ChildSteps
{
    /// <param name="child">What the role may know of the child.</param>
    /// <param name="programme">The version that the child follows.</param>
    /// <param name="infusions">The days of its infusions; null for whoever may not know of them.</param>
    public static ImmutableArray<ChildStep> Of(ChildOverview child, Programme programme, IReadOnlyList<DateOnly>? infusions)
    {
        var steps = new List<ChildStep> { new(StepName.Screened, StepState.Done, Day(child.ScreenedOn)) };
        if (child.Consent is { } consent) steps.Add(Consent(consent));
        if (!child.Eligibility.IsEmpty) steps.Add(Suitability(child, programme));
        steps.Add(Enrolled(child));
        if (infusions is not null) steps.Add(Infusion(child, programme, infusions));
        if (child.EnrolledOn is not null && !child.Visits.IsEmpty) steps.Add(Seen(child));
        return [.. InOrder(steps)];
    }

    public static ImmutableArray<NextStep> Next(Acting acting, ChildOverview child, Programme programme)
    {
        var next = ImmutableArray.CreateBuilder<NextStep>();
        if (child.State is ParticipantState.NotEnrolled or ParticipantState.Completed) return [];
        if (child.Consent is { IsComplete: false } lacking && acting.May(Right.ConsentsWrite)) next.Add(new("consent", lacking.AgainDue ? "Ask for consent again." : "Record consent."));
        if (child.State == ParticipantState.Screening) Screening(acting, child, programme, next);
        if (child.NewerVersion is { } newer && acting.May(Right.ProgrammesWrite)) next.Add(new("migrate", string.Create(CultureInfo.InvariantCulture, $"Look whether the child moves to version {newer} of the programme.")));
        if (acting.May(Right.VisitsRead) && child.Visits.Where(v => v.State == VisitState.Planned && v.PlannedOn is not null).OrderBy(v => v.PlannedOn).FirstOrDefault() is { } visit)
            next.Add(new("visit", visit.Due is null ? $"{visit.Name} on {Day(visit.PlannedOn!.Value)}." : $"{visit.Name} is {Words.Of(visit.Due.Value)}, until {Day(visit.WindowTo!.Value)}.", visit.VisitId));
        if (!child.Queries.IsEmpty && acting.May(Right.QueriesAnswer)) next.Add(new("queries", child.Queries.Length == 1 ? "Answer a query." : string.Create(CultureInfo.InvariantCulture, $"Answer {child.Queries.Length} queries.")));
        return next.ToImmutable();
    }

    private static void Screening(Acting acting, ChildOverview child, Programme programme, ImmutableArray<NextStep>.Builder next)
    {
        var unknown = child.Eligibility.Count(j => j.Fits is null);
        if (unknown > 0 && acting.May(Right.ScreeningWrite)) next.Add(new("screening-form", "Complete the screening form: " + (unknown == 1 ? "one rule is not known." : string.Create(CultureInfo.InvariantCulture, $"{unknown} rules are not known."))));
        if (acting.May(Right.ScreeningWrite) && programme.Suitability.Deciders.Contains(acting.Role) && Last(child, acting.Role) is null) next.Add(new("decide", "Say whether the child is suitable."));
        if (acting.May(Right.ParticipantsWrite) && child.Consent is { MayTreat: true } && programme.Suitability.Deciders.All(d => Last(child, d) is { Suitable: true })) next.Add(new("enrol", "Enrol the child, or say why it does not take part."));
    }

    private static ChildDecision? Last(ChildOverview child, Role role) => child.Decisions.LastOrDefault(d => d.Role == role);

    private static ChildStep Consent(ConsentStanding consent) => consent switch
    {
        { Withdrawn.Count: > 0 } => new(StepName.Consent, StepState.Stopped, "taken back: " + string.Join(", ", consent.Withdrawn.Keys.Select(s => Words.Of(s)))),
        { DissentedToday: true } => new(StepName.Consent, StepState.Stopped, "the child says no today"),
        { IsComplete: true } => new(StepName.Consent, StepState.Done, "complete"),
        { AgainDue: true } => new(StepName.Consent, StepState.Now, "due again"),
        _ => new(StepName.Consent, StepState.Now, "not complete"),
    };

    private static ChildStep Suitability(ChildOverview child, Programme programme)
    {
        var deciders = programme.Suitability.Deciders.Distinct().ToList();
        var said = deciders.Select(d => Last(child, d)).OfType<ChildDecision>().ToList();
        if (said.Any(d => !d.Suitable)) return new(StepName.Suitability, StepState.Stopped, "found not suitable by the " + Words.Of(said.First(d => !d.Suitable).Role));
        return said.Count == deciders.Count ? new(StepName.Suitability, StepState.Done, "all agree") : new(StepName.Suitability, StepState.Now, string.Create(CultureInfo.InvariantCulture, $"{said.Count} of {deciders.Count} have decided"));
    }

    private static ChildStep Enrolled(ChildOverview child) => (child.EnrolledOn, child.State) switch
    {
        ({ } day, ParticipantState.Withdrawn) => new(StepName.Enrolled, StepState.Stopped, $"{Day(day)}, withdrawn since"),
        ({ } day, _) => new(StepName.Enrolled, StepState.Done, Day(day)),
        (_, ParticipantState.NotEnrolled) => new(StepName.Enrolled, StepState.Stopped, "does not take part"),
        (_, ParticipantState.Withdrawn) => new(StepName.Enrolled, StepState.Stopped, "withdrawn"),
        _ => new(StepName.Enrolled, StepState.Now, "not yet"),
    };

    private static ChildStep Infusion(ChildOverview child, Programme programme, IReadOnlyList<DateOnly> infusions)
    {
        var all = programme.Treatment.Infusions;
        if (infusions.Count >= all) return new(StepName.Infusion, StepState.Done, string.Join(", ", infusions.Select(Day)));
        if (child.Consent?.Withdrawn.ContainsKey(WithdrawalScope.Treatment) == true || child.State is ParticipantState.NotEnrolled or ParticipantState.Withdrawn) return new(StepName.Infusion, StepState.Stopped, infusions.Count == 0 ? "none" : string.Join(", ", infusions.Select(Day)));
        return new(StepName.Infusion, StepState.Now, infusions.Count == 0 ? "not yet" : string.Create(CultureInfo.InvariantCulture, $"{infusions.Count} of {all}, last on {Day(infusions[^1])}"));
    }

    private static ChildStep Seen(ChildOverview child)
    {
        var counted = child.Visits.Where(v => v.State != VisitState.Cancelled && v.Code != Visit.Unscheduled).ToList();
        var done = counted.Count(v => v.State == VisitState.Done);
        var missed = counted.Count(v => v.State == VisitState.Missed);
        var says = string.Create(CultureInfo.InvariantCulture, $"{done} of {counted.Count} done") + (missed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {missed} missed"));
        return new(StepName.Visits, counted.Exists(v => v.State == VisitState.Planned) ? StepState.Now : child.State == ParticipantState.Withdrawn ? StepState.Stopped : StepState.Done, says);
    }

    /// <summary>What waits for a step that is not done comes later; consent and suitability are worked on side by side, baselines come before an infusion.</summary>
    private static IEnumerable<ChildStep> InOrder(List<ChildStep> steps)
    {
        bool IsDone(StepName name) => steps.Find(s => s.Name == name) is null or { State: StepState.Done };
        return steps.Select(step => step.State == StepState.Now && step.Name switch
        {
            StepName.Enrolled => !IsDone(StepName.Consent) || !IsDone(StepName.Suitability),
            StepName.Infusion or StepName.Visits => !IsDone(StepName.Enrolled),
            _ => false,
        } ? step with { State = StepState.Later } : step);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
