namespace Equipoise.Statistics.Bayesian;

/// <summary>What is held of τ, the standard deviation between true effects, before the studies are seen.</summary>
/// <remarks>
/// Gelman A (2006). Bayesian Analysis 1:515–534. doi:10.1214/06-BA117A (half-Cauchy, uniform). Röver C et al. (2021). Research Synthesis
/// Methods 12:448–474. doi:10.1002/jrsm.1475 (half-normal, and which scales are reasonable for which effects).
/// </remarks>
public sealed class TauPrior
{
    private readonly Func<double, double> logDensity;

    private TauPrior(string name, Func<double, double> logDensity, double tailPower, double most = double.PositiveInfinity, bool isProper = true) =>
        (Name, this.logDensity, TailPower, Most, IsProper) = (name, logDensity, tailPower, most, isProper);

    /// <summary>Its name with its parameter.</summary>
    public string Name { get; }

    /// <summary>Whether it is a distribution. If not, there is no marginal likelihood.</summary>
    public bool IsProper { get; }

    /// <summary>The density falls like τ to minus this power.</summary>
    internal double TailPower { get; }

    /// <summary>No τ above this is possible.</summary>
    internal double Most { get; }

    /// <summary>Half of a normal distribution around zero.</summary>
    /// <param name="scale">Its standard deviation before it was halved, above 0, on the scale of the estimates.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not finite and above 0.</exception>
    public static TauPrior HalfNormal(double scale) =>
        new(FormattableString.Invariant($"half-normal({Checked(scale)})"), t => (0.5 * Math.Log(2 / Math.PI)) - Math.Log(scale) - (t / scale * (t / scale) / 2), double.PositiveInfinity);

    /// <summary>Half of a Cauchy distribution around zero.</summary>
    /// <param name="scale">Its median, above 0, on the scale of the estimates.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not finite and above 0.</exception>
    public static TauPrior HalfCauchy(double scale) =>
        new(FormattableString.Invariant($"half-Cauchy({Checked(scale)})"), t => Math.Log(2 / Math.PI) - Math.Log(scale) - double.LogP1(t / scale * (t / scale)), 2);

    /// <summary>Every τ up to a limit alike.</summary>
    /// <param name="most">The limit, above 0. Without one the prior is improper, and too few studies give no posterior.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0.</exception>
    public static TauPrior Uniform(double most = double.PositiveInfinity)
    {
        if (!(most > 0)) throw new ArgumentOutOfRangeException(nameof(most), most, "The limit of τ is above 0.");
        var bounded = double.IsFinite(most);
        return bounded
            ? new(FormattableString.Invariant($"uniform(0, {most})"), t => t <= most ? -Math.Log(most) : double.NegativeInfinity, double.PositiveInfinity, most)
            : new("uniform", _ => 0, 0, isProper: false);
    }

    /// <summary>Natural logarithm of the density; of 1 where the prior is improper.</summary>
    /// <param name="tau">τ, not below 0.</param>
    public double LogDensity(double tau) => logDensity(tau);

    private static double Checked(double scale)
    {
        if (!(scale > 0) || double.IsInfinity(scale)) throw new ArgumentOutOfRangeException(nameof(scale), scale, "The scale of a prior is finite and above 0.");
        return scale;
    }
}
