using Equipoise.Statistics.Formulas;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.Tables;

namespace Equipoise.Statistics.MixedModels;

/// <summary>A mixed model in the words of a table: formulas and names of columns.</summary>
/// <param name="Fixed">Response and fixed effects, as in <c>y ~ visit * arm</c>.</param>
public sealed record MixedModelFormula(string Fixed)
{
    /// <summary>Random effects, each as in <c>~ time | id</c>, <c>~ 1 | block/plot</c>; with <c>||</c> the effects of a group are independent of each other.</summary>
    public IReadOnlyList<string> Random { get; init; } = [];

    /// <summary>Covariance of residuals within subjects; independent by default.</summary>
    public ResidualCovariance Covariance { get; init; }

    /// <summary>Column that names the subject; needed unless residuals are independent.</summary>
    public string? Subject { get; init; }

    /// <summary>Column of visits, or of times for <see cref="ResidualCovariance.SpatialPower"/>.</summary>
    public string? Visit { get; init; }

    /// <summary>Puts the columns of a table into options and a model matrix.</summary>
    internal (double[] Y, ModelMatrix Matrix, MixedModelOptions Options) For(Table table, MixedModelOptions options)
    {
        var formula = Formula.Parse(Fixed);
        var response = formula.ResponseVariable ?? throw new ArgumentException($"The formula '{Fixed}' has no response before the tilde.", nameof(table));
        if (Covariance != ResidualCovariance.Independent && Subject is null) throw new ArgumentException("Say which column names the subject: residuals are correlated within it.", nameof(table));
        RandomFormula[] random = [.. Random.Select(r => RandomFormula.Parse(r.Replace("||", "|", StringComparison.Ordinal)))];
        string[] needed = [.. formula.Needs, .. response.Needs, .. new[] { Subject, Visit }.OfType<string>(), .. random.SelectMany(r => r.Groups.Concat(r.Effects.Needs))];
        var columns = needed.Distinct(StringComparer.Ordinal).Select(n => table[n]).ToArray();
        bool IsComplete(int row) => columns.All(c => c.Cells[row] is not null);
        var matrix = ModelMatrix.Of(formula, table, IsComplete);
        double[] y = response is Calculated c ? [.. Enumerable.Range(0, table.Rows).Select(r => c.Value.At(table, r))] : [.. table[response.Label].Numbers];
        return (y, matrix, options with
        {
            Random = [.. options.Random, .. random.SelectMany((r, i) => Terms(r, Random[i].Contains("||", StringComparison.Ordinal), table, IsComplete))],
            Repeated = Covariance == ResidualCovariance.Independent ? options.Repeated : Repeated(table),
        });
    }

    private RepeatedMeasures Repeated(Table table) => new(Covariance, table[Subject!].Cells)
    {
        Visits = Visit is null ? null : table[Visit].Cells,
        Times = Visit is not null && Covariance == ResidualCovariance.SpatialPower ? table[Visit].Numbers : null,
    };

    /// <summary>One term for each level of nesting, outermost first.</summary>
    private static IEnumerable<RandomEffects> Terms(RandomFormula random, bool independent, Table table, Func<int, bool> isComplete)
    {
        var design = random.IsIntercept ? null : ModelMatrix.Of(random.Effects, table, isComplete, "intercept").For(table);
        var groups = new string?[table.Rows];
        for (var depth = 0; depth < random.Groups.Count; depth++)
        {
            var cells = table[random.Groups[depth]].Cells;
            groups = [.. groups.Select((outer, row) => depth == 0 ? cells[row] : outer is null || cells[row] is null ? null : $"{outer}/{cells[row]}")];
            yield return new(string.Join('/', random.Groups.Take(depth + 1)), groups) { Design = design, IsDiagonal = independent };
        }
    }
}
