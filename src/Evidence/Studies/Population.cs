using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Studies;

/// <summary>How many children, at each stage at which somebody printed a number.</summary>
public sealed record Size
{
    /// <summary>Planned or stated in the registry.</summary>
    public Sourced<int>? Registered { get; init; }

    public Sourced<int>? Enrolled { get; init; }

    public Sourced<int>? Randomised { get; init; }

    public Sourced<int>? Treated { get; init; }

    public Sourced<int>? Completed { get; init; }

    public Sourced<int>? Analysed { get; init; }

    /// <summary>The number to show when there is room for one: as randomised, else as enrolled, and so on. Null when nobody printed one.</summary>
    public Sourced<int>? Headline => Randomised ?? Enrolled ?? Treated ?? Analysed ?? Completed ?? Registered;
}

/// <summary>Who took part.</summary>
public sealed record Population
{
    /// <summary>Ages of those who took part.</summary>
    public Ages? Ages { get; init; }

    /// <summary>Ages the protocol allowed.</summary>
    public Ages? EligibleAges { get; init; }

    public Sexes? Sex { get; init; }

    public Sourced<string>? Diagnosis { get; init; }

    /// <summary>Entry criterion for severity, as printed.</summary>
    public Sourced<string>? Severity { get; init; }

    public Sourced<string>? Background { get; init; }
}

/// <summary>Unit of an age.</summary>
public enum AgeUnit
{
    Years, Months,
}

/// <summary>Ages as printed: a range, a mean with SD, or a median; in <see cref="Unit"/>, zero or more.</summary>
public sealed record Ages : Figure
{
    public decimal? Low { get; init; }

    public decimal? High { get; init; }

    public decimal? Mean { get; init; }

    public decimal? Sd { get; init; }

    public decimal? Median { get; init; }

    public required AgeUnit Unit { get; init; }
}

/// <summary>How many boys and girls.</summary>
public sealed record Sexes : Figure
{
    public required int Male { get; init; }

    public required int Female { get; init; }
}
