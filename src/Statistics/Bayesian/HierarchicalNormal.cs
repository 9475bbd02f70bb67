namespace Equipoise.Statistics.Bayesian;

/// <summary>The studies and the prior of the mean; everything but τ is normal and integrates in closed form.</summary>
internal sealed class HierarchicalNormal(double[] estimates, double[] variances, NormalPrior? prior)
{
    public int K => estimates.Length;

    /// <summary>The marginal likelihood of the studies at large τ falls like τ to minus this power.</summary>
    public double TailPower => prior is null ? K - 1 : K;

    /// <summary>Mean and standard deviation of the mean effect given τ.</summary>
    public (double Mean, double Deviation) Mean(double tau)
    {
        double precision = prior is null ? 0 : 1 / (prior.StandardDeviation * prior.StandardDeviation), sum = prior is null ? 0 : precision * prior.Mean;
        for (var i = 0; i < estimates.Length; i++)
        {
            var w = 1 / (variances[i] + (tau * tau));
            precision += w;
            sum += w * estimates[i];
        }

        return (sum / precision, Math.Sqrt(1 / precision));
    }

    /// <summary>ln p(estimates | τ), the mean integrated out over its prior (over the line, with a flat one).</summary>
    public double LogLikelihood(double tau)
    {
        var (mean, deviation) = Mean(tau);
        double q = 0, logs = 0;
        for (var i = 0; i < estimates.Length; i++)
        {
            var v = variances[i] + (tau * tau);
            q += (estimates[i] - mean) * (estimates[i] - mean) / v;
            logs += Math.Log(2 * Math.PI * v);
        }

        if (prior is not null)
        {
            var z = (prior.Mean - mean) / prior.StandardDeviation;
            q += z * z;
            logs += 2 * Math.Log(prior.StandardDeviation) + Math.Log(2 * Math.PI);
        }

        return ((-q - logs + Math.Log(2 * Math.PI)) / 2) + Math.Log(deviation);
    }

    /// <summary>Mean and standard deviation of one study's true effect given τ, with what is known of the mean effect at that τ: drawn towards it.</summary>
    public (double Mean, double Deviation) Effect(int study, double tau, double mean, double deviation)
    {
        double own = tau * tau / (variances[study] + (tau * tau)), rest = variances[study] / (variances[study] + (tau * tau));
        return ((own * estimates[study]) + (rest * mean), Math.Sqrt((variances[study] * own) + (rest * rest * deviation * deviation)));
    }

    /// <summary>A length of the order of the differences between and within studies.</summary>
    public double Scale()
    {
        double mean = estimates.Average(), squares = estimates.Sum(y => (y - mean) * (y - mean)), inverse = variances.Sum(v => 1 / v);
        return Math.Sqrt((squares / estimates.Length) + (variances.Length / inverse));
    }
}
