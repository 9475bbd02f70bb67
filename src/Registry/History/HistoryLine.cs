using System.Collections.Immutable;
using System.Text.Json;

namespace Equipoise.Registry.History;

/// <summary>A field that changed: what stood there and what stands there since.</summary>
public sealed record HistoryField(string Name, string? Old, string? New);

/// <summary>A line of the history as people read it.</summary>
/// <param name="Sequence">Its number at the site.</param>
/// <param name="At">When, UTC.</param>
/// <param name="UserId">The account.</param>
/// <param name="Person">Its name.</param>
/// <param name="Role">The role in which it acted.</param>
/// <param name="What">The operation.</param>
/// <param name="Table">The table of the row that changed.</param>
/// <param name="RecordId">The row that changed.</param>
public sealed record HistoryLine(long Sequence, DateTimeOffset At, Guid UserId, string Person, string Role, string What, string Table, string RecordId)
{
    public Guid? ParticipantId { get; init; }

    public string? Pseudonym { get; init; }

    public string? Form { get; init; }

    public string? Reason { get; init; }

    public ImmutableArray<HistoryField> Fields { get; init; } = [];

    /// <summary>The reader's role may not read what changed, only that it did.</summary>
    public bool IsWithheld { get; init; }

    public required string Hash { get; init; }

    /// <summary>The fields of a row, in plain words. What is sealed is told by its length.</summary>
    internal static IEnumerable<HistoryField> Read(HistoryRow row)
    {
        using var changes = JsonDocument.Parse(row.Changes);
        foreach (var field in changes.RootElement.EnumerateObject().ToList())
        {
            var isSealed = row.Table == "PersonIdentities" && field.Name == "sealed";
            yield return new(field.Name, isSealed ? Sealed(field.Value[0]) : Plain(field.Value[0]), isSealed ? Sealed(field.Value[1]) : Plain(field.Value[1]));
        }
    }

    private static string? Sealed(JsonElement value) => value.ValueKind != JsonValueKind.String ? null : value.GetString() is { Length: > 0 } text ? $"(sealed, {text.Length} letters)" : "(destroyed)";

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array when value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String) => string.Join(", ", value.EnumerateArray().Select(v => v.GetString())),
        JsonValueKind.Object when value.TryGetProperty("missing", out var missing) && missing.ValueKind == JsonValueKind.String => $"({missing.GetString()!.Replace('-', ' ')})",
        _ => value.GetRawText(),
    };
}
