using System.Collections.Immutable;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Parents;

/// <summary>What a parent answered on one screen.</summary>
/// <param name="TaskId">The form of the link.</param>
/// <param name="Seen">The version of the record that was on the screen; 0 for a new one.</param>
public sealed record ParentEntry(Guid TaskId, int Seen)
{
    public ImmutableSortedDictionary<string, FieldInput> Values { get; init; } = ImmutableSortedDictionary<string, FieldInput>.Empty;

    /// <summary>Whether the form is sent; before, each screen is saved as a draft.</summary>
    public bool Complete { get; init; }
}

/// <summary>Saves what a parent answers, screen by screen, into the form that the link asks for. When the last form that is asked for once was sent, the link is spent.</summary>
public sealed class SaveParentForm(IDbContextFactory<RegistryDb> databases)
{
    private static readonly Refused Ended = new(RefusalCode.WrongState, "This link has ended. Please ask your centre for another.");

    public async Task<Outcome<SavedForm>> Run(Acting acting, ParentEntry entry, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(entry);
        if (await Right(acting, entry, cancel) is not { } right) return Ended;
        return await databases.Act<SavedForm>(acting, right, "parent.answered", entry, async db =>
        {
            var link = await db.ParentLinks.SingleOrDefaultAsync(l => l.Id == acting.UserId && l.ParticipantId == acting.ChildId, cancel);
            if (link?.StateAt(acting.At) != ParentLinkState.Open) return Ended;
            var tasks = await db.ParentTasks.Where(t => t.LinkId == link.Id).ToListAsync(cancel);
            if (tasks.Find(t => t.Id == entry.TaskId) is not { DoneAt: null } task) return new Refused(RefusalCode.WrongState, "This form was sent already. Thank you.");
            if (await IsCompleteElsewhere(db, task, cancel)) return new Refused(RefusalCode.WrongState, "Your centre has this form already. Thank you.");
            var saved = await SaveForm.Within(db, acting, new(task.ParticipantId, task.Form) { VisitId = task.VisitId, RecordId = task.RecordId, Seen = await Seen(db, acting, task, entry.Seen, cancel), Values = entry.Values, Complete = entry.Complete }, cancel);
            if (saved.IsDone) Note(link, task, tasks, saved.Done.RecordId, entry.Complete, acting.At);
            return saved;
        }, cancel);
    }

    private async Task<Right?> Right(Acting acting, ParentEntry entry, CancellationToken cancel)
    {
        await using var db = databases.For(acting);
        if (await db.ParentTasks.SingleOrDefaultAsync(t => t.Id == entry.TaskId && t.LinkId == acting.UserId, cancel) is not { } task) return null;
        var child = await db.Participants.SingleAsync(p => p.Id == task.ParticipantId, cancel);
        return (await db.Programme(child.ProgrammeHash, cancel)).Form(task.Form) is { } form ? FormAccess.Rights(form.Topic).Write : null;
    }

    /// <summary>A link is used on one device: what it saved last, it has seen, also where an older page is shown again. What somebody else saved since, it has not.</summary>
    private static async Task<int> Seen(RegistryDb db, Acting acting, ParentTask task, int seen, CancellationToken cancel)
    {
        if (task.RecordId is not { } recordId) return seen;
        var (id, link) = (recordId.ToString("D"), acting.UserId.ToString("D"));
        var last = await db.History.AsNoTracking().Where(h => h.Table == "FormRecords" && h.RecordId == id).OrderByDescending(h => h.Sequence).Select(h => h.UserId).FirstOrDefaultAsync(cancel);
        return last == link ? await db.FormRecords.Where(r => r.Id == recordId).Select(r => r.Version).SingleAsync(cancel) : seen;
    }

    private static Task<bool> IsCompleteElsewhere(RegistryDb db, ParentTask task, CancellationToken cancel) =>
        task.IsOnce ? db.FormRecords.AnyAsync(r => r.ParticipantId == task.ParticipantId && r.Form == task.Form && r.VisitId == task.VisitId && r.Entry == 1 && r.State != RecordState.Draft, cancel) : Task.FromResult(false);

    private static void Note(ParentLink link, ParentTask task, List<ParentTask> tasks, Guid recordId, bool isSent, DateTimeOffset at)
    {
        task.RecordId = recordId;
        if (!isSent) return;
        if (task.IsOnce) task.DoneAt = at;
        else (task.RecordId, task.Sent) = (null, task.Sent + 1);
        if (tasks.TrueForAll(t => t.DoneAt is not null)) link.SpentAt = at;
    }
}
