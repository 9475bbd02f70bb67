using System.Globalization;
using Equipoise.Statistics.Formulas;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.Tables;

namespace Equipoise.Statistics.MixedModels;

/// <summary>A marginal mean at given levels.</summary>
/// <param name="Levels">One level for each variable of the means, in their order.</param>
/// <param name="Mean">The mean, with its test against 0 and its interval.</param>
public sealed record EstimatedMean(IReadOnlyList<string> Levels, Coefficient Mean)
{
    internal double[] Weights { get; init; } = [];
}

/// <summary>A difference of two marginal means.</summary>
/// <param name="At">Levels of the other variables, in their order; empty if there are none.</param>
/// <param name="Difference">The difference, named "first - second"; not adjusted for how many there are.</param>
public sealed record MeanDifference(IReadOnlyList<string> At, Coefficient Difference);

/// <summary>
/// Estimated marginal means: what the model expects at each combination of levels of some variables, with the other factors averaged with equal
/// weights and the other covariates at their mean over the rows that took part. A numeric variable asked for stands at each of its values.
/// </summary>
/// <remarks>Searle SR, Speed FM, Milliken GA (1980). The American Statistician 34:216–221. doi:10.1080/00031305.1980.10483031.</remarks>
public sealed class EstimatedMeans
{
    private const int MostCombinations = 20_000;
    private readonly MixedFit fit;

    private EstimatedMeans(MixedFit fit, IReadOnlyList<string> variables, IReadOnlyList<EstimatedMean> means) => (this.fit, Variables, Means) = (fit, variables, means);

    /// <summary>The variables.</summary>
    public IReadOnlyList<string> Variables { get; }

    /// <summary>The means, the first variable running slowest.</summary>
    public IReadOnlyList<EstimatedMean> Means { get; }

    /// <summary>All differences between two levels of a variable, earlier less later level, at each combination of the others.</summary>
    /// <param name="variable">One of <see cref="Variables"/>.</param>
    /// <exception cref="ArgumentException">It is not one of them.</exception>
    public IReadOnlyList<MeanDifference> Pairwise(string variable) =>
        Differences(variable, levels => levels.SelectMany((a, i) => levels.Skip(i + 1).Select(b => (a, b))));

    /// <summary>Differences of every level of a variable from one of them, at each combination of the others.</summary>
    /// <param name="variable">One of <see cref="Variables"/>.</param>
    /// <param name="control">The level compared with; the first by default.</param>
    /// <exception cref="ArgumentException">The variable is not one of them, or has no such level.</exception>
    public IReadOnlyList<MeanDifference> VersusControl(string variable, string? control = null) => Differences(variable, levels =>
    {
        var reference = control ?? levels[0];
        if (!levels.Contains(reference, StringComparer.Ordinal)) throw new ArgumentException($"'{reference}' is not a level of '{variable}'. Its levels are {string.Join(", ", levels.Take(12))}.", nameof(control));
        return levels.Where(l => l != reference).Select(l => (l, reference));
    });

    internal static EstimatedMeans Of(MixedFit fit, ModelMatrix matrix, Table table, IReadOnlyList<string> variables)
    {
        var levels = Levels(fit, matrix, table, variables);
        var size = levels.Values.Aggregate(1L, (product, l) => Math.Min(int.MaxValue, product * l.Length));
        if (size > MostCombinations) throw new ArgumentException(FormattableString.Invariant($"There are {size} combinations of levels, more than {MostCombinations}."), nameof(variables));
        string[] names = [.. levels.Keys];
        var grid = Grid([.. levels.Values]);
        var rows = matrix.For(new Table(names.Select((n, c) => new Column(n, grid.Select(g => g[c])))));
        var means = grid.Select((g, i) => (Key: variables.Select(v => g[Array.IndexOf(names, v)]).ToArray(), Row: i)).GroupBy(g => string.Join('\0', g.Key), StringComparer.Ordinal).Select(g =>
        {
            var weights = new double[matrix.Columns];
            foreach (var (_, row) in g) LinearModels.Rows.AddScaled(weights, 1.0 / g.Count(), rows.Row(row));
            var key = g.First().Key;
            return new EstimatedMean(key, fit.Contrast(string.Join(' ', key), weights)) { Weights = weights };
        });
        return new(fit, variables, [.. means]);
    }

    /// <summary>The levels of every variable of the model: those asked for first, so that they run slowest.</summary>
    private static Dictionary<string, string[]> Levels(MixedFit fit, ModelMatrix matrix, Table table, IReadOnlyList<string> variables)
    {
        var levels = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var name in variables.Concat(matrix.Formula.Needs))
        {
            if (!matrix.Formula.Needs.Contains(name, StringComparer.Ordinal)) throw new ArgumentException($"'{name}' is not a variable of the fixed effects. Those are {string.Join(", ", matrix.Formula.Needs)}.", nameof(variables));
            if (matrix.Factors.TryGetValue(name, out var known))
            {
                levels.TryAdd(name, [.. known]);
                continue;
            }

            var numbers = fit.Rows.Select(r => table[name].Numbers[r]);
            double[] values = variables.Contains(name, StringComparer.Ordinal) ? [.. numbers.Distinct().Order()] : [numbers.Average()];
            levels.TryAdd(name, [.. values.Select(n => n.ToString("R", CultureInfo.InvariantCulture))]);
        }

        return levels;
    }

    private static List<string[]> Grid(string[][] levels)
    {
        List<string[]> grid = [[]];
        foreach (var own in levels) grid = [.. grid.SelectMany(g => own.Select(l => (string[])[.. g, l]))];
        return grid;
    }

    private List<MeanDifference> Differences(string variable, Func<IReadOnlyList<string>, IEnumerable<(string First, string Second)>> pairs)
    {
        var at = Variables.ToList().IndexOf(variable);
        if (at < 0) throw new ArgumentException($"The means are not of '{variable}' but of {string.Join(", ", Variables)}.", nameof(variable));
        string[] levels = [.. Means.Select(m => m.Levels[at]).Distinct(StringComparer.Ordinal)];
        var differences = new List<MeanDifference>();
        foreach (var group in Means.GroupBy(m => string.Join('\0', Others(m)), StringComparer.Ordinal))
        {
            var means = group.ToDictionary(m => m.Levels[at], StringComparer.Ordinal);
            foreach (var (first, second) in pairs(levels))
            {
                double[] weights = [.. means[first].Weights.Zip(means[second].Weights, (a, b) => a - b)];
                differences.Add(new(Others(group.First()), fit.Contrast($"{first} - {second}", weights)));
            }
        }

        return differences;

        string[] Others(EstimatedMean mean) => [.. mean.Levels.Where((_, i) => i != at)];
    }
}
