namespace Equipoise.Statistics.Multilevel;

/// <summary>What a parameter of the random effects is.</summary>
public enum ComponentKind
{
    /// <summary>σ², variance of the effects of groups.</summary>
    Sigma2,

    /// <summary>τ², variance of the effects at the levels of an inner factor.</summary>
    Tau2,

    /// <summary>ρ, correlation of the effects at two levels of an inner factor.</summary>
    Rho,
}

/// <summary>A variance or correlation of the random effects.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Term">Number of its term, from 0, in the order given.</param>
/// <param name="TermName">Name of its term: "district/school", "outcome | trial".</param>
/// <param name="Levels">The level (variances) or two levels (correlations) it is for; empty if it is for all.</param>
/// <param name="Estimate">Variance, not below 0, in squared units of the estimates; or correlation, −1 to 1.</param>
/// <param name="AtEdge">Whether it lies on the edge of what is possible: a variance of 0, a correlation of ±1, a matrix that is singular.</param>
/// <param name="IsFixed">Whether it was not estimated but is 0 because the rows say nothing of it; a warning of the fit says why.</param>
public readonly record struct VarianceComponent(ComponentKind Kind, int Term, string TermName, IReadOnlyList<string> Levels, double Estimate, bool AtEdge, bool IsFixed)
{
    /// <summary>Its name in words: "sigma2 district", "tau2 AL", "rho AL, PD".</summary>
    public string Name => $"{(Kind switch { ComponentKind.Sigma2 => "sigma2", ComponentKind.Tau2 => "tau2", _ => "rho" })} {(Levels.Count == 0 ? TermName : string.Join(", ", Levels))}";
}
