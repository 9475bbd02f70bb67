using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Questions;

/// <summary>Where a baseline stands among those of a question.</summary>
public enum BaselineLevel
{
    Low, Typical, High,
}

/// <summary>How many of 100 children come to the outcome without cells: the same outcome, cut and time. Stated here, or a fact in <c>data/natural-course</c> that has it.</summary>
public sealed record BaselineRisk : Figure
{
    public BaselineLevel Level { get; init; } = BaselineLevel.Typical;

    /// <summary>Of 100, above 0 and below 100; absent where <see cref="Fact"/> has it.</summary>
    public decimal? Per100 { get; init; }

    /// <summary>Id of a fact in <c>data/natural-course</c> whose unit is %.</summary>
    public string? Fact { get; init; }

    /// <summary>Whose risk it is.</summary>
    public required string Population { get; init; }
}

/// <summary>An instrument that people know, to say a standardised difference in its points.</summary>
public sealed record FamiliarScale : Figure
{
    /// <summary>Id of a file in <c>data/instruments</c>.</summary>
    public required string Instrument { get; init; }

    /// <summary>The spread between children, in its points.</summary>
    public required decimal Sd { get; init; }
}
