using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Queries;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Forms;

/// <summary>Locks a complete record about which nothing is asked any more, and unlocks it with a reason.</summary>
public sealed class LockForm(IDbContextFactory<RegistryDb> databases)
{
    /// <returns>How it stands now.</returns>
    public Task<Outcome<RecordState>> Lock(Acting acting, Guid recordId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.Act<RecordState>(acting, Right.RecordsLock, "form.locked", recordId, async db =>
        {
            if (await db.FormRecords.SingleOrDefaultAsync(r => r.Id == recordId, cancel) is not { } record) return new Refused(RefusalCode.NotFound, "There is no such record.");
            if (record.State != RecordState.Complete) return new Refused(RefusalCode.WrongState, "Only a complete record can be locked.");
            if (await db.DataQueries.AnyAsync(q => q.FormRecordId == recordId && q.State != QueryState.Closed, cancel)) return new Refused(RefusalCode.WrongState, "Something is still asked about this record.");
            return record.State = RecordState.Locked;
        }, cancel);
    }

    /// <returns>How it stands now.</returns>
    public Task<Outcome<RecordState>> Unlock(Acting acting, Guid recordId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.Act<RecordState>(acting, Right.RecordsLock, "form.unlocked", recordId, async db =>
        {
            if (string.IsNullOrWhiteSpace(acting.Reason)) return new Refused(RefusalCode.ReasonMissing, "Say why the record is unlocked.");
            if (await db.FormRecords.SingleOrDefaultAsync(r => r.Id == recordId, cancel) is not { State: RecordState.Locked } record) return new Refused(RefusalCode.WrongState, "There is no locked record of this kind.");
            return record.State = RecordState.Complete;
        }, cancel);
    }
}
