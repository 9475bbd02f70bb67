using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Sites;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Parents;

/// <summary>A form that a link asks for, as it stands.</summary>
/// <param name="Task">What was asked.</param>
/// <param name="Form">The form, by the child's programme of now; null when the programme has it no more.</param>
/// <param name="Record">What was filled in so far; null before the first answer, and for what others filled in.</param>
/// <param name="IsDone">It was sent, or somebody at the site has completed it.</param>
public sealed record ParentForm(ParentTask Task, ProgrammeForm? Form, FormRecord? Record, bool IsDone);

/// <summary>A link that somebody shows.</summary>
/// <param name="Link">The link.</param>
/// <param name="Site">The site that asks.</param>
/// <param name="State">How it stands now.</param>
/// <param name="IsThisDevice">Whether it was begun on the device that shows it.</param>
/// <param name="Forms">What it asks for; empty unless it is open and shown by its device.</param>
/// <param name="Acting">As whom whoever shows it acts.</param>
public sealed record ParentAccess(ParentLink Link, RegistrySite Site, ParentLinkState State, bool IsThisDevice, ImmutableArray<ParentForm> Forms, Acting Acting)
{
    public bool IsOpen => State == ParentLinkState.Open;

    /// <summary>Whether it was begun on another device.</summary>
    public bool IsElsewhere => !IsThisDevice && Link.DeviceHash is not null;
}

/// <summary>Finds the link that an address shows, and what it still asks for.</summary>
public sealed class ReadParentLink(IDbContextFactory<RegistryDb> databases, TimeProvider time)
{
    /// <param name="token">What stands in the address.</param>
    /// <param name="device">What the device keeps; null for none.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Null when there is no such link.</returns>
    public async Task<ParentAccess?> Run(string? token, string? device, CancellationToken cancel = default)
    {
        if (ParentToken.Read(token) is not { } shown) return null;
        await using var db = databases.At(shown.SiteId);
        if (await db.ParentLinks.SingleOrDefaultAsync(l => l.Id == shown.LinkId, cancel) is not { } link || !ParentToken.IsOf(shown.Secret, link.SecretHash)) return null;
        var acting = new Acting(link.Id, Role.Parent, link.SiteId, time.GetUtcNow()) { ChildId = link.ParticipantId };
        var (state, isHere) = (link.StateAt(acting.At), ParentToken.IsOf(device, link.DeviceHash));
        return new(link, await db.Sites.SingleAsync(cancel), state, isHere, isHere && state == ParentLinkState.Open ? await Forms(db, link, cancel) : [], acting);
    }

    private static async Task<ImmutableArray<ParentForm>> Forms(RegistryDb db, ParentLink link, CancellationToken cancel)
    {
        var child = await db.Participants.SingleAsync(p => p.Id == link.ParticipantId, cancel);
        var programme = await db.Programme(child.ProgrammeHash, cancel);
        var tasks = await db.ParentTasks.Where(t => t.LinkId == link.Id).OrderBy(t => t.Place).ToListAsync(cancel);
        var records = await db.FormRecords.Where(r => r.ParticipantId == link.ParticipantId && r.Entry == 1).ToListAsync(cancel);
        return [.. tasks.Select(task => Form(task, programme, records))];
    }

    private static ParentForm Form(ParentTask task, Programme programme, List<FormRecord> records)
    {
        var mine = task.RecordId is null ? null : records.Find(r => r.Id == task.RecordId);
        var there = task.IsOnce ? records.Find(r => r.Form == task.Form && r.VisitId == task.VisitId) : null;
        var form = programme.Form(task.Form);
        return new(task, form is not null && form.MayWrite(Role.Parent) ? form : null, mine, task.DoneAt is not null || there is { State: not RecordState.Draft });
    }
}
