using Equipoise.Statistics.Pooling;
using MathNet.Numerics.LinearAlgebra;

namespace Equipoise.Statistics.LinearModels;

/// <summary>The inverse of an information matrix, leaving out directions about which there is no information.</summary>
internal static class PseudoInverse
{
    private const double Nothing = 1e-9;

    public static double[] Of(double[] information, int n)
    {
        var scale = new double[n];
        var most = Enumerable.Range(0, n).Select(i => Math.Abs(information[(i * n) + i])).DefaultIfEmpty(0).Max();
        for (var i = 0; i < n; i++) scale[i] = information[(i * n) + i] > most * 1e-300 ? 1 / Math.Sqrt(information[(i * n) + i]) : 0;
        var result = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < n; k++) result[(i * n) + k] = i == k && scale[i] == 0 ? 1 : information[(i * n) + k] * scale[i] * scale[k];
        }

        var units = (double[])result.Clone();
        if (!(Symmetric.Invert(result, n, new double[n * n]) > Math.Log(Nothing))) Spectral(units, n, result);
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < n; k++) result[(i * n) + k] *= scale[i] * scale[k];
        }

        return result;
    }

    private static void Spectral(double[] units, int n, double[] result)
    {
        var eigen = Matrix<double>.Build.Dense(n, n, (i, k) => units[(i * n) + k]).Evd(Symmetricity.Symmetric);
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
