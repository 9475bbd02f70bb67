using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Visits;

/// <summary>When a visit is planned for and the first and last day on which it is in time; nothing while its anchor has not happened.</summary>
public sealed record PlannedVisit(ProgrammeVisit Visit, int Place, DateOnly? On, DateOnly? From, DateOnly? To);

/// <summary>The days that follow from a programme.</summary>
public static class Schedule
{
    /// <param name="programme">The programme.</param>
    /// <param name="enrolledOn">The day of enrolment.</param>
    /// <param name="infusions">The days of the infusions, in order.</param>
    /// <param name="actual">The days of the visits that took place, by code.</param>
    public static ImmutableArray<PlannedVisit> Of(Programme programme, DateOnly enrolledOn, IReadOnlyList<DateOnly> infusions, IReadOnlyDictionary<string, DateOnly> actual)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(infusions);
        ArgumentNullException.ThrowIfNull(actual);
        var planned = ImmutableArray.CreateBuilder<PlannedVisit>(programme.Visits.Length);
        DateOnly? before = null;
        foreach (var (visit, place) in programme.Visits.Select((v, i) => (v, i)))
        {
            var anchor = visit.Anchor switch
            {
                VisitAnchor.Enrolment => enrolledOn,
                VisitAnchor.Infusion => visit.Infusion <= infusions.Count ? infusions[visit.Infusion!.Value - 1] : (DateOnly?)null,
                _ => before,
            };
            var on = anchor is { } day ? visit.From(day) : (DateOnly?)null;
            planned.Add(new(visit, place, on, on?.AddDays(-visit.WindowBefore), on?.AddDays(visit.WindowAfter)));
            before = actual.TryGetValue(visit.Code, out var took) ? took : on;
        }

        return planned.MoveToImmutable();
    }
}
