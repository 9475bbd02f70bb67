using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Importing.Storing;

namespace Equipoise.Evidence.Importing;

/// <summary>
/// What of an imported record may be shown to everybody: all that was understood, without addresses by which a person could be reached.
/// Registers publish them so that families can ask; a copy would go on when its owner has left.
/// </summary>
public static partial class PublicRecord
{
    /// <summary>Stands where an address stood.</summary>
    public const string LeftOut = "[contact left out]";

    private static readonly JsonSerializerOptions Cleaning = new(RecordJson.Options) { Converters = { new CleanText() } };

    public static ImportedRecord Of(ImportedRecord record) =>
        JsonSerializer.Deserialize<ImportedRecord>(JsonSerializer.SerializeToUtf8Bytes(record, Cleaning), RecordJson.Options)!;

    /// <summary>A text without e-mail addresses and without numbers that are said to be of a telephone.</summary>
    public static string Text(string text)
    {
        if (text.Contains('@', StringComparison.Ordinal)) text = Mail().Replace(text, LeftOut);
        return Telephone().Replace(text, "${word}" + LeftOut);
    }

    [GeneratedRegex(@"(mailto:)?[\p{L}\p{N}._%+'-]+\s?(@|\(at\)|\[at\])\s?[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<word>\b(tel|telephone|phone|mobile|cell phone|whatsapp|fax)\b[\s.:#-]*(no\.?|number)?[\s.:]*)\+?\(?\d[\d\s().\/-]{5,}\d", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Telephone();

    private sealed class CleanText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Text(value));
    }
}
