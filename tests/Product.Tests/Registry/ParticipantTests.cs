using System.Text;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.History;
using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry;

public sealed class ParticipantTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task No_child_comes_before_the_site_is_active_nor_after(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = (await cohort.Add()).Done;
        Assert.Equal("HAN1-0001", child.Pseudonym);
        cohort.Registry.Clock.Now = new(2027, 1, 3, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(RefusalCode.SiteNotActive, (await cohort.Add("Another")).Refused!.Code);
        Assert.Equal(RefusalCode.SiteNotActive, (await cohort.Enrol(child.ParticipantId)).Refused!.Code);
    }

    [Theory, EachEngine]
    public async Task The_same_child_is_found_however_its_name_is_written(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var first = (await cohort.Add("Nguyễn Văn An")).Done;
        foreach (var name in (string[])["nguyen van an", "Văn An NGUYỄN", " Nguyễn  Văn-An "])
        {
            var again = (await cohort.Add(name)).Refused!;
            Assert.Equal(RefusalCode.Duplicate, again.Code);
            Assert.Contains(first.Pseudonym, again.Message, StringComparison.Ordinal);
        }

        Assert.Equal("HAN1-0002", (await cohort.Add("Nguyễn Văn An", months: 31)).Done.Pseudonym);
    }

    [Theory, EachEngine]
    public async Task Who_a_child_is_stands_nowhere_in_the_clear_and_cannot_be_read_once_erased(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled("Trần Thị Bình");
        var read = new ReadIdentity(cohort.Registry.Database, cohort.Vault);
        Assert.Equal("Trần Thị Bình", (await read.Run(cohort.Registry.As(cohort.Site, Role.Coordinator) with { Reason = "To call the family." }, child, Cancel)).Done!.Name);
        foreach (var role in (Role[])[Role.Administrator, Role.BlindedRater, Role.Monitor, Role.Therapist])
            Assert.Equal(RefusalCode.NotAllowed, (await read.Run(cohort.Registry.As(cohort.Site, role), child, Cancel)).Refused!.Code);
        Assert.DoesNotContain("Bình", await Everything(cohort), StringComparison.Ordinal);

        PersonIdentity kept;
        await using (var db = cohort.Registry.Reading(cohort.Site)) kept = await db.PersonIdentities.SingleAsync(Cancel);
        var erase = new EraseIdentity(cohort.Registry.Database, ErasureLedger.None);
        Assert.Equal(RefusalCode.ReasonMissing, (await erase.Run(cohort.Registry.As(cohort.Site, Role.Coordinator), child, Cancel)).Refused!.Code);
        Assert.Null((await erase.Run(cohort.Registry.As(cohort.Site, Role.Coordinator) with { Reason = "The parents asked for it." }, child, Cancel)).Refused);
        Assert.Null((await read.Run(cohort.Registry.As(cohort.Site, Role.Coordinator) with { Reason = "To see that it is gone." }, child, Cancel)).Done);

        var everything = await Everything(cohort);
        Assert.DoesNotContain(Convert.ToBase64String(kept.Key!), everything, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(kept.Index!), everything, StringComparison.Ordinal);
        Assert.True((await new VerifyHistory(cohort.Registry.Database).Run(cohort.Site, cancel: Cancel)).Holds);
        Assert.Equal("HAN1-0002", (await cohort.Add("Trần Thị Bình")).Done.Pseudonym); // nobody knows any more that it is the same
    }

    [Fact]
    public async Task In_the_file_nothing_of_an_erased_key_is_left()
    {
        await using var cohort = await Cohort.On(Engine.Sqlite);
        var child = (await cohort.Add()).Done.ParticipantId;
        byte[] key;
        await using (var db = cohort.Registry.Reading(cohort.Site)) key = (await db.PersonIdentities.SingleAsync(Cancel)).Key!;
        Assert.Null((await new EraseIdentity(cohort.Registry.Database, ErasureLedger.None).Run(cohort.Registry.As(cohort.Site, Role.Coordinator) with { Reason = "Asked." }, child, Cancel)).Refused);
        await using (var db = cohort.Registry.Database.CreateDbContext()) await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Cancel);
        Assert.Equal(-1, (await File.ReadAllBytesAsync(cohort.Registry.Place, Cancel)).AsSpan().IndexOf(key));
    }

    [Theory, EachEngine]
    public async Task A_child_is_enrolled_when_consent_decisions_and_rules_allow_it(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = (await cohort.Add()).Done.ParticipantId;
        Assert.Equal(RefusalCode.NoConsent, (await cohort.Enrol(child)).Refused!.Code);
        await cohort.Permit(child);
        Assert.Contains("clinician", (await cohort.Enrol(child)).Refused!.Message, StringComparison.Ordinal);
        await cohort.Decide(child);
        Assert.Contains("Not known: Autism was diagnosed by DSM-5.", (await cohort.Enrol(child)).Refused!.Message, StringComparison.Ordinal);
        Assert.Null((await cohort.Screen(child, severity: "3")).Refused);
        Assert.Equal("Not met: CGI-S of 4 or more. Whoever enrols the child all the same says why; it will be a deviation.", (await cohort.Enrol(child)).Refused!.Message);
        var enrolled = (await cohort.Enrol(child, "The rating was 4 a week ago.")).Done;
        Assert.Equal((7, "Not met: CGI-S of 4 or more."), (enrolled.Visits, Assert.Single(enrolled.Deviations)));
        Assert.Equal("Eligibility", Assert.Single(await cohort.Deviations()).Kind.ToString());
        Assert.Equal(RefusalCode.WrongState, (await cohort.Enrol(child)).Refused!.Code);
    }

    [Theory, EachEngine]
    public async Task Running_children_keep_their_version_until_they_are_moved_and_nothing_entered_is_lost(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        Assert.Null((await cohort.Went(child, "baseline-1")).Refused);
        var visit = (await cohort.Visit(child, "baseline-1")).Id;
        Assert.Null((await cohort.Save(child, "vitals", visit, Role.Clinician, false, ("weight", "13"), ("head", "50"))).Refused);
        Assert.Equal(RefusalCode.Duplicate, (await cohort.Adopt(cohort.Programme with { Title = "Changed without a new version" })).Refused!.Code);

        var vitals = cohort.Programme.Form("vitals")!;
        var next = cohort.Programme with
        {
            Version = 2,
            Visits = [.. cohort.Programme.Visits.Where(v => v.Code != "week-2").Select(v => v.Code == "month-6" ? v with { WindowAfter = 14 } : v)],
            Forms = [.. cohort.Programme.Forms.Select(f => f.Code == "vitals" ? vitals with { Fields = [.. vitals.Fields.Where(x => x.Code != "head")] } : f)],
        };
        var diff = Equipoise.Registry.Programmes.ProgrammeDiff.Between(cohort.Programme, next);
        Assert.Contains(new("visits.month-6.windowAfter", "28", "14"), diff);
        Assert.Contains(diff, c => c is { Path: "forms.vitals.fields.head.label", New: null });
        Assert.Null((await cohort.Adopt(next)).Refused);
        await using (var db = cohort.Registry.Reading(cohort.Site)) Assert.Equal(1, (await db.Participants.SingleAsync(Cancel)).ProgrammeVersion);

        Assert.Equal(2, (await new MigrateChild(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Coordinator), child, Cancel)).Done);
        Assert.Equal("Cancelled", (await cohort.Visit(child, "week-2")).State.ToString());
        await using var reading = cohort.Registry.Reading(cohort.Site);
        Assert.Contains("\"head\":50", (await reading.FormRecords.SingleAsync(r => r.Form == "vitals", Cancel)).Values, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-02-29", "2026-02-28", 24)]
    [InlineData("2024-01-31", "2024-02-28", 0)]
    [InlineData("2024-01-31", "2024-02-29", 1)]
    [InlineData("2024-01-31", "2024-03-30", 1)]
    [InlineData("2024-05-15", "2026-11-15", 30)]
    [InlineData("2024-05-15", "2026-11-14", 29)]
    public void Months_are_completed_on_the_day_or_the_last_of_a_shorter_month(string birth, string day, int months) =>
        Assert.Equal(months, AddChild.Months(DateOnly.Parse(birth, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Every value of the tables that could hold an identity, and the history.</summary>
    private static async Task<string> Everything(Cohort cohort)
    {
        await using var db = cohort.Registry.Reading(cohort.Site);
        var text = new StringBuilder();
        foreach (var row in await db.History.ToListAsync(Cancel)) text.AppendLine(row.Changes).AppendLine(row.Reason);
        foreach (var row in await db.Participants.ToListAsync(Cancel)) text.AppendLine(System.Text.Json.JsonSerializer.Serialize(row));
        foreach (var row in await db.PersonIdentities.ToListAsync(Cancel)) text.AppendLine(System.Text.Json.JsonSerializer.Serialize(row)).AppendLine(Encoding.UTF8.GetString(row.Sealed));
        foreach (var row in await db.HandledRequests.ToListAsync(Cancel)) text.AppendLine(row.Answer);
        return text.ToString();
    }
}
