using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Equipoise.Registry.Access;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Queries;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.History;

/// <summary>Which lines are asked for; with nothing said, all, the latest first.</summary>
public sealed record HistoryFilter
{
    public Guid? UserId { get; init; }

    public Guid? ParticipantId { get; init; }

    public string? Form { get; init; }

    /// <summary>The operation.</summary>
    public string? What { get; init; }

    public string? Table { get; init; }

    public string? RecordId { get; init; }

    /// <summary>The first day, as days are at the site.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day, as days are at the site.</summary>
    public DateOnly? Until { get; init; }

    public bool OldestFirst { get; init; }

    /// <summary>The number of the last line of the page before.</summary>
    public long? Beyond { get; init; }
}

/// <summary>A page of the history.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Beyond">Where the next page begins; null on the last.</param>
/// <param name="End">How many lines the site's history has, and the hash of the last.</param>
/// <param name="EndHash">The hash of the last line.</param>
public sealed record HistoryPage(ImmutableArray<HistoryLine> Lines, long? Beyond, long End, string EndHash);

/// <summary>What a reader can choose from.</summary>
/// <param name="People">Everybody who has or had a role at the site.</param>
/// <param name="Operations">Every operation on record.</param>
/// <param name="Forms">Every form of the programmes that the site follows or followed, which the role may read.</param>
public sealed record HistoryChoices(ImmutableArray<HistoryPerson> People, ImmutableArray<string> Operations, ImmutableArray<string> Forms);

/// <summary>Somebody who has or had a role.</summary>
public sealed record HistoryPerson(Guid UserId, string Name);

/// <summary>Reads the history of a site, page by page by the number of the line, so that the millionth line is as near as the first.</summary>
public sealed class ReadHistory(IDbContextFactory<RegistryDb> databases)
{
    public const int PageSize = 50;

    private const int Batch = 500;

    /// <summary>A parent has no account: what stands for one is the child.</summary>
    private static readonly string ParentRole = Words.Code(Evidence.Programmes.Role.Parent);

    /// <summary>How many lines beside each other may have been written out of the order of their times: whoever waits for the end of the history has looked at the clock before.</summary>
    private const int Slack = 500;

    public async Task<Outcome<HistoryPage>> Run(Acting acting, HistoryFilter filter, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(filter);
        if (acting.Without(Right.HistoryRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var head = await db.HistoryHeads.SingleOrDefaultAsync(cancel) ?? new() { SiteId = acting.SiteId };
        var rows = await (await Ordered(db, filter, head, cancel)).Take(PageSize + 1).ToListAsync(cancel);
        var more = rows.Count > PageSize;
        if (more) rows.RemoveAt(PageSize);
        var read = await Reading(db, acting, cancel);
        return new HistoryPage([.. await Lines(db, rows, read, cancel)], more ? rows[^1].Sequence : null, head.Sequence, head.Hash);
    }

    /// <summary>Every line that the filter lets through, batch by batch; nothing for whoever may not read the history.</summary>
    public async IAsyncEnumerable<HistoryLine> All(Acting acting, HistoryFilter filter, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(filter);
        if (acting.Without(Right.HistoryRead) is not null) yield break;
        await using var db = databases.For(acting);
        var head = await db.HistoryHeads.SingleOrDefaultAsync(cancel) ?? new() { SiteId = acting.SiteId };
        var read = await Reading(db, acting, cancel);
        while (true)
        {
            var rows = await (await Ordered(db, filter, head, cancel)).Take(Batch).ToListAsync(cancel);
            foreach (var line in await Lines(db, rows, read, cancel)) yield return line;
            if (rows.Count < Batch) yield break;
            filter = filter with { Beyond = rows[^1].Sequence };
        }
    }

    public async Task<Outcome<HistoryChoices>> Choices(Acting acting, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.HistoryRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var people = await db.SiteRoles.Select(r => r.UserId).Distinct().ToListAsync(cancel);
        var names = await db.Names(people, cancel);
        var (hidden, _) = await db.Hidden(acting.Role, cancel);
        var forms = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var hash in await db.SiteProgrammes.Select(p => p.ProgrammeHash).Distinct().ToListAsync(cancel)) forms.UnionWith((await db.Programme(hash, cancel)).Forms.Select(f => f.Code));
        return new HistoryChoices([.. people.Select(id => new HistoryPerson(id, Person(names, id))).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)], [.. await Operations(db, cancel)], [.. forms.Except(hidden, StringComparer.Ordinal)]);
    }

    /// <summary>Each operation once, found by leaping through its index: counting a million lines would take too long.</summary>
    private static async Task<List<string>> Operations(RegistryDb db, CancellationToken cancel)
    {
        var operations = new List<string>();
        var last = "";
#pragma warning disable CA1309, MA0001, MA0006 // the database compares
        while (await db.History.Where(h => string.Compare(h.What, last) > 0).OrderBy(h => h.What).Select(h => h.What).FirstOrDefaultAsync(cancel) is { } next) operations.Add(last = next);
#pragma warning restore CA1309, MA0001, MA0006
        return operations;
    }

    private static async Task<IQueryable<HistoryRow>> Ordered(RegistryDb db, HistoryFilter filter, HistoryHead head, CancellationToken cancel)
    {
        IQueryable<HistoryRow> rows = db.History;
        if (filter.UserId?.ToString("D") is { } user) rows = rows.Where(r => r.UserId == user);
        if (filter.ParticipantId?.ToString("D") is { } child) rows = rows.Where(r => r.ParticipantId == child);
        if (filter.Form is { Length: > 0 } form) rows = rows.Where(r => r.Form == form);
        if (filter.What is { Length: > 0 } what) rows = rows.Where(r => r.What == what);
        if (filter.Table is { Length: > 0 } table) rows = rows.Where(r => r.Table == table);
        if (filter.RecordId is { Length: > 0 } record) rows = rows.Where(r => r.RecordId == record);
        rows = await Within(db, rows, filter, head, cancel);
        if (filter.Beyond is { } beyond) rows = filter.OldestFirst ? rows.Where(r => r.Sequence > beyond) : rows.Where(r => r.Sequence < beyond);
        return filter.OldestFirst ? rows.OrderBy(r => r.Sequence) : rows.OrderByDescending(r => r.Sequence);
    }

    /// <summary>Times grow with the numbers of the lines, but for neighbours: the days become a stretch of numbers, found in twenty looks among a million.</summary>
    private static async Task<IQueryable<HistoryRow>> Within(RegistryDb db, IQueryable<HistoryRow> rows, HistoryFilter filter, HistoryHead head, CancellationToken cancel)
    {
        if (filter.From is null && filter.Until is null) return rows;
        var site = await db.Sites.SingleAsync(cancel);
        if (filter.From is { } from)
        {
            var start = site.StartOf(from);
            var first = await FirstSince(db, start, head.Sequence, cancel) - Slack;
            rows = rows.Where(r => r.Sequence >= first && r.At >= start);
        }

        if (filter.Until is { } until && until < DateOnly.MaxValue)
        {
            var end = site.StartOf(until.AddDays(1));
            var last = await FirstSince(db, end, head.Sequence, cancel) + Slack;
            rows = rows.Where(r => r.Sequence <= last && r.At < end);
        }

        return rows;
    }

    private static async Task<long> FirstSince(RegistryDb db, DateTimeOffset instant, long end, CancellationToken cancel)
    {
        var (low, high) = (1L, end + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var at = await db.History.Where(r => r.Sequence == middle).Select(r => (DateTimeOffset?)r.At).SingleOrDefaultAsync(cancel);
            if (at is null || at < instant) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    /// <summary>What of a site the role may read in its history.</summary>
    private static async Task<Func<HistoryRow, bool>> Reading(RegistryDb db, Acting acting, CancellationToken cancel)
    {
        var (forms, fields) = await db.Hidden(acting.Role, cancel);
        var hidden = forms.Concat(fields.Select(f => f[..f.IndexOf('/', StringComparison.Ordinal)])).ToHashSet(StringComparer.Ordinal); // a form of which it may read a part: nothing of its history, which tells the rest
        return row => HistoryAccess.MayRead(acting.Role, row.Table, row.Form, hidden);
    }

    private static async Task<IEnumerable<HistoryLine>> Lines(RegistryDb db, List<HistoryRow> rows, Func<HistoryRow, bool> mayRead, CancellationToken cancel)
    {
        var names = await db.Names(rows.Select(r => Account(r.UserId)), cancel);
        var ids = rows.Select(r => r.ParticipantId is { } text && Guid.TryParse(text, out var id) ? id : (Guid?)null).OfType<Guid>().Distinct().ToList();
        var children = await db.Participants.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Pseudonym }).ToDictionaryAsync(p => p.Id, p => p.Pseudonym, cancel);
        return rows.Select(row =>
        {
            var reads = mayRead(row);
            Guid? child = row.ParticipantId is { } text && Guid.TryParse(text, out var id) ? id : null;
            return new HistoryLine(row.Sequence, row.At, Account(row.UserId), row.Role == ParentRole ? "a parent" : Person(names, Account(row.UserId)), row.Role, row.What, row.Table, row.RecordId)
            {
                ParticipantId = child,
                Pseudonym = child is { } known ? children.GetValueOrDefault(known) : null,
                Form = row.Form,
                Reason = reads ? row.Reason : null,
                Fields = reads ? [.. HistoryLine.Read(row)] : [],
                IsWithheld = !reads,
                Hash = row.Hash,
            };
        });
    }

    private static string Person(ImmutableDictionary<Guid, string> names, Guid id) => id == Guid.Empty ? "whoever runs the program" : names.GetValueOrDefault(id) ?? id.ToString("D");

    private static Guid Account(string text) => Guid.TryParse(text, out var id) ? id : Guid.Empty;
}
