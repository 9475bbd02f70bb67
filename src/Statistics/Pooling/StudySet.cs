using System.Numerics;
using System.Runtime.InteropServices;

namespace Equipoise.Statistics.Pooling;

/// <summary>
/// Studies around one mean. The most precise study is kept first and its estimate is the origin, so that nothing cancels when one
/// study outweighs all others: every sum below is a sum of terms of one sign.
/// </summary>
internal sealed class StudySet : IStudySet
{
    // The others, padded with studies of infinite variance to whole vectors.
    private readonly double[] deviations;
    private readonly double[] variances;
    private readonly double[] weights;
    private double atTau2;
    private Moments atZero;
    private Moments last;
    private double lastMean;
    private bool knowsZero;

    public StudySet(ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances)
    {
        K = estimates.Length;
        var width = Vector<double>.Count;
        var padded = (K - 1 + width - 1) / width * width;
        deviations = new double[padded];
        this.variances = new double[padded];
        weights = new double[padded];
        Moved = LeastAt(variances);
        LeastVariance = variances[Moved];
        variances[1..].CopyTo(this.variances);
        if (Moved > 0) this.variances[Moved - 1] = variances[0];
        this.variances.AsSpan(K - 1).Fill(double.PositiveInfinity);
        GreatestVariance = LeastVariance;
        for (var i = 0; i < K - 1; i++) GreatestVariance = Math.Max(GreatestVariance, this.variances[i]);
        Load(estimates);
    }

    /// <summary>Takes other estimates with the same variances, without allocating.</summary>
    public void Load(ReadOnlySpan<double> estimates)
    {
        (knowsZero, atTau2) = (false, double.NaN);
        Origin = estimates[Moved];
        estimates[1..].CopyTo(deviations);
        if (Moved > 0) deviations[Moved - 1] = estimates[0];
        double sum = 0;
        for (var i = 0; i < K - 1; i++) sum += deviations[i] -= Origin;
        MeanDeviation = sum / K;
        UnweightedSquares = MeanDeviation * MeanDeviation;
        for (var i = 0; i < K - 1; i++) UnweightedSquares += (deviations[i] - MeanDeviation) * (deviations[i] - MeanDeviation);
    }

    public int K { get; }

    public int P => 1;

    public double Origin { get; private set; }

    public double MeanDeviation { get; private set; }

    public double LeastVariance { get; }

    public double GreatestVariance { get; }

    public double UnweightedSquares { get; private set; }

    public double TotalSquares => UnweightedSquares;

    private int Moved { get; }

    public Moments At(double tau2)
    {
        if (tau2 == 0 && knowsZero) return atZero;
        if (tau2.Equals(atTau2)) return last;
        atTau2 = tau2;
        last = Compute(tau2);
        if (tau2 == 0) (knowsZero, atZero) = (true, last);
        return last;
    }

    /// <summary>The pooled mean at τ².</summary>
    public double Mean(double tau2)
    {
        if (!tau2.Equals(atTau2))
        {
            atTau2 = tau2;
            last = Compute(tau2);
        }

        return Origin + lastMean;
    }

    private Moments Compute(double tau2)
    {
        var w0 = 1 / (LeastVariance + tau2);
        Vector<double> add = new(tau2), s1 = default, s2 = default, s3 = default, s4 = default, product = default;
        Span<Vector<double>> v = MemoryMarshal.Cast<double, Vector<double>>(variances.AsSpan()), d = MemoryMarshal.Cast<double, Vector<double>>(deviations.AsSpan()), ws = MemoryMarshal.Cast<double, Vector<double>>(weights.AsSpan());
        for (var i = 0; i < v.Length; i++)
        {
            Vector<double> w = Vector<double>.One / (v[i] + add), square = w * w;
            ws[i] = w;
            s1 += w;
            s2 += square;
            s3 += square * w;
            s4 += square * square;
            product += w * d[i];
        }

        double rest = Vector.Sum(s1), rest2 = Vector.Sum(s2), rest4 = Vector.Sum(s4), total = w0 + rest, ofTotal = 1 / total, share = rest2 * ofTotal;
        lastMean = Vector.Sum(product) * ofTotal;
        var residuals = About(ws, d, w0);

        // No other weight is above the first, so that w(1 − w/Σw) keeps its digits in sums as well.
        double own = w0 * (rest * ofTotal), r0 = -lastMean, u0 = w0 * r0, away = residuals.FirstAway * ofTotal;
        var diagonal = (own * own) + rest2 - (2 * Vector.Sum(s3) * ofTotal) + (rest4 * ofTotal * ofTotal);
        var across = ((2 * w0 * w0 * rest2) + Math.Max(0, (rest2 * rest2) - rest4)) * ofTotal * ofTotal;
        return new(residuals.Q + (u0 * r0), own + rest - share, diagonal + across, residuals.F + (u0 * u0), Math.Max(0, residuals.Third - (residuals.FirstAway * away)), total, (w0 * w0) + rest2);
    }

    /// <summary>Sums over the others about the mean: Σwr², Σ(wr)², and Σw(wr − w₀r₀) with its square, which the first study's own value keeps from cancelling.</summary>
    private (double Q, double F, double FirstAway, double Third) About(Span<Vector<double>> ws, Span<Vector<double>> d, double w0)
    {
        Vector<double> mean = new(lastMean), first = new(-w0 * lastMean), q = default, f = default, away = default, third = default;
        for (var i = 0; i < ws.Length; i++)
        {
            Vector<double> w = ws[i], r = d[i] - mean, u = w * r, weighted = w * (u - first);
            q += u * r;
            f += u * u;
            away += weighted;
            third += weighted * (u - first);
        }

        return (Vector.Sum(q), Vector.Sum(f), Vector.Sum(away), Vector.Sum(third));
    }

    public (double LogVariances, double LogInformation) LogDeterminants(double tau2)
    {
        double logs = Math.Log(LeastVariance + tau2), sum = 1 / (LeastVariance + tau2);
        for (var i = 0; i < K - 1; i++)
        {
            logs += Math.Log(variances[i] + tau2);
            sum += 1 / (variances[i] + tau2);
        }

        return (logs, Math.Log(sum) - Math.Log(K));
    }

    public (double PV, double PVPV) UnweightedTraces()
    {
        double sum = LeastVariance, squares = LeastVariance * LeastVariance;
        for (var i = 0; i < K - 1; i++)
        {
            sum += variances[i];
            squares += variances[i] * variances[i];
        }

        var mean = sum / K;
        return (sum - mean, squares - (2 * squares / K) + (mean * mean));
    }

    private static int LeastAt(ReadOnlySpan<double> variances)
    {
        var at = 0;
        for (var i = 1; i < variances.Length; i++)
        {
            if (variances[i] < variances[at]) at = i;
        }

        return at;
    }
}
