using System.Buffers;
using System.Security.Cryptography;
using Equipoise.Evidence.Importing.ClinicalTrialsGov;

namespace Equipoise.Evidence.Importing;

/// <summary>
/// Says whether two texts are the same record. What does not come from those who answer for the record is left out:
/// white space, the order of fields, the registry's derived terms, and the day on which somebody downloaded it.
/// </summary>
public static class ContentHash
{
    /// <summary>SHA-256 of the content, 64 lower-case hexadecimal digits.</summary>
    public static string Of(RecordSlice slice)
    {
        if (slice.Format == SourceFormat.ClinicalTrialsGovJson && CanonicalStudy.Hash(slice.Text) is { } canonical) return canonical;
        var text = slice.Text.Span;
        var scratch = ArrayPool<byte>.Shared.Rent(text.Length);
        try
        {
            var length = slice.Format switch
            {
                SourceFormat.ClinicalTrialsGovXml => Collapsed(Without(text, "required_header"), scratch),
                SourceFormat.IctrpXml => Collapsed(Without(Without(Without(text, "Export_date"), "Internal_Number"), "Last_Refreshed_on"), scratch),
                _ => Collapsed(text, scratch),
            };
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(scratch.AsSpan(0, length), hash);
            return Convert.ToHexStringLower(hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    private static ReadOnlySpan<byte> Without(ReadOnlySpan<byte> text, string element)
    {
        var start = text.IndexOf(System.Text.Encoding.UTF8.GetBytes($"<{element}>"));
        if (start < 0) return text;
        var close = System.Text.Encoding.UTF8.GetBytes($"</{element}>");
        var end = text[start..].IndexOf(close);
        if (end < 0) return text;
        byte[] rest = [.. text[..start], .. text[(start + end + close.Length)..]];
        return rest;
    }

    private static int Collapsed(ReadOnlySpan<byte> text, Span<byte> into)
    {
        var length = 0;
        var blank = false;
        while (text.Length > 0)
        {
            var end = text.IndexOfAny(" \n\r\t"u8);
            var word = end < 0 ? text : text[..end];
            if (word.Length > 0)
            {
                if (blank && length > 0) into[length++] = (byte)' ';
                word.CopyTo(into[length..]);
                length += word.Length;
            }

            blank = true;
            text = end < 0 ? [] : text[(end + 1)..];
        }

        return length;
    }
}
