using System.Collections.Immutable;
using System.Text.Json;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Releases;

/// <summary>What became of a record from one release to the next.</summary>
public enum RecordFate
{
    Added, Removed, Changed,
}

/// <summary>One difference between two releases.</summary>
/// <param name="Kind">Folder of the record in <c>data</c>, such as <c>studies</c>.</param>
/// <param name="Id">Id of the record.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Fields">For a changed record: its fields that differ, by their names in JSON.</param>
public sealed record RecordChange(string Kind, string Id, RecordFate Fate, ImmutableArray<string> Fields);

/// <summary>Says what was added, removed and changed between two states of the evidence base.</summary>
public static class CompareReleases
{
    /// <summary>The differences, by kind in the order of <see cref="FileKind.All"/>, then by id.</summary>
    public static ImmutableArray<RecordChange> Between(Content older, Content newer) =>
        [.. Kinds(older).Zip(Kinds(newer), (before, after) => Changes(before.Kind, before.Records, after.Records)).SelectMany(c => c)];

    private static IEnumerable<RecordChange> Changes(string kind, Dictionary<string, JsonElement> before, Dictionary<string, JsonElement> after) =>
        from id in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
        let change = !before.TryGetValue(id, out var was) ? new RecordChange(kind, id, RecordFate.Added, [])
            : !after.TryGetValue(id, out var @is) ? new(kind, id, RecordFate.Removed, [])
            : new(kind, id, RecordFate.Changed, Differing(was, @is))
        where change.Fate != RecordFate.Changed || !change.Fields.IsEmpty
        select change;

    private static ImmutableArray<string> Differing(JsonElement before, JsonElement after) =>
        [.. before.EnumerateObject().Concat(after.EnumerateObject()).Select(field => field.Name).Distinct(StringComparer.Ordinal).Where(name => !Same(before, after, name))];

    private static bool Same(JsonElement before, JsonElement after, string name) =>
        before.TryGetProperty(name, out var was) && after.TryGetProperty(name, out var @is) && was.GetRawText() == @is.GetRawText();

    private static IEnumerable<(string Kind, Dictionary<string, JsonElement> Records)> Kinds(Content content) =>
    [
        Records("studies", content.Studies),
        Records("reviews", content.Reviews),
        Records("trials", content.Trials),
        Records("instruments", content.Instruments),
        Records("cells", content.Cells),
        Indexed("sources", content.Sources, s => s.Id),
        Indexed("glossary", content.Terms, t => t.Id),
        Records("prices", content.Prices),
        Records("rates", content.Rates),
        Records("risk-of-bias", content.RiskOfBias),
        Records("missing-results", content.MissingResults),
        Indexed("questions", content.Questions, q => q.Id),
        .. Enum.GetValues<Background.Shelf>().Select(shelf => Records(Shape.Kebab(shelf.ToString()), content.Shelves.GetValueOrDefault(shelf, []))),
    ];

    private static (string, Dictionary<string, JsonElement>) Records<T>(string kind, ImmutableArray<T> records) where T : EvidenceRecord =>
        Indexed(kind, records, r => r.Id);

    private static (string, Dictionary<string, JsonElement>) Indexed<T>(string kind, ImmutableArray<T> records, Func<T, string> id) =>
        (kind, records.ToDictionary(id, r => JsonSerializer.SerializeToElement(r, CanonicalJson.Options), StringComparer.Ordinal));
}
