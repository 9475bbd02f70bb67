using Equipoise.Registry;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Queries;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry.Courses;

/// <summary>What must hold of a child whatever happened to it: the tables hold what was acknowledged, all of it and nothing else.</summary>
internal static class CourseLaws
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    public static async Task Hold(RegistryDb db, ModelChild child, DateOnly today)
    {
        await Visits(db, child, today);
        await Records(db, child);
        await Queries(db, child);
        await Deviations(db, child);
        var state = (await db.Participants.SingleAsync(p => p.Id == child.Id, Cancel)).State;
        Assert.Equal(child.Consent.Since(WithdrawalScope.FutureData, today) is null ? ParticipantState.Enrolled : ParticipantState.Withdrawn, state);
    }

    private static async Task Visits(RegistryDb db, ModelChild child, DateOnly today)
    {
        var visits = await db.Visits.Where(v => v.ParticipantId == child.Id).ToDictionaryAsync(v => v.Id, Cancel);
        Assert.Equal(child.Visits.Count, visits.Count);
        foreach (var expected in child.Visits)
        {
            var visit = visits[expected.Id];
            Assert.Equal((expected.Code, expected.State, expected.On, expected.Window.From, expected.Window.To), (visit.Code, visit.State, visit.ActualOn, visit.WindowFrom, visit.WindowTo));
        }

        var planned = visits.Values.Where(v => v.State == VisitState.Planned).ToList();
        if (child.Consent.Since(WithdrawalScope.FutureData, today) is not null) Assert.Empty(planned);
        if (child.Consent.Since(WithdrawalScope.Treatment, today) is not null) Assert.DoesNotContain(planned, v => v.Code == "infusion-day");
        Assert.All(visits.Values.Where(v => v.State != VisitState.Done), v => Assert.Null(v.ActualOn));
    }

    private static async Task Records(RegistryDb db, ModelChild child)
    {
        var records = await db.FormRecords.Where(r => r.ParticipantId == child.Id).ToDictionaryAsync(r => r.Id, Cancel);
        Assert.Equal(child.Records.Keys.Order(), records.Keys.Order());
        foreach (var expected in child.Records.Values)
        {
            var record = records[expected.Id];
            var values = FormValues.Read(record.Values);
            Assert.Equal(expected.Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}={v.Value}"), values.Codes.Select(code => $"{code}={ModelRecord.Read(values, code)}"));
            Assert.Equal((expected.Version, expected.Visit), (record.Version, record.VisitId));
            Assert.Equal(expected.IsLocked ? RecordState.Locked : expected.IsComplete ? RecordState.Complete : RecordState.Draft, record.State);
        }
    }

    private static async Task Queries(RegistryDb db, ModelChild child)
    {
        var queries = await db.DataQueries.Where(q => q.ParticipantId == child.Id).ToListAsync(Cancel);
        var conflicts = child.Records.Values.SelectMany(r => r.Conflicts.Select(c => $"{r.Id} {c.Field}: {c.Stands} stands, {c.Entered} was entered"));
        Assert.Equal(conflicts.Order(StringComparer.Ordinal), queries.Where(q => q.Kind == QueryKind.Conflict).Select(q => $"{q.FormRecordId} {q.Field}: {ModelRecord.Read(q.Field, q.Stands)} stands, {ModelRecord.Read(q.Field, q.Entered)} was entered").Order(StringComparer.Ordinal));
        var asked = child.Records.Values.SelectMany(r => r.Asked.Select(a => $"{r.Id} {a.Field} {a.Number}"));
        Assert.Equal(asked.Order(StringComparer.Ordinal), queries.Where(q => q.Kind == QueryKind.Range).Select(q => $"{q.FormRecordId} {q.Field} {ModelRecord.Read(q.Field, q.Stands)}").Order(StringComparer.Ordinal));
        Assert.DoesNotContain(queries, q => q.Kind == QueryKind.Person);
    }

    private static async Task Deviations(RegistryDb db, ModelChild child)
    {
        var standing = await db.Deviations.Where(d => d.ParticipantId == child.Id && d.ResolvedAt == null).ToListAsync(Cancel);
        var ofVisits = child.Visits.Where(v => v.Deviates).Select(v => $"{v.Id} {(v.State == VisitState.Missed ? DeviationKind.Missed : DeviationKind.Window)}");
        Assert.Equal(ofVisits.Order(StringComparer.Ordinal), standing.Where(d => d.FormRecordId is null).Select(d => $"{d.VisitId} {d.Kind}").Order(StringComparer.Ordinal));
        var ofRecords = child.Records.Values.SelectMany(r => r.Deviations.Select(kind => $"{r.Id} {kind}"));
        Assert.Equal(ofRecords.Order(StringComparer.Ordinal), standing.Where(d => d.FormRecordId is not null).Select(d => $"{d.FormRecordId} {d.Kind}").Order(StringComparer.Ordinal));
    }
}
