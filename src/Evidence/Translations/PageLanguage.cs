using System.Collections.Immutable;
using System.Globalization;

namespace Equipoise.Evidence.Translations;

/// <summary>A language in which family pages can be read. English is the source of the others.</summary>
public enum PageLanguage
{
    En, Es, Tr, Vi, Zh,
}

/// <summary>What a language is called, and how it writes numbers and dates.</summary>
public static class PageLanguages
{
    /// <summary>Every language, English first.</summary>
    public static ImmutableArray<PageLanguage> All { get; } = [.. Enum.GetValues<PageLanguage>()];

    /// <summary>The code in addresses, folders and <c>lang</c> attributes: ISO 639-1.</summary>
    public static string Code(this PageLanguage language) => language.ToString().ToLowerInvariant();

    /// <summary>The language of a code in an address; null for English, which has no code there, and for every other word.</summary>
    public static PageLanguage? Translated(string? code) =>
        All.Where(l => l != PageLanguage.En && l.Code() == code).Select(l => (PageLanguage?)l).FirstOrDefault();

    /// <summary>Its own name for itself.</summary>
    public static string OwnName(this PageLanguage language) => language switch
    {
        PageLanguage.Es => "Español",
        PageLanguage.Tr => "Türkçe",
        PageLanguage.Vi => "Tiếng Việt",
        PageLanguage.Zh => "中文",
        _ => "English",
    };

    /// <summary>Its name in English.</summary>
    public static string EnglishName(this PageLanguage language) => language switch
    {
        PageLanguage.Es => "Spanish",
        PageLanguage.Tr => "Turkish",
        PageLanguage.Vi => "Vietnamese",
        PageLanguage.Zh => "Chinese",
        _ => "English",
    };

    /// <summary><c>ltr</c> or <c>rtl</c>, as its writing goes.</summary>
    public static string Direction(this PageLanguage language) => language.Culture().TextInfo.IsRightToLeft ? "rtl" : "ltr";

    /// <summary>How it writes numbers and the names of months.</summary>
    public static CultureInfo Culture(this PageLanguage language) => language switch
    {
        PageLanguage.En => CultureInfo.InvariantCulture,
        PageLanguage.Zh => CultureInfo.GetCultureInfo("zh-Hans"),
        _ => CultureInfo.GetCultureInfo(language.Code()),
    };
}
