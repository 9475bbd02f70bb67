using Microsoft.AspNetCore.Http;

namespace Equipoise.Desk.Serving;

/// <summary>What stands in the address after the question mark, read like a form.</summary>
internal static class QueryText
{
    public static FormText Query(this DeskCall call) => new(new FormCollection(call.Http.Request.Query.ToDictionary(q => q.Key, q => q.Value, StringComparer.Ordinal)));

    /// <summary>The same address with other values; empty ones are left out.</summary>
    public static string With(this DeskCall call, string path, params (string Name, string? Value)[] changes)
    {
        var parts = call.Http.Request.Query.Where(q => Array.TrueForAll(changes, c => c.Name != q.Key)).Select(q => (Name: q.Key, Value: (string?)q.Value.ToString())).Concat(changes)
            .Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString(p.Value!)}");
        var query = string.Join('&', parts);
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
