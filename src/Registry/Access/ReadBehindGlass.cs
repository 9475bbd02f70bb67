using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Access;

/// <summary>A part that is to be read.</summary>
public sealed record GlassQuestion(Guid BreakId, GlassPart Part);

/// <summary>A form as it was filled in: labels and answers.</summary>
public sealed record GlassRecord(string Title, string? Visit, RecordState State, ImmutableArray<LabelledAnswer> Answers);

/// <summary>What lies behind the glass.</summary>
/// <param name="Part">Which part.</param>
/// <param name="Identity">Who the child is, where that was asked; null also when it was erased.</param>
/// <param name="Records">The records, the newest last.</param>
public sealed record BehindGlass(GlassPart Part, Identity? Identity, ImmutableArray<GlassRecord> Records);

/// <summary>Reads one part behind a glass that whoever asks has broken, and records that it was read before it is shown.</summary>
public sealed class ReadBehindGlass(IDbContextFactory<RegistryDb> databases, PersonVault vault)
{
    public async Task<Outcome<BehindGlass>> Run(Acting acting, GlassQuestion question, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(question);
        // Each look is a use of its own, and what is seen must not lie among the answers to repeated requests: so without a key.
        var used = await databases.Act<Guid>(acting with { RequestKey = null }, Right.BreakGlass, "glass.used", question, async db =>
        {
            var broken = await db.GlassBreaks.SingleOrDefaultAsync(b => b.Id == question.BreakId && b.UserId == acting.UserId && b.Role == acting.Role, cancel);
            if (broken is null) return new Refused(RefusalCode.NotFound, "There is no such emergency of yours at this site.");
            if (!broken.IsOpenAt(acting.At)) return new Refused(RefusalCode.WrongState, "The hour is over. If the emergency goes on, begin anew.");
            if (!Enum.IsDefined(question.Part)) return new Refused(RefusalCode.Invalid, "This cannot be read here.");
            db.GlassUses.Add(new() { SiteId = acting.SiteId, Id = Guid.CreateVersion7(acting.At), BreakId = broken.Id, ParticipantId = broken.ParticipantId, Part = question.Part, At = acting.At });
            return broken.ParticipantId;
        }, cancel);
        return used.Refused is { } refused ? refused : await Read(acting, used.Done, question.Part, cancel);
    }

    private async Task<BehindGlass> Read(Acting acting, Guid childId, GlassPart part, CancellationToken cancel)
    {
        await using var db = databases.For(acting);
        if (GlassBreak.Topic(part) is { } topic) return new(part, null, await Records(db, childId, topic, cancel));
        return new(part, vault.Open(await db.PersonIdentities.SingleAsync(p => p.ParticipantId == childId, cancel)), []);
    }

    private static async Task<ImmutableArray<GlassRecord>> Records(RegistryDb db, Guid childId, FormTopic topic, CancellationToken cancel)
    {
        var child = await db.Participants.SingleAsync(p => p.Id == childId, cancel);
        var now = await db.Programme(child.ProgrammeHash, cancel);
        var visits = await db.Visits.Where(v => v.ParticipantId == childId).ToDictionaryAsync(v => v.Id, v => v.Code, cancel);
        var read = ImmutableArray.CreateBuilder<GlassRecord>();
        foreach (var record in await db.FormRecords.Where(r => r.ParticipantId == childId).OrderBy(r => r.Id).ToListAsync(cancel))
        {
            // A form that the programme has dropped since is read as the version by which it was filled in has it.
            var programme = now.Form(record.Form) is null ? await db.Programme(record.ProgrammeHash, cancel) : now;
            if (programme.Form(record.Form) is not { } form || form.Topic != topic) continue;
            var visit = record.VisitId is { } at && visits.TryGetValue(at, out var code) ? programme.Visit(code)?.Name ?? code : null;
            read.Add(new(form.Title, visit, record.State, ReadAnswers.Of(form, record)));
        }

        return read.ToImmutable();
    }
}
