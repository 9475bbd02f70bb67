using Equipoise.Statistics.Distributions;

namespace Equipoise.Statistics.Pooling;

/// <summary>One subgroup, pooled on its own.</summary>
/// <param name="Label">What its studies have in common.</param>
/// <param name="Fit">Its pooled effect with its own τ²; rows are those of the whole table.</param>
public sealed record Subgroup(string Label, Fit Fit);

/// <summary>Subgroups of studies, each pooled with its own τ².</summary>
/// <param name="Groups">The subgroups, their labels in ordinal order.</param>
/// <param name="Between">Test that all have the same effect; null with fewer than two subgroups, or when one has a standard error of zero.</param>
/// <param name="LeftOut">Studies that take no part: without a label, or as in any pooling.</param>
public sealed record SubgroupAnalysis(IReadOnlyList<Subgroup> Groups, OmnibusTest? Between, IReadOnlyList<LeftOutStudy> LeftOut);

/// <summary>Subgroups of studies around means of their own, with one τ² for all.</summary>
/// <param name="Labels">The labels, in ordinal order; coefficient i of the model is the pooled effect of subgroup i.</param>
/// <param name="Model">The model: one coefficient a subgroup, no intercept. Its Q is what is left within subgroups.</param>
/// <param name="Between">Test that all have the same effect (the moderator test of the equivalent meta-regression); null with fewer than two subgroups, or when one has a standard error of zero.</param>
/// <param name="LeftOut">Studies that take no part: without a label, or as in any pooling.</param>
public sealed record CommonVarianceSubgroups(IReadOnlyList<string> Labels, Fit Model, OmnibusTest? Between, IReadOnlyList<LeftOutStudy> LeftOut);

/// <summary>Subgroup analysis: does the effect differ between kinds of studies?</summary>
/// <remarks>
/// Borenstein M, Higgins JPT (2013). Prevention Science 14:134–143. doi:10.1007/s11121-013-0377-7. The test between subgroups is Cochran's Q
/// of the subgroups' estimates, chi-square with one degree of freedom fewer than subgroups.
/// </remarks>
public static class Subgroups
{
    /// <summary>Pools every subgroup with its own τ².</summary>
    /// <param name="estimates">One estimate per study, on an additive scale.</param>
    /// <param name="variances">Its sampling variance, above 0.</param>
    /// <param name="labels">One label per study; a study with none (null or empty) is left out, and the result says so.</param>
    /// <param name="options">How; REML with normal tests by default.</param>
    /// <exception cref="ArgumentException">The lengths differ, or no study can be pooled.</exception>
    public static SubgroupAnalysis Of(ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances, IReadOnlyList<string?> labels, PoolingOptions? options = null)
    {
        options ??= PoolingOptions.Default;
        var (rows, leftOut) = Labelled(estimates, variances, labels);
        var groups = new List<Subgroup>();
        foreach (var group in rows.GroupBy(r => labels[r]!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            int[] members = [.. group];
            LeftOutStudy[] lost = [.. leftOut.Where(l => string.Equals(labels[l.Row], group.Key, StringComparison.Ordinal))];
            groups.Add(new(group.Key, MetaAnalysis.Fit(MetaAnalysis.Chosen(estimates, members), MetaAnalysis.Chosen(variances, members), members, lost, options)));
        }

        return new(groups, Between([.. groups.Select(g => g.Fit.Pooled)], TestDistribution.Normal), leftOut);
    }

    /// <summary>Pools all subgroups with one τ² for all: better than a τ² each when subgroups are small.</summary>
    /// <param name="estimates">One estimate per study, on an additive scale.</param>
    /// <param name="variances">Its sampling variance, above 0.</param>
    /// <param name="labels">One label per study; a study with none (null or empty) is left out, and the result says so.</param>
    /// <param name="options">How; REML with normal tests by default. With t tests the test between subgroups is an F test.</param>
    /// <exception cref="ArgumentException">The lengths differ, or no study can be pooled.</exception>
    public static CommonVarianceSubgroups WithCommonTau2(ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances, IReadOnlyList<string?> labels, PoolingOptions? options = null)
    {
        var (rows, leftOut) = Labelled(estimates, variances, labels);
        string[] names = [.. rows.Select(r => labels[r]!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var cells = new double[rows.Length * names.Length];
        for (var i = 0; i < rows.Length; i++) cells[(i * names.Length) + Array.BinarySearch(names, labels[rows[i]]!, StringComparer.Ordinal)] = 1;
        var design = new DesignMatrix(rows.Length, names.Length, cells, names);
        var model = MetaRegression.Fit(MetaAnalysis.Chosen(estimates, rows), MetaAnalysis.Chosen(variances, rows), design, rows, leftOut, options ?? PoolingOptions.Default);
        return new(names, model, Between(model.Coefficients, model.Distribution), leftOut);
    }

    private static OmnibusTest? Between(IReadOnlyList<Coefficient> groups, TestDistribution distribution)
    {
        var least = groups.Min(g => g.StandardError);
        if (groups.Count < 2 || !(least > 0)) return null;
        double sum = 0, product = 0, q = 0;
        var origin = groups.First(g => g.StandardError.Equals(least)).Estimate;
        foreach (var g in groups)
        {
            var w = least / g.StandardError;
            sum += w * w;
            product += w * w * (g.Estimate - origin);
        }

        foreach (var g in groups)
        {
            var z = (g.Estimate - origin - (product / sum)) / g.StandardError;
            q += z * z;
        }

        var df = groups.Count - 1;
        return double.IsPositiveInfinity(distribution.Df)
            ? new(q, df, distribution.Df, ChiSquare.Upper(q, df))
            : new(q / df, df, distribution.Df, FisherF.Upper(q / df, df, distribution.Df));
    }

    private static (int[] Rows, LeftOutStudy[] LeftOut) Labelled(ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances, IReadOnlyList<string?> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count != estimates.Length) throw new ArgumentException("One label per study.", nameof(labels));
        var (rows, leftOut) = StudySelection.Of(estimates, variances, null);
        int[] labelled = [.. rows.Where(r => !string.IsNullOrEmpty(labels[r]))];
        if (labelled.Length == 0) throw new ArgumentException("No study that can be pooled has a label.", nameof(labels));
        LeftOutStudy[] without = [.. rows.Where(r => string.IsNullOrEmpty(labels[r])).Select(r => new LeftOutStudy(r, LeftOutReason.Missing))];
        return (labelled, [.. leftOut.Concat(without).OrderBy(l => l.Row)]);
    }
}
