using Equipoise.Statistics.LinearModels;

namespace Equipoise.Statistics.Multilevel;

/// <summary>Reads variances and correlations off the natural parameters of a term: variances first, then correlations, column by column of the lower triangle.</summary>
internal static class Components
{
    /// <summary>The components of a term. No natural parameters: the term was left out, its variance is 0.</summary>
    public static IEnumerable<VarianceComponent> Of(FittedTerm term, int number, double[] natural, bool[] edges, double scale)
    {
        if (term.IsIntercept)
        {
            yield return natural.Length == 0 ? Make(term, number, ComponentKind.Sigma2, [], 0, true, true) : Make(term, number, ComponentKind.Sigma2, [], natural[0], edges[0], false);
            yield break;
        }

        if (natural.Length == 0)
        {
            yield return Make(term, number, ComponentKind.Tau2, [], 0, true, true);
            yield break;
        }

        // A level whose effects the moderators contain is listed in its place.
        var variances = Variances(term, natural);
        if (variances.Length == 1 && term.AllLevels.Length > 1 && term.LevelNames.Length == term.AllLevels.Length) yield return Make(term, number, ComponentKind.Tau2, [], variances[0], VarianceEdge(term, edges, 0), false);
        else
        {
            foreach (var name in term.AllLevels)
            {
                var i = Array.IndexOf(term.LevelNames, name);
                yield return i < 0 ? Make(term, number, ComponentKind.Tau2, [name], 0, true, true) : Make(term, number, ComponentKind.Tau2, term.AllLevels.Length == 1 ? [] : [name], variances[i], VarianceEdge(term, edges, i), false);
            }
        }

        if (term.Source.Covariance == BetweenCovariance.UN)
        {
            for (var b = 0; b < term.AllLevels.Length; b++)
            {
                for (var a = b + 1; a < term.AllLevels.Length; a++) yield return Correlation(term, number, natural, edges, scale, term.AllLevels[b], term.AllLevels[a]);
            }
        }
        else if (term.Source.Covariance is not (BetweenCovariance.ID or BetweenCovariance.DIAG))
        {
            yield return term.HasPairs ? Make(term, number, ComponentKind.Rho, [], natural[^1], edges[^1], false) : Make(term, number, ComponentKind.Rho, [], 0, false, true);
        }
    }

    /// <summary>Variances of the levels: one for all, or one each.</summary>
    public static double[] Variances(FittedTerm term, double[] natural)
    {
        if (term.Structure is Unstructured) return [.. Enumerable.Range(0, term.LevelNames.Length).Select(a => natural[Packed(a, a)])];
        return term.Structure is Diagonal ? natural : natural[..^1];
    }

    public static int Packed(int a, int b) => (a * (a + 1) / 2) + b;

    private static bool VarianceEdge(FittedTerm term, bool[] edges, int level) => edges[term.Structure is Unstructured ? Packed(level, level) : level];

    private static VarianceComponent Correlation(FittedTerm term, int number, double[] natural, bool[] edges, double scale, string first, string second)
    {
        string[] levels = [first, second];
        int a = Array.IndexOf(term.LevelNames, second), b = Array.IndexOf(term.LevelNames, first);
        if (a < 0 || b < 0 || !term.HasPairs || !term.Together(a, b)) return Make(term, number, ComponentKind.Rho, levels, 0, false, true);
        double v = natural[Packed(a, a)], w = natural[Packed(b, b)];

        // The correlation with an effect that does not vary is of no consequence.
        if (Math.Min(v, w) <= 1e-12 * scale) return Make(term, number, ComponentKind.Rho, levels, 0, true, false);
        var rho = Math.Clamp(natural[Packed(a, b)] / Math.Sqrt(v * w), -1, 1);
        return Make(term, number, ComponentKind.Rho, levels, rho, Math.Abs(rho) > 1 - 1e-9 || edges[Packed(a, a)], false);
    }

    private static VarianceComponent Make(FittedTerm term, int number, ComponentKind kind, IReadOnlyList<string> levels, double estimate, bool atEdge, bool isFixed) =>
        new(kind, number, term.Source.Name, levels, estimate, atEdge, isFixed);
}
