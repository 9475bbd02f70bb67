using System.Text.Json;

namespace Equipoise.Evidence.Importing.Json;

/// <summary>Parses the text of one record, and of a damaged one as much as stands before the damage.</summary>
internal static class JsonRecord
{
    public static JsonTape? Parse(RecordSlice slice, ImportLimits limits, IssueLog log)
    {
        try
        {
            var whole = JsonTape.Of(slice.Text, limits.RecordDepth);
            if (whole.HasFieldTwice) TellFieldTwice(slice, limits, log);
            return whole;
        }
        catch (JsonException e)
        {
            var (closed, at) = Closed(slice.Text.Span, limits.RecordDepth);
            var code = slice.IsCutOff ? ImportCodes.Truncated : e.Message.Contains("depth", StringComparison.Ordinal) ? ImportCodes.TooDeep : ImportCodes.Syntax;
            log.AtByte(code, at, slice.IsCutOff ? "The file ends within this record; what stands before is kept." : $"This is not JSON, so the rest of the record is left out: {Sentence(e)}", dataLost: true);
            try
            {
                return JsonTape.Of(closed, limits.RecordDepth);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>The strict parser is slower and knows which field it is and where.</summary>
    private static void TellFieldTwice(RecordSlice slice, ImportLimits limits, IssueLog log)
    {
        try
        {
            JsonDocument.Parse(slice.Text, new JsonDocumentOptions { MaxDepth = limits.RecordDepth, AllowDuplicateProperties = false }).Dispose();
        }
        catch (JsonException e)
        {
            log.AtByte(ImportCodes.FieldTwice, e.BytePositionInLine ?? 0, $"A field stands there twice; the last is read. {Sentence(e)}", dataLost: true);
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
