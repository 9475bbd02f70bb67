using Equipoise.Evidence.Importing.Indexing;

namespace Equipoise.Storage.Sqlite;

/// <summary>A question in the language of FTS5. Its words are letters and digits and stand in quotation marks, so that none is taken for a sign of that language.</summary>
internal static class SqliteQuestion
{
    /// <param name="scope">What is asked.</param>
    /// <param name="tier">Only records that are in no better tier; all together when it is left out.</param>
    public static string Of(RecordScope scope, MatchTier? tier)
    {
        var wants = scope.Question.Wants;
        var parts = new List<string> { All(WordMarks.Of(tier)) };
        if (scope.Source is { } source) parts.Add($"\"{WordMarks.Of(source)}\"");
        if (scope.Kind is { } kind) parts.Add($"\"{WordMarks.Of(kind)}\"");
        var question = string.Join(" AND ", parts);
        string[] without =
        [
            .. tier switch { MatchTier.Heading => [All(WordMarks.Title)], MatchTier.Anywhere => [All(WordMarks.Heading)], _ => Array.Empty<string>() },
            .. wants.Where(w => w.IsExcluded).Select(w => Want(w, null)),
        ];
        return without.Length == 0 ? question : $"({question}) NOT ({string.Join(" OR ", without)})";

        string All(char? mark) => $"({string.Join(" AND ", wants.Where(w => !w.IsExcluded).Select(w => Want(w, mark)))})";
    }

    private static string Want(RecordWant want, char? mark)
    {
        var phrase = $"\"{string.Join(' ', want.Words.Select(w => mark + w))}\"{(want.IsPrefix ? "*" : "")}";
        return want.Also is { } also ? $"({phrase} OR \"{mark}{also}\")" : phrase;
    }
}
