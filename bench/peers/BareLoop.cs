namespace Equipoise.Peers;

/// <summary>The least that can be done: τ² by REML and nothing else, by Fisher's scoring from Hedges' estimate, in plain loops without any check or memory.</summary>
internal static class BareLoop
{
    public static double Tau2(double[] y, double[] v, double tolerance)
    {
        double k = y.Length, mean = 0, squares = 0, variances = 0;
        for (var i = 0; i < y.Length; i++) mean += y[i] / k;
        for (var i = 0; i < y.Length; i++)
        {
            squares += (y[i] - mean) * (y[i] - mean);
            variances += v[i];
        }

        var tau2 = Math.Max(0, (squares / (k - 1)) - (variances / k));
        for (var n = 0; n < 1000; n++)
        {
            double sum = 0, sum2 = 0, sum3 = 0, product = 0;
            for (var i = 0; i < y.Length; i++)
            {
                var w = 1 / (v[i] + tau2);
                sum += w;
                sum2 += w * w;
                sum3 += w * w * w;
                product += w * y[i];
            }

            mean = product / sum;
            double squared = 0;
            for (var i = 0; i < y.Length; i++)
            {
                var weighted = (y[i] - mean) / (v[i] + tau2);
                squared += weighted * weighted;
            }

            var information = sum2 - (2 * sum3 / sum) + (sum2 * sum2 / (sum * sum));
            var next = Math.Max(0, tau2 + ((squared - (sum - (sum2 / sum))) / information));
            var step = Math.Abs(next - tau2);
            tau2 = next;
            if (step <= tolerance) break;
        }

        return tau2;
    }
}
