using System.Collections.Immutable;
using Equipoise.Registry.Access;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>A version of the reference safety information, and how many events were judged by it.</summary>
public sealed record SeenReferenceSafety(Guid Id, string ProgrammeId, string Name, DateOnly Dated, DateOnly From, DateTimeOffset AdoptedAt, string? AdoptedBy, ImmutableArray<ExpectedTerm> Terms, int Judged, bool HoldsNow);

/// <summary>The versions of a site, and the programmes that may have one.</summary>
public sealed record ReferenceSafetyList(ImmutableArray<SeenReferenceSafety> Items, ImmutableArray<string> Programmes);

/// <summary>Lists the versions of the reference safety information of a site, the newest first.</summary>
public sealed class ListReferenceSafety(IDbContextFactory<RegistryDb> databases)
{
    public async Task<Outcome<ReferenceSafetyList>> Run(Acting acting, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.AdverseEventsRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var versions = await db.ReferenceSafety.OrderBy(r => r.ProgrammeId).ThenByDescending(r => r.From).ThenByDescending(r => r.AdoptedAt).ToListAsync(cancel);
        var judged = await db.AdverseEvents.Where(e => e.ReferenceSafetyId != null).GroupBy(e => e.ReferenceSafetyId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var names = await db.Names(versions.Select(v => v.AdoptedBy), cancel);
        var today = (await db.Sites.SingleAsync(cancel)).Today(acting.At);
        var now = versions.Where(v => v.From <= today).GroupBy(v => v.ProgrammeId, StringComparer.Ordinal).Select(g => g.First().Id).ToHashSet();
        var programmes = await db.SiteProgrammes.Select(p => p.ProgrammeId).Distinct().OrderBy(p => p).ToListAsync(cancel);
        return new ReferenceSafetyList([.. versions.Select(v => new SeenReferenceSafety(v.Id, v.ProgrammeId, v.Name, v.Dated, v.From, v.AdoptedAt, names.GetValueOrDefault(v.AdoptedBy), v.Terms, judged.GetValueOrDefault(v.Id), now.Contains(v.Id)))], [.. programmes]);
    }
}
