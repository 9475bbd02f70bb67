using Equipoise.Evidence.Programmes;
using Equipoise.Registry.AdverseEvents;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Queries;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Demonstration;

/// <summary>What is done at an invented site week by week: deviations judged, queries answered; and every six weeks by the monitor: records compared, queries asked and closed. To one query in five nobody knows the answer.</summary>
internal sealed class KeepOffice(DemonstrationSite site)
{
    private static readonly string[] Questions = ["The paper sheet shows another number. Please compare.", "Who measured this?", "This differs much from the visit before. Is it right?"];
    private static readonly string[] Replies = ["Compared with the paper: it is right.", "Measured by the nurse on duty, see the sheet.", "Measured twice; it is right."];

    public void Begin()
    {
        site.In(1, TakeUpReferenceSafety);
        site.In(7, Week);
        for (var day = site.Present.AddDays(-12); day > site.Today.AddDays(60); day = day.AddDays(-42)) site.On(day, 13, Monitor);
    }

    private async Task Week()
    {
        var (before, present) = (site.Today.AddDays(-9), site.Present.AddDays(-20));
        List<Deviation> unjudged;
        await using (var db = site.Reading()) unjudged = await db.Deviations.Where(d => d.Class == null && d.ResolvedAt == null && d.On < before && d.On < present).OrderBy(d => d.On).ThenBy(d => d.Says).ToListAsync();
        foreach (var deviation in unjudged.Where(_ => site.Chance.Is(0.8))) await Judge(deviation);
        var aged = new DateTimeOffset(before.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        foreach (var query in (await site.Queries(q => q.State == QueryState.Open && q.OpenedAt < aged)).Where(q => q.OpenedAt.Minute % 5 > 0 && site.Chance.Is(0.6)))
            DemonstrationSite.Must(await new AskQuery(site.Databases).Answer(site.As(Role.Coordinator, query.Field.Length), new(query.Id, query.Kind == QueryKind.Conflict ? "The sheet shows what stands; the other was a slip." : site.Chance.Of(Replies))));
        await LookAgain();
        site.In(7, Week);
    }

    /// <summary>Events and late effects whose day has come are looked at again.</summary>
    private async Task LookAgain()
    {
        var today = site.Today;
        List<FollowUp> due;
        await using (var db = site.Reading()) due = await db.FollowUps.Where(f => f.State == FollowUpState.Planned && f.DueOn <= today).OrderBy(f => f.DueOn).ThenBy(f => f.ParticipantId).ToListAsync();
        foreach (var followUp in due.Where(_ => site.Chance.Is(0.9)))
            DemonstrationSite.Must(await new RecordFollowUp(site.Databases).Run(site.As(Role.Clinician), new(followUp.Id, today, followUp.Kind == FollowUpKind.LateEffects ? "Asked by telephone: no tumour, no seizure, nothing new." : "Asked by telephone: it is getting better.")));
    }

    private async Task TakeUpReferenceSafety()
    {
        List<string> programmes;
        await using (var db = site.Reading()) programmes = await db.SiteProgrammes.Select(p => p.ProgrammeId).Distinct().OrderBy(p => p).ToListAsync();
        foreach (var programme in programmes)
            DemonstrationSite.Must(await new AdoptReferenceSafety(site.Databases).Run(site.As(Role.Coordinator), new(programme, "Synthetic brochure 1.0", site.Today, site.Today, [new("Fever", 2), new("Rash", 2), new("Vomiting", 2), new("Headache", 2)])));
    }

    private async Task Judge(Deviation deviation)
    {
        var grave = deviation.Kind is DeviationKind.Dose or DeviationKind.Consent or DeviationKind.Eligibility;
        var (cause, action) = deviation.Kind switch
        {
            DeviationKind.Dose => ("The count of the lot was read in another unit.", "A second person reads the count before it is drawn up."),
            DeviationKind.Window => ("The family could not come earlier.", "Reminders go out a week before the window opens."),
            DeviationKind.Notice => ("The sponsor's address was not at hand at the weekend.", "The address hangs beside the telephone, and two people know it."),
            DeviationKind.Missed => ("The family was away or ill.", "A second day is offered with every invitation."),
            _ => ("Judged on the day by those who decide.", "Told to the ethics committee."),
        };
        DemonstrationSite.Must(await new JudgeDeviation(site.Databases).Run(site.As(Role.Coordinator), new(deviation.Id, grave ? DeviationClass.Major : DeviationClass.Minor, cause, action, grave ? site.Today : null)));
    }

    private async Task Monitor()
    {
        foreach (var query in await site.Queries(q => q.State == QueryState.Answered)) DemonstrationSite.Must(await new AskQuery(site.Databases).Close(site.As(Role.Monitor), query.Id));
        List<FormRecord> records;
        await using (var db = site.Reading())
        {
            records = await (from record in db.FormRecords
                             join child in db.Participants on new { record.SiteId, Id = record.ParticipantId } equals new { child.SiteId, child.Id }
                             where record.State == RecordState.Complete && record.VisitId != null && record.Entry == 1
                             orderby child.Number, record.CompletedAt
                             select record).ToListAsync();
        }

        for (var i = 0; i < 3 && records.Count > 0; i++) await Ask(site.Chance.Of(records));
        if (records.Count > 0) await Lock(records[0]);
    }

    private async Task Ask(FormRecord record)
    {
        await using var db = site.Reading();
        var form = (await db.Programme(record.ProgrammeHash, default)).Form(record.Form)!;
        var values = FormValues.Read(record.Values);
        if (form.Fields.FirstOrDefault(f => values.Number(f.Code) is not null) is not { } field) return;
        DemonstrationSite.Must(await new AskQuery(site.Databases).Open(site.As(Role.Monitor), new(record.Id, field.Code, site.Chance.Of(Questions))));
    }

    /// <summary>What was compared, and about which nothing is asked, is locked.</summary>
    private async Task Lock(FormRecord record)
    {
        if ((await site.Queries(q => q.FormRecordId == record.Id && q.State != QueryState.Closed)).Count == 0) DemonstrationSite.Must(await new LockForm(site.Databases).Lock(site.As(Role.Administrator), record.Id));
    }
}
