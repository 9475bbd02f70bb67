namespace Equipoise.Evidence.Claims.Words;

/// <summary>
/// Takes the commonest English endings off a word, so that "improves", "improved" and "improvement" are one. Coarser than a real stemmer and good
/// enough for a ranking: a stem is never shown as a word, and two words that fall together by accident cost little.
/// </summary>
public static class Stem
{
    /// <summary>Letters that must be left.</summary>
    private const int Shortest = 4;

    private static readonly string[] Endings =
    [
        "isations", "izations", "isation", "ization", "ational", "fulness", "ousness", "iveness", "ments", "ations", "ation", "ement", "ment", "ingly", "edly", "ities", "ions", "ion",
        "ings", "ing", "ness", "ives", "ive", "able", "ible", "ance", "ence", "ally", "ous", "ies", "ity", "ers", "ed", "er", "es", "ly", "al", "s", "e", "y",
    ];

    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> form)
    {
        if (form.Length <= Shortest) return form;
        foreach (var ending in Endings)
        {
            if (form.Length - ending.Length < Shortest || !form.EndsWith(ending, StringComparison.Ordinal)) continue;
            var stem = form[..^ending.Length];
            return stem.Length > Shortest && stem[^1] == stem[^2] && stem[^1] is not ('s' or 'l') ? stem[..^1] : stem;
        }

        return form;
    }
}
