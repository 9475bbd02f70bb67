using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Pooling;

/// <summary>The normal distribution, or t with so many degrees of freedom.</summary>
internal readonly record struct TestDistribution(double Df)
{
    public static TestDistribution Normal { get; } = new(double.PositiveInfinity);

    private static Known? recent;

    public double TwoSided(double statistic) => double.IsPositiveInfinity(Df) ? StandardNormal.TwoSided(statistic) : StudentT.TwoSided(statistic, Df);

    public double Critical(double level)
    {
        // Nearly everyone asks for the same level again and again.
        if (recent is { } known && known.Level.Equals(level) && known.Df.Equals(Df)) return known.Value;
        var tail = Level.Tail(level);
        var value = double.IsPositiveInfinity(Df) ? -StandardNormal.Quantile(tail) : StudentT.UpperQuantile(tail, Df);
        recent = new(level, Df, value);
        return value;
    }

    public Coefficient Of(string name, double estimate, double standardError, double critical)
    {
        // Without any uncertainty (identical studies under Knapp and Hartung) nothing but exactly zero is compatible with zero.
        var statistic = standardError == 0 && estimate == 0 ? 0 : estimate / standardError;
        return new(name, estimate, standardError, statistic, Df, TwoSided(statistic), new(estimate - (critical * standardError), estimate + (critical * standardError)));
    }

    private sealed record Known(double Level, double Df, double Value);
}
