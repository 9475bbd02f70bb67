namespace Equipoise.Statistics.Multilevel;

/// <summary>
/// A source of differences between true effects: groups that each have an effect of their own (<c>~ 1 | study</c>), or groups in which each level of an
/// inner factor has one (<c>~ outcome | study</c>). Lists have one entry a row; null leaves the row out.
/// </summary>
public sealed record RandomTerm
{
    private RandomTerm(string name, IReadOnlyList<string?> groups) => (Name, Groups) = (name, groups);

    /// <summary>What it is called: "study", "district/school", "outcome | trial".</summary>
    public string Name { get; }

    /// <summary>Group of every row.</summary>
    public IReadOnlyList<string?> Groups { get; }

    /// <summary>Level of the inner factor of every row; null for an intercept.</summary>
    public IReadOnlyList<string?>? Inner { get; private init; }

    /// <summary>Covariance of the levels.</summary>
    public BetweenCovariance Covariance { get; private init; }

    /// <summary>Levels in order; by default by size if all are numbers, otherwise by their characters.</summary>
    public IReadOnlyList<string>? Order { get; init; }

    /// <summary>Every group has one random effect, of variance σ².</summary>
    /// <param name="name">What the groups are called.</param>
    /// <param name="groups">Group of every row.</param>
    public static RandomTerm Intercept(string name, IReadOnlyList<string?> groups)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(groups);
        return new(name, groups);
    }

    /// <summary>Groups within groups: one term for the outermost, one for those within it, and so on. A name need not be unique beyond its outer group.</summary>
    /// <param name="levels">The groupings, outermost first.</param>
    /// <exception cref="ArgumentException">There are none, or their lengths differ.</exception>
    public static IReadOnlyList<RandomTerm> Nested(params IReadOnlyList<(string Name, IReadOnlyList<string?> Groups)> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        if (levels.Count == 0 || levels.Any(l => l.Groups.Count != levels[0].Groups.Count)) throw new ArgumentException("Nested groups need at least one grouping, all of one length.", nameof(levels));
        var terms = new List<RandomTerm>();
        for (var depth = 1; depth <= levels.Count; depth++) terms.Add(Intercept(string.Join('/', levels.Take(depth).Select(l => l.Name)), Within(levels.Take(depth))));
        return terms;
    }

    /// <summary>Every group of the outer factor has an effect for each level of the inner factor; they covary.</summary>
    /// <param name="innerName">What the levels are called.</param>
    /// <param name="inner">Level of every row; a number for <see cref="BetweenCovariance.CAR"/>.</param>
    /// <param name="outerName">What the groups are called.</param>
    /// <param name="outer">Group of every row.</param>
    /// <param name="covariance">How the levels covary.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static RandomTerm Levels(string innerName, IReadOnlyList<string?> inner, string outerName, IReadOnlyList<string?> outer, BetweenCovariance covariance = BetweenCovariance.CS)
    {
        ArgumentException.ThrowIfNullOrEmpty(innerName);
        ArgumentException.ThrowIfNullOrEmpty(outerName);
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentNullException.ThrowIfNull(outer);
        if (inner.Count != outer.Count) throw new ArgumentException($"'{innerName}' has {inner.Count} rows, '{outerName}' {outer.Count}.", nameof(inner));
        return new($"{innerName} | {outerName}", outer) { Inner = inner, Covariance = covariance };
    }

    internal RandomTerm Select(int[] rows) => new(Name, [.. rows.Select(r => Groups[r])]) { Inner = Inner is null ? null : [.. rows.Select(r => Inner[r])], Covariance = Covariance, Order = Order };

    /// <summary>The path to the innermost group; strokes within names are doubled so that two paths never look the same.</summary>
    private static string?[] Within(IEnumerable<(string Name, IReadOnlyList<string?> Groups)> path)
    {
        IReadOnlyList<string?>[] parts = [.. path.Select(l => l.Groups)];
        if (parts.Length == 1) return [.. parts[0]];
        return [.. Enumerable.Range(0, parts[0].Count).Select(i => parts.Any(p => p[i] is null) ? null : string.Join('/', parts.Select(p => p[i]!.Replace("/", "//", StringComparison.Ordinal))))];
    }
}
