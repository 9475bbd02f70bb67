using System.Collections.Immutable;
using Equipoise.Evidence;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Importing.Storing;
using Equipoise.Evidence.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Equipoise.Site.Records;

/// <summary>An imported record as it may be shown to everybody.</summary>
/// <param name="Kept">Its newest version.</param>
/// <param name="Record">What was understood, without addresses of persons.</param>
/// <param name="Versions">Every version, the first first.</param>
/// <param name="Works">What on file it is about.</param>
internal sealed record KeptRecord(KeptVersion Kept, ImportedRecord Record, ImmutableArray<RecordVersion> Versions, ImmutableArray<WorkMatch> Works)
{
    /// <summary>When it became known here that the source withdrew it; absent when it did not.</summary>
    public DateTimeOffset? Withdrawn { get; init; }

    public RecordKey Key => new(Kept.Version.Source, Kept.Version.RecordId);

    /// <summary>Matches with other imported records: those followed in its group, then the possible ones of its own.</summary>
    public ImmutableArray<RecordMatch> Others(RecordGroups? groups) =>
        groups is null ? [] : [.. groups.Groups.FirstOrDefault(g => g.Records.Contains(Key))?.Matches ?? [], .. groups.Possible.Where(m => m.Left == Key || m.Right == Key)];

    /// <summary>The record named by an address; null when there is none, or no database.</summary>
    public static async Task<KeptRecord?> Find(string source, string id, KnownWorks known, IServiceProvider services, CancellationToken cancel)
    {
        if (services.GetService<IDbContextFactory<EvidenceDb>>() is not { } databases || RecordWords.SourceNamed(source) is not { } from) return null;
        var find = new FindRecords(databases);
        var name = RecordWords.IdNamed(id);
        if (await find.Version(from, name, null, cancel) is not { } kept) return null;
        return new(kept, PublicRecord.Of(kept.Record), await find.Versions(from, name, cancel), known.Matches(kept.Record)) { Withdrawn = (await find.Withdrawal(from, name, cancel))?.At };
    }
}
