using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Snapshots;

/// <summary>The one way in which evidence is written as JSON: for the API, for releases and for the content hash.</summary>
public static class CanonicalJson
{
    /// <summary>camelCase names, kebab-case choices, absent fields left out.</summary>
    public static JsonSerializerOptions Options { get; } = Frozen();

    /// <summary>Settings alike those of <see cref="Options"/>, for whoever must add to them.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        options.Converters.Add(new ParsedConverter<PartialDate>());
        options.Converters.Add(new ParsedConverter<StudyTime>());
        options.Converters.Add(new ParsedConverter<PValue>());
    }

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    public static string Hash(Content content) => Convert.ToHexStringLower(SHA256.HashData(Write(content)));

    private static JsonSerializerOptions Frozen()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class ParsedConverter<T> : JsonConverter<T> where T : struct, IParsable<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            T.TryParse(reader.GetString(), provider: null, out var value) ? value : throw new JsonException($"'{reader.GetString()}' cannot be read as {typeof(T).Name}.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
