using Equipoise.Evidence.Importing.Indexing;

namespace Equipoise.Storage.Postgres;

/// <summary>A question as a <c>tsquery</c>. Its words are letters and digits and stand in quotation marks, so that none is taken for a sign of that language.</summary>
internal static class PostgresQuestion
{
    /// <param name="scope">What is asked.</param>
    /// <param name="tier">Only records that are in no better tier; all together when it is left out.</param>
    public static string Of(RecordScope scope, MatchTier? tier)
    {
        var wants = scope.Question.Wants;
        var parts = new List<string> { All(WordMarks.Of(tier)) };
        if (scope.Source is { } source) parts.Add($"'{WordMarks.Of(source)}'");
        if (scope.Kind is { } kind) parts.Add($"'{WordMarks.Of(kind)}'");
        if (tier == MatchTier.Heading) parts.Add("!" + All(WordMarks.Title));
        if (tier == MatchTier.Anywhere) parts.Add("!" + All(WordMarks.Heading));
        parts.AddRange(wants.Where(w => w.IsExcluded).Select(w => "!" + Want(w, null)));
        return string.Join(" & ", parts);

        string All(char? mark) => $"({string.Join(" & ", wants.Where(w => !w.IsExcluded).Select(w => Want(w, mark)))})";
    }

    private static string Want(RecordWant want, char? mark)
    {
        var phrase = want.Words.Length == 1 ? $"'{mark}{want.Words[0]}'{End(want)}" : Phrase(want, mark);
        return want.Also is { } also ? $"(({phrase}) | '{mark}{also}')" : $"({phrase})";
    }

    /// <summary>By pairs, which the index answers alone; where they do not tell everything, or a record has none, by the places of the words.</summary>
    private static string Phrase(RecordWant want, char? mark)
    {
        var near = string.Join(" <-> ", want.Words.Select(w => $"'{mark}{w}'")) + End(want);
        var (pairs, suffice) = WordPairs.Of(want, mark);
        if (pairs.Count == 0) return near;
        var all = string.Join(" & ", pairs.Select(p => $"'{p}'{End(want)}"));
        return suffice ? $"{all} | (!'{WordPairs.All}' & {near})" : $"(({all}) | !'{WordPairs.All}') & {near}";
    }

    private static string End(RecordWant want) => want.IsPrefix ? ":*" : "";
}
