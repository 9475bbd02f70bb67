namespace Equipoise.Evidence.Searching;

/// <summary>Plural and singular of an English word made alike; nothing more, for more would make different words alike.</summary>
internal static class PluralFolding
{
    public static string Fold(string word) => Fold(word, isAcronym: false) is var folded && folded.Length == word.Length ? word : folded.ToString();

    /// <summary>The same without making a text of it. The s of an acronym is no plural.</summary>
    public static ReadOnlySpan<char> Fold(ReadOnlySpan<char> word, bool isAcronym)
    {
        if (word.Length < 4 || isAcronym) return word;
        if (word.EndsWith("ies") && word.Length > 4) return string.Concat(word[..^3], "y");
        if (EndsInHissingPlural(word)) return word[..^2];
        return word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;
    }

    private static bool EndsInHissingPlural(ReadOnlySpan<char> word) =>
        word.EndsWith("sses") || word.EndsWith("xes") || word.EndsWith("ches") || word.EndsWith("shes");
}
