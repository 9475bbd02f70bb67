using System.Text.Json;

namespace Equipoise.Evidence.Importing.Json;

/// <summary>Parses the text of one record, and of a damaged one as much as stands before the damage.</summary>
internal static class JsonRecord
{
    public static JsonDocument? Parse(RecordSlice slice, ImportLimits limits, IssueLog log)
    {
        var strict = new JsonDocumentOptions { MaxDepth = limits.RecordDepth };
        try
        {
            return JsonDocument.Parse(slice.Text, strict with { AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            if (WithFieldsTwice(slice, strict) is { } whole)
            {
                log.AtByte(ImportCodes.FieldTwice, e.BytePositionInLine ?? 0, $"A field stands there twice; the last is read. {Sentence(e)}", dataLost: true);
                return whole;
            }

            var (closed, at) = Closed(slice.Text.Span, limits.RecordDepth);
            var code = slice.IsCutOff ? ImportCodes.Truncated : e.Message.Contains("depth", StringComparison.Ordinal) ? ImportCodes.TooDeep : ImportCodes.Syntax;
            log.AtByte(code, at, slice.IsCutOff ? "The file ends within this record; what stands before is kept." : $"This is not JSON, so the rest of the record is left out: {Sentence(e)}", dataLost: true);
            try
            {
                return JsonDocument.Parse(closed, strict);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    private static JsonDocument? WithFieldsTwice(RecordSlice slice, JsonDocumentOptions options)
    {
        try
        {
            return JsonDocument.Parse(slice.Text, options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Sentence(JsonException e)
    {
        var place = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return place < 0 ? e.Message : e.Message[..place];
    }

    /// <summary>The text up to its last whole value, with what is open closed.</summary>
    private static (byte[] Text, long At) Closed(ReadOnlySpan<byte> text, int depth)
    {
        var reader = new Utf8JsonReader(text, isFinalBlock: true, new JsonReaderState(new() { MaxDepth = depth }));
        var open = new Stack<byte>();
        byte[] safeOpen = [];
        long safe = 0;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.StartObject) open.Push((byte)'}');
                else if (reader.TokenType == JsonTokenType.StartArray) open.Push((byte)']');
                else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray) open.Pop();
                if (reader.TokenType == JsonTokenType.PropertyName) continue;
                safe = reader.BytesConsumed;
                if (safeOpen.Length != open.Count || open.Count > 0 && safeOpen[0] != open.Peek()) safeOpen = [.. open];
            }
        }
        catch (JsonException)
        {
            // Expected: this is how the place of the damage is found.
        }

        return ([.. text[..(int)safe], .. safeOpen], reader.BytesConsumed);
    }
}
