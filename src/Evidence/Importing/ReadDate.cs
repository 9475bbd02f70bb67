using System.Globalization;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Importing;

/// <summary>Reads the ways in which registers and bibliographies print dates, never more precisely than they do.</summary>
internal static partial class ReadDate
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>A date, or null when the text is none. A range or a season becomes its year.</summary>
    public static PartialDate? From(string text)
    {
        text = text.Trim();
        if (PartialDate.TryParse(text, CultureInfo.InvariantCulture, out var plain)) return plain;
        var match = Numeric().Match(text);
        if (!match.Success) match = DayFirst().Match(text);
        if (!match.Success) match = Packed().Match(text);
        if (match.Success) return Of(match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value);
        match = MonthFirst().Match(text);
        if (!match.Success) match = DayMonthName().Match(text);
        if (!match.Success) match = YearFirst().Match(text);
        if (match.Success && MonthOf(match.Groups["n"].Value) is { } month) return Of(match.Groups["y"].Value, month, match.Groups["d"].Value);
        match = YearAndMore().Match(text);
        return match.Success ? Of(match.Groups["y"].Value, "", "") : null;
    }

    /// <summary>Number of a month by its name or its first three letters.</summary>
    public static string? MonthOf(string name)
    {
        var at = name.Length < 3 ? -1 : Array.IndexOf(Months, name[..3].ToLowerInvariant());
        return at < 0 || !(name.Length == 3 || CultureInfo.InvariantCulture.DateTimeFormat.MonthNames[at].StartsWith(name.TrimEnd('.'), StringComparison.OrdinalIgnoreCase)) ? null
            : (at + 1).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A date of parts as they were printed; a part that is none leaves the date less precise.</summary>
    public static PartialDate? Of(string year, string month, string day)
    {
        var m = month.Length == 0 ? "" : "-" + month.PadLeft(2, '0');
        var d = day.Length == 0 || m.Length == 0 ? "" : "-" + day.PadLeft(2, '0');
        return PartialDate.TryParse(year + m + d, CultureInfo.InvariantCulture, out var date) ? date : null;
    }

    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    // 2014-03-05T10:00, 2014/03/05, 2014/03//, 2014//
    [GeneratedRegex(@"^(?<y>\d{4})[-/](?<m>\d{1,2})?([-/](?<d>\d{1,2})?)?(/[^/]*)?([T ]\d\d:\d\d.*)?$", Plain, 1000)]
    private static partial Regex Numeric();

    // 16/04/2024, as the portal of the WHO prints
    [GeneratedRegex(@"^(?<d>\d{1,2})/(?<m>\d{1,2})/(?<y>\d{4})( \d\d:\d\d.*)?$", Plain, 1000)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?<y>(19|20)\d\d)(?<m>\d\d)(?<d>\d\d)$", Plain, 1000)]
    private static partial Regex Packed();

    // September 2001; September 3, 2001
    [GeneratedRegex(@"^(?<n>[A-Za-z]{3,9})\.?,? ((?<d>\d{1,2})(st|nd|rd|th)?,? )?(?<y>\d{4})$", Plain, 1000)]
    private static partial Regex MonthFirst();

    // 20 May 2024
    [GeneratedRegex(@"^(?<d>\d{1,2})[ -](?<n>[A-Za-z]{3,9})\.?[ -](?<y>\d{4})$", Plain, 1000)]
    private static partial Regex DayMonthName();

    // 2012 Oct 5
    [GeneratedRegex(@"^(?<y>\d{4})[ /-](?<n>[A-Za-z]{3,9})\.?([ /-](?<d>\d{1,2}))?/*$", Plain, 1000)]
    private static partial Regex YearFirst();

    // 2015 Nov-Dec; 2015 Spring; 1998-1999
    [GeneratedRegex(@"^(?<y>(17|18|19|20)\d\d)\b.*$", Plain, 1000)]
    private static partial Regex YearAndMore();
}
