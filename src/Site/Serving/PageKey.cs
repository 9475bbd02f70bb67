using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace Equipoise.Site.Serving;

/// <summary>An address as the cache knows it. Nothing else of a request may change a public answer.</summary>
public readonly record struct PageKey(string Path, string Query)
{
    /// <summary>Longer addresses are answered but never kept.</summary>
    public const int Longest = 512;

    public static bool TryOf(HttpRequest request, [NotNullWhen(true)] out PageKey? key)
    {
        var path = request.Path.Value ?? "";
        var query = request.QueryString.Value ?? "";
        key = path.Length + query.Length <= Longest && !request.PathBase.HasValue ? new(path, query) : null;
        return key is not null;
    }
}
