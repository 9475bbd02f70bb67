using Equipoise.Statistics.Pooling;
using MathNet.Numerics.LinearAlgebra;

namespace Equipoise.Statistics.LinearModels;

/// <summary>The inverse of an information matrix, leaving out directions about which there is no information.</summary>
internal static class PseudoInverse
{
    private const double Nothing = 1e-9;

    /// <param name="information">The matrix, row by row.</param>
    /// <param name="units">For each parameter a size that would not be negligible.</param>
    public static double[] Of(double[] information, ReadOnlySpan<double> units)
    {
        var n = units.Length;
        var scale = new double[n];
        if (!Array.TrueForAll(information, double.IsFinite)) return new double[n * n];
        for (var i = 0; i < n; i++) scale[i] = information[(i * n) + i] * units[i] * units[i] > 1e-12 ? 1 / Math.Sqrt(information[(i * n) + i]) : 0;
        var result = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < n; k++) result[(i * n) + k] = i == k && scale[i] == 0 ? 1 : information[(i * n) + k] * scale[i] * scale[k];
        }

        var scaled = (double[])result.Clone();
        if (!(Symmetric.Invert(result, n, new double[n * n]) > Math.Log(Nothing))) Spectral(scaled, n, result);
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < n; k++) result[(i * n) + k] *= scale[i] * scale[k];
        }

        return result;
    }

    private static void Spectral(double[] scaled, int n, double[] result)
    {
        var eigen = Matrix<double>.Build.Dense(n, n, (i, k) => scaled[(i * n) + k]).Evd(Symmetricity.Symmetric);
        Array.Clear(result);
        for (var e = 0; e < n; e++)
        {
            if (eigen.EigenValues[e].Real <= Nothing) continue;
            var vector = eigen.EigenVectors.Column(e);
            for (var i = 0; i < n; i++)
            {
                for (var k = 0; k < n; k++) result[(i * n) + k] += vector[i] * vector[k] / eigen.EigenValues[e].Real;
            }
        }
    }
}
