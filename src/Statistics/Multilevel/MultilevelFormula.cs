using Equipoise.Statistics.Formulas;
using Equipoise.Statistics.Tables;

namespace Equipoise.Statistics.Multilevel;

/// <summary>Multilevel models by the names of the columns of a table.</summary>
public static class MultilevelFormula
{
    /// <summary>Fits a model to the estimates of a table.</summary>
    /// <param name="table">Columns <c>yi</c> and <c>vi</c> (or <c>sei</c>), and those the formulas name.</param>
    /// <param name="moderators">Moderators; null for a pooled effect only.</param>
    /// <param name="random">Random terms: <c>~ 1 | district/study</c>, <c>~ outcome | trial</c>.</param>
    /// <param name="covariances">How the levels of each <c>~ inner | outer</c> covary, in order, or one for all; CS by default.</param>
    /// <param name="known">Sampling covariance, if it is not just the variances of the table.</param>
    /// <param name="options">How; REML with normal tests by default.</param>
    /// <exception cref="ArgumentException">A column is missing or not numeric, a formula does not fit, or the model cannot be fitted (see <see cref="MultilevelModel"/>).</exception>
    public static MultilevelFit Fit(Table table, Formula? moderators, IReadOnlyList<RandomFormula> random, IReadOnlyList<BetweenCovariance>? covariances = null, KnownCovariance? known = null, MultilevelOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        var effects = StudyData.Estimates(table);
        double[] y = [.. effects.Select(e => e.Estimate)], v = [.. effects.Select(e => e.Variance)];
        var design = moderators is null ? null : ModelMatrix.Of(moderators, table, r => double.IsFinite(y[r]) && v[r] > 0).For(table);
        return MultilevelModel.Fit(y, known ?? KnownCovariance.Diagonal(v), design, Terms(table, random, covariances), options);
    }

    /// <summary>The random terms that formulas ask for.</summary>
    /// <param name="table">The table whose columns they name.</param>
    /// <param name="random">Random terms.</param>
    /// <param name="covariances">How the levels of each <c>~ inner | outer</c> covary, in order, or one for all; CS by default.</param>
    /// <exception cref="ArgumentException">A column is missing, a term has several inner factors or nested outer ones, or there are more covariances than such terms.</exception>
    public static IReadOnlyList<RandomTerm> Terms(Table table, IReadOnlyList<RandomFormula> random, IReadOnlyList<BetweenCovariance>? covariances = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(random);
        var terms = new List<RandomTerm>();
        var inner = 0;
        foreach (var formula in random)
        {
            if (formula.IsIntercept) terms.AddRange(RandomTerm.Nested([.. formula.Groups.Select(g => (g, Labels(table, g)))]));
            else terms.Add(Inner(table, formula, Covariance(covariances, inner++)));
        }

        if (covariances?.Count > Math.Max(1, inner)) throw new ArgumentException($"There are {covariances.Count} covariances for {inner} terms of the form '~ inner | outer'.", nameof(covariances));
        return terms;
    }

    private static BetweenCovariance Covariance(IReadOnlyList<BetweenCovariance>? covariances, int number) =>
        covariances is null or { Count: 0 } ? BetweenCovariance.CS : covariances.Count == 1 ? covariances[0]
            : number < covariances.Count ? covariances[number] : throw new ArgumentException("Give one covariance for all terms of the form '~ inner | outer', or one for each.", nameof(covariances));

    private static RandomTerm Inner(Table table, RandomFormula formula, BetweenCovariance covariance)
    {
        if (formula.Groups.Count > 1) throw new ArgumentException($"'{formula.Text}': groups within groups are for intercepts ('~ 1 | a/b'), not for '~ inner | outer'.", nameof(formula));
        if (formula.Effects.TermNames.Count != 1 || formula.Effects.Needs.Count != 1) throw new ArgumentException($"'{formula.Text}': left of the bar stands 1 or one column.", nameof(formula));
        var name = formula.Effects.Needs[0];
        return RandomTerm.Levels(name, Labels(table, name), formula.Groups[0], Labels(table, formula.Groups[0]), covariance);
    }

    private static IReadOnlyList<string?> Labels(Table table, string name) => [.. Enumerable.Range(0, table.Rows).Select(r => Levels.Cell(table[name], r))];
}
