using System.Collections.Immutable;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Eligibility;

/// <summary>Whether somebody can join a trial now; the first is the best.</summary>
public enum Openness
{
    /// <summary>It says that it is looking for children.</summary>
    Recruiting,

    /// <summary>Registered, not begun; it may begin late or never.</summary>
    NotYetRecruiting,

    /// <summary>It asks the people that it wants.</summary>
    ByInvitation,

    /// <summary>Its entry does not say, or nobody has kept it up.</summary>
    Unclear,

    /// <summary>It takes nobody any more, or not at present.</summary>
    Closed,
}

/// <summary>What children who do not get the tested treatment get.</summary>
public enum ControlGroup
{
    /// <summary>Something that looks the same and does nothing.</summary>
    Placebo,

    /// <summary>Another treatment, or none.</summary>
    Other,

    /// <summary>Everybody gets the tested treatment.</summary>
    None,

    /// <summary>The trial only watches; nothing is tested.</summary>
    Watches,

    NotSaid,
}

/// <summary>A registered trial as a family looks at it: whether it is open, where, for whom and what it tests. Everything from its register entry.</summary>
public sealed record JoinableTrial
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Whose record it was read from; null for an entry of our own list.</summary>
    public RecordSource? Source { get; init; }

    /// <summary>Whether an entry of our own list tells of it.</summary>
    public bool IsCurated { get; init; }

    public required Openness Openness { get; init; }

    /// <summary>The status in the register's words.</summary>
    public string? Status { get; init; }

    /// <summary>When somebody last vouched for the entry.</summary>
    public PartialDate? Verified { get; init; }

    /// <summary>ISO 3166-1 alpha-2 codes of the countries where it runs, each once.</summary>
    public ImmutableArray<string> Countries { get; init; } = [];

    /// <summary>Phases as "1", "1/2", "3"; empty where the register gives none.</summary>
    public string? Phase { get; init; }

    /// <summary>Whether cells, or what cells give off, are tested.</summary>
    public bool TestsCells { get; init; }

    public ControlGroup Control { get; init; } = ControlGroup.NotSaid;

    public string? Sponsor { get; init; }

    /// <summary>True when a company answers for it; null where the register does not say.</summary>
    public bool? SponsorIsCompany { get; init; }

    public int? Enrolment { get; init; }

    /// <summary>Sentences of the entry that speak of money, to the letter.</summary>
    public ImmutableArray<string> Money { get; init; } = [];

    /// <summary>Ages by the fields of the register, or by our own list; null when neither limits them.</summary>
    public AgeRange? Ages { get; init; }

    /// <summary>The ages as they are printed.</summary>
    public string? AgesText { get; init; }

    /// <summary>The only sex that may take part; null when both may or nothing is said.</summary>
    public Sex? OnlySex { get; init; }

    /// <summary>Conditions as printed.</summary>
    public ImmutableArray<string> Conditions { get; init; } = [];

    /// <summary>Whether its title, conditions or keywords name autism.</summary>
    public bool IsAboutAutism { get; init; }

    public ImmutableArray<Criterion> Criteria { get; init; } = [];

    /// <summary>True when nobody has vouched for the entry for over two years, or the day is unknown.</summary>
    public bool IsStale(DateOnly today) => Verified is not { } date || date.Latest < today.AddYears(-2);
}
