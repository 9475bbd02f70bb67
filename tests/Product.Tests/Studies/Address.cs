namespace Equipoise.Product.Tests.Studies;

/// <summary>Takes a query string apart as a web server does, on its own terms.</summary>
internal static class Address
{
    public static IEnumerable<KeyValuePair<string, string?[]>> Parameters(string query) => query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .GroupBy(pair => Uri.UnescapeDataString(pair[0]), pair => (string?)Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? ""), StringComparer.Ordinal)
        .Select(group => KeyValuePair.Create(group.Key, group.ToArray()));
}
