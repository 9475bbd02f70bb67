using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Visits;

/// <summary>Brings the open visits of a child to where enrolment, infusions and visits that took place put them.</summary>
internal static class PlanVisits
{
    /// <param name="db">The context of the operation.</param>
    /// <param name="child">An enrolled child.</param>
    /// <param name="infusions">The days of the infusions, in order.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task Run(RegistryDb db, Participant child, IReadOnlyList<DateOnly> infusions, CancellationToken cancel)
    {
        if (child.EnrolledOn is not { } enrolled) return;
        var programme = await db.Programme(child.ProgrammeHash, cancel);
        await db.Visits.Where(v => v.ParticipantId == child.Id).LoadAsync(cancel);
        var visits = db.Visits.Local.Where(v => v.ParticipantId == child.Id && v.Code != Visit.Unscheduled).ToList();
        var actual = visits.Where(v => v.ActualOn is not null).ToDictionary(v => v.Code, v => v.ActualOn!.Value, StringComparer.Ordinal);
        var planned = Schedule.Of(programme, enrolled, infusions, actual);
        foreach (var plan in planned)
        {
            var visit = visits.Find(v => v.Code == plan.Visit.Code);
            if (visit is null) db.Visits.Add(New(child, plan));
            else if (visit.IsOpen) (visit.Place, visit.PlannedOn, visit.WindowFrom, visit.WindowTo) = (plan.Place, plan.On, plan.From, plan.To);
            else visit.Place = plan.Place;
        }

        foreach (var gone in visits.Where(v => v.IsOpen && planned.All(p => p.Visit.Code != v.Code))) gone.State = VisitState.Cancelled;
    }

    /// <summary>The days of the infusions on record, in order.</summary>
    public static async Task<List<DateOnly>> Infusions(RegistryDb db, Participant child, CancellationToken cancel)
    {
        var programme = await db.Programme(child.ProgrammeHash, cancel);
        var record = programme.Treatment.Record;
        await db.FormRecords.Where(r => r.ParticipantId == child.Id && r.Form == record.Form).LoadAsync(cancel);
        return Days(db.FormRecords.Local.Where(r => r.ParticipantId == child.Id), record);
    }

    /// <summary>The days that records of infusions tell, in order.</summary>
    public static List<DateOnly> Days(IEnumerable<FormRecord> records, InfusionForm record) =>
        [.. records.Where(r => r.Form == record.Form && r.State != RecordState.Draft).Select(r => FormValues.Read(r.Values).Day(record.Date)).OfType<DateOnly>().Order()];

    private static Visit New(Participant child, PlannedVisit plan) => new()
    {
        SiteId = child.SiteId,
        Id = Guid.CreateVersion7(),
        ParticipantId = child.Id,
        Code = plan.Visit.Code,
        Place = plan.Place,
        State = VisitState.Planned,
        PlannedOn = plan.On,
        WindowFrom = plan.From,
        WindowTo = plan.To,
    };
}
