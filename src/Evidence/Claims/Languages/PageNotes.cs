using System.Collections.Immutable;

namespace Equipoise.Evidence.Claims.Languages;

/// <summary>What a reader must know of how a page was read.</summary>
internal static class PageNotes
{
    public static IEnumerable<string> Of(string told, LanguageReader? reader, WholePage page)
    {
        var name = LanguageNames.Of(told);
        if (reader is null)
        {
            yield return $"This page seems to be written in {name ?? "a language that we do not know"}. We read English, and less exactly Spanish and Turkish, so nothing on it was checked.";
            yield break;
        }

        if (!reader.IsRanked) yield return $"This page was read in {name ?? told}. There we go by known words alone, which is less exact than in English: claims in other words are missed, and reasons are given in English.";
        if (page.IsOnTopic) yield break;
        if (page.IsExcerpt) yield return "Only a sentence or two was given, so we do not say what a whole page leaves out.";
        else yield return "This page does not seem to be about cells for autism, so we do not say what it leaves out.";
    }
}
