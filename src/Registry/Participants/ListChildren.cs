using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Registry.Access;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Participants;

/// <summary>Which children are asked for; with nothing said, all.</summary>
public sealed record ChildFilter
{
    /// <summary>A pseudonym, its beginning, or its number alone.</summary>
    public string? Pseudonym { get; init; }

    public string? ProgrammeId { get; init; }

    public ParticipantState? State { get; init; }

    /// <summary>The number of the last child on the page before; the next page goes on below it.</summary>
    public int? Below { get; init; }
}

/// <summary>The visit that comes next.</summary>
public sealed record NextVisit(Guid VisitId, string Name, DateOnly? On, DateOnly? Until);

/// <summary>A child in the list.</summary>
public sealed record ChildLine(Guid ParticipantId, int Number, string Pseudonym, string ProgrammeId, int ProgrammeVersion, ParticipantState State, int AgeMonths, DateOnly ScreenedOn, DateOnly? EnrolledOn, NextVisit? Next);

/// <summary>One page of the children of a site, those who came last first.</summary>
/// <param name="Day">The day at the site.</param>
/// <param name="Children">The children.</param>
/// <param name="Total">How many the filter lets through.</param>
/// <param name="Below">Where the next page begins; null on the last.</param>
/// <param name="Programmes">The programmes that the site follows or followed.</param>
public sealed record ChildList(DateOnly Day, ImmutableArray<ChildLine> Children, int Total, int? Below, ImmutableArray<string> Programmes);

/// <summary>The children of a site, under their pseudonyms.</summary>
public sealed class ListChildren(IDbContextFactory<RegistryDb> databases)
{
    public const int PageSize = 50;

    public async Task<Outcome<ChildList>> Run(Acting acting, ChildFilter filter, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(filter);
        if (acting.Without(Right.ParticipantsRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var today = (await db.Sites.SingleAsync(cancel)).Today(acting.At);
        var matching = Matching(db.Participants, filter);
        var page = filter.Below is { } below ? matching.Where(p => p.Number < below) : matching;
        var children = await page.OrderByDescending(p => p.Number).Take(PageSize + 1).ToListAsync(cancel);
        var more = children.Count > PageSize;
        if (more) children.RemoveAt(PageSize);
        var next = acting.May(Right.VisitsRead) ? await Next(db, acting, children, cancel) : [];
        return new ChildList(today, [.. children.Select(c => Line(c, today, next.GetValueOrDefault(c.Id)))], await matching.CountAsync(cancel), more ? children[^1].Number : null,
            [.. await db.SiteProgrammes.Select(p => p.ProgrammeId).Distinct().Order().ToListAsync(cancel)]);
    }

    internal static IQueryable<Participant> Matching(IQueryable<Participant> children, ChildFilter filter)
    {
        if (filter.ProgrammeId is { Length: > 0 } programme) children = children.Where(p => p.ProgrammeId == programme);
        if (filter.State is { } state) children = children.Where(p => p.State == state);
        if (filter.Pseudonym?.Trim().ToUpperInvariant() is not { Length: > 0 } text) return children;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? children.Where(p => p.Number == number) : children.Where(p => p.Pseudonym.StartsWith(text));
    }

    private static ChildLine Line(Participant child, DateOnly today, NextVisit? next) =>
        new(child.Id, child.Number, child.Pseudonym, child.ProgrammeId, child.ProgrammeVersion, child.State, child.AgeMonthsOn(today), child.ScreenedOn, child.EnrolledOn, next);

    private static async Task<Dictionary<Guid, NextVisit>> Next(RegistryDb db, Acting acting, List<Participant> children, CancellationToken cancel)
    {
        var next = new Dictionary<Guid, NextVisit>();
        var ids = children.ConvertAll(c => c.Id);
        var open = (await db.Visits.Where(v => ids.Contains(v.ParticipantId) && v.State == VisitState.Planned && v.PlannedOn != null).ToListAsync(cancel)).ToLookup(v => v.ParticipantId);
        foreach (var child in children)
        {
            var programme = await db.Programme(child.ProgrammeHash, cancel);
            if (open[child.Id].Where(v => programme.MaySee(v.Code, acting.Role)).OrderBy(v => v.PlannedOn).ThenBy(v => v.Place).FirstOrDefault() is { } visit)
                next[child.Id] = new(visit.Id, programme.NameOf(visit.Code), visit.PlannedOn, visit.WindowTo);
        }

        return next;
    }
}
