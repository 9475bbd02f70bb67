using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Exporting;
using Equipoise.Registry.History;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry.Exporting;

public sealed partial class ExportTests
{
    private static readonly ExportRequest Csv = new("p3", ExportFormat.Csv);
    private static readonly ExportRequest Json = new("p3", ExportFormat.Json);

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task What_is_exported_and_read_back_is_exported_again_byte_for_byte(Engine engine)
    {
        for (var seed = 1; seed <= Soak.Times(1); seed++)
        {
            await using var registry = await OpenRegistry.On(engine);
            var site = await InventedRegistry.Fill(registry, seed: seed);
            foreach (var request in (ExportRequest[])[Json, Csv])
            {
                var (file, summary) = await InventedRegistry.Export(registry, site, request);
                await using var other = await OpenRegistry.On(engine);
                other.Clock.Now = registry.Clock.Now;
                var twin = await InventedRegistry.Twin(other);
                var imported = (await InventedRegistry.Import(other, twin, file)).Done;
                Assert.Equal((summary.Children, summary.Rows), (imported.Children, imported.Rows));
                var (again, _) = await InventedRegistry.Export(other, twin, request);
                if (request.Format == ExportFormat.Json) Assert.Equal(Encoding.UTF8.GetString(file), Encoding.UTF8.GetString(again));
                else Assert.Equal(InventedRegistry.Files(file), InventedRegistry.Files(again));
                Assert.Equal(file, again);
                Assert.True((await new VerifyHistory(other.Database).Run(twin, cancel: Cancel)).Holds);
                Assert.Empty(await new VerifyRecords(other.Database).Run(twin, Cancel));
            }
        }
    }

    [Theory, EachEngine]
    public async Task That_something_was_exported_stands_in_the_history_with_why_how_much_and_its_hash(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        await cohort.Enrolled();
        var (registry, site) = (cohort.Registry, cohort.Site);
        Assert.Equal(RefusalCode.ReasonMissing, (await new ExportRecords(registry.Database).Begin(registry.As(site, Role.Monitor), Json, Cancel)).Refused!.Code);
        foreach (var role in (Role[])[Role.BlindedRater, Role.Parent, Role.Therapist, Role.CellLab, Role.Operator])
            Assert.Equal(RefusalCode.NotAllowed, (await new ExportRecords(registry.Database).Begin(registry.As(site, role) with { Reason = "Curious." }, Json, Cancel)).Refused!.Code);
        var (file, summary) = await InventedRegistry.Export(registry, site, Json, Role.Monitor);
        Assert.Equal((file.Length, Convert.ToHexStringLower(SHA256.HashData(file))), (summary.Bytes, summary.FileHash));
        await using var db = registry.Reading(site);
        var rows = await db.History.Where(h => h.Table == "ExportRuns").OrderBy(h => h.Sequence).ToListAsync(Cancel);
        Assert.Equal(["records.export-begun", "records.exported"], rows.Select(r => r.What));
        Assert.All(rows, r => Assert.Equal(("monitor", "For the statistician."), (r.Role, r.Reason)));
        Assert.Contains($"\"fileHash\":[null,\"{summary.FileHash}\"]", rows[1].Changes, StringComparison.Ordinal);
        Assert.Contains($"\"values\":[null,{summary.Values}]", rows[1].Changes, StringComparison.Ordinal);
        Assert.True(summary.Values >= 6);
    }

    [Theory, EachEngine]
    public async Task An_export_that_broke_off_is_known_as_one_and_never_taken_for_whole(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        await cohort.Enrolled();
        foreach (var request in (ExportRequest[])[Json, Csv])
        {
            var begun = (await new ExportRecords(cohort.Registry.Database).Begin(cohort.Registry.As(cohort.Site, Role.Coordinator) with { Reason = "To look." }, request, Cancel)).Done;
            using var disk = new FullDisk(2_000);
            await Assert.ThrowsAsync<IOException>(() => begun.Write(disk, cancel: Cancel));
            await using var db = cohort.Registry.Reading(cohort.Site);
            Assert.Equal(ExportState.Begun, (await db.ExportRuns.SingleAsync(r => r.Id == begun.RunId, Cancel)).State);
            Assert.Equal(RefusalCode.Invalid, (await InventedRegistry.Import(cohort.Registry, cohort.Site, disk.Written)).Refused!.Code);
        }
    }

    [Theory, EachEngine]
    public async Task Whoever_took_back_the_use_of_past_data_is_counted_and_in_no_row(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var (stays, gone) = (await cohort.Enrolled(), await cohort.Enrolled("Trần Thị Bình"));
        await cohort.Say(gone, ConsentKind.Withdrawal, ConsentGiver.Mother, scopes: [WithdrawalScope.FutureData, WithdrawalScope.PastData]);
        var (json, _) = await InventedRegistry.Export(cohort.Registry, cohort.Site, Json);
        using var document = JsonDocument.Parse(json);
        var counts = document.RootElement.GetProperty("counts");
        Assert.Equal((2, 1, 1), (counts.GetProperty("enrolled").GetInt32(), counts.GetProperty("withdrawn").GetInt32(), counts.GetProperty("withdrewPastData").GetInt32()));
        Assert.Equal(stays.ToString(), Assert.Single(document.RootElement.GetProperty("children").EnumerateArray()).GetProperty("id").GetString());
        Assert.Contains("1 child is left out: the family took back the use of what was collected before.", document.RootElement.GetProperty("leftOut").EnumerateArray().Select(s => s.GetString()));
        var files = InventedRegistry.Files((await InventedRegistry.Export(cohort.Registry, cohort.Site, Csv)).File);
        Assert.All(files, f => Assert.DoesNotContain("HAN1-0002", f.Text, StringComparison.Ordinal));
        Assert.Contains("left out because the family took back the use of past data 1", files.Single(f => f.Name == "README.txt").Text, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task What_a_role_may_not_read_is_not_in_its_export_nor_who_the_children_are_in_any(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        Assert.Null((await cohort.Infuse(child)).Refused);
        Assert.Null((await cohort.Save(child, "cgi-s", (await cohort.Visit(child, "baseline-1")).Id, Role.Clinician, true, ("date", "2026-11-26"), ("score", "5"))).Refused);
        var mine = InventedRegistry.Files((await InventedRegistry.Export(cohort.Registry, cohort.Site, Csv, Role.Administrator)).File);
        var all = InventedRegistry.Files((await InventedRegistry.Export(cohort.Registry, cohort.Site, Csv)).File);
        Assert.Equal(["forms/history.csv", "forms/screening.csv", "forms/vitals.csv"], mine.Select(f => f.Name).Where(n => n.StartsWith("forms/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("2026-11-26", all.Single(f => f.Name == "forms/infusion.csv").Text, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-11-26", mine.Single(f => f.Name == "participants.csv").Text.Split("\r\n")[1].Split(',')[8], StringComparison.Ordinal);
        Assert.DoesNotContain("infusion", mine.Single(f => f.Name == "dictionary.csv").Text.Replace("firstInfusionOn", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(all, f => Assert.DoesNotContain("Nguyễn", f.Text, StringComparison.Ordinal));
        Assert.All(all, f => Assert.DoesNotContain("0912 345 678", f.Text, StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task Texts_that_a_spreadsheet_would_run_are_guarded_and_missing_is_not_empty(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = (await cohort.Add()).Done.ParticipantId;
        await cohort.Permit(child);
        await cohort.Save(child, "screening", null, Role.Coordinator, false, ("dsm5", "!Unknown"), ("cgi-s", "4"), ("remark", "=HYPERLINK(\"x\")"));
        foreach (var name in (string[])["+1", "-1", "@SUM(A1)", "'quoted'", "plain, \"said\""])
            Assert.Null((await cohort.Save(child, "medication", null, Role.Coordinator, false, ("name", name))).Refused);
        var files = InventedRegistry.Files((await InventedRegistry.Export(cohort.Registry, cohort.Site, Csv)).File);
        var screening = files.Single(f => f.Name == "forms/screening.csv").Text;
        Assert.Contains(",\"'=HYPERLINK(\"\"x\"\")\"", screening, StringComparison.Ordinal);
        Assert.Contains(",,unknown,4,,", screening, StringComparison.Ordinal);
        var medication = files.Single(f => f.Name == "forms/medication.csv").Text;
        foreach (var cell in (string[])[",'+1,", ",'-1,", ",'@SUM(A1),", ",''quoted',", ",\"plain, \"\"said\"\"\","]) Assert.Contains(cell, medication, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_days_counted_no_table_tells_a_date_an_id_or_a_free_text()
    {
        await using var registry = await OpenRegistry.On(Engine.Sqlite);
        var site = await InventedRegistry.Fill(registry, children: 3);
        var (zip, _) = await InventedRegistry.Export(registry, site, Csv with { Dates = ExportDates.Offsets });
        var (json, _) = await InventedRegistry.Export(registry, site, Json with { Dates = ExportDates.Offsets });
        var tables = InventedRegistry.Files(zip).Where(f => f.Name.EndsWith(".csv", StringComparison.Ordinal)).ToList();
        Assert.All(tables, f => Assert.DoesNotMatch(DateOrId(), f.Text));
        using var document = JsonDocument.Parse(json);
        var children = document.RootElement.GetProperty("children");
        Assert.True(children.GetArrayLength() > 1);
        Assert.DoesNotMatch(DateOrId(), children.GetRawText());
        Assert.Equal("programmeHash", Assert.Single(children[0].EnumerateObject(), p => p.Name.EndsWith("Hash", StringComparison.Ordinal)).Name);
        var treated = children.EnumerateArray().First(c => c.TryGetProperty("firstInfusionDay", out _));
        Assert.Equal(0, treated.GetProperty("firstInfusionDay").GetInt32());
        Assert.True(treated.GetProperty("enrolledDay").GetInt32() < 0);
        Assert.Contains(treated.GetProperty("records").EnumerateArray(), r => r.GetProperty("form").GetString() == "infusion" && r.GetProperty("values").GetProperty("date").GetInt32() == 0);
        Assert.Contains("cannot be read back", (await InventedRegistry.Import(registry, site, json)).Refused!.Message, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\b(19|20)\d\d-\d\d|[0-9a-f]{8}-[0-9a-f]{4}-7", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex DateOrId();

    /// <summary>A disk that is full after so many bytes.</summary>
    private sealed class FullDisk(int room) : MemoryStream
    {
        public byte[] Written => ToArray();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var fits = Math.Min(buffer.Length, room - (int)Length);
            Write(buffer.Span[..fits]);
            return fits == buffer.Length ? ValueTask.CompletedTask : throw new IOException("No space left on device");
        }
    }
}
