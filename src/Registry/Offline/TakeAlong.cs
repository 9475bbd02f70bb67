using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Therapy;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Offline;

/// <summary>A form to fill in without a connection.</summary>
/// <param name="Form">Its code.</param>
/// <param name="VisitId">The visit it belongs to; null for one that is filled in as often as needed.</param>
/// <param name="Visit">The visit's name.</param>
/// <param name="RecordId">The draft that is there; null for none.</param>
/// <param name="Seen">The version of the draft; 0 for none.</param>
/// <param name="Values">Its answers, as JSON by field.</param>
public sealed record TakenForm(string Form, Guid? VisitId, string? Visit, Guid? RecordId, int Seen, string Values);

/// <summary>A child, by its pseudonym alone.</summary>
public sealed record TakenChild(Guid ParticipantId, string Pseudonym, string ProgrammeHash, ImmutableArray<TakenForm> Forms);

/// <summary>What somebody takes along for a day without a connection.</summary>
/// <param name="Who">Account, role and site: what is filled in is sent only as them.</param>
/// <param name="As">The same in words.</param>
/// <param name="Day">The day at the site.</param>
/// <param name="Children">Today's children.</param>
/// <param name="Programmes">The forms by the version of the programme.</param>
public sealed record TakenAlong(string Who, string As, DateOnly Day, ImmutableArray<TakenChild> Children, ImmutableSortedDictionary<string, ImmutableArray<ProgrammeForm>> Programmes);

/// <summary>Gathers the forms of today's children that the role may fill in: of visits that wait or have just taken place, and those that are filled in as often as needed. Nothing else of the children.</summary>
public sealed class TakeAlong(IDbContextFactory<RegistryDb> databases, ReadForm read, ListSessions sessions)
{
    public const int MostChildren = 60;

    /// <summary>Days after a visit in which its forms are still taken along.</summary>
    private const int Back = 7;

    /// <summary>Who somebody is, for a device that must not mix people.</summary>
    public static string WhoIs(Acting acting)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return $"{acting.UserId:N}.{Words.Code(acting.Role)}.{acting.SiteId:N}";
    }

    public async Task<Outcome<TakenAlong>> Run(Acting acting, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.ParticipantsRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var site = await db.Sites.SingleAsync(cancel);
        var day = site.Today(acting.At);
        var visits = acting.May(Right.VisitsRead) ? await Visits(db, day, cancel) : [];
        var ids = visits.Select(v => v.ParticipantId).ToList();
        if (await sessions.Run(acting, cancel) is { Refused: null } therapy) ids.AddRange(therapy.Done.Select(l => l.ParticipantId));
        var wanted = ids.Distinct().Take(MostChildren).ToList();
        var children = await db.Participants.Where(p => wanted.Contains(p.Id) && p.State == ParticipantState.Enrolled).OrderBy(p => p.Number).ToListAsync(cancel);
        var taken = ImmutableArray.CreateBuilder<TakenChild>();
        var programmes = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<ProgrammeForm>>(StringComparer.Ordinal);
        foreach (var child in children)
        {
            var programme = await db.Programme(child.ProgrammeHash, cancel);
            var forms = programme.Forms.Where(f => f.MayRead(acting.Role) && f.MayWrite(acting.Role) && f.Topic != FormTopic.Screening).Select(f => f with { Fields = [.. f.Fields.Where(field => field.MayRead(acting.Role))] }).ToImmutableArray();
            programmes[child.ProgrammeHash] = forms;
            taken.Add(new(child.Id, child.Pseudonym, child.ProgrammeHash, await Forms(acting, child, programme, forms, visits, cancel)));
        }

        return new TakenAlong(WhoIs(acting), $"{Words.Of(acting.Role)} at {site.Code}", day, taken.ToImmutable(), programmes.ToImmutable());
    }

    private static Task<List<Visit>> Visits(RegistryDb db, DateOnly day, CancellationToken cancel)
    {
        var since = day.AddDays(-Back);
        return db.Visits.Where(v => (v.State == VisitState.Planned && v.WindowFrom <= day) || (v.State == VisitState.Done && v.ActualOn >= since)).OrderBy(v => v.WindowTo).ThenBy(v => v.Id).Take(500).ToListAsync(cancel);
    }

    private async Task<ImmutableArray<TakenForm>> Forms(Acting acting, Participant child, Programme programme, ImmutableArray<ProgrammeForm> forms, List<Visit> visits, CancellationToken cancel)
    {
        var taken = ImmutableArray.CreateBuilder<TakenForm>();
        foreach (var visit in visits.Where(v => v.ParticipantId == child.Id))
            foreach (var form in forms.Where(f => !f.Repeats && programme.Visit(visit.Code)?.Forms.Contains(f.Code, StringComparer.Ordinal) == true))
                if (await read.Run(acting, new(child.Id, form.Code) { VisitId = visit.Id }, cancel) is { Refused: null } sheet && sheet.Done.Record is null or { State: RecordState.Draft })
                    taken.Add(new(form.Code, visit.Id, sheet.Done.Visit?.Name, sheet.Done.Record?.RecordId, sheet.Done.Record?.Version ?? 0, sheet.Done.Values.Write()));
        taken.AddRange(forms.Where(f => f.Repeats).Select(f => new TakenForm(f.Code, null, null, null, 0, "{}")));
        return taken.ToImmutable();
    }
}
