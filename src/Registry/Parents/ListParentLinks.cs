using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Parents;

/// <summary>A form of a link, for those who made it.</summary>
/// <param name="Form">Its code.</param>
/// <param name="Title">Its title.</param>
/// <param name="IsBegun">Whether anything was answered.</param>
/// <param name="DoneAt">When it was sent; for a form that repeats, never.</param>
/// <param name="Sent">How often it was sent.</param>
public sealed record AskedFormLine(string Form, string Title, bool IsBegun, DateTimeOffset? DoneAt, int Sent);

/// <summary>A link, for those who made it.</summary>
public sealed record ParentLinkLine(Guid Id, ParentLinkState State, bool IsBegun, string Language, DateTimeOffset Until, ImmutableArray<AskedFormLine> Forms);

/// <summary>A form that parents could be asked for.</summary>
/// <param name="Form">Its code.</param>
/// <param name="Title">Its title.</param>
/// <param name="VisitId">The visit at which it is due; null for one that is filled in as often as needed.</param>
/// <param name="Visit">The visit's name.</param>
/// <param name="IsDue">Whether it is due now.</param>
public sealed record AskableForm(string Form, string Title, Guid? VisitId, string? Visit, bool IsDue);

/// <summary>The links of a child, the newest first, and what its parents could be asked for.</summary>
/// <param name="Child">The child.</param>
/// <param name="Links">Its links.</param>
/// <param name="Askable">Forms for parents that are not complete.</param>
/// <param name="LastCall">The telephone number of the site's latest link.</param>
public sealed record ParentLinkList(Participant Child, ImmutableArray<ParentLinkLine> Links, ImmutableArray<AskableForm> Askable, string? LastCall);

/// <summary>Lists the links of a child.</summary>
public sealed class ListParentLinks(IDbContextFactory<RegistryDb> databases)
{
    /// <summary>Days before its window opens in which a form counts as due: parents may fill it in on the days before.</summary>
    private const int Ahead = 3;

    public async Task<Outcome<ParentLinkList>> Run(Acting acting, Guid childId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.ParticipantsWrite) is { } refused) return refused;
        await using var db = databases.For(acting);
        if (await db.Participants.SingleOrDefaultAsync(p => p.Id == childId, cancel) is not { } child) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
        var programme = await db.Programme(child.ProgrammeHash, cancel);
        var today = (await db.Sites.SingleAsync(cancel)).Today(acting.At);
        var links = await db.ParentLinks.Where(l => l.ParticipantId == childId).OrderByDescending(l => l.Id).ToListAsync(cancel);
        var tasks = (await db.ParentTasks.Where(t => t.ParticipantId == childId).OrderBy(t => t.Place).ToListAsync(cancel)).ToLookup(t => t.LinkId);
        var lastCall = await db.ParentLinks.OrderByDescending(l => l.Id).Select(l => l.Call).FirstOrDefaultAsync(cancel);
        return new ParentLinkList(child, [.. links.Select(l => Line(l, tasks[l.Id], programme, acting.At))], await Askable(db, child, programme, today, cancel), lastCall);
    }

    private static ParentLinkLine Line(ParentLink link, IEnumerable<ParentTask> tasks, Programme programme, DateTimeOffset at) => new(link.Id, link.StateAt(at), link.DeviceHash is not null, link.Language, link.Until,
        [.. tasks.Select(t => new AskedFormLine(t.Form, programme.Form(t.Form)?.Title ?? t.Form, t.RecordId is not null, t.DoneAt, t.Sent))]);

    private static async Task<ImmutableArray<AskableForm>> Askable(RegistryDb db, Participant child, Programme programme, DateOnly today, CancellationToken cancel)
    {
        var forms = programme.Forms.Where(f => f.MayWrite(Role.Parent)).ToList();
        var complete = (await db.FormRecords.Where(r => r.ParticipantId == child.Id && r.VisitId != null && r.State != RecordState.Draft).Select(r => new { r.Form, r.VisitId }).ToListAsync(cancel)).Select(r => (r.Form, r.VisitId)).ToHashSet();
        var visits = await db.Visits.Where(v => v.ParticipantId == child.Id && (v.State == VisitState.Planned || v.State == VisitState.Done)).OrderBy(v => v.Place).ToListAsync(cancel);
        var once = from visit in visits
                   let planned = programme.Visit(visit.Code)
                   where planned is not null
                   from form in forms
                   where !form.Repeats && planned.Forms.Contains(form.Code, StringComparer.Ordinal) && !complete.Contains((form.Code, visit.Id))
                   select new AskableForm(form.Code, form.Title, visit.Id, planned.Name, visit.State == VisitState.Done || visit.WindowFrom <= today.AddDays(Ahead));
        return [.. once, .. forms.Where(f => f.Repeats).Select(f => new AskableForm(f.Code, f.Title, null, null, false))];
    }
}
