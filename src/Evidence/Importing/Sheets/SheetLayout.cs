using System.Collections.Immutable;
using Equipoise.Evidence.Importing.Ictrp;

namespace Equipoise.Evidence.Importing.Sheets;

/// <summary>How a table is written: what divides its cells, and what its columns are called.</summary>
internal sealed record SheetLayout(char Separator, ImmutableArray<string> Columns, bool HasNames, bool IsIctrp)
{
    private const int LongestName = 120;
    private const int Sample = 20;
    private static readonly char[] Separators = ['\t', ';', ',', '|'];

    /// <summary>The layout of a text, or null when it is no table.</summary>
    /// <param name="text">Its beginning.</param>
    /// <param name="whole">True when that is all there is.</param>
    public static SheetLayout? Of(string text, bool whole)
    {
        var lines = Lines(text, whole, minded: true);
        if (lines.Count < 2) lines = Lines(text, whole, minded: false);
        if (lines.Count == 0 || (lines.Count == 1 && !whole)) return null;
        var separator = Separators.MaxBy(s => CsvCells.Of(lines[0], s).Count);
        var first = CsvCells.Of(lines[0], separator);
        if (first.Count < (lines.Count > 1 ? 2 : 4)) return null;
        if (first.Count >= 40 && RegistryIds.In(first[0]).Any()) return new(separator, [.. Weekly(first.Count)], HasNames: false, IsIctrp: true);
        if (first.Any(n => n.Length > LongestName) || first.All(n => n.Length == 0)) return null;
        var alike = lines.Skip(1).Count(l => CsvCells.Of(l, separator).Count == first.Count);
        if (alike * 2 < lines.Count - 1) return null;
        return new(separator, [.. Named(first)], HasNames: true, IctrpColumns.AreNames(first));
    }

    private static IEnumerable<string> Weekly(int count) => Enumerable.Range(0, count).Select(i => i < IctrpColumns.Weekly.Length ? IctrpColumns.Weekly[i] : NameOf(i));

    private static IEnumerable<string> Named(List<string> first)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < first.Count; i++)
        {
            var name = first[i].Trim('\uFEFF', ' ');
            yield return name.Length == 0 ? NameOf(i) : seen.Add(name) ? name : FormattableString.Invariant($"{name} ({i + 1})");
        }
    }

    public static string NameOf(int column) => FormattableString.Invariant($"column {column + 1}");

    /// <summary>Lines of the beginning that are whole, with line breaks within quotes minded or, where a quote is never closed, not.</summary>
    private static List<string> Lines(string text, bool whole, bool minded)
    {
        var lines = new List<string>();
        var (start, quoted) = (0, false);
        for (var i = 0; i < text.Length && lines.Count < Sample; i++)
        {
            if (text[i] == '"') quoted = minded && !quoted;
            if (text[i] != '\n' || quoted) continue;
            if (text[start..i].TrimEnd('\r').Length > 0) lines.Add(text[start..i].TrimEnd('\r'));
            start = i + 1;
        }

        if (whole && lines.Count < Sample && start < text.Length && text[start..].Trim().Length > 0) lines.Add(text[start..].TrimEnd('\r', '\n'));
        return lines;
    }
}
