using Equipoise.Evidence.Importing.Indexing;

namespace Equipoise.Storage.Sqlite;

/// <summary>A question in the language of FTS5. Its words are letters and digits and stand in quotation marks, so that none is taken for a sign of that language.</summary>
internal static class SqliteQuestion
{
    private const string Anywhere = "{Title Heading Body}";

    /// <param name="scope">What is asked.</param>
    /// <param name="tier">Only records that are in no better tier; all together when it is left out.</param>
    public static string Of(RecordScope scope, MatchTier? tier)
    {
        var wants = scope.Question.Wants;
        var all = string.Join(" AND ", wants.Where(w => !w.IsExcluded).Select(Want));
        var question = tier switch
        {
            MatchTier.Title => $"({{Title}} : ({all}))",
            MatchTier.Heading => $"(({{Title Heading}} : ({all})) NOT ({{Title}} : ({all})))",
            MatchTier.Anywhere => $"(({Anywhere} : ({all})) NOT ({{Title Heading}} : ({all})))",
            _ => $"({Anywhere} : ({all}))",
        };
        var excluded = string.Join(" OR ", wants.Where(w => w.IsExcluded).Select(Want));
        if (excluded.Length > 0) question = $"({question} NOT ({Anywhere} : ({excluded})))";
        if (scope.Source is { } source) question += $" AND {{Scope}} : \"{SqliteRecordIndex.Word(source)}\"";
        if (scope.Kind is { } kind) question += $" AND {{Scope}} : \"{SqliteRecordIndex.Word(kind)}\"";
        return question;
    }

    private static string Want(RecordWant want)
    {
        var phrase = $"\"{string.Join(' ', want.Words)}\"{(want.IsPrefix ? "*" : "")}";
        return want.Joined is { } joined ? $"({phrase} OR \"{joined}\")" : phrase;
    }
}
