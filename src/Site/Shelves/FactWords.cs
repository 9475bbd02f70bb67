using System.Globalization;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Background;
using Equipoise.Site.Components;

namespace Equipoise.Site.Shelves;

/// <summary>How the shelves say a fact.</summary>
public static partial class FactWords
{
    /// <summary>"34.2%", "30 to 60%", "12"; null when the fact has no figure.</summary>
    public static string? Number(Fact fact)
    {
        var number = (fact.Value, fact.Low, fact.High) switch
        {
            ({ } value, { } low, { } high) => $"{Words.Number(value)} ({Words.Number(low)} to {Words.Number(high)})",
            ({ } value, _, _) => Words.Number(value),
            (null, { } low, { } high) => $"{Words.Number(low)} to {Words.Number(high)}",
            (null, { } low, null) => $"from {Words.Number(low)}",
            (null, null, { } high) => $"up to {Words.Number(high)}",
            _ => null,
        };
        return number is not null && fact.Unit?.StartsWith('%') == true ? number + "%" : number;
    }

    /// <summary>What the figure counts, without the per cent sign that stands beside the number.</summary>
    public static string? Unit(Fact fact) => fact.Unit?.TrimStart('%').Trim();

    public static string? Interval(Fact fact) => fact is { CiLower: { } lower, CiUpper: { } upper }
        ? $"({Words.Number(fact.CiLevel ?? 95)}% interval {Words.Number(lower)} to {Words.Number(upper)})"
        : null;

    public static string Of(ShownIn where) => where switch
    {
        ShownIn.Dish => "in a dish",
        ShownIn.Animal => "in animals",
        ShownIn.Child => "in children",
        ShownIn.Adult => "in adults",
        _ => "background: no cells given",
    };

    public static string Of(LegalStatus status) => status switch
    {
        LegalStatus.NotAllowed => "not allowed",
        LegalStatus.TrialsOnly => "only in approved trials",
        LegalStatus.Restricted => "restricted",
        LegalStatus.AllowedWithConditions => "allowed under conditions",
        LegalStatus.Unregulated => "no rule of its own",
        LegalStatus.Unclear => "unclear",
        _ => "background",
    };

    /// <summary>A threshold as a person writes it.</summary>
    public static string Cut(string cut) => cut.Replace("<=", "≤", StringComparison.Ordinal).Replace(">=", "≥", StringComparison.Ordinal);

    /// <summary>The parts of a contact: web address, mail address, telephone number or plain words, each with its link when it is one.</summary>
    public static IEnumerable<(string Text, string? Link)> Contact(string contact) =>
        contact.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => (Shown(part), Link(part)));

    /// <summary>Anchor of a place within its group.</summary>
    public static string Anchor(FactGroup group, string place) => $"{group.Id}-{NotWord().Replace(place.ToLower(CultureInfo.InvariantCulture), "-").Trim('-')}";

    private static string? Link(string part) =>
        part.StartsWith("http://", StringComparison.Ordinal) || part.StartsWith("https://", StringComparison.Ordinal) ? part
        : Mail().IsMatch(part) ? "mailto:" + part
        : Telephone().IsMatch(part) ? "tel:" + part.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal)
        : null;

    private static string Shown(string part) => part.StartsWith("http", StringComparison.Ordinal) ? Words.Host(part) : part;

    [GeneratedRegex("^[0-9+][0-9 -]{2,20}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Telephone();

    [GeneratedRegex("^[^@ ]+@[^@ ]+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex Mail();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex NotWord();
}
