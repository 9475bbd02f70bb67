using Equipoise.Statistics.LinearModels;

namespace Equipoise.Statistics.MixedModels;

/// <summary>Predicted random effects of one group.</summary>
/// <param name="Group">Name of the group.</param>
/// <param name="Effects">One prediction per random coefficient.</param>
/// <param name="StandardErrors">Standard deviation of prediction less true effect, given the covariance parameters.</param>
public sealed record PredictedEffect(string Group, IReadOnlyList<double> Effects, IReadOnlyList<double> StandardErrors);

/// <summary>
/// Best linear unbiased predictions b = G Z'V⁻¹(y − Xβ) with Var(b − b̂) = G − GZ'PZG. Henderson CR (1975). Biometrics 31:423–447. doi:10.2307/2529430.
/// </summary>
internal static class RandomPredictions
{
    public static IReadOnlyList<PredictedEffect> Of(GaussianFit fit, int term, string[] names)
    {
        var structure = fit.Model.Terms[term].Structure;
        var natural = fit.Maximum.Natural.AsSpan(fit.Model.Parameters(term)).ToArray();
        var size = structure.Size;
        var g = new double[size * size];
        for (var i = 0; i < g.Length; i++) g[i] = structure.Element(i / size, i % size, natural).Value;
        var predicted = new PredictedEffect[names.Length];
        foreach (var block in fit.Model.BlockList)
        {
            for (var local = 0; local < block.Groups[term].Length; local++) predicted[block.Groups[term][local]] = One(fit, block, term, local, g, size, names[block.Groups[term][local]]);
        }

        return predicted;
    }

    private static PredictedEffect One(GaussianFit fit, GaussianBlock block, int term, int local, double[] g, int size, string name)
    {
        int n = block.Pattern.Size, p = fit.Model.P, c = p + 1;
        var zg = new double[size * n];
        for (var i = 0; i < n; i++)
        {
            foreach (var e in block.Design.Entries[term][i])
            {
                for (var a = 0; a < size && e.Group == local; a++) zg[(a * n) + i] += e.Weight * g[(e.Level * size) + a];
            }
        }

        double[] effects = new double[size], errors = new double[size], wz = new double[n], xwz = new double[p];
        for (var a = 0; a < size; a++)
        {
            Array.Clear(xwz);
            for (var i = 0; i < n; i++)
            {
                var row = block.Rows.AsSpan(i * c, c);
                wz[i] = Rows.Dot(block.Pattern.Inverse.AsSpan(i * n, n), zg.AsSpan(a * n, n));
                effects[a] += wz[i] * (row[p] - Rows.Dot(row[..p], fit.Likelihood.Coefficients));
                Rows.AddScaled(xwz, wz[i], row[..p]);
            }

            var variance = g[(a * size) + a] - Rows.Dot(wz, zg.AsSpan(a * n, n));
            for (var i = 0; i < p; i++) variance += xwz[i] * Rows.Dot(fit.Likelihood.Covariance.AsSpan(i * p, p), xwz);
            errors[a] = Math.Sqrt(Math.Max(0, variance));
        }

        return new(name, effects, errors);
    }
}
