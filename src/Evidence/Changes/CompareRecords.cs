using System.Collections.Immutable;
using System.Text.Json;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Importing.Storing;

namespace Equipoise.Evidence.Changes;

/// <summary>
/// Says what differs between two versions of an imported record, field by field and in plain sentences. The order of lists is no difference:
/// their elements are matched by what identifies them. White space and the spelling of a register's fixed words are none either.
/// </summary>
public static class CompareRecords
{
    /// <param name="before">The older version.</param>
    /// <param name="after">The newer version.</param>
    /// <exception cref="ArgumentException">The two are not versions of one record.</exception>
    public static RecordComparison Between(ImportedRecord before, ImportedRecord after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Source != after.Source || before.Id != after.Id) throw new ArgumentException($"{before.Id} and {after.Id} are not versions of one record.", nameof(after));
        var fields = Fields(before, after);
        if (fields.IsEmpty) return new(fields, []);
        List<RecordNews> news = [.. SayTrialChange.Sentences(before, after), .. SayCitationChange.Sentences(before, after)];
        if (news.Count == 0) news.Add(new(RecordNewsKind.Other, $"Nothing changed that bears on the evidence; other details did: {SayRecord.Areas(fields)}."));
        return new(fields, [.. news]);
    }

    private static ImmutableArray<FieldChange> Fields(ImportedRecord before, ImportedRecord after)
    {
        var found = ImmutableArray.CreateBuilder<FieldChange>();
        new CompareElements(found).Objects("", Written(before), Written(after));
        return found.ToImmutable();
    }

    private static JsonElement Written(ImportedRecord record) => JsonSerializer.SerializeToElement(record, RecordJson.Options);
}
