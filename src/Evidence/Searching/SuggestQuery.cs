using System.Text;

namespace Equipoise.Evidence.Searching;

/// <summary>"Did you mean": the question with each unknown word replaced by the nearest known one.</summary>
internal static class SuggestQuery
{
    public static string? For(QueryWords query, Postings postings)
    {
        var suggestion = new StringBuilder(query.Query);
        var changed = false;
        foreach (var word in query.Words.Reverse())
        {
            if (IsKnown(word, postings.Vocabulary) || Nearest(word.Text, postings) is not { } better) continue;
            suggestion.Remove(word.At.Start, word.At.Length).Insert(word.At.Start, better);
            changed = true;
        }

        return changed ? suggestion.ToString() : null;
    }

    private static bool IsKnown(QueryWord word, Vocabulary vocabulary) =>
        vocabulary.Knows(word.Text)
        || word.Parts > 1
        || (word.IsUnfinished && vocabulary.StartingWith(word.Text, 1).Any());

    /// <summary>Of words equally near: one with the same first letter, then the one most records have.</summary>
    private static string? Nearest(string word, Postings postings)
    {
        var slips = word.Any(char.IsDigit) && word.Length >= 8 ? 1 : PlanSearch.SlipsAllowed(word);
        if (slips == 0) return null;
        var near = postings.Vocabulary.Nearest(word, slips).Words;
        return near.IsEmpty ? null : postings.Vocabulary.Text(near
            .OrderByDescending(n => postings.Vocabulary.Text(n)[0] == word[0])
            .ThenByDescending(n => postings.Of(n).Length)
            .ThenBy(postings.Vocabulary.Text, StringComparer.Ordinal)
            .First());
    }
}
