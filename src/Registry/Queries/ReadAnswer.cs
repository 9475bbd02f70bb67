using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Queries;

/// <summary>One answer of a record, in words.</summary>
public sealed record OneAnswer(Guid ParticipantId, string Pseudonym, Guid FormRecordId, string Form, string FormTitle, string Field, string FieldLabel, string Answer);

/// <summary>Reads one answer, so that it can be asked about.</summary>
public sealed class ReadAnswer(IDbContextFactory<RegistryDb> databases)
{
    public async Task<Outcome<OneAnswer>> Run(Acting acting, Guid recordId, string code, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        await using var db = databases.For(acting);
        var record = await db.FormRecords.SingleOrDefaultAsync(r => r.Id == recordId, cancel);
        var form = record is null ? null : (await db.Programme(record.ProgrammeHash, cancel)).Form(record.Form);
        if (record is null || form?.MayRead(acting.Role) != true || form.Field(code) is not { } field || !field.MayRead(acting.Role)) return new Refused(RefusalCode.NotFound, "There is no such field, or your role may not read it.");
        var child = await db.Participants.SingleAsync(p => p.Id == record.ParticipantId, cancel);
        return new OneAnswer(child.Id, child.Pseudonym, record.Id, form.Code, form.Title, code, field.Label, SaidAnswer.Of(field, FormValues.Read(record.Values).Json(code)));
    }
}
