namespace Equipoise.Statistics.LinearModels;

/// <summary>
/// A rotation of the rows of a block that leaves independent errors independent and gathers all random effects in as few rows as they have
/// dimensions; what is left are rows of pure error. It changes no likelihood and makes long blocks short.
/// Pinheiro JC, Bates DM (2000). Mixed-Effects Models in S and S-PLUS, section 2.2.3. Springer. doi:10.1007/b98882.
/// </summary>
internal sealed record Reduction(BlockDesign Design, double[] Rows, double[] ErrorProducts, int ErrorRows)
{
    /// <summary>Rotates a block; null if nothing would be gained.</summary>
    public static Reduction? Of(IReadOnlyList<CovarianceTerm> terms, BlockDesign design, double[] rows, int columns)
    {
        var n = design.Rows;
        var effects = Effects(terms, design);
        var basis = new List<double[]>();
        var parts = new List<double[]>();
        foreach (var effect in effects)
        {
            parts.Add(Project(basis, effect.Column));
            if (basis.Count >= n) return null;
        }

        var entries = new TermEntry[terms.Count][][];
        for (var t = 0; t < entries.Length; t++)
        {
            entries[t] = new TermEntry[basis.Count][];
            for (var i = 0; i < basis.Count; i++) entries[t][i] = terms[t].IsIndependentError ? [new(i, 0, 1)] : Entries(effects, parts, t, i);
        }

        var rotated = new double[basis.Count * columns];
        var left = (double[])rows.Clone();
        for (var i = 0; i < basis.Count; i++)
        {
            var row = rotated.AsSpan(i * columns, columns);
            for (var k = 0; k < n; k++) LinearModels.Rows.AddScaled(row, basis[i][k], left.AsSpan(k * columns, columns));
            for (var k = 0; k < n; k++) LinearModels.Rows.AddScaled(left.AsSpan(k * columns, columns), -basis[i][k], row);
        }

        var products = new double[columns * columns];
        for (var k = 0; k < n; k++)
        {
            for (var a = 0; a < columns; a++) LinearModels.Rows.AddScaled(products.AsSpan(a * columns, columns), left[(k * columns) + a], left.AsSpan(k * columns, columns));
        }

        return new(new(basis.Count, entries, null), rotated, products, n - basis.Count);
    }

    private readonly record struct Effect(int Term, int Group, int Level, double[] Column);

    /// <summary>One column per random effect, those of the most numerous term first, so that the basis stays sparse for nested groups.</summary>
    private static List<Effect> Effects(IReadOnlyList<CovarianceTerm> terms, BlockDesign design)
    {
        var effects = new Dictionary<(int Term, int Group, int Level), double[]>();
        for (var t = 0; t < terms.Count; t++)
        {
            if (terms[t].IsIndependentError) continue;
            for (var i = 0; i < design.Rows; i++)
            {
                foreach (var e in design.Entries[t][i])
                {
                    if (!effects.TryGetValue((t, e.Group, e.Level), out var column)) effects.Add((t, e.Group, e.Level), column = new double[design.Rows]);
                    column[i] += e.Weight;
                }
            }
        }

        var sizes = effects.Keys.GroupBy(k => k.Term).ToDictionary(g => g.Key, g => g.Count());
        return [.. effects.OrderByDescending(e => sizes[e.Key.Term]).ThenBy(e => e.Key.Term).ThenBy(e => e.Key.Group).ThenBy(e => e.Key.Level).Select(e => new Effect(e.Key.Term, e.Key.Group, e.Key.Level, e.Value))];
    }

    /// <summary>The parts of a column along the basis, which it extends if something is left of the column.</summary>
    private static double[] Project(List<double[]> basis, double[] column)
    {
        var left = (double[])column.Clone();
        var parts = new double[basis.Count + 1];
        var size = Math.Sqrt(LinearModels.Rows.Dot(left, left));
        for (var pass = 0; pass < 2; pass++)
        {
            for (var b = 0; b < basis.Count; b++)
            {
                var part = LinearModels.Rows.Dot(basis[b], left);
                if (part == 0) continue;
                parts[b] += part;
                LinearModels.Rows.AddScaled(left, -part, basis[b]);
            }
        }

        var norm = Math.Sqrt(LinearModels.Rows.Dot(left, left));
        for (var b = 0; b < basis.Count; b++) parts[b] = Math.Abs(parts[b]) <= 1e-15 * size ? 0 : parts[b];
        if (norm <= 1e-10 * size) return parts[..^1];
        for (var i = 0; i < left.Length; i++) left[i] /= norm;
        parts[^1] = norm;
        basis.Add(left);
        return parts;
    }

    private static TermEntry[] Entries(List<Effect> effects, List<double[]> parts, int term, int row)
    {
        var entries = new List<TermEntry>();
        for (var e = 0; e < effects.Count; e++)
        {
            if (effects[e].Term == term && row < parts[e].Length && parts[e][row] != 0) entries.Add(new(effects[e].Group, effects[e].Level, parts[e][row]));
        }

        return [.. entries];
    }
}
