using System.Collections.Immutable;
using System.Text.Json;

namespace Equipoise.Evidence.Changes;

/// <summary>Walks two records side by side and notes every field that differs.</summary>
internal sealed class CompareElements(ImmutableArray<FieldChange>.Builder found)
{
    /// <summary>Every field of two objects.</summary>
    public void Objects(string path, JsonElement before, JsonElement after)
    {
        foreach (var field in before.EnumerateObject())
            Values(Below(path, field.Name), field.Name, field.Value, after.TryGetProperty(field.Name, out var other) ? other : default);
        foreach (var field in after.EnumerateObject())
            if (!before.TryGetProperty(field.Name, out _)) Values(Below(path, field.Name), field.Name, default, field.Value);
    }

    private void Values(string path, string name, JsonElement before, JsonElement after)
    {
        if (IsList(before, after)) Lists(path, name, Elements(before), Elements(after));
        else if (before.ValueKind == JsonValueKind.Object && after.ValueKind == JsonValueKind.Object && !PrintedElement.IsDate(before) && !PrintedElement.IsDate(after)) Objects(path, before, after);
        else if (!PrintedElement.SaysTheSame(name, before, after)) found.Add(new(path, PrintedElement.Of(before), PrintedElement.Of(after)));
    }

    private void Lists(string path, string name, List<JsonElement> before, List<JsonElement> after)
    {
        foreach (var (was, @is) in MatchElements.In(name, before, after))
        {
            if (was is { ValueKind: JsonValueKind.Object } one && @is is { ValueKind: JsonValueKind.Object } other) Objects($"{path}[{MatchElements.Name(one)}]", one, other);
            else if (was is null || @is is null) found.Add(new($"{path}[{MatchElements.Name((was ?? @is)!.Value)}]", was is { } w ? PrintedElement.Of(w) : null, @is is { } i ? PrintedElement.Of(i) : null));
        }
    }

    private static bool IsList(JsonElement before, JsonElement after) => before.ValueKind == JsonValueKind.Array || after.ValueKind == JsonValueKind.Array;

    private static List<JsonElement> Elements(JsonElement list) => list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private static string Below(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
