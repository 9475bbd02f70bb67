using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Reading;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Forms;
using Equipoise.Registry.History;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Queries;
using Equipoise.Registry.Today;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry;

/// <summary>Children who go through a programme in any way: late, missing visits, withdrawing by every scope, consenting anew, corrected, infused wrongly.</summary>
public sealed class AnyCourseTests
{
    private static readonly Lazy<EvidenceReading> Data = new(() => EvidenceFolder.Read(Repository.Data));

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    public static TheoryData<Engine, string> Programmes => new() { { Engine.Sqlite, "p3" }, { Engine.Postgres, "p5" } };

    [Theory]
    [MemberData(nameof(Programmes))]
    public async Task Whatever_happens_every_step_is_done_or_refused_with_a_reason_and_the_history_holds(Engine engine, string id)
    {
        await using var cohort = await Cohort.On(engine, Data.Value.Programmes.Single(p => p.Id == id));
        var random = new Random(id.GetHashCode(StringComparison.Ordinal) & 0xFFFF);
        var children = new List<Guid>();
        for (var i = 0; i < 12; i++) children.Add(await Enrolled(cohort, $"Child {(char)('A' + i)}", id));
        for (var step = 0; step < 260; step++)
        {
            if (step % 6 == 0) cohort.Registry.Clock.Now += TimeSpan.FromDays(random.Next(0, 12));
            var (child, what) = (children[random.Next(children.Count)], random.Next(9));
            var refused = await Step(cohort, child, what, random);
            if (refused is not null) Assert.Contains(refused.Code, Expected);
        }

        Assert.True((await new VerifyHistory(cohort.Registry.Database).Run(cohort.Site, cancel: Cancel)).Holds);
        Assert.Empty(await new VerifyRecords(cohort.Registry.Database).Run(cohort.Site, Cancel));
        await Nothing_was_recorded_that_was_not_allowed(cohort);
        Assert.True((await new ListToday(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Coordinator), Cancel)).IsDone);
    }

    private static readonly string[] Expected = [RefusalCode.NoConsent, RefusalCode.WrongState, RefusalCode.ReasonMissing, RefusalCode.Invalid];

    private static async Task<Guid> Enrolled(Cohort cohort, string name, string id)
    {
        var child = (await cohort.Add(name, months: 40)).Done.ParticipantId;
        await cohort.Permit(child);
        var severity = id == "p3" ? ("cgi-s", "5") : ("cars", "38");
        Assert.Null((await cohort.Save(child, "screening", null, Role.Coordinator, true, [("dsm5", "yes"), severity, ("genetic", "no"), ("seizures", "never"), ("infection", "no"), ("cells-before", "no"), .. id == "p5" ? [("spinal", "no")] : Array.Empty<(string, string)>()])).Refused);
        await cohort.Decide(child);
        Assert.Empty((await cohort.Enrol(child)).Done.Deviations);
        return child;
    }

    private static async Task<Refused?> Step(Cohort cohort, Guid child, int what, Random random)
    {
        await using var db = cohort.Registry.Reading(cohort.Site);
        var visits = await db.Visits.Where(v => v.ParticipantId == child).OrderBy(v => v.Place).ToListAsync(Cancel);
        var visit = visits[random.Next(visits.Count)];
        switch (what)
        {
            case 0 or 1:
                return (await new RecordVisit(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Coordinator) with { Reason = random.Next(2) == 0 ? null : "Corrected." }, new(child, visit.Id, cohort.Today.AddDays(-random.Next(3))), Cancel)).Refused;
            case 2:
                return (await new MissVisit(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Coordinator) with { Reason = "Away." }, visit.Id, Cancel)).Refused;
            case 3 or 4 or 5:
                return await Weigh(cohort, db, child, visits[random.Next(visits.Count)], random);
            case 6:
                var infusion = visits.First(v => v.Code == "infusion-day");
                return (await cohort.Save(child, "infusion", infusion.Id, Role.Clinician, true, [("date", cohort.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("start", "10:00"), ("dose", random.Next(3) == 0 ? "other" : "iv"), ("product", "LOT"), ("weight", "14"), ("viable-cells", (random.Next(10, 40) * 1_000_000L).ToString(CultureInfo.InvariantCulture)), ("reaction", "no"), .. cohort.Programme.Id == "p5" ? [("anaesthesia", "none")] : Array.Empty<(string, string)>()])).Refused;
            case 7:
                var scope = (WithdrawalScope)random.Next(5);
                return random.Next(3) == 0 ? (await cohort.Say(child, ConsentKind.Withdrawal, ConsentGiver.Father, scopes: scope)).Refused : (await cohort.Say(child, ConsentKind.Dissent, ConsentGiver.Child)).Refused;
            default:
                await cohort.Permit(child);
                return null;
        }
    }

    private static async Task<Refused?> Weigh(Cohort cohort, RegistryDb db, Guid child, Visit visit, Random random)
    {
        if (cohort.Programme.Visit(visit.Code)?.Forms.Contains("vitals") != true) return null;
        var record = await db.FormRecords.SingleOrDefaultAsync(r => r.ParticipantId == child && r.VisitId == visit.Id && r.Form == "vitals", Cancel);
        var entry = new FormEntry(child, "vitals") { VisitId = visit.Id, RecordId = record?.Id, Seen = record is null ? 0 : random.Next(record.Version + 1), Complete = random.Next(2) == 0, Values = Cohort.Inputs(("weight", random.Next(8, 45).ToString(CultureInfo.InvariantCulture)), ("height", random.Next(2) == 0 ? "!Refused" : "95")) };
        return (await cohort.Save(random.Next(2) == 0 ? Role.Clinician : Role.Coordinator, entry, random.Next(3) == 0 ? null : "Read again.")).Refused;
    }

    private static async Task Nothing_was_recorded_that_was_not_allowed(Cohort cohort)
    {
        await using var db = cohort.Registry.Reading(cohort.Site);
        var events = await db.ConsentEvents.ToListAsync(Cancel);
        var children = await db.Participants.ToListAsync(Cancel);
        foreach (var visit in await db.Visits.Where(v => v.ActualOn != null).ToListAsync(Cancel))
        {
            var mine = events.Where(e => e.ParticipantId == visit.ParticipantId).ToList();
            var last = mine.Where(e => e.Scope == WithdrawalScope.FutureData).Select(e => (DateOnly?)e.On).Max();
            var anew = mine.Where(e => e.Kind == ConsentKind.Permission).Select(e => (DateOnly?)e.On).Max();
            Assert.True(last is null || visit.ActualOn <= last || anew >= last, $"{visit.Code} of {visit.ActualOn}, withdrawn on {last}");
        }

        Assert.All(await db.DataQueries.Where(q => q.Kind == QueryKind.Conflict).ToListAsync(Cancel), q => Assert.NotEqual(q.Stands, q.Entered));
        Assert.All(await db.Visits.Where(v => v.State == VisitState.Done && v.Code != Visit.Unscheduled).ToListAsync(Cancel), v => Assert.NotNull(v.ActualOn));
        Assert.All(children, c => Assert.Contains(c.State, (ParticipantState[])[ParticipantState.Enrolled, ParticipantState.Withdrawn]));
    }
}
