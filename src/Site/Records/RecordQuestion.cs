using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Matching;
using Equipoise.Site.Components;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Equipoise.Site.Records;

/// <summary>What is asked of the list of records, in the words of its address.</summary>
/// <param name="Filter">Which records.</param>
/// <param name="After">Key of the last record of the piece before.</param>
/// <param name="Size">How many at once.</param>
/// <param name="Page">Which page of a search, from 1.</param>
public sealed record RecordQuestion(RecordFilter Filter, (RecordSource Source, string Id)? After, int Size, int Page = 1)
{
    private const int LastPage = 10_000;

    private const int Usual = 50;
    public const int Largest = 100;
    public const int LongestQuery = 200;

    private static readonly string[] YesNo = ["yes", "no"];

    public static QueryWord[] Asked { get; } =
    [
        new("q", "Words that must stand in the record, \"a phrase\", begin*, -without, or an id. Together with 'matched' or 'issues' they are looked for in titles only."),
        new("source", "Who keeps the record, or the form it came in.") { Choices = [.. Enum.GetValues<RecordSource>().Select(Choice.Word)] },
        new("kind", "What the record is about.") { Choices = [.. Enum.GetValues<RecordKind>().Select(Choice.Word)] },
        new("matched", "yes: only records that carry an id of a study, trial or review on file; no: only the others.") { Choices = [.. YesNo] },
        new("issues", "yes: only records in which something was imperfect; no: only the others.") { Choices = [.. YesNo] },
        new("after", "Key of the last record seen, as 'next' gives it; without q."),
        new("page", "Which page of a search, from 1; with q.") { IsNumber = true },
        new("pageSize", "How many at once, 1 to 100; 50 when not given.") { IsNumber = true },
    ];

    /// <summary>True when anything narrows the list.</summary>
    public bool IsSet => Filter is not { Words: null, Source: null, Kind: null, Known: null, Issues: null };

    /// <summary>True when the search of the database answers, which knows sources and kinds only.</summary>
    public bool IsSearch => Filter is { Words: not null, Known: null, Issues: null };

    /// <summary>Takes what can be understood and leaves the rest.</summary>
    public static RecordQuestion From(IQueryCollection query, KnownWorks known)
    {
        var words = query["q"].ToString().Trim();
        return new(new RecordFilter
        {
            Words = words.Length == 0 ? null : words[..Math.Min(words.Length, LongestQuery)],
            Source = RecordWords.SourceNamed(query["source"]),
            Kind = Enum.GetValues<RecordKind>().Select(k => (RecordKind?)k).FirstOrDefault(k => Choice.Word(k!.Value).Equals(query["kind"], StringComparison.OrdinalIgnoreCase)),
            Known = Answer(query["matched"]),
            Issues = Answer(query["issues"]),
            KnownIds = known.Ids,
        }, Key(query["after"]), int.TryParse(query["pageSize"], NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : Usual,
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, LastPage) : 1);
    }

    /// <summary>The same question with another value of one word.</summary>
    public static string Next(HttpRequest request, string path, string word, string value)
    {
        var others = request.Query.Where(w => !w.Key.Equals(word, StringComparison.OrdinalIgnoreCase))
            .SelectMany(w => w.Value.Where(v => !string.IsNullOrEmpty(v)).Select(v => KeyValuePair.Create(w.Key, v!)));
        return path + new QueryBuilder(others) { { word, value } };
    }

    /// <summary>The key after which a piece begins; null when it is none.</summary>
    public static (RecordSource Source, string Id)? Key(string? text) =>
        text?.IndexOf('/', StringComparison.Ordinal) is { } cut and > 0 && RecordWords.SourceNamed(text[..cut]) is { } source ? (source, text[(cut + 1)..]) : null;

    private static bool? Answer(string? word) => word?.ToLowerInvariant() switch { "yes" => true, "no" => false, _ => null };
}
