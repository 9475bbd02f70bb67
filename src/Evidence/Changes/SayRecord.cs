using System.Globalization;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Changes;

/// <summary>Parts of records as one says them.</summary>
internal static class SayRecord
{
    private const int MostNamed = 3;

    /// <summary>"March 2024", "3 March 2024"; what cannot be read is quoted.</summary>
    public static string Date(ReportedDate date) => date.Value is { } value ? Date(value) : $"“{date.Text}”";

    public static string Date(PartialDate date) => date switch
    {
        { Day: not null } d => d.Earliest.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        { Month: not null } d => d.Earliest.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        _ => date.Year.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>"in March 2024", "on 3 March 2024".</summary>
    public static string When(ReportedDate date) => date.Value is { Day: not null } ? $"on {Date(date)}" : date.Value is null ? $"at {Date(date)}" : $"in {Date(date)}";

    /// <summary>A register's fixed word as words: ACTIVE_NOT_RECRUITING is "active not recruiting".</summary>
    public static string Word(string word)
    {
        if (word.Length > 5 && word.StartsWith("PHASE", StringComparison.Ordinal)) return $"phase {word[5..]}";
        if (word.StartsWith("EARLY_PHASE", StringComparison.Ordinal)) return $"early phase {word[11..]}";
        if (word is "NA" or "N/A") return "not applicable";
        return word.Any(char.IsLower) ? word : word.Replace('_', ' ').ToLowerInvariant();
    }

    /// <summary>"“A”, “B”, “C” and 4 more".</summary>
    public static string Named(IReadOnlyCollection<string> names)
    {
        var shown = names.Take(MostNamed).Select(n => $"“{n}”").ToList();
        if (names.Count > MostNamed) return $"{string.Join(", ", shown)} and {(names.Count - MostNamed).ToString(CultureInfo.InvariantCulture)} more";
        return Answers.Spoken.List(shown);
    }

    /// <summary>Which parts of a record differ.</summary>
    public static string Areas(IEnumerable<FieldChange> fields)
    {
        var areas = fields.Select(f => Area(f.Path)).Distinct(StringComparer.Ordinal).ToList();
        return areas.Count <= 6 ? Answers.Spoken.List(areas) : $"{string.Join(", ", areas.Take(6))} and {areas.Count - 6} more";
    }

    /// <summary>White space and case aside.</summary>
    public static bool Same(string? a, string? b) => string.Equals(Plain(a), Plain(b), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string? text) => text is null ? "" : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The name of the field without its place: "last update posted".</summary>
    private static string Area(string path)
    {
        var cut = path.IndexOf('[', StringComparison.Ordinal);
        var whole = cut < 0 ? path : path[..cut];
        var name = whole[(whole.LastIndexOf('.') + 1)..];
        return Spaced(name);
    }

    /// <summary>A name of the program as words: ActiveNotRecruiting is "active not recruiting".</summary>
    public static string Spaced(string name) => string.Concat(name.Select(c => char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString())).TrimStart();
}
