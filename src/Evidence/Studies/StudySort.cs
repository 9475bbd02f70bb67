using System.Diagnostics.CodeAnalysis;

namespace Equipoise.Evidence.Studies;

/// <summary>By what a list of studies is put in order.</summary>
public enum StudySortKey
{
    /// <summary>Strongest design first.</summary>
    Design,

    /// <summary>Oldest first.</summary>
    Year,

    /// <summary>Smallest first, by the headline number of children.</summary>
    Size,

    /// <summary>A to Z.</summary>
    Label,
}

/// <summary>
/// An order, written <c>year</c> or, the other way round, <c>-year</c>. Studies of which the value is not known come last either way;
/// equal ones are ordered by year, newest first, then by label. The default value is strongest design first.
/// </summary>
public readonly record struct StudySort(StudySortKey Key, bool Descending)
{
    public static bool TryParse([NotNullWhen(true)] string? text, out StudySort sort)
    {
        var descending = text?.StartsWith('-') ?? false;
        StudySortKey? key = text?.TrimStart('-').ToUpperInvariant() switch
        {
            "DESIGN" => StudySortKey.Design,
            "YEAR" => StudySortKey.Year,
            "SIZE" => StudySortKey.Size,
            "LABEL" => StudySortKey.Label,
            _ => null,
        };
        sort = new(key ?? default, descending);
        return key is not null && text?.LastIndexOf('-') <= 0;
    }

    public override string ToString() => (Descending ? "-" : "") + Key switch
    {
        StudySortKey.Year => "year",
        StudySortKey.Size => "size",
        StudySortKey.Label => "label",
        _ => "design",
    };

    internal IOrderedEnumerable<StudyRow> Order(IEnumerable<StudyRow> studies) => (Key switch
    {
        StudySortKey.Year => By(studies, s => s.Year),
        StudySortKey.Size => By(studies, s => s.Size),
        StudySortKey.Label => ByLabel(studies),
        _ => By(studies, s => (int)s.Study.Design.Strength),
    }).ThenByDescending(s => s.Year ?? int.MinValue)
        .ThenBy(s => s.Study.Label, StringComparer.OrdinalIgnoreCase)
        .ThenBy(s => s.Study.Id, StringComparer.Ordinal);

    private IOrderedEnumerable<StudyRow> By(IEnumerable<StudyRow> studies, Func<StudyRow, int?> value)
    {
        var known = studies.OrderBy(s => value(s) is null);
        return Descending ? known.ThenByDescending(value) : known.ThenBy(value);
    }

    private IOrderedEnumerable<StudyRow> ByLabel(IEnumerable<StudyRow> studies) => Descending
        ? studies.OrderByDescending(s => s.Study.Label, StringComparer.OrdinalIgnoreCase)
        : studies.OrderBy(s => s.Study.Label, StringComparer.OrdinalIgnoreCase);
}
