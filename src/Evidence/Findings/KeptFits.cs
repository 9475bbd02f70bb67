using System.Collections.Concurrent;
using System.Text;

namespace Equipoise.Evidence.Findings;

/// <summary>
/// Mixed models of counts take most of the time of all findings, and most records do not change: the same counts give the same fit, so each is
/// worked out once and kept, up to a bound.
/// </summary>
internal static class KeptFits
{
    private const int Most = 50_000;

    private static readonly ConcurrentDictionary<string, Estimate?> Kept = new(StringComparer.Ordinal);

    /// <summary>The fit of a model to these counts.</summary>
    public static Estimate? Once(string model, IReadOnlyList<Contribution> studies, Func<Estimate?> fit)
    {
        var key = Key(model, studies);
        if (Kept.TryGetValue(key, out var known)) return known;
        if (Kept.Count >= Most) Kept.Clear();
        return Kept[key] = fit();
    }

    /// <summary>Forgets everything, so that the whole work can be measured.</summary>
    public static void Clear() => Kept.Clear();

    private static string Key(string model, IReadOnlyList<Contribution> studies)
    {
        var key = new StringBuilder(model);
        foreach (var s in studies)
        {
            if (s.Counts is { } c) key.Append(System.Globalization.CultureInfo.InvariantCulture, $";{c.Events}/{c.N},{c.ControlEvents}/{c.ControlN}");
        }

        return key.ToString();
    }
}
