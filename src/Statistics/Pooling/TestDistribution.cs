using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Pooling;

/// <summary>The normal distribution, or t with so many degrees of freedom.</summary>
internal readonly record struct TestDistribution(double Df)
{
    public static TestDistribution Normal { get; } = new(double.PositiveInfinity);

    public double TwoSided(double statistic) => double.IsPositiveInfinity(Df) ? StandardNormal.TwoSided(statistic) : StudentT.TwoSided(statistic, Df);

    public double Critical(double level)
    {
        var tail = Level.Tail(level);
        return double.IsPositiveInfinity(Df) ? -StandardNormal.Quantile(tail) : StudentT.UpperQuantile(tail, Df);
    }

    public Coefficient Of(string name, double estimate, double standardError, double critical)
    {
        // Without any uncertainty (identical studies under Knapp and Hartung) nothing but exactly zero is compatible with zero.
        var statistic = standardError == 0 && estimate == 0 ? 0 : estimate / standardError;
        return new(name, estimate, standardError, statistic, Df, TwoSided(statistic), new(estimate - (critical * standardError), estimate + (critical * standardError)));
    }
}
