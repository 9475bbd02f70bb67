using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.LinearModels;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Multilevel;

/// <summary>The rows of a multilevel model that take part, and the random terms over them.</summary>
internal sealed class MultilevelRows
{
    public MultilevelRows(ReadOnlySpan<double> estimates, KnownCovariance covariance, DesignMatrix design, IReadOnlyList<RandomTerm> random, MultilevelOptions options)
    {
        Check(estimates.Length, covariance, design, random, options);
        var (rows, left) = StudySelection.Of(estimates, [.. covariance.Variances], design);
        var complete = rows.Where(r => random.All(t => t.Groups[r] is not null && (t.Inner is null || t.Inner[r] is not null))).ToArray();
        LeftOut = [.. left.Concat(rows.Except(complete).Select(r => new LeftOutStudy(r, LeftOutReason.Missing))).OrderBy(l => l.Row)];
        Used = complete;
        if (Used.Length <= design.Columns) throw new ArgumentException(FormattableString.Invariant($"{design.Columns} coefficients need more than {design.Columns} complete rows, not {Used.Length}."), nameof(estimates));
        X = design.Select(Used);
        Y = MetaAnalysis.Chosen(estimates, Used);
        Known = covariance.Select(Used);
        IsEqualEffects = options.Method is HeterogeneityMethod.EE or HeterogeneityMethod.FE;
        var singular = Known.SingularBlocks(i => (Used[i] + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        IsSingular = singular.Count > 0;
        if (IsSingular && (IsEqualEffects || random.Count == 0)) throw new ArgumentException($"The sampling covariance matrix of {singular[0]} is singular: without random effects there is no likelihood.", nameof(covariance));
        if (IsSingular) Warnings.Add($"The sampling covariance matrix of {singular[0]} is singular{(singular.Count > 1 ? FormattableString.Invariant($" (and {singular.Count - 1} more)") : "")}: there is no Q and no share of variance.");
        if (IsEqualEffects && random.Count > 0) Warnings.Add("Equal effects leave no room for random effects: they were disregarded.");
        var basis = AbsorbedEffects.Basis(X);
        Terms = IsEqualEffects ? [] : [.. random.Select(t => new FittedTerm(t, Used, basis))];
        for (var t = 0; t < Terms.Length; t++)
        {
            if (CanBeEstimated(t)) Active.Add(t);
        }

        foreach (var term in Terms) Warn(term);
    }

    public int[] Used { get; }

    public LeftOutStudy[] LeftOut { get; }

    public double[] Y { get; }

    public DesignMatrix X { get; }

    public KnownCovariance Known { get; }

    public FittedTerm[] Terms { get; }

    public bool IsEqualEffects { get; }

    /// <summary>Whether the sampling covariance has no inverse.</summary>
    public bool IsSingular { get; }

    /// <summary>Numbers of the terms that are estimated.</summary>
    public List<int> Active { get; } = [];

    public List<string> Warnings { get; } = [];

    /// <summary>The model with all its terms, or with another structure for one of them, whose levels may be in another order.</summary>
    public GaussianModel Model(int replaced = -1, CovarianceStructure? structure = null, int[]? order = null)
    {
        var groupings = Active.Select(t => Terms[t].Group).ToList();
        if (!Known.IsDiagonal) groupings.Add(Known.BlockOf);
        return GaussianModel.Of(Y, X, [.. Active.Select(t => t == replaced ? Terms[t].Term(structure!, order) : Terms[t].Term(Terms[t].Structure))], Blocks.Of(Y.Length, groupings), (i, k) => Known[i, k]);
    }

    /// <summary>The model with sampling errors only.</summary>
    public GaussianModel WithoutRandomEffects() => GaussianModel.Of(Y, X, [], Blocks.Of(Y.Length, [Known.BlockOf]), (i, k) => Known[i, k]);

    private bool CanBeEstimated(int t)
    {
        var term = Terms[t];
        if (term.IsAbsorbed && term.GroupNames.Length > 1)
        {
            Warnings.Add($"The moderators contain every effect of '{term.Source.Name}', so that nothing can be said of how they differ: the variance is set to 0.");
            return false;
        }

        if (!term.IsIntercept) return true;
        if (term.GroupNames.Length == 1)
        {
            Warnings.Add($"'{term.Source.Name}' has one group only, so that nothing can be said of how groups differ: its variance is set to 0.");
            return false;
        }

        var same = Active.FirstOrDefault(o => Terms[o].IsIntercept && Terms[o].Group.AsSpan().SequenceEqual(term.Group), -1);
        if (same < 0) return true;
        Warnings.Add($"'{Terms[same].Source.Name}' and '{term.Source.Name}' group the rows in the same way, so that their variances cannot be told apart: the second is set to 0.");
        return false;
    }

    private void Warn(FittedTerm term)
    {
        if (term.LevelNames.Length < term.AllLevels.Length) Warnings.Add($"The moderators contain the effects of '{term.Source.Name}' at {string.Join(", ", term.AllLevels.Except(term.LevelNames, StringComparer.Ordinal).Select(l => $"'{l}'"))}, so that nothing can be said of how they differ: the variance there is set to 0.");
        if (term.IsIntercept || term.IsAbsorbed || term.Source.Covariance is BetweenCovariance.ID or BetweenCovariance.DIAG) return;
        if (!term.HasPairs) Warnings.Add($"No group of '{term.Source.Name}' has more than one level, so that nothing can be said of correlations: they are set to 0.");
        else if (term.Source.Covariance == BetweenCovariance.UN && Enumerable.Range(0, term.LevelNames.Length).Any(a => Enumerable.Range(0, a).Any(b => !term.Together(a, b)))) Warnings.Add($"Some levels of '{term.Source.Name}' never occur together: their correlations are set to 0.");
    }

    private static void Check(int rows, KnownCovariance covariance, DesignMatrix design, IReadOnlyList<RandomTerm> random, MultilevelOptions options)
    {
        if (covariance.Rows != rows) throw new ArgumentException(FormattableString.Invariant($"There are {rows} estimates and the sampling variances of {covariance.Rows}."), nameof(covariance));
        if (design.Rows != rows) throw new ArgumentException("The model matrix has one row per estimate.", nameof(design));
        foreach (var term in random)
        {
            if (term.Groups.Count != rows) throw new ArgumentException(FormattableString.Invariant($"'{term.Name}' has {term.Groups.Count} rows, there are {rows} estimates."), nameof(random));
        }

        if (options.Method is not (HeterogeneityMethod.REML or HeterogeneityMethod.ML or HeterogeneityMethod.EE or HeterogeneityMethod.FE)) throw new ArgumentException($"Multilevel models are fitted by REML, ML or EE, not by {options.Method}.", nameof(options));
        if (options.Test is not (TestKind.Z or TestKind.T)) throw new ArgumentException("Multilevel models are tested by z or t: there is no Knapp and Hartung's correction for them.", nameof(options));
        Level.Tail(options.Level);
    }
}
