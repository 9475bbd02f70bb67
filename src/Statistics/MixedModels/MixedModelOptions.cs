namespace Equipoise.Statistics.MixedModels;

/// <summary>Which likelihood is made greatest.</summary>
public enum LikelihoodMethod
{
    /// <summary>Restricted maximum likelihood: variances unbiased by the estimation of coefficients. The default.</summary>
    REML,

    /// <summary>Maximum likelihood: for comparing models with different coefficients.</summary>
    ML,
}

/// <summary>Covariance of the residuals of one subject over visits. In brackets the number of parameters for m visits.</summary>
public enum ResidualCovariance
{
    /// <summary>Independent, one variance (1).</summary>
    Independent,

    /// <summary>Independent, a variance for each visit (m).</summary>
    HeterogeneousIndependent,

    /// <summary>Compound symmetry: one variance, one correlation, which may be negative (2). CS.</summary>
    CompoundSymmetry,

    /// <summary>A variance for each visit, one correlation (m + 1). CSH.</summary>
    HeterogeneousCompoundSymmetry,

    /// <summary>First-order autoregression over the order of visits, one variance (2). AR(1).</summary>
    Autoregressive,

    /// <summary>First-order autoregression over the order of visits, a variance for each (m + 1). ARH(1).</summary>
    HeterogeneousAutoregressive,

    /// <summary>Spatial power: correlation ρ to the power of the distance in time, ρ between 0 and 1 (2). Continuous-time AR(1), CAR. ρ is told over one unit of time, or over the shortest distance where that is below 0.1 or above 1000.</summary>
    SpatialPower,

    /// <summary>Unstructured: any covariance matrix (m(m + 1)/2). UN.</summary>
    Unstructured,
}

/// <summary>Degrees of freedom of t and F.</summary>
public enum DegreesOfFreedom
{
    /// <summary>Rows less coefficients.</summary>
    Residual,

    /// <summary>Rows less coefficients and less covariance parameters other than the overall variance: what programs for marginal means take for generalised least squares.</summary>
    ResidualLessCovariance,

    /// <summary>Satterthwaite's approximation. Satterthwaite FE (1946). Biometrics Bulletin 2:110–114. doi:10.2307/3002019. Several at once: Fai AHT, Cornelius PL (1996). Journal of Statistical Computation and Simulation 54:363–378. doi:10.1080/00949659608811740.</summary>
    Satterthwaite,

    /// <summary>Kenward and Roger's approximation, with their adjusted covariance of coefficients; REML only. Kenward MG, Roger JH (1997). Biometrics 53:983–997. doi:10.2307/2533558.</summary>
    KenwardRoger,

    /// <summary>Infinitely many: the normal distribution.</summary>
    Normal,
}

/// <summary>How a mixed model is fitted and tested.</summary>
public sealed record MixedModelOptions
{
    /// <summary>REML or ML.</summary>
    public LikelihoodMethod Method { get; init; }

    /// <summary>Degrees of freedom; Satterthwaite by default.</summary>
    public DegreesOfFreedom DegreesOfFreedom { get; init; } = DegreesOfFreedom.Satterthwaite;

    /// <summary>Confidence level of intervals, between 0 and 1.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Covariance of residuals within subjects; independent residuals by default.</summary>
    public RepeatedMeasures? Repeated { get; init; }

    /// <summary>Random effects; none by default.</summary>
    public IReadOnlyList<RandomEffects> Random { get; init; } = [];
}

/// <summary>Repeated measurements of subjects. Lists have one entry a row; an entry that is null (or NaN) leaves the row out.</summary>
/// <param name="Covariance">Covariance of the residuals of a subject.</param>
/// <param name="Subjects">Subject of every row.</param>
public sealed record RepeatedMeasures(ResidualCovariance Covariance, IReadOnlyList<string?> Subjects)
{
    /// <summary>Visit of every row. Needed where visits differ in variance or have an order; a subject has a visit once.</summary>
    public IReadOnlyList<string?>? Visits { get; init; }

    /// <summary>Visits in order; by default by size if all are numbers, otherwise by their characters.</summary>
    public IReadOnlyList<string>? VisitOrder { get; init; }

    /// <summary>Time of every row, any unit, for <see cref="ResidualCovariance.SpatialPower"/>; by default the visits read as numbers.</summary>
    public IReadOnlyList<double>? Times { get; init; }
}

/// <summary>Random effects of groups: an intercept, or coefficients of the columns of a design. Lists have one entry a row; null leaves the row out.</summary>
/// <param name="Name">What the groups are called.</param>
/// <param name="Groups">Group of every row. For groups within groups give each its own name, such as "block 1, plot 2".</param>
public sealed record RandomEffects(string Name, IReadOnlyList<string?> Groups)
{
    /// <summary>Columns that have a random coefficient; an intercept by default.</summary>
    public Pooling.DesignMatrix? Design { get; init; }

    /// <summary>Whether the coefficients of a group are independent of each other.</summary>
    public bool IsDiagonal { get; init; }
}
