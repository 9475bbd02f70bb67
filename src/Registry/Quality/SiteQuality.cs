using System.Collections.Immutable;
using Equipoise.Registry.Visits;

namespace Equipoise.Registry.Quality;

/// <summary>How good the records of a site are, in counts that name no child.</summary>
public sealed record SiteQuality(DateOnly Day, VisitCounts Visits, ImmutableArray<FormCompleteness> Forms, ImmutableArray<AgeBand> Queries, ImmutableArray<DeviationCount> Deviations, ImmutableArray<EnrolmentMonth> Enrolment)
{
    /// <summary>How two entries of the primary outcome agree; null while nothing was entered twice.</summary>
    public Discrepancy? Discrepancy { get; init; }
}

/// <summary>The visits whose window has closed, and what became of them; overdue ones are in nobody's hands yet.</summary>
public sealed record VisitCounts(int Done, int OutOfWindow, int Missed, int Overdue, int Cancelled)
{
    /// <summary>Visits that were to take place by now.</summary>
    public int Expected => Done + Missed + Overdue;
}

/// <summary>A form at the visits that took place: how often it was due, and how far it has come.</summary>
public sealed record FormCompleteness(string Form, string Title, int Due, int Complete, int Draft)
{
    public int Lacking => Due - Complete - Draft;
}

/// <summary>Queries that are not closed, by their age in days at the site; the last band has no end.</summary>
public sealed record AgeBand(int From, int? To, int Open, int Answered);

/// <summary>Deviations of one kind.</summary>
public sealed record DeviationCount(DeviationKind Kind, int Unjudged, int Minor, int Major, int Corrected)
{
    public int All => Unjudged + Minor + Major + Corrected;
}

/// <summary>Children screened and enrolled in a month.</summary>
public sealed record EnrolmentMonth(int Year, int Month, int Screened, int Enrolled);

/// <summary>Answers that were entered twice, and how many differ.</summary>
public sealed record Discrepancy(int Forms, int Answers, int Differing);
