using Equipoise.Evidence.Importing.Indexing;

namespace Equipoise.Storage.Postgres;

/// <summary>A question as a <c>tsquery</c>. Its words are letters and digits and stand in quotation marks, so that none is taken for a sign of that language.</summary>
internal static class PostgresQuestion
{
    /// <summary>What a record must have.</summary>
    public static string Wanted(RecordQuestion question) => string.Join(" & ", question.Wants.Where(w => !w.IsExcluded).Select(Want));

    /// <summary>What a record must have, and what it must not.</summary>
    public static string Whole(RecordQuestion question) =>
        string.Join(" & ", question.Wants.Where(w => w.IsExcluded).Select(w => "!" + Want(w)).Prepend(Wanted(question)));

    private static string Want(RecordWant want)
    {
        var phrase = string.Join(" <-> ", want.Words.Select(w => $"'{w}'")) + (want.IsPrefix ? ":*" : "");
        return want.Joined is { } joined ? $"(({phrase}) | '{joined}')" : $"({phrase})";
    }
}
