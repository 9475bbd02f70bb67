using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.Tables;

namespace Equipoise.Statistics.Formulas;

/// <summary>
/// A formula made ready for a table: which variables are numbers and which are factors, with what levels; and so the columns of the model
/// matrix. Factors have treatment coding against their first level, and one column a level where the model lacks the margin (as R codes).
/// </summary>
/// <remarks>Chambers JM, Hastie TJ (1992). Statistical Models in S, chapter 2 (the coding rule).</remarks>
public sealed class ModelMatrix
{
    private readonly Formula formula;
    private readonly string[]?[] levels;
    private readonly List<(int Term, (int Variable, int Level)[] Parts)> columns = [];

    private ModelMatrix(Formula formula, string[]?[] levels, string interceptName)
    {
        (this.formula, this.levels) = (formula, levels);
        if (formula.HasIntercept) columns.Add((-1, []));
        for (var t = 0; t < formula.Terms.Count; t++) AddColumns(t);
        Names = [.. columns.Select(c => c.Term < 0 ? interceptName : string.Join(':', c.Parts.Select(p => formula.Variables[p.Variable].Label + (p.Level < 0 ? "" : levels[p.Variable]![p.Level]))))];
    }

    /// <summary>The formula.</summary>
    public Formula Formula => formula;

    /// <summary>Names of the columns: "intrcpt", a variable, a variable with a level, or several joined by a colon.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Number of columns.</summary>
    public int Columns => columns.Count;

    /// <summary>For each column the number of its term from 0, or −1 for the intercept.</summary>
    public IReadOnlyList<int> TermOf => [.. columns.Select(c => c.Term)];

    /// <summary>The factors by the name of their column, each with its levels; the first is the reference.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Factors { get; private init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Makes a formula ready for a table.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="table">The table whose columns it names.</param>
    /// <param name="uses">Which rows count for the levels of factors; by default all.</param>
    /// <param name="interceptName">Name of the intercept.</param>
    /// <exception cref="ArgumentException">A column does not exist, arithmetic is done on one that is not numeric, a factor has one level only, or there are no columns.</exception>
    public static ModelMatrix Of(Formula formula, Table table, Func<int, bool>? uses = null, string interceptName = "intrcpt")
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(table);
        foreach (var name in formula.Needs) _ = table[name];
        string[]?[] known = [.. formula.Variables.Select(v => LevelsOf(v, table, uses ?? (_ => true)))];
        var model = new ModelMatrix(formula, known, interceptName) { Factors = FactorsOf(formula, known) };
        return model.Columns > 0 ? model : throw new ArgumentException($"The formula '{formula.Text}' leaves nothing to estimate.", nameof(formula));
    }

    /// <summary>The model matrix of a table with the same columns, which need not be the one the formula was made ready for. A row with a missing variable is NaN.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="ArgumentException">A column does not exist, is not numeric, or has a level that was not there before.</exception>
    public DesignMatrix For(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var values = Values(table);
        var cells = new double[table.Rows * Columns];
        for (var r = 0; r < table.Rows; r++)
        {
            for (var c = 0; c < Columns; c++) cells[(r * Columns) + c] = Cell(columns[c].Parts, values, r);
        }

        return new(table.Rows, Columns, cells, Names);
    }

    private static double Cell((int Variable, int Level)[] parts, double[][] values, int row)
    {
        double product = 1;
        foreach (var (variable, level) in parts)
        {
            var x = values[variable][row];
            product *= level < 0 || double.IsNaN(x) ? x : x == level ? 1 : 0;
        }

        return product;
    }

    /// <summary>Numbers as they are, factors as the number of their level.</summary>
    private double[][] Values(Table table) => [.. formula.Variables.Select((v, i) => (v, levels[i]) switch
    {
        (PlainColumn p, null) => [.. table[p.Name].Numbers],
        (Calculated c, _) => [.. Enumerable.Range(0, table.Rows).Select(r => c.Value.At(table, r))],
        _ => LevelNumbers(table[v.Needs.First()], levels[i]!),
    })];

    private static double[] LevelNumbers(Column column, string[] known)
    {
        var numbers = known.Select((l, i) => (l, i)).ToDictionary(p => p.l, p => (double)p.i, StringComparer.Ordinal);
        return [.. Enumerable.Range(0, column.Rows).Select(r => Levels.Cell(column, r) is not { } cell ? double.NaN : numbers.TryGetValue(cell, out var n) ? n : double.NaN)];
    }

    private static string[]? LevelsOf(Variable variable, Table table, Func<int, bool> uses)
    {
        if (variable is Calculated) return null;
        var column = table[variable.Needs.First()];
        if (variable is PlainColumn && column.IsNumeric) return null;
        var found = Levels.Of(column, uses, (variable as FactorColumn)?.Reference);
        return found.Length > 1 ? found : throw new ArgumentException($"'{column.Name}' is the same in every row ({(found.Length == 1 ? $"'{found[0]}'" : "missing")}), so that nothing can be compared.", nameof(table));
    }

    private static Dictionary<string, IReadOnlyList<string>> FactorsOf(Formula formula, string[]?[] levels)
    {
        var factors = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        for (var i = 0; i < levels.Length; i++)
        {
            if (levels[i] is { } known) factors[formula.Variables[i].Needs.First()] = known;
        }

        return factors;
    }

    private void AddColumns(int t)
    {
        var term = formula.Terms[t];
        IEnumerable<(int Variable, int Level)[]> product = [[]];
        foreach (var v in term)
        {
            int[] choices = levels[v] is { } l ? [.. Enumerable.Range(0, l.Length).Skip(HasMargin(term, v) ? 1 : 0)] : [-1];
            // The first variable runs fastest, as in R.
            product = [.. choices.SelectMany(choice => product.Select(p => ((int, int)[])[.. p, (v, choice)]))];
        }

        columns.AddRange(product.Select(p => (t, p)));
    }

    /// <summary>Whether the model has the term without this variable; then one level less is needed.</summary>
    private bool HasMargin(int[] term, int variable)
    {
        int[] rest = [.. term.Where(v => v != variable).Order()];
        return rest.Length == 0 ? formula.HasIntercept || FirstFactorAlone(variable) : formula.Terms.Any(t => t.Order().SequenceEqual(rest));
    }

    /// <summary>Without an intercept the first factor that stands alone spans it, and those after it need one level less.</summary>
    private bool FirstFactorAlone(int variable) => formula.Terms.First(t => t.Length == 1 && levels[t[0]] is not null)[0] != variable;
}
