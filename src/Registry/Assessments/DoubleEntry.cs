using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Assessments;

/// <summary>
/// The primary outcome is entered twice, by two people. Whoever may enter it does not see what another entered until both entries are complete, and neither changes the other's before they were compared.
/// </summary>
public static class DoubleEntry
{
    /// <summary>Whether a form is entered twice: it is an assessment and has a score of the primary outcome.</summary>
    public static bool IsAsked(Programme programme, ProgrammeForm form)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(form);
        return form.Topic == FormTopic.Assessment && form.Fields.Any(f => f.Score is { } score && programme.Instruments.Any(i => i.Primary && i.Instrument == score.Instrument));
    }

    /// <summary>Whether the answers of a record must be kept from somebody for now, because they might enter them a second time.</summary>
    public static async Task<bool> Hides(this RegistryDb db, Acting acting, Programme programme, FormRecord record, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(record);
        if (programme.Form(record.Form) is not { } form || !IsAsked(programme, form) || !form.MayWrite(acting.Role)) return false;
        if (record is { Entry: 1, State: RecordState.Draft } || db.Entry(record).State == EntityState.Added) return false;
        if (await db.EntryComparisons.AnyAsync(c => c.FormRecordId == record.Id || c.SecondRecordId == record.Id, cancel)) return false;
        return !await Wrote(db, acting, record.Id, cancel);
    }

    /// <summary>The first entry that a second one belongs to, or why there can be no second.</summary>
    internal static async Task<(FormRecord? First, Refused? Refused)> First(RegistryDb db, Acting acting, FormEntry entry, Programme programme, ProgrammeForm form, CancellationToken cancel)
    {
        if (!IsAsked(programme, form)) return (null, new(RefusalCode.WrongState, $"The programme does not ask that '{form.Title}' is entered twice."));
        var firsts = db.FormRecords.Where(r => r.ParticipantId == entry.ParticipantId && r.Form == form.Code && r.Entry == 1);
        var first = await (form.Repeats ? firsts.Where(r => r.Id == entry.SecondOf) : firsts.Where(r => r.VisitId == entry.VisitId)).SingleOrDefaultAsync(cancel);
        if (first is null or { State: RecordState.Draft }) return (null, new(RefusalCode.WrongState, "The first entry is not complete yet; the second follows it."));
        return await Wrote(db, acting, first.Id, cancel) ? (null, new(RefusalCode.NotAllowed, "You made the first entry; somebody else makes the second.")) : (first, null);
    }

    internal static async Task<Refused?> Refuses(RegistryDb db, Acting acting, Programme programme, FormRecord record, CancellationToken cancel) =>
        await db.Hides(acting, programme, record, cancel) ? new(RefusalCode.NotAllowed, "Somebody else has entered this. Enter it a second time from the source; then both are compared.") : null;

    private static Task<bool> Wrote(RegistryDb db, Acting acting, Guid recordId, CancellationToken cancel)
    {
        var (record, user) = (recordId.ToString("D"), acting.UserId.ToString("D"));
        return db.History.AnyAsync(h => h.Table == "FormRecords" && h.RecordId == record && h.UserId == user, cancel);
    }
}
