namespace Equipoise.Statistics.Bayesian;

/// <summary>What is held of one number after the studies were seen.</summary>
public abstract class Posterior
{
    private readonly Lazy<double> mode;
    private readonly Lazy<double> median;

    private protected Posterior() => (mode, median) = (new(FindMode), new(() => Quantile(0.5)));

    /// <summary>The most probable value.</summary>
    public double Mode => mode.Value;

    /// <summary>The value with as much below as above it.</summary>
    public double Median => median.Value;

    /// <summary>The mean; null where the tail is too heavy for one.</summary>
    public abstract double? Mean { get; }

    /// <summary>The standard deviation; null where the tail is too heavy for one.</summary>
    public abstract double? StandardDeviation { get; }

    /// <summary>Probability density.</summary>
    /// <param name="value">Any number.</param>
    public abstract double Density(double value);

    /// <summary>Probability of less than a value, exact also where it is very small.</summary>
    /// <param name="value">Any number.</param>
    public abstract double Below(double value);

    /// <summary>Probability of more than a value, exact also where it is very small.</summary>
    /// <param name="value">Any number.</param>
    public abstract double Above(double value);

    /// <summary>The value with a given probability below it.</summary>
    /// <param name="p">Between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not between 0 and 1.</exception>
    public double Quantile(double p)
    {
        if (!(p is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(p), p, "A probability of a quantile lies between 0 and 1.");
        var (low, high) = Bracket(p);
        var x = Math.Clamp(Centre, low, high);
        for (var n = 0; n < 200; n++)
        {
            var miss = p < 0.5 ? Below(x) - p : 1 - p - Above(x);
            if (miss < 0) low = x;
            else high = x;
            var next = x - (miss / Density(x));
            if (!(next > low && next < high)) next = low + ((high - low) / 2);
            if (Math.Abs(next - x) <= 1e-14 * Math.Abs(next) || high - low <= 1e-15 * Math.Abs(high)) return next;
            x = next;
        }

        return x;
    }

    /// <summary>The interval with equal probability on either side.</summary>
    /// <param name="level">Its probability, between 0 and 1.</param>
    public Interval Central(double level = 0.95)
    {
        var tail = Level.Tail(level);
        return new(Quantile(tail), Quantile(1 - tail));
    }

    /// <summary>The shortest interval, that of highest density, of a posterior with one peak: both ends are equally probable, or one is where the values end.</summary>
    /// <param name="level">Its probability, between 0 and 1.</param>
    public Interval Shortest(double level = 0.95)
    {
        var outside = 2 * Level.Tail(level);
        var end = Least;
        if (double.IsFinite(end) && Density(end) >= Density(Quantile(level))) return new(end, Quantile(level));
        var below = EquallyDense(outside);
        return new(Quantile(below), Quantile(below + level));

        // The probability below at which both ends are equally dense: false position, an end that stays twice counting half.
        double EquallyDense(double all)
        {
            double Difference(double p) => Density(Quantile(p)) - Density(Quantile(p + level));
            double low = all * 1e-9, high = all * (1 - 1e-9), atLow = Difference(low), atHigh = Difference(high), p = all / 2, side = 0;
            if (!(atLow < 0 && atHigh > 0)) return atLow >= 0 ? low : high;
            for (var n = 0; n < 100 && high - low > 1e-13 * all; n++)
            {
                p = ((low * atHigh) - (high * atLow)) / (atHigh - atLow);
                if (!(p > low && p < high)) p = low + ((high - low) / 2);
                var here = Difference(p);
                if (Math.Abs(here) <= 1e-14 * Density(Median)) break;
                if (here < 0) (low, atLow, atHigh, side) = (p, here, side < 0 ? atHigh / 2 : atHigh, -1);
                else (high, atHigh, atLow, side) = (p, here, side > 0 ? atLow / 2 : atLow, 1);
            }

            return p;
        }
    }

    /// <summary>The smallest possible value.</summary>
    private protected abstract double Least { get; }

    /// <summary>A value in the midst of the others, to start from.</summary>
    private protected abstract double Centre { get; }

    /// <summary>An interval that surely holds a quantile.</summary>
    private protected abstract (double Low, double High) Bracket(double p);

    private protected abstract double FindMode();
}
