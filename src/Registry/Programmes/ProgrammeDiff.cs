using System.Collections.Immutable;
using System.Text.Json;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Registry.Programmes;

/// <summary>One difference between two versions of a programme.</summary>
/// <param name="Path">Where, such as <c>forms.vitals.fields.weight.max</c>; items of lists by their codes.</param>
/// <param name="Old">What stood there; null when nothing did.</param>
/// <param name="New">What stands there now; null when nothing does.</param>
public sealed record ProgrammeChange(string Path, string? Old, string? New);

/// <summary>What differs between two versions of a programme.</summary>
public static class ProgrammeDiff
{
    public static ImmutableArray<ProgrammeChange> Between(Programme old, Programme now)
    {
        var (before, after) = (Leaves(old), Leaves(now));
        return
        [
            .. before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(path => new ProgrammeChange(path, before.GetValueOrDefault(path), after.GetValueOrDefault(path))).Where(c => c.Old != c.New && c.Path != "version"),
        ];
    }

    private static Dictionary<string, string> Leaves(Programme programme)
    {
        var leaves = new Dictionary<string, string>(StringComparer.Ordinal);
        using var json = JsonDocument.Parse(CanonicalJson.Write(programme));
        Walk(json.RootElement, "", leaves);
        return leaves;
    }

    private static void Walk(JsonElement element, string path, Dictionary<string, string> leaves)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject()) Walk(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", leaves);
                break;
            case JsonValueKind.Array when element.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object):
                foreach (var (item, i) in element.EnumerateArray().Select((item, i) => (item, i))) Walk(item, $"{path}.{Name(item, i)}", leaves);
                break;
            case JsonValueKind.Array:
                leaves[path] = string.Join(", ", element.EnumerateArray().Select(item => item.ToString()));
                break;
            default:
                leaves[path] = element.ToString();
                break;
        }
    }

    private static string Name(JsonElement item, int index)
    {
        foreach (var name in (string[])["code", "instrument", "label"])
            if (item.TryGetProperty(name, out var value)) return value.ToString();
        return index.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
