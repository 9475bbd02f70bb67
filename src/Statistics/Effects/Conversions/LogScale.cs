namespace Equipoise.Statistics.Effects.Conversions;

/// <summary>Mean and standard deviation on the logarithm from those of the raw values, and back, for a log-normal outcome.</summary>
/// <remarks>Higgins JPT, White IR, Anzures-Cabrera J (2008). Statistics in Medicine 27:6072–6092. doi:10.1002/sim.3427 (method 1).</remarks>
public static class LogScale
{
    private const string Assumption = "The outcome is log-normal.";

    /// <summary>Of the logarithms: variance ln(1 + (SD/mean)²), mean ln(mean) less half that variance.</summary>
    /// <param name="raw">Mean above 0, deviation not negative, at least 1 person.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static Derived<OneMean> Logarithm(OneMean raw)
    {
        double mean = Given.Positive(raw.Mean), cv = Given.AtLeast(0, raw.Sd) / mean, variance = double.LogP1(cv * cv);
        return new(new(Math.Log(mean) - (variance / 2), Math.Sqrt(Given.Result(variance, nameof(raw))), Given.AtLeast(1, raw.N)), "Moments of the log-normal distribution (Higgins et al. 2008)", Assumption);
    }

    /// <summary>Of the raw values: mean exp(m + s²/2), deviation mean·√(exp(s²) − 1).</summary>
    /// <param name="logarithm">Mean and deviation (not negative) of the natural logarithms, at least 1 person.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or the raw mean would be too large for a number.</exception>
    public static Derived<OneMean> Raw(OneMean logarithm)
    {
        double variance = Given.AtLeast(0, logarithm.Sd) * logarithm.Sd, mean = Math.Exp(Given.Finite(logarithm.Mean) + (variance / 2));
        var sd = mean * Math.Sqrt(double.ExpM1(variance));
        return new(new(Given.Result(mean, nameof(logarithm)), Given.Result(sd, nameof(logarithm)), Given.AtLeast(1, logarithm.N)), "Moments of the log-normal distribution (Higgins et al. 2008)", Assumption);
    }
}
