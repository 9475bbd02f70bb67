namespace Equipoise.Statistics.Proportions;

/// <summary>Takes a pooled estimate from the scale of analysis back to one that people read. For display only: means and standard errors do not carry over.</summary>
/// <param name="Name">Its name.</param>
/// <param name="At">The rising function itself.</param>
public sealed record BackTransform(string Name, Func<double, double> At)
{
    /// <summary>Nothing changes.</summary>
    public static BackTransform None { get; } = new("none", x => x);

    /// <summary>From a logarithm: log ratios, log proportions, log rates.</summary>
    public static BackTransform Exp { get; } = new("exp", Math.Exp);

    /// <summary>From a logit to a proportion.</summary>
    public static BackTransform Logit { get; } = new("logit", x => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)));

    /// <summary>From the arcsine of a square root to a proportion; below 0 it is 0, above π ÷ 2 it is 1.</summary>
    public static BackTransform Arcsine { get; } = new("arcsine", x => Math.Pow(Math.Sin(Math.Clamp(x, 0, Math.PI / 2)), 2));

    /// <summary>From a square root to a rate; below 0 it is 0.</summary>
    public static BackTransform Square { get; } = new("square", x => x < 0 ? 0 : x * x);

    /// <summary>From Fisher's z to a correlation.</summary>
    public static BackTransform FisherZ { get; } = new("fisher z", Math.Tanh);

    /// <summary>From Bonett's −ln(1 − α) to Cronbach's α.</summary>
    public static BackTransform Bonett { get; } = new("bonett", x => -Math.Exp(-x) + 1);

    /// <summary>From Hakstian and Whalen's 1 − (1 − α)^⅓ to Cronbach's α.</summary>
    public static BackTransform HakstianWhalen { get; } = new("hakstian-whalen", x => 1 - Math.Pow(1 - x, 3));

    /// <summary>From Freeman and Tukey's double arcsine to a proportion, for a sample of size <paramref name="n"/>; see <see cref="FreemanTukey"/> for what that means of a pooled estimate.</summary>
    /// <param name="n">Size of the sample, above 0.</param>
    public static BackTransform DoubleArcsine(double n) => new("double arcsine", x => FreemanTukey.Proportion(x, n));

    /// <summary>From Freeman and Tukey's square roots to a rate, over person-time <paramref name="time"/>.</summary>
    /// <param name="time">Person-time, above 0.</param>
    public static BackTransform DoubleRoot(double time) => new("double root", x => FreemanTukey.Rate(x, time));

    /// <summary>Both ends of an interval.</summary>
    /// <param name="interval">On the scale of analysis.</param>
    public Interval Of(Interval interval) => new(At(interval.Lower), At(interval.Upper));
}
