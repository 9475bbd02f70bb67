namespace Equipoise.Statistics.Pooling;

/// <summary>
/// Studies around one mean. The most precise study is kept first and its estimate is the origin, so that nothing cancels when one
/// study outweighs all others: every sum below is a sum of terms of one sign.
/// </summary>
internal sealed class StudySet : IStudySet
{
    private readonly double[] deviations;
    private readonly double[] variances;
    private readonly double[] weights;

    public StudySet(ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances)
    {
        K = estimates.Length;
        this.variances = variances.ToArray();
        deviations = new double[K];
        weights = new double[K];
        Moved = LeastAt(variances);
        (this.variances[0], this.variances[Moved]) = (this.variances[Moved], this.variances[0]);
        LeastVariance = this.variances[0];
        foreach (var v in variances) GreatestVariance = Math.Max(GreatestVariance, v);
        Load(estimates);
    }

    /// <summary>Takes other estimates with the same variances, without allocating.</summary>
    public void Load(ReadOnlySpan<double> estimates)
    {
        estimates.CopyTo(deviations);
        Origin = deviations[Moved];
        (deviations[0], deviations[Moved]) = (deviations[Moved], deviations[0]);
        double sum = 0;
        for (var i = 0; i < deviations.Length; i++)
        {
            deviations[i] -= Origin;
            sum += deviations[i];
        }

        MeanDeviation = sum / K;
        UnweightedSquares = 0;
        foreach (var d in deviations) UnweightedSquares += (d - MeanDeviation) * (d - MeanDeviation);
    }

    public int K { get; }

    public int P => 1;

    public double Origin { get; private set; }

    public double MeanDeviation { get; private set; }

    public double LeastVariance { get; }

    public double GreatestVariance { get; }

    public double UnweightedSquares { get; private set; }

    private int Moved { get; }

    public Moments At(double tau2)
    {
        var (rest, mean) = Weigh(tau2);
        var w0 = weights[0];
        var total = w0 + rest;
        double a = w0 * rest / total, r = -mean, u = w0 * r;
        double traceP = a, diagonal = a * a, q = u * r, f = u * u, sumW2 = w0 * w0, rest2 = 0, rest4 = 0, weightedU = w0 * u;
        for (var i = 1; i < weights.Length; i++)
        {
            var w = weights[i];
            a = w * (1 - (w / total));
            traceP += a;
            diagonal += a * a;
            r = deviations[i] - mean;
            u = w * r;
            q += u * r;
            f += u * u;
            weightedU += w * u;
            var square = w * w;
            rest2 += square;
            rest4 += square * square;
        }

        sumW2 += rest2;
        var across = ((2 * w0 * w0 * rest2) + Math.Max(0, (rest2 * rest2) - rest4)) / (total * total);
        return new(q, traceP, diagonal + across, f, Third(mean, weightedU / total), total, sumW2);
    }

    public (double LogVariances, double LogInformation) LogDeterminants(double tau2)
    {
        double logs = 0, sum = 0;
        foreach (var v in variances)
        {
            logs += Math.Log(v + tau2);
            sum += 1 / (v + tau2);
        }

        return (logs, Math.Log(sum) - Math.Log(K));
    }

    /// <summary>The pooled mean at τ².</summary>
    public double Mean(double tau2) => Origin + Weigh(tau2).Mean;

    public double TotalSquares => UnweightedSquares;

    public (double PV, double PVPV) UnweightedTraces()
    {
        double sum = 0, squares = 0;
        foreach (var v in variances)
        {
            sum += v;
            squares += v * v;
        }

        var mean = sum / K;
        return (sum - mean, squares - (2 * squares / K) + (mean * mean));
    }

    private (double Others, double Mean) Weigh(double tau2)
    {
        double rest = 0, product = 0;
        weights[0] = 1 / (variances[0] + tau2);
        for (var i = 1; i < weights.Length; i++)
        {
            var w = 1 / (variances[i] + tau2);
            weights[i] = w;
            rest += w;
            product += w * deviations[i];
        }

        return (rest, product / (weights[0] + rest));
    }

    private double Third(double mean, double centre)
    {
        double sum = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            var away = (weights[i] * (deviations[i] - mean)) - centre;
            sum += weights[i] * away * away;
        }

        return sum;
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
