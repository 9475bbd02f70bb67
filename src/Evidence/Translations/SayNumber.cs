using System.Globalization;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Translations;

/// <summary>Numbers and dates as a reader of the language writes them.</summary>
public static class SayNumber
{
    /// <summary>Up to two decimals, thousands apart, minus as minus.</summary>
    public static string In(PageLanguage language, decimal number) => number.ToString("#,##0.##", language.Culture()).Replace('-', '−');

    /// <summary>As precise as the date is known.</summary>
    public static string In(PageLanguage language, PartialDate date)
    {
        var (day, month) = Patterns(language);
        var pattern = date switch { { Day: not null } => day, { Month: not null } => month, _ => "yyyy" };
        return date.Earliest.ToString(pattern, language.Culture());
    }

    /// <summary>Any value that may stand in a sentence.</summary>
    public static string Any(PageLanguage language, object value) => value switch
    {
        int n => In(language, n),
        decimal n => In(language, n),
        PartialDate date => In(language, date),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static (string Day, string Month) Patterns(PageLanguage language) => language switch
    {
        PageLanguage.Es => ("d 'de' MMMM 'de' yyyy", "MMMM 'de' yyyy"),
        PageLanguage.Vi => ("'ngày' d 'tháng' M 'năm' yyyy", "'tháng' M 'năm' yyyy"),
        PageLanguage.Zh => ("yyyy'年'M'月'd'日'", "yyyy'年'M'月'"),
        _ => ("d MMMM yyyy", "MMMM yyyy"),
    };
}
