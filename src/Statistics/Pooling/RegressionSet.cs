namespace Equipoise.Statistics.Pooling;

/// <summary>Studies around a regression on moderators.</summary>
internal sealed class RegressionSet : IStudySet
{
    private readonly double[] y;
    private readonly double[] v;
    private readonly double[] u;
    private readonly double[] weights;
    private readonly double[] inverse;
    private readonly double[] second;
    private readonly double[] third;
    private readonly double[] scratch;
    private readonly double[] projected;
    private readonly double[] coefficients;
    private readonly Orthogonal space;
    private readonly double[][] combinations;
    private double atTau2 = double.NaN;
    private bool knowsZero;
    private Moments atZero;
    private Moments last;

    public RegressionSet(ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances, DesignMatrix x)
    {
        space = Orthogonal.Of(x) ?? throw new ArgumentException("The columns of the model matrix depend on each other: leave one out.", nameof(x));
        (K, P) = (x.Rows, x.Columns);
        (y, v) = (estimates.ToArray(), variances.ToArray());
        LeastVariance = v.Min();
        GreatestVariance = v.Max();
        u = new double[K];
        weights = new double[K];
        inverse = new double[P * P];
        second = new double[P * P];
        third = new double[P * P];
        scratch = new double[P * P];
        projected = new double[P];
        coefficients = new double[P];
        combinations = [.. Enumerable.Range(0, P).Select(c => space.Combination([.. Enumerable.Range(0, P).Select(i => i == c ? 1.0 : 0)]))];
        UnweightedSquares = Unweighted();
        var mean = y.Average();
        foreach (var estimate in y) TotalSquares += (estimate - mean) * (estimate - mean);
    }

    public int K { get; }

    public int P { get; }

    public double LeastVariance { get; }

    public double GreatestVariance { get; }

    public double UnweightedSquares { get; private set; }

    public double TotalSquares { get; }

    public Moments At(double tau2)
    {
        if (tau2 == 0 && knowsZero) return atZero;
        if (tau2.Equals(atTau2)) return last;
        Solve(tau2);
        last = Compute();
        atTau2 = tau2;
        if (tau2 == 0) (knowsZero, atZero) = (true, last);
        return last;
    }

    private Moments Compute()
    {
        Array.Clear(projected);
        double q = 0, f = 0, t = 0, w1 = 0, w2 = 0;
        var basis = space.Basis.AsSpan();
        var sums = projected.AsSpan();
        for (var i = 0; i < weights.Length; i++)
        {
            double w = weights[i], r = u[i], weighted = w * r;
            q += weighted * r;
            f += weighted * weighted;
            t += w * weighted * weighted;
            w1 += w;
            w2 += w * w;
            var row = basis[..sums.Length];
            basis = basis[sums.Length..];
            var ww = w * weighted;
            for (var c = 0; c < row.Length; c++) sums[c] += row[c] * ww;
        }

        t -= Quadratic(projected);
        var traceP = w1 - Symmetric.Trace(inverse, second, P);
        var tracePP = w2 - (2 * Symmetric.Trace(inverse, third, P)) + Symmetric.TraceOfSquare(inverse, second, P, scratch);
        return new(q, Math.Max(0, traceP), Math.Max(0, tracePP), f, Math.Max(0, t), w1, w2);
    }

    public (double LogVariances, double LogInformation) LogDeterminants(double tau2)
    {
        double logs = 0;
        foreach (var variance in v) logs += Math.Log(variance + tau2);
        atTau2 = double.NaN;
        return (logs, Solve(tau2));
    }

    /// <summary>Coefficients of the moderators, their covariance (W taken as exact), and the residuals, at τ².</summary>
    public (double[] Beta, double[] Covariance, double[] Residuals) Coefficients(double tau2)
    {
        Settle(tau2);
        return (space.Back(coefficients), space.Back(inverse, P), (double[])u.Clone());
    }

    /// <summary>Takes the same studies in another order, so that each meets the moderators of another, without allocating.</summary>
    public void Load(ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances)
    {
        estimates.CopyTo(y);
        variances.CopyTo(v);
        (atTau2, knowsZero) = (double.NaN, false);
        UnweightedSquares = Unweighted();
    }

    /// <summary>Estimate over standard error of each coefficient (before any Knapp–Hartung scale), without allocating.</summary>
    public void Statistics(double tau2, Span<double> z)
    {
        Settle(tau2);
        for (var c = 0; c < P; c++)
        {
            var combination = combinations[c];
            double estimate = 0, variance = 0;
            for (var a = 0; a < P; a++)
            {
                estimate += combination[a] * coefficients[a];
                for (var b = 0; b < P; b++) variance += combination[a] * inverse[(a * P) + b] * combination[b];
            }

            z[c] = estimate / Math.Sqrt(variance);
        }
    }

    /// <summary>Weighted sum of squares about the weighted mean, or about zero.</summary>
    public double SquaresAbout(double tau2, bool mean)
    {
        double sum = 0, product = 0, squares = 0;
        for (var i = 0; i < K && mean; i++)
        {
            var w = 1 / (v[i] + tau2);
            sum += w;
            product += w * (y[i] - y[0]);
        }

        var centre = mean ? y[0] + (product / sum) : 0;
        for (var i = 0; i < K; i++) squares += (y[i] - centre) * (y[i] - centre) / (v[i] + tau2);
        return squares;
    }

    public (double PV, double PVPV) UnweightedTraces()
    {
        Array.Clear(second);
        double pv = 0, square = 0;
        for (var i = 0; i < K; i++)
        {
            double leverage = 0;
            for (var a = 0; a < P; a++)
            {
                var qa = space.Basis[(i * P) + a];
                leverage += qa * qa;
                for (var b = 0; b < P; b++) second[(a * P) + b] += v[i] * qa * space.Basis[(i * P) + b];
            }

            pv += v[i] * (1 - leverage);
            square += v[i] * v[i] * (1 - (2 * leverage));
        }

        return (pv, square + Symmetric.Trace(second, second, P));
    }

    /// <summary>Fills the inverse information, the weighted moments of the basis and the residuals; returns ln|Q'WQ|.</summary>
    private double Solve(double tau2)
    {
        Array.Clear(inverse);
        Array.Clear(second);
        Array.Clear(third);
        Array.Clear(projected);
        Gather(tau2);
        for (var a = 0; a < P; a++)
        {
            for (var b = 0; b < a; b++)
            {
                inverse[(b * P) + a] = inverse[(a * P) + b];
                second[(b * P) + a] = second[(a * P) + b];
                third[(b * P) + a] = third[(a * P) + b];
            }
        }

        var log = Symmetric.Invert(inverse, P, scratch);
        if (double.IsNaN(log)) throw new ArgumentException("The variances differ so much that the studies with weight cannot tell the coefficients apart.", nameof(tau2));
        Array.Clear(coefficients);
        Correct();
        Refine();
        return log;
    }

    /// <summary>Makes sure that coefficients and inverse are those at τ².</summary>
    private void Settle(double tau2)
    {
        if (tau2.Equals(atTau2)) return;
        Solve(tau2);
        last = Compute();
        atTau2 = tau2;
    }

    private void Gather(double tau2)
    {
        ReadOnlySpan<double> basis = space.Basis;
        var sums = projected.AsSpan();
        for (var i = 0; i < weights.Length; i++)
        {
            var w = 1 / (v[i] + tau2);
            weights[i] = w;
            var row = basis[..sums.Length];
            basis = basis[sums.Length..];
            double wy = w * y[i], w2 = w * w, w3 = w2 * w;
            var cell = 0;
            for (var a = 0; a < row.Length; a++)
            {
                var qa = row[a];
                sums[a] += wy * qa;
                for (var b = 0; b <= a; b++)
                {
                    var ab = qa * row[b];
                    inverse[cell + b] += w * ab;
                    second[cell + b] += w2 * ab;
                    third[cell + b] += w3 * ab;
                }

                cell += row.Length;
            }
        }
    }

    /// <summary>Residuals, and one step of iterative refinement of the coefficients.</summary>
    private void Refine()
    {
        for (var pass = 0; pass < 2; pass++)
        {
            Array.Clear(projected);
            ReadOnlySpan<double> basis = space.Basis, beta = coefficients;
            var sums = projected.AsSpan();
            for (var i = 0; i < weights.Length; i++)
            {
                var row = basis[..beta.Length];
                basis = basis[beta.Length..];
                var r = y[i];
                for (var c = 0; c < row.Length; c++) r -= row[c] * beta[c];
                u[i] = r;
                if (pass == 1) continue;
                r *= weights[i];
                for (var c = 0; c < row.Length; c++) sums[c] += row[c] * r;
            }

            if (pass == 0) Correct();
        }
    }

    /// <summary>Coefficients plus the inverse information times the projection.</summary>
    private void Correct()
    {
        for (var a = 0; a < P; a++)
        {
            for (var b = 0; b < P; b++) coefficients[a] += inverse[(a * P) + b] * projected[b];
        }
    }

    private double Quadratic(double[] g)
    {
        double sum = 0;
        for (var a = 0; a < P; a++)
        {
            for (var b = 0; b < P; b++) sum += g[a] * inverse[(a * P) + b] * g[b];
        }

        return sum;
    }

    private double Unweighted()
    {
        Array.Clear(coefficients);
        for (var i = 0; i < K; i++)
        {
            for (var c = 0; c < P; c++) coefficients[c] += space.Basis[(i * P) + c] * y[i];
        }

        double sum = 0;
        for (var i = 0; i < K; i++)
        {
            var r = y[i];
            for (var c = 0; c < P; c++) r -= space.Basis[(i * P) + c] * coefficients[c];
            sum += r * r;
        }

        return sum;
    }
}
