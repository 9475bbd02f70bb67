using System.Text.Json.Nodes;

namespace Equipoise.Evidence.Synthesis.Json;

/// <summary>Writes numbers so that they read back as the same double; one that is not finite becomes null, and its name is remembered.</summary>
internal sealed class Numbers
{
    private readonly SortedSet<string> missing = new(StringComparer.Ordinal);

    /// <summary>Names of the values that were not finite.</summary>
    public IReadOnlyCollection<string> Missing => missing;

    public JsonNode? One(string name, double value)
    {
        if (double.IsFinite(value)) return JsonValue.Create(value);
        missing.Add(name);
        return null;
    }

    public JsonArray List(string name, IEnumerable<double> values) => [.. values.Select(v => One(name, v))];
}
