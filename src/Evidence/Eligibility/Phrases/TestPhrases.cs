using System.Text.RegularExpressions;

namespace Equipoise.Evidence.Eligibility.Phrases;

/// <summary>Speech, and what only a test or a doctor's file can tell: scores, IQ, weeks of unchanged treatment.</summary>
internal static partial class TestPhrases
{
    public static IEnumerable<Phrase> In(string text)
    {
        foreach (Match match in Score().Matches(text)) yield return new(match.Index, match.Length, Scored(match));
        foreach (Match match in Stable().Matches(text)) yield return new(match.Index, match.Length, new StableFor(PlainWords.Number(match.Groups["n"].Value) * (match.Groups["u"].Value[0] switch { 'm' => 30.4375m / 7, 'd' => 1 / 7m, _ => 1 })));
        foreach (Match match in Silent().Matches(text)) yield return new(match.Index, match.Length, new SpeaksBetween(Speech.None, Speech.None, Speech.None, Speech.Words));
        foreach (Match match in Few().Matches(text)) yield return new(match.Index, match.Length, new SpeaksBetween(Speech.Sentences, Speech.None, Speech.None, Speech.Phrases));
        foreach (Match match in Fluent().Matches(text)) yield return new(match.Index, match.Length, new SpeaksBetween(Speech.Sentences, Speech.Phrases, Speech.Sentences, Speech.Sentences));
        foreach (Match match in PhraseSpeech().Matches(text)) yield return new(match.Index, match.Length, new SpeaksBetween(Speech.Sentences, Speech.Words, Speech.Sentences, Speech.Sentences));
    }

    private static Scores Scored(Match match)
    {
        var name = match.Groups["iq"].Success ? "IQ" : match.Groups["i"].Value.ToUpperInvariant();
        decimal? a = match.Groups["a"].Success ? PlainWords.Number(match.Groups["a"].Value) : null;
        decimal? b = match.Groups["b"].Success ? PlainWords.Number(match.Groups["b"].Value) : null;
        if (b is not null) return new(name, a, b);
        return match.Groups["high"].Success || match.Groups["down"].Success ? new(name, null, a) : new(name, a, null);
    }

    [GeneratedRegex(@"\b((?<iq>iq|intelligence quotient)|(?<i>cars-?2?(-st)?|ados-?2?|adi-r|srs-?2?|cgi-s|abc-?c?|atec|gars-?[23]?|vabs-?(ii|3)?|vineland-?(ii|3)?|m-chat(-r(/f)?)?|cbcl|scq))\b[^.;,>=<\d]{0,40}?((?<low>>=|>|=>|of at least|at least|above|over|greater than)|(?<high><=|<|below|under|less than|up to))?\s*(?<a>\d{1,3}(\.\d+)?)(?!\w)(\s*(-|to|and)\s*(?<b>\d{1,3}(\.\d+)?)(?!\w))?(?<up>\s*(or|and) (above|over|more|higher|greater))?(?<down>\s*(or|and) (below|under|less|lower))?|\b(?<i>ados-?2?|adi-r|cars-?2?)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Score();

    [GeneratedRegex(@"\b(stable|unchanged|constant|no changes?)\b[^.;]{0,80}?(?<n>\d{1,2})\s*-?\s*(?<u>weeks?|months?|days?)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Stable();

    [GeneratedRegex(@"\b(non-?verbal|non-?speaking|no (spoken|functional|expressive) (language|speech)|unable to speak)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Silent();

    [GeneratedRegex(@"\b(minimally[- ](verbal|speaking)|limited (speech|spoken language|verbal language)|limited or no (speech|spoken language))\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Few();

    [GeneratedRegex(@"\b((speaks?|speaking) in )?(full|complete) sentences\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Fluent();

    [GeneratedRegex(@"\b(flexible )?phrase speech\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex PhraseSpeech();
}
