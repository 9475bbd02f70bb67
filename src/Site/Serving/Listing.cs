using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Equipoise.Site.Serving;

/// <summary>A list, or a page of it.</summary>
/// <param name="Items">The records of this page.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Next">Address of the next page; absent on the last.</param>
public sealed record Listing<T>(ImmutableArray<T> Items, int Total, string? Next);

/// <summary>Cuts lists into pages by the words <c>page</c> and <c>pageSize</c>.</summary>
internal static class Paging
{
    private const int Usual = 50;
    private const int Largest = 100;

    public static QueryWord[] Words { get; } =
    [
        new("page", "Which page, from 1.") { IsNumber = true },
        new("pageSize", "How many on a page, 1 to 100; 50 when not given.") { IsNumber = true },
    ];

    public static IResult Answer<T>(HttpRequest request, IReadOnlyCollection<T> items) =>
        Size(request, out var size) ?? Cut(request, Page(request), size, [.. items.Skip(From(Page(request), size)).Take(size)], items.Count);

    /// <summary>A list that is read piece by piece.</summary>
    public static async Task<IResult> Answer<T>(HttpRequest request, Func<int, int, Task<(ImmutableArray<T> Items, int Total)>> read)
    {
        if (Size(request, out var size) is { } refusal) return refusal;
        var (items, total) = await read(From(Page(request), size), size);
        return Cut(request, Page(request), size, items, total);
    }

    private static IResult Cut<T>(HttpRequest request, int page, int size, ImmutableArray<T> items, int total)
    {
        var pages = Math.Max(1, (total + size - 1) / size);
        return page > pages
            ? ApiProblem.PageOutOfRange.Because($"There is no page {page} of {total} in pages of {size}; the last is {pages}.")
            : Results.Json(new Listing<T>(items, total, page < pages ? Next(request, page + 1) : null));
    }

    private static int Page(HttpRequest request) => Number(request, "page") ?? 1;

    private static int From(int page, int size) => (int)Math.Min(int.MaxValue, (page - 1L) * size);

    private static IResult? Size(HttpRequest request, out int size)
    {
        size = Number(request, "pageSize") ?? Usual;
        return size > Largest ? ApiProblem.UnknownParameterValue.Because($"'pageSize' is at most {Largest}, not {size}.") : null;
    }

    private static int? Number(HttpRequest request, string word) =>
        int.TryParse(request.Query[word], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The same question for another page.</summary>
    public static string Next(HttpRequest request, int page)
    {
        var others = request.Query.Where(word => !word.Key.Equals("page", StringComparison.OrdinalIgnoreCase))
            .SelectMany(word => word.Value.Select(value => KeyValuePair.Create(word.Key, value ?? "")));
        var query = new QueryBuilder(others) { { "page", page.ToString(CultureInfo.InvariantCulture) } };
        return request.Path.ToUriComponent() + query;
    }
}
