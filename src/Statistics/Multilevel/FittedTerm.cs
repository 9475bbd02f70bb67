using System.Globalization;
using Equipoise.Statistics.LinearModels;

namespace Equipoise.Statistics.Multilevel;

/// <summary>A random term over the rows that take part: groups and levels by number, and the structure of their covariance.</summary>
internal sealed class FittedTerm
{
    private readonly bool[,] together;
    private readonly int largest;

    public FittedTerm(RandomTerm source, int[] rows)
    {
        Source = source;
        Group = Numbered(source.Groups, rows, out var names);
        GroupNames = names;
        LevelNames = source.Inner is { } inner ? Ordered(source, inner, rows) : [""];
        var numbers = LevelNames.Select((l, i) => (l, i)).ToDictionary(p => p.l, p => p.i, StringComparer.Ordinal);
        Level = source.Inner is null ? new int[rows.Length] : [.. rows.Select(r => numbers[source.Inner[r]!])];
        together = new bool[source.Covariance == BetweenCovariance.UN ? LevelNames.Length : 0, source.Covariance == BetweenCovariance.UN ? LevelNames.Length : 0];
        largest = Pair();
        HasPairs = largest > 1;
        Structure = StructureOf();
    }

    public RandomTerm Source { get; }

    public int[] Group { get; }

    public string[] GroupNames { get; }

    public int[] Level { get; }

    public string[] LevelNames { get; }

    /// <summary>Whether any group has two levels, so that there is a correlation to speak of.</summary>
    public bool HasPairs { get; }

    public bool IsIntercept => Source.Inner is null;

    public CovarianceStructure Structure { get; }

    /// <summary>Whether two levels occur together in any group (unstructured terms only).</summary>
    public bool Together(int a, int b) => together[a, b];

    public CovarianceTerm Term(CovarianceStructure structure, int[]? order = null) =>
        CovarianceTerm.OfLevels(Source.Name, structure, Group, order is null ? Level : [.. Level.Select(l => Array.IndexOf(order, l))], order is null ? LevelNames : [.. order.Select(l => LevelNames[l])]);

    /// <summary>Where the levels lie: times for CAR, their number otherwise.</summary>
    public double[] Positions() => Source.Covariance == BetweenCovariance.CAR
        ? [.. LevelNames.Select(Time)]
        : [.. Enumerable.Range(0, LevelNames.Length).Select(l => (double)l)];

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
            int[] levels = [.. group.Select(i => Level[i]).Distinct()];
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
