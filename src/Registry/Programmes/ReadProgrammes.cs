using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Programmes;

/// <summary>A version that a site follows or followed.</summary>
/// <param name="Hash">Of its content.</param>
/// <param name="Number">The version.</param>
/// <param name="Title">Its title.</param>
/// <param name="ProgrammeId">Of which programme.</param>
/// <param name="From">Since when.</param>
/// <param name="IsCurrent">Whether children are taken in by it.</param>
/// <param name="Children">How many children that take part, or are screened, follow it.</param>
public sealed record FollowedVersion(string ProgrammeId, string Hash, int Number, string Title, DateTimeOffset From, bool IsCurrent, int Children);

/// <summary>The programmes of a site.</summary>
public sealed class ReadProgrammes(IDbContextFactory<RegistryDb> databases)
{
    /// <summary>All versions, those of now first.</summary>
    public async Task<Outcome<ImmutableArray<FollowedVersion>>> Run(Acting acting, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.ProgrammesRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var followed = await db.SiteProgrammes.OrderBy(p => p.From).ThenBy(p => p.ProgrammeVersion).ToListAsync(cancel);
        var children = await db.Participants.Where(p => p.State == ParticipantState.Screening || p.State == ParticipantState.Enrolled).GroupBy(p => p.ProgrammeHash).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, cancel);
        var current = followed.GroupBy(p => p.ProgrammeId, StringComparer.Ordinal).Select(g => g.Last().Id).ToHashSet();
        var lines = ImmutableArray.CreateBuilder<FollowedVersion>();
        foreach (var p in followed) lines.Add(new(p.ProgrammeId, p.ProgrammeHash, p.ProgrammeVersion, (await db.Programme(p.ProgrammeHash, cancel)).Title, p.From, current.Contains(p.Id), children.GetValueOrDefault(p.ProgrammeHash)));
        return lines.OrderByDescending(l => l.IsCurrent).ThenBy(l => l.ProgrammeId, StringComparer.Ordinal).ThenByDescending(l => l.Number).ToImmutableArray();
    }

    /// <summary>A version of a programme that the site follows or followed; the one of now when none is named.</summary>
    public async Task<Outcome<Programme>> One(Acting acting, string programmeId, int? number, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.ProgrammesRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var found = number is null ? await db.Current(programmeId, cancel) : await db.SiteProgrammes.FirstOrDefaultAsync(p => p.ProgrammeId == programmeId && p.ProgrammeVersion == number, cancel);
        return found is null ? new Refused(RefusalCode.NotFound, "The site does not follow this programme.") : await db.Programme(found.ProgrammeHash, cancel);
    }

    /// <summary>Every version that the site follows or followed.</summary>
    internal static async Task<ImmutableArray<Programme>> All(RegistryDb db, string programmeId, CancellationToken cancel)
    {
        var all = ImmutableArray.CreateBuilder<Programme>();
        foreach (var hash in await db.SiteProgrammes.Where(p => p.ProgrammeId == programmeId).Select(p => p.ProgrammeHash).Distinct().ToListAsync(cancel)) all.Add(await db.Programme(hash, cancel));
        return all.ToImmutable();
    }

    /// <summary>What a linter says of a draft at this site.</summary>
    public async Task<ImmutableArray<ProgrammeWarning>> Lint(Acting acting, Programme draft, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        await using var db = databases.For(acting);
        var filled = new HashSet<string>(StringComparer.Ordinal);
        ImmutableArray<Programme> earlier = [.. (await All(db, draft.Id, cancel)).Select(ProgrammeItems.Without)];
        foreach (var (form, field) in LintProgramme.Gone(draft, earlier))
        {
            var named = $"\"{field}\":";
            if (await db.FormRecords.AnyAsync(r => r.Form == form && r.Values.Contains(named), cancel)) filled.Add($"{form}.{field}");
        }

        return LintProgramme.Of(draft, earlier, filled);
    }
}
