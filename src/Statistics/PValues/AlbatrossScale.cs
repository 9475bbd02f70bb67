namespace Equipoise.Statistics.PValues;

/// <summary>What an effect of an albatross plot is, with what its variance needs to be known. Sizes are on the scale of analysis: differences, natural logarithms of ratios, correlations.</summary>
public sealed class AlbatrossScale
{
    private readonly Func<double, double> varianceTimesN;
    private readonly double least;
    private readonly double most;

    private AlbatrossScale(string name, Func<double, double> varianceTimesN, double lost = 0, double least = double.NegativeInfinity, double most = double.PositiveInfinity) =>
        (Name, this.varianceTimesN, Lost, this.least, this.most) = (name, varianceTimesN, lost, least, most);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>People whom the estimation uses up (3 for Fisher's z).</summary>
    internal double Lost { get; }

    /// <summary>A mean difference in a known unit.</summary>
    /// <param name="sd">Standard deviation of the outcome, in the same unit, above 0.</param>
    /// <param name="allocation">Size of group 1 divided by that of group 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0.</exception>
    public static AlbatrossScale MeanDifference(double sd, double allocation = 1)
    {
        if (!(sd > 0) || double.IsInfinity(sd)) throw new ArgumentOutOfRangeException(nameof(sd), sd, "A standard deviation is finite and above 0.");
        var arms = Arms(allocation);
        return new("mean difference", _ => sd * sd * arms);
    }

    /// <summary>A standardised mean difference.</summary>
    /// <param name="allocation">Size of group 1 divided by that of group 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not above 0.</exception>
    public static AlbatrossScale StandardizedMeanDifference(double allocation = 1)
    {
        var arms = Arms(allocation);
        return new("standardised mean difference", d => arms + (d * d / 2));
    }

    /// <summary>A log odds ratio.</summary>
    /// <param name="risk">Risk in group 2, between 0 and 1.</param>
    /// <param name="allocation">Size of group 1 divided by that of group 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside its range.</exception>
    public static AlbatrossScale LogOddsRatio(double risk, double allocation = 1)
    {
        var (first, second) = Shares(risk, allocation);
        var logit = Math.Log(risk / (1 - risk));
        return new("log odds ratio", x => ((2 + (2 * Math.Cosh(logit + x))) / first) + (1 / (risk * (1 - risk) * second)), least: -300, most: 300);
    }

    /// <summary>A log risk ratio; the risk in group 1 cannot exceed 1.</summary>
    /// <param name="risk">Risk in group 2, between 0 and 1.</param>
    /// <param name="allocation">Size of group 1 divided by that of group 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside its range.</exception>
    public static AlbatrossScale LogRiskRatio(double risk, double allocation = 1)
    {
        var (first, second) = Shares(risk, allocation);
        return new("log risk ratio", x => (((Math.Exp(-x) / risk) - 1) / first) + ((1 - risk) / risk / second), least: -300, most: -Math.Log(risk));
    }

    /// <summary>A correlation, by Fisher's z.</summary>
    public static AlbatrossScale Correlation { get; } = new("correlation", r => Math.Pow(r / Math.Atanh(r), 2), lost: 3, least: -1, most: 1);

    /// <summary>Squared effect over variance, for one person.</summary>
    internal double SquaredPerPerson(double effect)
    {
        if (effect == 0 || !double.IsFinite(effect) || effect < least || effect > most || Math.Abs(effect) == 1 && this == Correlation)
            throw new ArgumentOutOfRangeException(nameof(effect), effect, FormattableString.Invariant($"There is no such {Name}, or none to draw."));
        return effect * effect / varianceTimesN(effect);
    }

    /// <summary>The smallest effect whose squared value over variance, for one person, is as given; null if there is none.</summary>
    internal double? Solve(double squared, int sign)
    {
        double At(double size) => size * size / varianceTimesN(sign * size);
        var end = sign > 0 ? most : -least;
        if (this == Correlation) return sign * Math.Tanh(Math.Sqrt(squared));
        if (double.IsInfinity(end)) end = 1e150;
        var peak = Peak(At, end);
        return At(peak) >= squared ? sign * Math.Exp(Bisection.Edge(-700, Math.Log(peak), x => At(Math.Exp(x)) < squared)) : null;
    }

    /// <summary>The ratio rises to one peak and falls from there (or rises throughout): where the slope turns, on the log scale.</summary>
    private static double Peak(Func<double, double> at, double end)
    {
        bool Rises(double x) => at(x * (1 + 1e-7)) > at(x);
        if (Rises(end * (1 - 1e-6))) return end;
        return Math.Exp(Bisection.Edge(Math.Log(1e-12), Math.Log(end), x => Rises(Math.Exp(x))));
    }

    private static double Arms(double allocation)
    {
        var (first, second) = Shares(0.5, allocation);
        return (1 / first) + (1 / second);
    }

    private static (double First, double Second) Shares(double risk, double allocation)
    {
        if (!(risk is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(risk), risk, "The risk without treatment lies between 0 and 1.");
        if (!(allocation > 0) || double.IsInfinity(allocation)) throw new ArgumentOutOfRangeException(nameof(allocation), allocation, "The allocation ratio is finite and above 0.");
        return (allocation / (1 + allocation), 1 / (1 + allocation));
    }
}
