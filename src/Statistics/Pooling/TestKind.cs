namespace Equipoise.Statistics.Pooling;

/// <summary>How coefficients are tested and their intervals drawn.</summary>
public enum TestKind
{
    /// <summary>Normal distribution.</summary>
    Z,

    /// <summary>t distribution with k − p degrees of freedom.</summary>
    T,

    /// <summary>Knapp and Hartung: t distribution, and the variance rescaled by the weighted residuals. Knapp G, Hartung J (2003). Statistics in Medicine 22:2693–2710. doi:10.1002/sim.1482.</summary>
    KnappHartung,

    /// <summary>The same, but the variance is never made smaller. Knapp and Hartung (2003), ad hoc correction.</summary>
    KnappHartungAdHoc,
}
