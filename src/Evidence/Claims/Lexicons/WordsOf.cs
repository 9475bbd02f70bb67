namespace Equipoise.Evidence.Claims.Lexicons;

/// <summary>The part of the lexicons that is looked for: in one language, and either what claims speak of or what warning signs look at.</summary>
public static class WordsOf
{
    /// <summary>Groups that are no concepts of a claim, so that no ranking sees them.</summary>
    private const string Signs = "sign.", Common = "language.";

    /// <summary>Groups by which an account of a study is set beside the study: met with the concepts of claims, told apart from them.</summary>
    private const string Cues = "cue.", Numerals = "numeral.";

    public static bool IsCue(Match match) => match.Concept.StartsWith(Cues, StringComparison.Ordinal) || match.Concept.StartsWith(Numerals, StringComparison.Ordinal);

    public static IEnumerable<Lexicon> Claims(IEnumerable<Lexicon> lexicons, string language) =>
        Only(lexicons, language, c => !c.Id.StartsWith(Signs, StringComparison.Ordinal) && !c.Id.StartsWith(Common, StringComparison.Ordinal));

    public static IEnumerable<Lexicon> WarningSigns(IEnumerable<Lexicon> lexicons, string language) =>
        Only(lexicons, language, c => c.Id.StartsWith(Signs, StringComparison.Ordinal));

    /// <summary>Languages in which there are words for claims.</summary>
    public static IEnumerable<string> Languages(IEnumerable<Lexicon> lexicons) =>
        lexicons.GroupBy(l => l.Language, StringComparer.Ordinal).Where(g => Claims(g, g.Key).Any(l => !l.Concepts.IsEmpty)).Select(g => g.Key).Order(StringComparer.Ordinal);

    private static IEnumerable<Lexicon> Only(IEnumerable<Lexicon> lexicons, string language, Func<Concept, bool> wanted) =>
        lexicons.Where(l => l.Language == language).Select(l => l with { Concepts = [.. l.Concepts.Where(wanted)] });
}
