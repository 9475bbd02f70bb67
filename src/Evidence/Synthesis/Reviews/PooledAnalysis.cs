using System.Collections.Immutable;
using Equipoise.Evidence.Importing;

namespace Equipoise.Evidence.Synthesis.Reviews;

/// <summary>A pooled result, worked out here from the data of the rows. Ratios are ratios, not logarithms.</summary>
/// <param name="Studies">How many studies have a weight.</param>
/// <param name="Effect">The pooled effect.</param>
/// <param name="Lower">Lower limit of its interval, at the level of the review.</param>
/// <param name="Upper">Upper limit.</param>
/// <param name="Z">The effect, or its logarithm, over its standard error.</param>
/// <param name="P">Two-sided p of no effect, 0 to 1.</param>
/// <param name="Q">Heterogeneity: chi-square of the studies.</param>
/// <param name="QDf">Its degrees of freedom.</param>
/// <param name="I2">I², per cent.</param>
/// <param name="Tau2">Variance between studies on the scale of analysis; 0 where effects are taken to be the same.</param>
public sealed record ReviewPooling(int Studies, double Effect, double Lower, double Upper, double Z, double P, double Q, int QDf, double I2, double Tau2);

/// <summary>What came of pooling an analysis again.</summary>
public enum PoolingVerdict
{
    /// <summary>Every number that the file states is met, to a millionth or to its last printed digit.</summary>
    Agrees,

    /// <summary>A number is not met.</summary>
    Differs,

    /// <summary>The file states no pooled result.</summary>
    NotStated,

    /// <summary>The file states a result and the data cannot be pooled here.</summary>
    NotPooled,
}

/// <summary>A number that is not met.</summary>
public sealed record StatedDifference(string Name, string Stated, double Ours);

/// <summary>An analysis of a review, or a subgroup of one, pooled again from its data.</summary>
public sealed record PooledAnalysis
{
    public required string Id { get; init; }

    public string? Comparison { get; init; }

    public string? Outcome { get; init; }

    /// <summary>Absent for the analysis as a whole.</summary>
    public string? Subgroup { get; init; }

    /// <summary>As the file names it, such as RR.</summary>
    public string? Measure { get; init; }

    /// <summary>As the file names it, such as MH.</summary>
    public string? Method { get; init; }

    public required bool IsRandom { get; init; }

    /// <summary>Rows that the file has here.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows whose own effect the file states otherwise than it follows from their data.</summary>
    public required ImmutableArray<string> RowsThatDiffer { get; init; }

    public StatedResult? Stated { get; init; }

    public ReviewPooling? Ours { get; init; }

    /// <summary>Test for differences between subgroups, where there are two or more.</summary>
    public SubgroupTest? BetweenSubgroups { get; init; }

    public required PoolingVerdict Verdict { get; init; }

    public ImmutableArray<StatedDifference> Differences { get; init; } = [];

    /// <summary>Why it differs or was not pooled, or which rule had to be taken to meet it.</summary>
    public string? Reason { get; init; }
}

/// <summary>Test for differences between subgroups.</summary>
/// <param name="Q">Chi-square of the pooled effects of the subgroups.</param>
/// <param name="Df">Its degrees of freedom.</param>
public sealed record SubgroupTest(double Q, int Df);
