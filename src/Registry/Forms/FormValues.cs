using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Forms;

/// <summary>
/// The answers of a record, by the codes of its fields, each as JSON: a number, a text, a list of chosen codes, or <c>{"missing":"not-done"}</c>.
/// Dates and times are texts (<c>2026-11-26</c>, <c>2026-11</c>, <c>08:30</c>), yes and no the texts <c>yes</c> and <c>no</c>.
/// </summary>
public sealed class FormValues
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ImmutableSortedDictionary<string, string> fields;

    private FormValues(ImmutableSortedDictionary<string, string> fields) => this.fields = fields;

    public static FormValues Empty { get; } = new(ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal));

    public IEnumerable<string> Codes => fields.Keys;

    /// <summary>The answer as JSON; null when there is none.</summary>
    public string? Json(string code) => fields.GetValueOrDefault(code);

    /// <summary>The number; null when there is none.</summary>
    public decimal? Number(string code) => Element(code) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal() : null;

    /// <summary>The text; null when there is none.</summary>
    public string? Text(string code) => Element(code) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>The day; null when there is none, or only a part of it is known.</summary>
    public DateOnly? Day(string code) => DateOnly.TryParseExact(Text(code), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>What was chosen: the one, or several.</summary>
    public ImmutableArray<string> Chosen(string code) => Element(code) switch
    {
        { ValueKind: JsonValueKind.String } one => [one.GetString()!],
        { ValueKind: JsonValueKind.Array } several => [.. several.EnumerateArray().Select(s => s.GetString()!)],
        _ => [],
    };

    /// <summary>Why there is no answer; null when there is one, or nothing at all.</summary>
    public MissingCode? Missing(string code) => Element(code) is { ValueKind: JsonValueKind.Object } reason && reason.TryGetProperty("missing", out var said)
        ? Enum.GetValues<MissingCode>().First(m => Words.Code(m) == said.GetString()) : null;

    /// <summary>With another answer, or none.</summary>
    public FormValues With(string code, string? json) => new(json is null ? fields.Remove(code) : fields.SetItem(code, json));

    public static FormValues Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new(document.RootElement.EnumerateObject().ToImmutableSortedDictionary(p => p.Name, p => p.Value.GetRawText(), StringComparer.Ordinal));
    }

    public string Write()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            json.WriteStartObject();
            foreach (var (code, value) in fields)
            {
                json.WritePropertyName(code);
                json.WriteRawValue(value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    internal static string Of(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";

    internal static string Of(decimal number) => number.ToString("0.#############################", CultureInfo.InvariantCulture);

    internal static string Of(MissingCode missing) => $$"""{"missing":"{{Words.Code(missing)}}"}""";

    private JsonElement? Element(string code)
    {
        if (!fields.TryGetValue(code, out var json)) return null;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
