using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Equipoise.Evidence.Importing.Json;

namespace Equipoise.Evidence.Importing.ClinicalTrialsGov;

/// <summary>A study in one spelling: no white space, fields in the order of their names, nothing that the registry derives by itself.</summary>
internal sealed class CanonicalStudy
{
    private const int Depth = 64;
    private readonly JsonTape study;
    private readonly ArrayBufferWriter<byte> into;
    private readonly Comparison<int> byName;

    private CanonicalStudy(JsonTape study, int size)
    {
        this.study = study;
        into = new(size);
        byName = (a, b) => study.Name(a).SequenceCompareTo(study.Name(b));
    }

    /// <summary>SHA-256 of it, or null for a text that is no JSON.</summary>
    public static string? Hash(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var tape = JsonTape.Of(text, Depth);
            var canonical = new CanonicalStudy(tape, text.Length);
            canonical.Write(0);
            return Convert.ToHexStringLower(SHA256.HashData(canonical.into.WrittenSpan));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Write(int value)
    {
        switch (study[value].Kind)
        {
            case JsonTokenType.StartObject:
                WriteObject(value);
                break;
            case JsonTokenType.StartArray:
                into.Write("["u8);
                for (var item = study[value].Parts == 0 ? 0 : value + 1; item != 0; item = study[item].Next)
                {
                    Write(item);
                    into.Write(","u8);
                }

                into.Write("]"u8);
                break;
            default:
                WritePlain(value);
                break;
        }
    }

    private void WriteObject(int value)
    {
        var fields = ArrayPool<int>.Shared.Rent(study[value].Parts);
        var count = 0;
        for (var field = study[value].Parts == 0 ? 0 : value + 1; field != 0; field = study[field].Next)
            if (value != 0 || !IsDerived(field)) fields[count++] = field;
        fields.AsSpan(0, count).Sort(byName);
        into.Write("{"u8);
        foreach (var field in fields.AsSpan(0, count))
        {
            into.Write(study.Name(field));
            into.Write(":"u8);
            Write(field);
            into.Write(","u8);
        }

        into.Write("}"u8);
        ArrayPool<int>.Shared.Return(fields);
    }

    /// <summary>The second is written by a package for R that passes studies on.</summary>
    private bool IsDerived(int field) => study.Name(field).SequenceEqual("derivedSection"u8) || study.Name(field).SequenceEqual("record_last_import"u8);

    /// <summary>A text that is escaped is spelt anew, for there are several ways to escape.</summary>
    private void WritePlain(int value)
    {
        if (study[value].Kind != JsonTokenType.String)
        {
            into.Write(study.Raw(value));
            return;
        }

        into.Write("\""u8);
        if (!study[value].IsEscaped) into.Write(study.Raw(value));
        else WriteEscaped(value);
        into.Write("\""u8);
    }

    private void WriteEscaped(int value)
    {
        try
        {
            into.Write(JsonEncodedText.Encode(study.Text(value), JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        }
        catch (InvalidOperationException)
        {
            // Half a character has only the spelling it has; the second mark has always been there, and hashes are for ever.
            into.Write("\""u8);
            into.Write(study.Raw(value));
        }
    }
}
