using System.Globalization;
using Equipoise.Statistics.LinearModels;

namespace Equipoise.Statistics.Multilevel;

/// <summary>A random term over the rows that take part: groups and levels by number, and the structure of their covariance.</summary>
internal sealed class FittedTerm
{
    private readonly bool[,] together;
    private readonly int largest;

    /// <param name="source">The term.</param>
    /// <param name="rows">Rows that take part.</param>
    /// <param name="basis">Orthonormal basis of the model matrix.</param>
    public FittedTerm(RandomTerm source, int[] rows, double[] basis)
    {
        Source = source;
        Group = Numbered(source.Groups, rows, out var names);
        GroupNames = names;
        AllLevels = source.Inner is { } inner ? Ordered(source, inner, rows) : [""];
        Level = NumbersOf(AllLevels, rows);
        var absorbed = AbsorbedEffects.Of(basis, basis.Length / rows.Length, Group, Level, AllLevels.Length);
        IsAbsorbed = absorbed.All(a => a);
        LevelNames = IsIntercept || IsAbsorbed || !HasOwnVariances ? AllLevels : [.. AllLevels.Where((_, l) => !absorbed[l])];
        if (LevelNames.Length < AllLevels.Length) Level = NumbersOf(LevelNames, rows);
        together = new bool[source.Covariance == BetweenCovariance.UN ? LevelNames.Length : 0, source.Covariance == BetweenCovariance.UN ? LevelNames.Length : 0];
        largest = Pair();
        HasPairs = largest > 1;
        Structure = StructureOf();
    }

    public RandomTerm Source { get; }

    public int[] Group { get; }

    public string[] GroupNames { get; }

    /// <summary>Level of every row; −1 for one whose variance cannot be estimated.</summary>
    public int[] Level { get; }

    /// <summary>The levels whose effects are part of the model.</summary>
    public string[] LevelNames { get; }

    /// <summary>All levels, those included whose effects the moderators contain.</summary>
    public string[] AllLevels { get; }

    /// <summary>Whether the moderators contain every effect of the term.</summary>
    public bool IsAbsorbed { get; }

    private bool HasOwnVariances => Source.Covariance is BetweenCovariance.UN or BetweenCovariance.HCS or BetweenCovariance.HAR or BetweenCovariance.DIAG;

    /// <summary>Whether any group has two levels, so that there is a correlation to speak of.</summary>
    public bool HasPairs { get; }

    public bool IsIntercept => Source.Inner is null;

    public CovarianceStructure Structure { get; }

    /// <summary>Whether two levels occur together in any group (unstructured terms only).</summary>
    public bool Together(int a, int b) => together[a, b];

    public CovarianceTerm Term(CovarianceStructure structure, int[]? order = null)
    {
        int[] level = order is null ? Level : [.. Level.Select(l => l < 0 ? l : Array.IndexOf(order, l))];
        string[] names = order is null ? LevelNames : [.. order.Select(l => LevelNames[l])];
        if (LevelNames.Length == AllLevels.Length) return CovarianceTerm.OfLevels(Source.Name, structure, Group, level, names);
        var design = new double[level.Length * names.Length];
        for (var i = 0; i < level.Length; i++)
        {
            if (level[i] >= 0) design[(i * names.Length) + level[i]] = 1;
        }

        return CovarianceTerm.Coefficients(Source.Name, structure, Group, design, names);
    }

    /// <summary>Where the levels lie: times for CAR, their number otherwise.</summary>
    public double[] Positions() => Source.Covariance == BetweenCovariance.CAR
        ? [.. LevelNames.Select(Time)]
        : [.. Enumerable.Range(0, LevelNames.Length).Select(l => (double)l)];

    private int[] NumbersOf(string[] names, int[] rows)
    {
        if (Source.Inner is not { } inner) return new int[rows.Length];
        var numbers = names.Select((l, i) => (l, i)).ToDictionary(p => p.l, p => p.i, StringComparer.Ordinal);
        return [.. rows.Select(r => numbers.TryGetValue(inner[r]!, out var n) ? n : -1)];
    }

    private static double Time(string level) => double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out var time) && double.IsFinite(time)
        ? time
        : throw new ArgumentException($"CAR needs times, and '{level}' is not a number.", nameof(level));

    private CovarianceStructure StructureOf()
    {
        var m = LevelNames.Length;
        if (IsIntercept) return new Diagonal(1, false);
        var positions = Positions();
        return Source.Covariance switch
        {
            BetweenCovariance.ID => new Diagonal(m, false),
            BetweenCovariance.DIAG => new Diagonal(m, true),
            BetweenCovariance.UN when HasPairs => new Unstructured(m),
            BetweenCovariance.CS when HasPairs => new CorrelatedLevels(CorrelationKind.Exchangeable, false, positions, largest),
            BetweenCovariance.HCS when HasPairs => new CorrelatedLevels(CorrelationKind.Exchangeable, true, positions, largest),
            BetweenCovariance.AR when HasPairs => new CorrelatedLevels(CorrelationKind.Autoregressive, false, positions),
            BetweenCovariance.HAR when HasPairs => new CorrelatedLevels(CorrelationKind.Autoregressive, true, positions),
            BetweenCovariance.CAR when HasPairs => new CorrelatedLevels(CorrelationKind.Power, false, positions),
            var c => new Diagonal(m, c is BetweenCovariance.UN or BetweenCovariance.HCS or BetweenCovariance.HAR),
        };
    }

    /// <summary>Notes which levels meet in a group; returns the most levels of one group.</summary>
    private int Pair()
    {
        if (IsIntercept) return 1;
        var most = 1;
        foreach (var group in Enumerable.Range(0, Group.Length).GroupBy(i => Group[i]))
        {
            int[] levels = [.. group.Select(i => Level[i]).Where(l => l >= 0).Distinct()];
            most = Math.Max(most, levels.Length);
            if (Source.Covariance != BetweenCovariance.UN) continue;
            foreach (var a in levels)
            {
                foreach (var b in levels) together[a, b] = true;
            }
        }

        return most;
    }

    private static string[] Ordered(RandomTerm term, IReadOnlyList<string?> inner, int[] rows)
    {
        var found = rows.Select(r => inner[r]!).Distinct(StringComparer.Ordinal).ToArray();
        if (term.Order is { } order)
        {
            var unknown = found.FirstOrDefault(f => !order.Contains(f, StringComparer.Ordinal));
            return unknown is null ? [.. order.Where(l => found.Contains(l, StringComparer.Ordinal))] : throw new ArgumentException($"'{term.Name}': the level '{unknown}' is not in the order of levels.", nameof(term));
        }

        var numbers = found.Select(v => double.TryParse(v, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n : double.NaN).ToArray();
        return numbers.Any(double.IsNaN) ? [.. found.Order(StringComparer.Ordinal)] : [.. found.Zip(numbers).OrderBy(p => p.Second).Select(p => p.First)];
    }

    private static int[] Numbered(IReadOnlyList<string?> ids, int[] rows, out string[] names)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var result = new int[rows.Length];
        for (var i = 0; i < result.Length; i++)
        {
            if (!numbers.TryGetValue(ids[rows[i]]!, out result[i])) numbers.Add(ids[rows[i]]!, result[i] = numbers.Count);
        }

        names = [.. numbers.Keys];
        return result;
    }
}
