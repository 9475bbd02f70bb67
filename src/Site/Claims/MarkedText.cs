using Equipoise.Evidence.Claims;
using Equipoise.Evidence.Claims.Reading;

namespace Equipoise.Site.Claims;

/// <summary>A stretch of a page cut into words that claim nothing and claims.</summary>
/// <param name="Kind">What the stretch is.</param>
/// <param name="Parts">Its parts in order; those with a number are claims.</param>
internal sealed record MarkedBlock(BlockKind Kind, IReadOnlyList<(string Words, int? Claim)> Parts);

/// <summary>Puts the claims of a report back into the text of its page.</summary>
internal static class MarkedText
{
    public static IEnumerable<MarkedBlock> Of(ClaimReport report)
    {
        var text = report.Page.Text;
        var places = Places(report);
        var next = 0;
        foreach (var block in report.Page.Blocks)
        {
            var parts = new List<(string, int?)>();
            var at = block.Start;
            for (; next < places.Count && places[next].Start < block.End; next++)
            {
                var start = Math.Clamp(places[next].Start, at, block.End);
                var end = Math.Clamp(places[next].End, start, block.End);
                if (start > at) parts.Add((text[at..start], null));
                if (end > start) parts.Add((text[start..end], next));
                at = end;
            }

            if (at < block.End) parts.Add((text[at..block.End], null));
            yield return new(block.Kind, parts);
        }
    }

    /// <summary>The places of the claims in UTF-16 units, found by going through the text once.</summary>
    private static List<(int Start, int End)> Places(ClaimReport report)
    {
        var text = report.Page.Text;
        var places = new List<(int, int)>();
        int unit = 0, point = 0;
        foreach (var claim in report.Claims)
        {
            var start = Unit(claim.Start);
            places.Add((start, Unit(claim.End)));
        }

        return places;

        int Unit(int place)
        {
            for (; point < place && unit < text.Length; point++) unit += char.IsHighSurrogate(text[unit]) && unit + 1 < text.Length && char.IsLowSurrogate(text[unit + 1]) ? 2 : 1;
            return unit;
        }
    }
}
