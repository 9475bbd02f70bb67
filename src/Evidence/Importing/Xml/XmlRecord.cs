using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Equipoise.Evidence.Importing.Xml;

/// <summary>Parses the text of one record. Nothing outside it is ever fetched, and no entity is expanded but those of XML itself.</summary>
internal static partial class XmlRecord
{
    private static readonly XmlReaderSettings Settings = new()
    {
        ConformanceLevel = ConformanceLevel.Fragment,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <summary>The record; of a damaged one what stands before the damage; null when there is nothing.</summary>
    public static XmlPart? Parse(RecordSlice slice, ImportLimits limits, IssueLog log)
    {
        var (tree, error) = Read(slice.Text, limits);
        if (error is not null && !slice.IsCutOff && Mended(slice.Text.Span, log) is { } mended) (tree, error) = Read(mended, limits);
        if (error is null) return tree;
        var message = slice.IsCutOff ? "The file ends within this record; what stands before is kept." : $"This is not XML, so the rest of the record is left out: {error.Message}";
        log.AtLine(slice.IsCutOff ? ImportCodes.Truncated : error is DeepXmlException ? ImportCodes.TooDeep : ImportCodes.Syntax, error.LineNumber, error.LinePosition, message, dataLost: true);
        return tree;
    }

    private static (XmlPart? Tree, XmlException? Error) Read(ReadOnlyMemory<byte> text, ImportLimits limits)
    {
        MemoryMarshal.TryGetArray(text, out var bytes);
        using var reader = XmlReader.Create(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false), Settings);
        var open = new Stack<XmlPart>();
        XmlPart? root = null;
        try
        {
            while (reader.Read()) Take(reader, open, ref root, limits);
        }
        catch (XmlException e)
        {
            return (root, e);
        }

        return (root, null);
    }

    private static void Take(XmlReader reader, Stack<XmlPart> open, ref XmlPart? root, ImportLimits limits)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                var place = (IXmlLineInfo)reader;
                if (open.Count >= limits.RecordDepth) throw new DeepXmlException(place);
                var part = new XmlPart(reader.LocalName, "", place.LineNumber, place.LinePosition);
                var isEmpty = reader.IsEmptyElement;
                while (reader.MoveToNextAttribute()) part.AddAttribute(reader.LocalName, reader.Value);
                if (open.Count > 0) open.Peek().Add(part);
                root ??= part;
                if (!isEmpty) open.Push(part);
                break;
            case XmlNodeType.EndElement:
                open.Pop();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                if (open.Count > 0) open.Peek().Add(new XmlPart("", reader.Value, 0, 0));
                break;
        }
    }

    /// <summary>The text with entities of other languages spelt out, or null when it has none.</summary>
    private static byte[]? Mended(ReadOnlySpan<byte> text, IssueLog log)
    {
        var whole = Encoding.UTF8.GetString(text);
        var (changed, told) = (false, new HashSet<string>(StringComparer.Ordinal));
        var mended = Entity().Replace(whole, match =>
        {
            if (match.Value is "&amp;" or "&lt;" or "&gt;" or "&quot;" or "&apos;" || match.Value.StartsWith("&#", StringComparison.Ordinal)) return match.Value;
            changed = true;
            var line = 1 + whole.AsSpan(0, match.Index).Count('\n');
            var decoded = match.Value.Length > 1 ? WebUtility.HtmlDecode(match.Value) : match.Value;
            if (decoded != match.Value) return WebUtility.HtmlEncode(decoded);
            if (told.Add(match.Value))
                log.AtLine(match.Value == "&" ? ImportCodes.Syntax : ImportCodes.EntityUnknown, line, 0, match.Value == "&" ? "An ampersand stands alone; it is kept as it is." : $"The entity {match.Value} is not one of XML and is kept as it stands.", dataLost: match.Value != "&");
            return "&amp;" + match.Value[1..];
        });
        return changed ? Encoding.UTF8.GetBytes(mended) : null;
    }

    [GeneratedRegex(@"&(#?\w+;)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Entity();

    private sealed class DeepXmlException(IXmlLineInfo place) : XmlException("elements lie too deep within each other.", null, place.LineNumber, place.LinePosition);
}
