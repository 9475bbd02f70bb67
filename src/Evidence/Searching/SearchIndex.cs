using System.Collections.Immutable;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Searching;

/// <summary>
/// Search over everything in a snapshot. Forgives accents, hyphens, plurals, common synonyms and slips of the finger.
/// Built once; unchangeable, and safe for any number of readers at a time. No question is an error.
/// </summary>
public sealed class SearchIndex
{
    /// <summary>Characters of a question that are read.</summary>
    public const int LongestQuery = 200;

    /// <summary>Words of a question that are looked for.</summary>
    public const int MostWords = 12;

    private readonly ImmutableArray<SearchDocument> documents;
    private readonly Postings postings;

    private SearchIndex(ImmutableArray<SearchDocument> documents)
    {
        this.documents = documents;
        postings = CountWords.In(documents);
    }

    public static SearchIndex Build(Snapshot snapshot) => new(SearchDocuments.Of(snapshot));

    /// <param name="query">What somebody typed; anything at all.</param>
    /// <param name="page">From 1; less is taken as 1.</param>
    public SearchResults Search(string? query, int page = 1)
    {
        var words = QueryWords.Read(query);
        var (wants, ranked, isPartial) = Find(words);
        var snippets = new CutSnippet(postings, wants);
        var first = Math.Max(1, page);
        return new()
        {
            Query = words.Query,
            Page = first,
            Total = ranked.Length,
            Partial = isPartial,
            DidYouMean = SuggestQuery.For(words, postings),
            Hits = [.. Page(ranked, first).Select(found => Hit(found.Document, snippets))],
        };
    }

    /// <summary>Ids of all records of a kind that have every word of the question; none when the question has no words.</summary>
    public ImmutableHashSet<string> Ids(SearchKind kind, string? query)
    {
        var (_, ranked, isPartial) = Find(QueryWords.Read(query), d => d.Kind == kind);
        return isPartial ? [] : [.. ranked.Select(f => documents[f.Document].Id)];
    }

    private (ImmutableArray<Want> Wants, ImmutableArray<Found> Ranked, bool IsPartial) Find(QueryWords words, Func<SearchDocument, bool>? among = null)
    {
        var scores = new ScoreDocuments(postings);
        ImmutableArray<Want> wants = [];
        ImmutableArray<Found> found = [];
        foreach (var forgiving in new[] { false, true })
        {
            wants = new PlanSearch(postings.Vocabulary, forgiving).For(words.Words);
            found = scores.With(wants);
            if (among is not null) found = [.. found.Where(f => among(documents[f.Document]))];
            var whole = found.Where(f => f.Wants == wants.Length).ToImmutableArray();
            if (whole.Length > 0) return (wants, Ranked(whole), false);
        }

        return (wants, Ranked(found), found.Length > 0);
    }

    private ImmutableArray<Found> Ranked(ImmutableArray<Found> found) =>
    [
        .. found.OrderByDescending(f => f.Wants)
            .ThenBy(f => f.Slips)
            .ThenByDescending(f => f.Score * Standing(documents[f.Document].Kind))
            .ThenBy(f => f.Document),
    ];

    /// <summary>Of records that match alike, those that answer come before those that are only cited.</summary>
    private static float Standing(SearchKind kind) => kind switch
    {
        SearchKind.Study => 1.15f,
        SearchKind.Review or SearchKind.Instrument or SearchKind.Cells or SearchKind.Term => 1.1f,
        SearchKind.Source => 0.7f,
        _ => 1,
    };

    private static IEnumerable<Found> Page(ImmutableArray<Found> ranked, int page)
    {
        var from = (page - 1L) * SearchResults.PageSize;
        return from >= ranked.Length ? [] : ranked.Skip((int)from).Take(SearchResults.PageSize);
    }

    private SearchHit Hit(int number, CutSnippet snippets)
    {
        var document = documents[number];
        return new()
        {
            Kind = document.Kind,
            Id = document.Id,
            Title = document.Title,
            TitleMarks = snippets.Marks(document.Title),
            Address = document.Address,
            How = document.How,
            Strength = document.Strength,
            Snippet = snippets.From(document, number),
        };
    }
}
