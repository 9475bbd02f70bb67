using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Equipoise.Evidence.Importing.Json;

/// <summary>Where a value stands, told only when there is something to say about it.</summary>
internal sealed record JsonTrail(JsonTrail? Up, string Name, int Index)
{
    public override string ToString()
    {
        var path = new StringBuilder();
        Write(path);
        return path.ToString();
    }

    private void Write(StringBuilder path)
    {
        Up?.Write(path);
        if (Up is not null) path.Append('.');
        path.Append(Name);
        if (Index >= 0) path.Append('[').Append(Index).Append(']');
    }
}

/// <summary>A value of a record. Asked for something that is not there it gives nothing; for something of another kind it says so.</summary>
internal readonly struct JsonNode(JsonElement element, JsonTrail trail, IssueLog log)
{
    public static JsonNode Root(JsonElement element, IssueLog log) => new(element, new JsonTrail(null, "$", -1), log);

    public bool Exists => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    public JsonElement Element => element;

    public JsonNode this[string name] => TryGet(name, out var value) ? new(value, new(trail, name, -1), log) : default;

    public void Say(string code, string message, string? field = null, bool dataLost = false) =>
        log.AtPath(code, field is null ? trail.ToString() : $"{trail}.{field}", message, dataLost);

    /// <summary>A text, whatever kind of plain value holds it.</summary>
    public string? Text(string name) => TryGet(name, out var value) ? Plain(value, name) : null;

    public ReportedNumber? Number(string name) => Text(name) is { } text ? new ReportedNumber(text) : null;

    public bool? YesNo(string name)
    {
        if (!TryGet(name, out var value)) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        var text = Plain(value, name);
        if (text is null) return null;
        if (text.ToUpperInvariant() is "TRUE" or "YES" or "Y" or "1") return true;
        if (text.ToUpperInvariant() is "FALSE" or "NO" or "N" or "0") return false;
        Say(ImportCodes.WrongKind, $"'{Short(text)}' is neither yes nor no.", name, dataLost: true);
        return null;
    }

    /// <summary>A list of objects; anything else in it is told. A single value where a list belongs counts as a list of one.</summary>
    public ImmutableArray<T> Each<T>(string name, Func<JsonNode, T> read)
    {
        if (!TryGet(name, out var value)) return [];
        if (value.ValueKind != JsonValueKind.Array) return IsObject(new(value, new(trail, name, -1), log), name) is { } single ? [read(single)] : [];
        var result = new T[value.GetArrayLength()];
        var (count, index) = (0, 0);
        foreach (var part in value.EnumerateArray())
        {
            var item = new JsonNode(part, new(trail, name, index++), log);
            if (part.ValueKind == JsonValueKind.Object) result[count++] = read(item);
            else item.Say(ImportCodes.WrongKind, "Something other than an object stands here.", dataLost: true);
        }

        if (count < result.Length) result = result[..count];
        return ImmutableCollectionsMarshal.AsImmutableArray(result);
    }

    /// <summary>A list of texts.</summary>
    public ImmutableArray<string> Texts(string name)
    {
        if (!TryGet(name, out var value)) return [];
        if (value.ValueKind != JsonValueKind.Array)
        {
            TellSingle(name);
            return Plain(value, name) is { } single ? [single] : [];
        }

        var result = ImmutableArray.CreateBuilder<string>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
            if (Plain(item, name) is { } text) result.Add(text);
        return result.DrainToImmutable();
    }

    private JsonNode? IsObject(JsonNode node, string name)
    {
        TellSingle(name);
        if (node.Element.ValueKind == JsonValueKind.Object) return node;
        node.Say(ImportCodes.WrongKind, "Something other than an object stands here.", dataLost: true);
        return null;
    }

    private void TellSingle(string name) => Say(ImportCodes.WrongKind, "A single value stands where a list belongs; it is read as a list of one.", name);

    private bool TryGet(string name, out JsonElement value)
    {
        value = default;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    private string? Plain(JsonElement value, string name)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String: return Decoded(value, name);
            case JsonValueKind.Number: return value.GetRawText();
            case JsonValueKind.True: return "true";
            case JsonValueKind.False: return "false";
            case JsonValueKind.Array when value.GetArrayLength() == 1: return Plain(value[0], name);
            case JsonValueKind.Null or JsonValueKind.Undefined: return null;
            default:
                Say(ImportCodes.WrongKind, "Something with parts stands where a text belongs.", name, dataLost: true);
                return null;
        }
    }

    private string? Decoded(JsonElement value, string name)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: the escape is right JSON and no text.
            Say(ImportCodes.Syntax, "The text holds half a character; it is kept as it is escaped.", name);
            return value.GetRawText().Trim('"');
        }
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
