using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;

namespace Equipoise.Site.Families.Decide;

/// <summary>A place on the page that meets an item: its anchor, and the heading that stands over it.</summary>
internal readonly record struct MetAt(string Anchor, string Heading);

/// <summary>An item of the list, and where the page meets it.</summary>
internal sealed record Standard(string Item, ImmutableArray<MetAt> Places)
{
    public bool IsMet => !Places.IsEmpty;
}

/// <summary>
/// Finds in the finished page what meets the minimum standards for decision aids about treatments, qualifying and certifying: Joseph-Williams N et al. (2014).
/// Toward minimum standards for certifying patient decision aids: a modified Delphi consensus process. Medical Decision Making 34:699–710. doi:10.1177/0272989X13501721.
/// </summary>
internal static partial class ReadStandards
{
    public static ImmutableArray<string> Qualifying { get; } = ["condition", "decision", "options", "benefits", "harms", "experience"];

    public static ImmutableArray<string> Certifying { get; } = ["balance", "citations", "date", "update", "uncertainty", "funding"];

    public static ImmutableArray<Standard> In(string html, ImmutableArray<string> items)
    {
        var places = Marked().Matches(html).Select(m => (Item: Item().Match(m.Value).Groups["item"].Value, At: new MetAt(Id().Match(m.Value).Groups["id"].Value, Heading(html, m)))).ToList();
        return [.. items.Select(item => new Standard(item, [.. places.Where(p => p.Item == item).Select(p => p.At)]))];
    }

    /// <summary>The first heading of a section; elsewhere the last heading before.</summary>
    private static string Heading(string html, Match mark)
    {
        var heading = mark.Value.StartsWith("<section", StringComparison.Ordinal)
            ? HeadingOf().Match(html, mark.Index)
            : HeadingOf().Matches(html[..mark.Index]).LastOrDefault();
        return heading is { Success: true } ? WebUtility.HtmlDecode(Tag().Replace(heading.Groups["words"].Value, "")).Trim() : "";
    }

    [GeneratedRegex("<[a-z]+ [^>]*data-ipdas=\"[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marked();

    [GeneratedRegex("data-ipdas=\"(?<item>[a-z]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Item();

    [GeneratedRegex(" id=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("<h[23][^>]*>(?<words>.*?)</h[23]>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex HeadingOf();

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();
}
