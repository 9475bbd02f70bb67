using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Equipoise.Evidence.Importing.Json;

/// <summary>A value of a record. Asked for something that is not there it gives nothing; for something of another kind it says so. Where it stands is worked out only when there is something to say.</summary>
internal readonly struct JsonNode(JsonTape? tape, int at, IssueLog log)
{
    public static JsonNode Root(JsonTape tape, IssueLog log) => new(tape, 0, log);

    public bool Exists => tape is not null && tape[at].Kind != JsonTokenType.Null;

    public bool IsObject => tape is not null && tape[at].Kind == JsonTokenType.StartObject;

    public JsonNode this[string name] => TryGet(name, out var field) ? new(tape, field, log) : default;

    public void Say(string code, string message, string? field = null, bool dataLost = false) =>
        log.AtPath(code, field is null ? Path(at) : $"{Path(at)}.{field}", message, dataLost);

    /// <summary>A text, whatever kind of plain value holds it.</summary>
    public string? Text(string name) => TryGet(name, out var field) ? Plain(field, name) : null;

    public ReportedNumber? Number(string name) => Text(name) is { } text ? new ReportedNumber(text) : null;

    public bool? YesNo(string name)
    {
        if (!TryGet(name, out var field)) return null;
        if (tape![field].Kind is JsonTokenType.True or JsonTokenType.False) return tape[field].Kind == JsonTokenType.True;
        var text = Plain(field, name);
        if (text is null) return null;
        if (text.ToUpperInvariant() is "TRUE" or "YES" or "Y" or "1") return true;
        if (text.ToUpperInvariant() is "FALSE" or "NO" or "N" or "0") return false;
        Say(ImportCodes.WrongKind, $"'{Short(text)}' is neither yes nor no.", name, dataLost: true);
        return null;
    }

    /// <summary>A list of objects; anything else in it is told. A single value where a list belongs counts as a list of one.</summary>
    public ImmutableArray<T> Each<T>(string name, Func<JsonNode, T> read)
    {
        if (!TryGet(name, out var list)) return [];
        if (tape![list].Kind != JsonTokenType.StartArray)
        {
            TellSingle(name);
            return OneObject(list) is { } single ? [read(single)] : [];
        }

        var result = new T[tape[list].Parts];
        var count = 0;
        for (var item = result.Length == 0 ? 0 : list + 1; item != 0; item = tape[item].Next)
            if (OneObject(item) is { } part) result[count++] = read(part);
        if (count < result.Length) result = result[..count];
        return ImmutableCollectionsMarshal.AsImmutableArray(result);
    }

    /// <summary>A list of texts.</summary>
    public ImmutableArray<string> Texts(string name)
    {
        if (!TryGet(name, out var list)) return [];
        if (tape![list].Kind != JsonTokenType.StartArray)
        {
            TellSingle(name);
            return Plain(list, name) is { } single ? [single] : [];
        }

        var result = ImmutableArray.CreateBuilder<string>(tape[list].Parts);
        for (var item = tape[list].Parts == 0 ? 0 : list + 1; item != 0; item = tape[item].Next)
            if (Plain(item, name) is { } text) result.Add(text);
        return result.DrainToImmutable();
    }

    private JsonNode? OneObject(int item)
    {
        var node = new JsonNode(tape, item, log);
        if (node.IsObject) return node;
        node.Say(ImportCodes.WrongKind, "Something other than an object stands here.", dataLost: true);
        return null;
    }

    private void TellSingle(string name) => Say(ImportCodes.WrongKind, "A single value stands where a list belongs; it is read as a list of one.", name);

    private bool TryGet(string name, out int field)
    {
        field = IsObject ? tape!.Find(at, name) : -1;
        return field >= 0 && tape![field].Kind != JsonTokenType.Null;
    }

    private string? Plain(int value, string name)
    {
        switch (tape![value].Kind)
        {
            case JsonTokenType.String: return Decoded(value, name);
            case JsonTokenType.Number: return ShortTexts.Of(tape.Raw(value));
            case JsonTokenType.True: return "true";
            case JsonTokenType.False: return "false";
            case JsonTokenType.StartArray when tape[value].Parts == 1: return Plain(value + 1, name);
            case JsonTokenType.Null: return null;
            default:
                Say(ImportCodes.WrongKind, "Something with parts stands where a text belongs.", name, dataLost: true);
                return null;
        }
    }

    private string? Decoded(int value, string name)
    {
        try
        {
            return tape!.Text(value);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: the escape is right JSON and no text.
            Say(ImportCodes.Syntax, "The text holds half a character; it is kept as it is escaped.", name);
            return Encoding.UTF8.GetString(tape!.Raw(value)).Trim('"');
        }
    }

    private string Path(int of)
    {
        var parent = tape![of].Parent;
        if (parent < 0) return "$";
        if (tape[parent].Kind == JsonTokenType.StartObject) return $"{Path(parent)}.{Encoding.UTF8.GetString(tape.Name(of))}";
        var index = 0;
        for (var before = parent + 1; before != of; before = tape[before].Next) index++;
        return FormattableString.Invariant($"{Path(parent)}[{index}]");
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
