using Equipoise.Evidence.Searching;

namespace Equipoise.Site.Search;

/// <summary>What the search page calls the things it finds.</summary>
public static class SearchWords
{
    public static string Of(SearchKind kind) => kind switch
    {
        SearchKind.Study => "study",
        SearchKind.Review => "review",
        SearchKind.Trial => "registered trial",
        SearchKind.Instrument => "rating scale",
        SearchKind.Cells => "kind of cells",
        SearchKind.Fact => "fact",
        SearchKind.Price => "price",
        SearchKind.Term => "word explained",
        _ => "source",
    };

    /// <summary>Address of a page of results.</summary>
    public static string Address(string query, int page = 1) =>
        $"/search?q={Uri.EscapeDataString(query)}" + (page > 1 ? FormattableString.Invariant($"&page={page}") : "");
}
