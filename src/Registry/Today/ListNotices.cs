using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Registry.Access;
using Equipoise.Registry.Sites;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Today;

/// <summary>What a notice is about.</summary>
public enum NoticeKind
{
    /// <summary>A document of the site expires soon, or is not there.</summary>
    Document,

    /// <summary>Somebody acts without being delegated or trained.</summary>
    Duty,

    /// <summary>Somebody read in an emergency what the role hides.</summary>
    Emergency,
}

/// <summary>Something that concerns the site and no visit.</summary>
public sealed record Notice(NoticeKind Kind, string Says);

/// <summary>What somebody has to know about the site today, besides what waits of the children: documents that expire, people without delegation or training, emergency accesses that nobody has looked at.</summary>
public sealed class ListNotices(IDbContextFactory<RegistryDb> databases)
{
    /// <summary>How many days before its last day a document is told of.</summary>
    public const int SoonDays = 30;

    public async Task<ImmutableArray<Notice>> Run(Acting acting, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        await using var db = databases.For(acting);
        var day = (await db.Sites.SingleAsync(cancel)).Today(acting.At);
        var notices = new List<Notice>();
        if (acting.May(Right.AccessReview)) notices.AddRange(await Emergencies(db, acting, cancel));
        if (acting.May(Right.SiteWrite)) notices.AddRange(Documents(await db.SiteDocuments.ToListAsync(cancel), day));
        notices.AddRange(await Duties(db, acting, day, cancel));
        return [.. notices];
    }

    private static async Task<List<Notice>> Emergencies(RegistryDb db, Acting acting, CancellationToken cancel)
    {
        var waiting = (await db.GlassBreaks.OrderBy(b => b.Id).ToListAsync(cancel)).Where(b => b.WaitsFor(acting.Role) && b.UserId != acting.UserId).ToList();
        if (waiting.Count == 0) return [];
        var people = waiting.ConvertAll(b => b.UserId);
        var children = waiting.ConvertAll(b => b.ParticipantId);
        var names = await db.Users.Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        var pseudonyms = await db.Participants.Where(p => children.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Pseudonym, cancel);
        return waiting.ConvertAll(b => new Notice(NoticeKind.Emergency, $"{names.GetValueOrDefault(b.UserId, "Somebody")} ({Words.Of(b.Role)}) broke the glass over {pseudonyms[b.ParticipantId]}."));
    }

    private static IEnumerable<Notice> Documents(List<SiteDocument> documents, DateOnly day)
    {
        foreach (var standing in DocumentStanding.Of(documents, day))
        {
            var name = Words.Of(standing.Kind);
            if (standing.State is DocumentState.Missing or DocumentState.Expired) yield return new(NoticeKind.Document, $"The site may take in no child: {name} {(standing.State == DocumentState.Missing ? "is not on file" : $"expired on {Day(standing.Until!.Value)}")}.");
            else if (standing.DaysLeft <= SoonDays) yield return new(NoticeKind.Document, string.Create(CultureInfo.InvariantCulture, $"The {name} expires on {Day(standing.Until!.Value)}, in {standing.DaysLeft} days."));
        }
    }

    private static async Task<IEnumerable<Notice>> Duties(RegistryDb db, Acting acting, DateOnly day, CancellationToken cancel)
    {
        var (delegations, trainings) = (await db.Delegations.ToListAsync(cancel), await db.Trainings.ToListAsync(cancel));
        var mine = DutyCheck.Lacking(acting.Role, acting.UserId, delegations, trainings, day).Select(says => new Notice(NoticeKind.Duty, $"You: {says}"));
        if (!acting.May(Right.SiteWrite)) return mine;
        var roles = await db.SiteRoles.Where(r => r.Until == null && r.UserId != acting.UserId).ToListAsync(cancel);
        var lacking = roles.Where(r => DutyCheck.Lacking(r.Role, r.UserId, delegations, trainings, day).Length > 0).Select(r => r.UserId).Distinct().Count();
        return lacking == 0 ? mine : mine.Append(new(NoticeKind.Duty, lacking == 1 ? "One person acts without being delegated or trained." : string.Create(CultureInfo.InvariantCulture, $"{lacking} people act without being delegated or trained.")));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
