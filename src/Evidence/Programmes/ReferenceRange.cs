using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Programmes;

/// <summary>What is ordinary for a laboratory value at an age, in the unit of its field, with its source.</summary>
public sealed record ReferenceRange : Figure
{
    /// <summary>Age in completed months from which on it counts; left out, from birth.</summary>
    public int? FromMonths { get; init; }

    /// <summary>Age in completed months until which it counts, that month included; left out, for good.</summary>
    public int? ToMonths { get; init; }

    /// <summary>A smaller number is low.</summary>
    public decimal? Low { get; init; }

    /// <summary>A greater number is high.</summary>
    public decimal? High { get; init; }

    public bool CountsAt(int ageMonths) => ageMonths >= (FromMonths ?? 0) && ageMonths <= (ToMonths ?? int.MaxValue);
}
