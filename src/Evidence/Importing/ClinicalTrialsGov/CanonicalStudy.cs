using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Equipoise.Evidence.Importing.ClinicalTrialsGov;

/// <summary>A study in one spelling: no white space, fields in the order of their names, nothing that the registry derives by itself.</summary>
internal static class CanonicalStudy
{
    /// <summary>SHA-256 of it, or null for a text that is no JSON.</summary>
    public static string? Hash(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var study = JsonDocument.Parse(text);
            var into = new ArrayBufferWriter<byte>(text.Length);
            Write(study.RootElement, into, isStudy: true);
            return Convert.ToHexStringLower(SHA256.HashData(into.WrittenSpan));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Write(JsonElement value, ArrayBufferWriter<byte> into, bool isStudy)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, into, isStudy);
                break;
            case JsonValueKind.Array:
                into.Write("["u8);
                foreach (var item in value.EnumerateArray())
                {
                    Write(item, into, isStudy: false);
                    into.Write(","u8);
                }

                into.Write("]"u8);
                break;
            default:
                WritePlain(value, into);
                break;
        }
    }

    private static void WriteObject(JsonElement value, ArrayBufferWriter<byte> into, bool isStudy)
    {
        var fields = ArrayPool<JsonProperty>.Shared.Rent(value.GetPropertyCount());
        var count = 0;
        foreach (var field in value.EnumerateObject())
            if (!isStudy || !IsDerived(field)) fields[count++] = field;
        fields.AsSpan(0, count).Sort(static (a, b) => JsonMarshal.GetRawUtf8PropertyName(a).SequenceCompareTo(JsonMarshal.GetRawUtf8PropertyName(b)));
        into.Write("{"u8);
        foreach (var field in fields.AsSpan(0, count))
        {
            into.Write(JsonMarshal.GetRawUtf8PropertyName(field));
            into.Write(":"u8);
            Write(field.Value, into, isStudy: false);
            into.Write(","u8);
        }

        into.Write("}"u8);
        ArrayPool<JsonProperty>.Shared.Return(fields, clearArray: true);
    }

    /// <summary>The second is written by a package for R that passes studies on.</summary>
    private static bool IsDerived(JsonProperty field) => field.NameEquals("derivedSection"u8) || field.NameEquals("record_last_import"u8);

    /// <summary>A text that is escaped is spelt anew, for there are several ways to escape.</summary>
    private static void WritePlain(JsonElement value, ArrayBufferWriter<byte> into)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        if (value.ValueKind != JsonValueKind.String || !raw.Contains((byte)'\\'))
        {
            into.Write(raw);
            return;
        }

        try
        {
            into.Write("\""u8);
            into.Write(JsonEncodedText.Encode(value.GetString()!, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
            into.Write("\""u8);
        }
        catch (InvalidOperationException)
        {
            // Half a character has only the spelling it has.
            into.Write(raw);
        }
    }
}
