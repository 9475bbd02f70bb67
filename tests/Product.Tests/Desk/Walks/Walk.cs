using System.Globalization;
using System.IO.Compression;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Reading;
using Equipoise.Product.Tests.Registry;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.History;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Desk.Walks;

/// <summary>One child of a programme, from the first call to the last visit; the steps are taken by people on pages or by a program.</summary>
internal abstract class Walk(OpenDesk desk, Guid site, Programme programme)
{
    private static readonly Lazy<EvidenceReading> Data = new(() => EvidenceFolder.Read(Repository.Data));

    protected OpenDesk Desk => desk;

    protected Guid Site => site;

    protected Programme Programme => programme;

    protected Guid Child { get; private set; }

    protected DateOnly Today => DateOnly.FromDateTime(desk.Registry.Clock.Now.UtcDateTime.AddHours(7));

    protected static CancellationToken Cancel => OpenRegistry.Cancel;

    public static async Task<(OpenDesk Desk, Guid Site, Programme Programme)> Begin(string programme, Engine engine)
    {
        var desk = await OpenDesk.On(engine);
        desk.Registry.Clock.Now = new(2026, 1, 5, 2, 0, 0, TimeSpan.Zero);
        var site = await desk.Registry.ActiveSite();
        var followed = Data.Value.Programmes.Single(p => p.Id == programme);
        Assert.Null((await desk.Get<AdoptProgramme>().Run(desk.Registry.As(site, Role.Administrator), followed, Cancel)).Refused);
        return (desk, site, followed);
    }

    public async Task ToTheEnd()
    {
        Child = await Screen("Nguyễn Văn An", Today.AddMonths(-40), Sex.Male);
        foreach (var parent in (string[])["mother", "father"]) await Permit(parent);
        await Fill(programme.Forms.Single(f => f.Topic == FormTopic.Screening), null);
        foreach (var role in programme.Suitability.Deciders) await Decide(role);
        await Enrol();
        foreach (var planned in programme.Visits)
        {
            var visit = await Visit(planned.Code);
            Assert.NotNull(visit.PlannedOn);
            desk.Registry.Clock.Now += TimeSpan.FromDays(Math.Max(0, visit.PlannedOn.Value.DayNumber - Today.DayNumber));
            await TakePlace(visit);
            foreach (var form in planned.Forms) await Fill(programme.Form(form)!, visit);
        }

        await HoldsTogether();
        using var zip = new ZipArchive(new MemoryStream(await Export()));
        Assert.All(programme.Visits.SelectMany(v => v.Forms).Distinct(StringComparer.Ordinal), form => Assert.Contains(zip.Entries, e => e.Name == form + ".csv"));
    }

    /// <summary>Every visit took place in its window, every form is complete, nothing departs, and the history tells all of it.</summary>
    private async Task HoldsTogether()
    {
        await using var db = desk.Registry.Reading(site);
        Assert.All(await db.Visits.ToListAsync(Cancel), v => Assert.Equal(VisitState.Done, v.State));
        Assert.All(await db.FormRecords.ToListAsync(Cancel), r => Assert.Equal(RecordState.Complete, r.State));
        Assert.Equal(programme.Visits.Sum(v => v.Forms.Length) + 1, await db.FormRecords.CountAsync(Cancel));
        Assert.Empty(await db.Deviations.Where(d => d.ResolvedAt == null).Select(d => d.Says).ToListAsync(Cancel));
        Assert.True((await new VerifyHistory(desk.Registry.Database).Run(site, cancel: Cancel)).Holds);
        Assert.Empty(await new VerifyRecords(desk.Registry.Database).Run(site, Cancel));
    }

    protected abstract Task<Guid> Screen(string name, DateOnly birth, Sex sex);

    protected abstract Task Permit(string parent);

    protected abstract Task Decide(Role role);

    protected abstract Task Enrol();

    protected abstract Task TakePlace(Visit visit);

    protected abstract Task Fill(ProgrammeForm form, Visit? visit);

    /// <summary>Everything, as CSV in a zip.</summary>
    protected abstract Task<byte[]> Export();

    /// <summary>Who fills in a form at a centre.</summary>
    protected static Role Filler(ProgrammeForm form) => ((Role[])[Role.Coordinator, Role.Clinician, Role.BlindedRater, Role.Therapist, Role.CellLab]).First(form.MayWrite);

    protected static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<Visit> Visit(string code)
    {
        await using var db = desk.Registry.Reading(site);
        return await db.Visits.SingleAsync(v => v.ParticipantId == Child && v.Code == code, Cancel);
    }
}
