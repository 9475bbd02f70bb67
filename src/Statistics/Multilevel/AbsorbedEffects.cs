using Equipoise.Statistics.LinearModels;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Multilevel;

/// <summary>Random effects that the moderators already contain: their variance leaves no trace in the likelihood and cannot be estimated.</summary>
internal static class AbsorbedEffects
{
    /// <summary>For every level, whether the effect of each of its groups is a combination of the columns of the model matrix.</summary>
    /// <param name="basis">Orthonormal basis of the model matrix, row by row.</param>
    /// <param name="p">Its columns.</param>
    /// <param name="group">Group of every row.</param>
    /// <param name="level">Level of every row.</param>
    /// <param name="levels">Number of levels.</param>
    public static bool[] Of(double[] basis, int p, int[] group, int[] level, int levels)
    {
        var sums = new Dictionary<(int Level, int Group), (double[] Sum, int Count)>();
        for (var i = 0; i < group.Length; i++)
        {
            var (sum, count) = sums.TryGetValue((level[i], group[i]), out var found) ? found : (new double[p], 0);
            Rows.AddScaled(sum, 1, basis.AsSpan(i * p, p));
            sums[(level[i], group[i])] = (sum, count + 1);
        }

        var absorbed = new bool[levels];
        Array.Fill(absorbed, true);
        foreach (var ((l, _), (sum, count)) in sums) absorbed[l] &= count - Rows.Dot(sum, sum) <= 1e-9 * count;
        return absorbed;
    }

    /// <summary>An orthonormal basis of a model matrix.</summary>
    public static double[] Basis(DesignMatrix x) => (Orthogonal.Of(x) ?? throw new ArgumentException("The columns of the model matrix depend on each other: leave out a term, or a level of a factor that never occurs with another.", nameof(x))).Basis;
}
