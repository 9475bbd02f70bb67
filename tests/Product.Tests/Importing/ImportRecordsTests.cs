using System.Globalization;
using System.Text;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Importing.Storing;
using Equipoise.Product.Tests.Storage;
using Equipoise.Storage;

namespace Equipoise.Product.Tests.Importing;

public class ImportRecordsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachEngine]
    public async Task What_is_imported_again_unchanged_changes_nothing(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        using var folder = new ImportFolder();
        folder.Write("a.json", $"[{Text(SampleStudies.WithResults(1))},{Text(SampleStudies.Plain(2))}]");

        Assert.Equal((2, 0, 0), await Import(database, folder.Root));
        var first = await State(database);
        Assert.Equal((0, 0, 2), await Import(database, folder.Root));
        Assert.Equal(first, await State(database));
    }

    [Theory, EachEngine]
    public async Task A_record_that_changed_is_kept_beside_the_old_one(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        using var folder = new ImportFolder();
        var study = SampleStudies.WithResults(1);
        var path = folder.Write("a.json", Text(study));
        await Import(database, path);
        study["protocolSection"]!["identificationModule"]!["briefTitle"] = "Another title";
        study["protocolSection"]!["statusModule"]!["lastUpdateSubmitDate"] = "2022-01-01";
        folder.Write("a.json", Text(study));
        Assert.Equal((0, 1, 0), await Import(database, path));

        var find = new FindRecords(database);
        Assert.Equal(("Another title", "2022-01-01", 2, 2), await find.ByKey(RecordSource.ClinicalTrialsGov, SampleStudies.Id(1), Cancel) is { } row ? (row.Title, row.Updated.ToString(), row.Newest, row.Versions) : default);
        var old = await find.Version(RecordSource.ClinicalTrialsGov, SampleStudies.Id(1), 1, Cancel);
        Assert.Equal("Invented Cells for Invented Children 1", old!.Record.Title);
        Assert.Equal(Text(SampleStudies.WithResults(1)), Encoding.UTF8.GetString(old.Raw));
        Assert.Equal("Another title", (await find.Version(RecordSource.ClinicalTrialsGov, SampleStudies.Id(1), null, Cancel))!.Record.Title);
    }

    [Theory, EachEngine]
    public async Task The_newest_version_is_the_one_the_source_dates_last_in_whatever_order_files_come(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        using var folder = new ImportFolder();
        var newer = SampleStudies.Plain(1);
        newer["protocolSection"]!["statusModule"]!["lastUpdateSubmitDate"] = "2024-01-01";
        await Import(database, folder.Write("newer.json", Text(newer)));
        await Import(database, folder.Write("older.json", Text(SampleStudies.Plain(1))));
        Assert.Equal((1, 2), await new FindRecords(database).ByKey(RecordSource.ClinicalTrialsGov, SampleStudies.Id(1), Cancel) is { } row ? (row.Newest, row.Versions) : default);
    }

    [Theory, EachEngine]
    public async Task White_space_the_order_of_fields_and_what_the_registry_derives_are_no_change(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        using var folder = new ImportFolder();
        await Import(database, folder.Write("a.json", Text(SampleStudies.Plain(1))));
        var later = SampleStudies.Plain(1);
        later["derivedSection"]!["miscInfoModule"]!["versionHolder"] = "2030-01-01";
        later["derivedSection"]!["conditionBrowseModule"] = new System.Text.Json.Nodes.JsonObject { ["a"] = "}" };
        var protocol = later["protocolSection"]!.AsObject();
        var first = protocol.First();
        protocol.Remove(first.Key);
        protocol.Add(first.Key, first.Value);
        Assert.Equal((0, 0, 1), await Import(database, folder.Write("b.json", SampleStudies.Written(later, indented: true).Replace("ï", "\\u00EF", StringComparison.Ordinal))));
    }

    [Theory, EachEngine]
    public async Task Records_are_found_by_any_id_they_carry_with_the_reason(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        using var folder = new ImportFolder();
        await Import(database, folder.Write("a.json", $"[{Text(SampleStudies.Plain(1))},{Text(SampleStudies.Plain(2))}]"));
        var find = new FindRecords(database);
        Assert.Equal([(SampleStudies.Id(1), IdentifierRole.Secondary), (SampleStudies.Id(2), IdentifierRole.Secondary)], (await find.ByIdentifier("isrctn", "ISRCTN12345678", Cancel)).Select(f => (f.Record.Id, f.Role)));
        Assert.Equal([(SampleStudies.Id(2), IdentifierRole.Own)], (await find.ByIdentifier("nct", SampleStudies.Id(2), Cancel)).Select(f => (f.Record.Id, f.Role)));
        Assert.Empty(await find.ByIdentifier("nct", "NCT00000000", Cancel));
    }

    [Theory, EachEngine]
    public async Task Issues_are_kept_with_the_version_they_belong_to(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        using var folder = new ImportFolder();
        var study = SampleStudies.Plain(1);
        study["protocolSection"]!["statusModule"]!["startDateStruct"]!["date"] = "so\u0000on";
        study["protocolSection"]!["identificationModule"]!["briefTitle"] = "zero \u0000 and half \uD83D";
        await Import(database, folder.Write("a.json", Text(study)));
        var kept = await new FindRecords(database).Version(RecordSource.ClinicalTrialsGov, SampleStudies.Id(1), 1, Cancel);
        Assert.Equal([ImportCodes.NotADate], kept!.Issues.Select(i => i.Code));
        Assert.Equal(1, kept.Version.Issues);
    }

    [Theory, EachEngine]
    public async Task Two_imports_at_once_store_every_record_once(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        using var folder = new ImportFolder();
        var path = folder.Write("a.json", "[" + string.Join(",", Enumerable.Range(0, 300).Select(i => Text(SampleStudies.Plain(i)))) + "]");
        var both = await Task.WhenAll(Task.Run(() => Import(database, path), Cancel), Task.Run(() => Import(database, path), Cancel));
        Assert.Equal(300, both.Sum(b => b.New));
        Assert.Equal(300, both.Sum(b => b.Same));
    }

    [Theory, EachEngine]
    public async Task The_newest_versions_are_read_page_by_page(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        using var folder = new ImportFolder();
        await Import(database, folder.Write("a.json", "[" + string.Join(",", Enumerable.Range(0, 450).Select(i => Text(SampleStudies.Plain(i)))) + "]"));
        var ids = new List<string>();
        await foreach (var record in new FindRecords(database).Newest(RecordKind.Trial, Cancel)) ids.Add(record.Id);
        Assert.Equal(Enumerable.Range(0, 450).Select(SampleStudies.Id), ids);
        var (items, total) = await new FindRecords(database).List(null, RecordKind.Trial, 10, 5, Cancel);
        Assert.Equal((450, SampleStudies.Id(10)), (total, items[0].Id));
    }

    [Theory, EachEngine]
    public async Task The_same_record_twice_in_one_import_is_told_and_conflicting_ones_are_both_kept(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        using var folder = new ImportFolder();
        var other = SampleStudies.Plain(1);
        other["protocolSection"]!["identificationModule"]!["acronym"] = "OTHER";
        var path = folder.Write("a.json", $"[{Text(SampleStudies.Plain(1))},{Text(SampleStudies.Plain(1))},{Text(other)}]");
        var issues = new List<ImportIssue>();
        var summary = await new ImportRecords(database, TimeProvider.System).Run([path], issues.Add, cancel: Cancel);
        Assert.Equal((1, 1, 1), (summary.Counts[0].New, summary.Counts[0].Changed, summary.Counts[0].Same));
        Assert.Equal([ImportCodes.RecordTwice, ImportCodes.RecordTwice], issues.Select(i => i.Code));
    }

    [Theory, EachEngine]
    public async Task What_an_import_did_is_logged_by_file_with_the_issues_that_belong_to_no_record(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        using var folder = new ImportFolder();
        folder.Write("a.json", $"[{Text(SampleStudies.Plain(1))},7,{Text(SampleStudies.Plain(1))}]");
        folder.Write("b.json", "[" + string.Join(",", Enumerable.Range(2, 900).Select(i => Text(SampleStudies.Plain(i)))) + "]");
        folder.Write("c.txt", "words");
        await Import(database, folder.Root);
        await Import(database, folder.Root);
        await using var db = database.CreateDbContext();
        var runs = db.ImportRuns.OrderBy(r => r.Number).ToArray();
        Assert.Equal([(1, 902, 3, 2), (2, 902, 2, 2)], runs.Select(r => (r.Number, r.Records, r.Issues, r.Losses)));
        Assert.All(runs, r => Assert.NotNull(r.Finished));
        Assert.Equal([("a.json", 1, 0, 1), ("b.json", 900, 0, 0), ("a.json", 0, 0, 2), ("b.json", 0, 0, 900)], db.ImportedFiles.OrderBy(f => f.Run).ThenBy(f => f.File).AsEnumerable().Select(f => (Path.GetFileName(f.File), f.New, f.Changed, f.Same)));
        Assert.Equal([ImportCodes.NotRecognised, ImportCodes.NotARecord, ImportCodes.RecordTwice], db.FileIssues.Where(i => i.Run == 1).Select(i => i.Code).AsEnumerable().Order(StringComparer.Ordinal));
        Assert.Equal(db.ImportedVersions.Select(v => v.At).Distinct().Single(), runs[0].At);
    }

    private static string Text(System.Text.Json.Nodes.JsonNode study) => SampleStudies.Written(study);

    private static async Task<(int New, int Changed, int Same)> Import(EvidenceDatabase database, string path)
    {
        var summary = await new ImportRecords(database, TimeProvider.System).Run([path], _ => { }, cancel: Cancel);
        return (summary.Counts.Sum(c => c.New), summary.Counts.Sum(c => c.Changed), summary.Counts.Sum(c => c.Same));
    }

    /// <summary>Everything an import writes but the moment.</summary>
    internal static async Task<string> State(EvidenceDatabase database)
    {
        await using var db = database.CreateDbContext();
        var state = new StringBuilder();
        foreach (var r in db.ImportedRecords.OrderBy(r => r.Source).ThenBy(r => r.Id)) state.AppendLine(CultureInfo.InvariantCulture, $"{r.Source} {r.Id} {r.Kind} {r.Title} {r.Updated} {r.Newest} {r.Versions}");
        foreach (var v in db.ImportedVersions.OrderBy(v => v.RecordId).ThenBy(v => v.Number)) state.AppendLine(CultureInfo.InvariantCulture, $"{v.RecordId} {v.Number} {v.Hash} {v.Format} {v.Offset} {v.Issues} {v.DataLost}");
        foreach (var t in db.ImportedTexts.OrderBy(t => t.RecordId).ThenBy(t => t.Number)) state.AppendLine(CultureInfo.InvariantCulture, $"{t.RecordId} {t.Number} {Convert.ToHexString(t.CompressedRaw)} {Convert.ToHexString(t.CompressedRecord)}");
        foreach (var i in db.ImportedIdentifiers.OrderBy(i => i.Scheme).ThenBy(i => i.Value).ThenBy(i => i.RecordId).ThenBy(i => i.Role)) state.AppendLine(CultureInfo.InvariantCulture, $"{i.Scheme} {i.Value} {i.RecordId} {i.Role}");
        foreach (var i in db.ImportIssues.OrderBy(i => i.RecordId).ThenBy(i => i.Number).ThenBy(i => i.Ordinal)) state.AppendLine(CultureInfo.InvariantCulture, $"{i.RecordId} {i.Number} {i.Ordinal} {i.Code} {i.Position}");
        return state.ToString();
    }
}
