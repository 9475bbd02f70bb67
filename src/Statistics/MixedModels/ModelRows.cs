using System.Globalization;
using Equipoise.Statistics.LinearModels;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.MixedModels;

/// <summary>The rows of a mixed model that are complete, and the covariance terms over them.</summary>
internal sealed class ModelRows
{
    private readonly MixedModelOptions options;

    public ModelRows(ReadOnlySpan<double> y, DesignMatrix x, MixedModelOptions options)
    {
        this.options = options;
        CheckLengths(y.Length, x);
        var (used, left) = (new List<int>(y.Length), new List<int>());
        for (var i = 0; i < y.Length; i++) (IsComplete(y[i], x, i) ? used : left).Add(i);
        (Used, LeftOut) = ([.. used], [.. left]);
        X = x.Select(Used);
        Y = new double[Used.Length];
        for (var i = 0; i < Y.Length; i++) Y[i] = y[Used[i]];
        if (X.Rows <= X.Columns) throw new ArgumentException(FormattableString.Invariant($"{X.Columns} coefficients need more than {X.Columns} complete rows, not {X.Rows}."), nameof(y));
    }

    public int[] Used { get; }

    public int[] LeftOut { get; }

    public double[] Y { get; }

    public DesignMatrix X { get; }

    /// <summary>Names of the visits, for structures over visits.</summary>
    public string[] Visits { get; private set; } = [];

    /// <summary>Names of the groups of every random term, by number.</summary>
    public List<string[]> GroupNames { get; } = [];

    /// <summary>Builds the model: random effects, then residuals.</summary>
    public GaussianModel Model()
    {
        var terms = new List<CovarianceTerm>();
        var groupings = new List<int[]>();
        foreach (var random in options.Random)
        {
            var groups = Numbered(random.Groups, out var names);
            RefuseGroups(random, names.Length);
            GroupNames.Add(names);
            groupings.Add(groups);
            terms.Add(Term(random, groups));
        }

        if (options.Repeated is { } repeated && repeated.Covariance != ResidualCovariance.Independent)
        {
            var subjects = Numbered(repeated.Subjects, out _);
            groupings.Add(subjects);
            terms.Add(ResidualTerm.Of(repeated, subjects, Used, out var visits));
            Visits = visits;
        }
        else
        {
            terms.Add(CovarianceTerm.IndependentError(Used.Length));
        }

        return GaussianModel.Of(Y, X, terms, Blocks.Of(Used.Length, groupings));
    }

    private void RefuseGroups(RandomEffects random, int groups)
    {
        if (groups < 2) throw new ArgumentException($"There is only one group in '{random.Name}', so that nothing can be said of how groups differ.", nameof(random));
        if (groups == Used.Length && (random.Design?.Columns ?? 1) == 1 && options.Repeated is null) throw new ArgumentException($"Every row is a group of its own in '{random.Name}', so that its variance cannot be told from that of the residuals.", nameof(random));
    }

    private CovarianceTerm Term(RandomEffects random, int[] groups)
    {
        if (random.Design is not { } design) return CovarianceTerm.Intercept(random.Name, groups);
        var chosen = design.Select(Used);
        var cells = new double[chosen.Rows * chosen.Columns];
        for (var i = 0; i < chosen.Rows; i++) chosen.Row(i).CopyTo(cells.AsSpan(i * chosen.Columns));
        CovarianceStructure structure = random.IsDiagonal || chosen.Columns == 1 ? new Diagonal(chosen.Columns, true) : new Unstructured(chosen.Columns);
        return CovarianceTerm.Coefficients(random.Name, structure, groups, cells, chosen.Names);
    }

    private int[] Numbered(IReadOnlyList<string?> ids, out string[] names)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var result = new int[Used.Length];
        for (var i = 0; i < result.Length; i++)
        {
            var id = ids[Used[i]]!;
            if (!numbers.TryGetValue(id, out result[i])) numbers.Add(id, result[i] = numbers.Count);
        }

        names = [.. numbers.Keys];
        return result;
    }

    private bool IsComplete(double y, DesignMatrix x, int row)
    {
        if (double.IsInfinity(y)) throw new ArgumentException(FormattableString.Invariant($"Row {row + 1}: the response is infinite."), nameof(y));
        if (double.IsNaN(y) || !IsComplete(x, row)) return false;
        if (options.Repeated is { } repeated && !IsComplete(repeated, row)) return false;
        foreach (var random in options.Random)
        {
            if (random.Groups[row] is null || (random.Design is { } z && !IsComplete(z, row))) return false;
        }

        return true;
    }

    private static bool IsComplete(RepeatedMeasures repeated, int row)
    {
        if (repeated.Times is { } times && double.IsInfinity(times[row])) throw new ArgumentException(FormattableString.Invariant($"Row {row + 1}: the time is infinite."), nameof(repeated));
        return repeated.Subjects[row] is not null && (repeated.Visits is null || repeated.Visits[row] is not null) && (repeated.Times is null || !double.IsNaN(repeated.Times[row]));
    }

    private static bool IsComplete(DesignMatrix x, int row)
    {
        var complete = true;
        for (var c = 0; c < x.Columns; c++)
        {
            var cell = x.Row(row)[c];
            if (double.IsInfinity(cell)) throw new ArgumentException(FormattableString.Invariant($"Row {row + 1}: '{x.Names[c]}' is infinite."), nameof(x));
            complete &= !double.IsNaN(cell);
        }

        return complete;
    }

    private void CheckLengths(int rows, DesignMatrix x)
    {
        Check(x.Rows, "model matrix");
        if (options.Repeated is { } r)
        {
            Check(r.Subjects.Count, "list of subjects");
            Check(r.Visits?.Count ?? rows, "list of visits");
            Check(r.Times?.Count ?? rows, "list of times");
        }

        foreach (var random in options.Random)
        {
            Check(random.Groups.Count, $"list of groups of '{random.Name}'");
            Check(random.Design?.Rows ?? rows, $"design of '{random.Name}'");
        }

        void Check(int count, string what)
        {
            if (count != rows) throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The {what} has {count} rows, the response {rows}."), nameof(rows));
        }
    }
}
