using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Proportions;

/// <summary>The exact confidence interval of an incidence rate (Poisson): never too short, whatever the true rate.</summary>
/// <remarks>Garwood F (1936). Biometrika 28:437–442. doi:10.1093/biomet/28.3-4.437.</remarks>
public static class Garwood
{
    /// <summary>The interval of the rate <paramref name="events"/> ÷ <paramref name="time"/>, per unit of time.</summary>
    /// <param name="events">Number of events, not below 0.</param>
    /// <param name="time">Person-time, above 0, in any unit; 1 gives the interval of the expected number.</param>
    /// <param name="level">Confidence level, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Events, time or the level are outside their range, or missing.</exception>
    public static Interval Interval(double events, double time, double level = 0.95)
    {
        if (!(events >= 0) || double.IsInfinity(events)) throw new ArgumentOutOfRangeException(nameof(events), events, "The number of events is finite and not below 0.");
        if (!(time > 0) || double.IsInfinity(time)) throw new ArgumentOutOfRangeException(nameof(time), time, "Person-time is finite and above 0.");
        var tail = Level.Tail(level);
        return new(events == 0 ? 0 : ChiSquare.Quantile(tail, 2 * events) / 2 / time, ChiSquare.Quantile(1 - tail, (2 * events) + 2) / 2 / time);
    }
}
