using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Equipoise.Registry.History;

/// <summary>The hash that chains a row to the one before it.</summary>
internal static class HistoryHash
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public static string Of(HistoryRow row)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, RowChanges.Writing))
        {
            json.WriteStartArray();
            json.WriteStringValue(row.SiteId.ToString("D"));
            json.WriteNumberValue(row.Sequence);
            json.WriteStringValue(row.At.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture));
            foreach (var text in (string?[])[row.UserId, row.Role, row.What, row.Table, row.RecordId, row.ParticipantId, row.Form, row.Changes, row.Reason, row.PreviousHash])
                json.WriteStringValue(text);
            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }
}
