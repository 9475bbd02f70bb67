using System.Text.Json.Nodes;
using Equipoise.Evidence.Importing;
using Equipoise.Product.Tests.Storage;
using Equipoise.Storage;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Importing;

public class SearchRecordsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What is asked, and the numbers of the studies below in the order in which they are told.</summary>
    public static TheoryData<string, int[]> Questions => new()
    {
        { "cord blood", [3, 1, 2] },
        { "\"cord blood\"", [1, 2] },
        { "cord-blood", [1, 2] },
        { "cordblood", [1] },
        { "CORD Blood", [3, 1, 2] },
        { "blood cord", [3, 1, 2] },
        { "infusion", [2, 4] },
        { "infusions", [2, 4] },
        { "INFUSIONS", [2, 4] },
        { "CELLS", [4] },
        { "\"NAIVE CELLS\"", [4] },
        { "CELLS -cell", [] },
        { "infus*", [2, 4] },
        { "inf*", [2, 4] },
        { "in*", [] },
        { "cord -umbilical", [3, 1] },
        { "cord -\"cord blood\"", [3] },
        { "naive", [4] },
        { "NAÏVE", [4] },
        { "NCT90000003", [3] },
        { "nct90000003", [3] },
        { "X/17-3", [3] },
        { "infusions of the cells", [4] },
        { "autism AND cord", [1, 2] },
        { "umbilical autism", [2] },
        { "\"autism study\"", [1] },
        { "\"study autism\"", [] },
        { "unheard", [] },
        { "цитата", [4] },
        { "Цитат*", [4] },
    };

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Words_phrases_beginnings_and_ids_are_found_in_the_same_order_on_SQLite(string question, int[] expected) => Assert.Equal(expected, await Asked(Engine.Sqlite, question));

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Words_phrases_beginnings_and_ids_are_found_in_the_same_order_on_PostgreSQL(string question, int[] expected) => Assert.Equal(expected, await Asked(Engine.Postgres, question));

    private static async Task<int[]> Asked(Engine engine, string question)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        await Import(database, Study(1, "Cord-blood", "Autism study", "2021-01-01"), Study(2, "Umbilical cord blood", "An infusion against autism", "2020-01-01"),
            Study(3, "Blood of the cord", "Id X/17-3", "2024-01-01"), Study(4, "Naïve cells", "Infusions, and a цитата", "2019-01-01"));
        var found = await new SearchRecords(database).Run(new(question), Cancel);
        Assert.Equal(found.Total, found.Items.Length);
        return [.. found.Items.Select(i => int.Parse(i.Row.Id[^1..], System.Globalization.CultureInfo.InvariantCulture))];
    }

    [Theory, EachEngine]
    public async Task What_stands_in_the_title_comes_before_the_heading_and_the_heading_before_the_text(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var inHeading = Study(2, "Another", "Nothing", "2020-01-01");
        inHeading["protocolSection"]!["conditionsModule"] = new JsonObject { ["conditions"] = new JsonArray("Zebra") };
        var studies = new[] { Study(1, "Another", "A zebra", "2025-01-01"), inHeading, Study(3, "Zebras", "x", "2010-01-01"), Study(4, "A zebra", "x", "2011-01-01"), Study(5, "Another", "zebra", "2024-01-01") };
        await Import(database, studies);
        string[] best = [SampleStudies.Id(4), SampleStudies.Id(3), SampleStudies.Id(2), SampleStudies.Id(1), SampleStudies.Id(5)];
        var search = new SearchRecords(database);
        Assert.Equal(best, (await search.Run(new("zebra"), Cancel)).Items.Select(i => i.Row.Id));
        for (var skip = 0; skip < 7; skip++)
            for (var take = 1; take < 4; take++)
            {
                var page = await search.Run(new("zebra") { Skip = skip, Take = take }, Cancel);
                Assert.Equal(best.Skip(skip).Take(take), page.Items.Select(i => i.Row.Id));
                Assert.Equal(5, page.Total);
            }
    }

    [Theory, EachEngine]
    public async Task An_acronym_is_told_from_a_plural_as_long_as_there_is_one(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        await Import(database, Study(1, "The CARS score", "x", "2020-01-01"), Study(2, "Cars and horses", "x", "2021-01-01"), Study(3, "HORSES IN THERAPY", "x", "2019-01-01"));
        var search = new SearchRecords(database);
        Assert.Equal("1", await Found("CARS"));
        Assert.Equal("2", await Found("cars"));
        Assert.Equal("23", await Found("HORSES"));

        async Task<string> Found(string text) => string.Concat((await search.Run(new(text), Cancel)).Items.Select(i => i.Row.Id[^1]));
    }

    [Theory, EachEngine]
    public async Task Phrases_come_in_the_same_order_page_by_page(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var inHeading = Study(4, "Another", "Nothing", "2020-01-01");
        inHeading["protocolSection"]!["conditionsModule"] = new JsonObject { ["conditions"] = new JsonArray("Wild zebras") };
        await Import(database, Study(1, "Zebra, wild", "The wild zebra", "2025-01-01"), Study(2, "Wild zebras", "x", "2010-01-01"), Study(3, "A wild zebra", "x", "2011-01-01"), inHeading,
            Study(5, "Another", "Some wild zebra, no horse; the quality of a life, life quality in the wild", "2024-01-01"), Study(6, "The zebra is wild", "wild; zebra", "2026-01-01"));
        var search = new SearchRecords(database);
        int[] best = [3, 2, 4, 6, 1, 5];
        for (var skip = 0; skip < 8; skip++)
            for (var take = 1; take < 4; take++)
            {
                var page = await search.Run(new("\"wild zebra\"") { Skip = skip, Take = take }, Cancel);
                Assert.Equal(best.Skip(skip).Take(take).Select(SampleStudies.Id), page.Items.Select(i => i.Row.Id));
                Assert.Equal(6, page.Total);
            }

        var without = await search.Run(new("\"wild zebra\" -horse") { Source = RecordSource.ClinicalTrialsGov, Kind = RecordKind.Trial }, Cancel);
        Assert.Equal(best.SkipLast(1).Select(SampleStudies.Id), without.Items.Select(i => i.Row.Id));
        Assert.Equal(6, (await search.Run(new("\"wild zeb\"*"), Cancel)).Total);
        Assert.Equal("1 5", await Numbers("\"the wild zebra\"") + " " + await Numbers("\"some wild zeb\"*"));
        Assert.Equal("", await Numbers("\"some zebra\"") + await Numbers("\"zebra wild zebra is\""));
        foreach (var phrase in (string[])["quality of a life", "life quality in the wild", "quality in", "the quality", "quality of", "in the wild", "in the wil\"*\"", "quality of a lif\"*\"", "the qual\"*\"", "quality in the\"*\"", "of a"])
            Assert.Equal("5", await Numbers($"\"{phrase}\""));
        foreach (var phrase in (string[])["quality life", "quality of life", "life in the wild", "quality wild", "the life", "quality the\"*\"", "quality in wil\"*\""])
            Assert.Equal("", await Numbers($"\"{phrase}\""));
        if (engine == Engine.Sqlite) return;

        // As an older program wrote them: without pairs.
        await using var db = database.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync("""UPDATE evidence."ImportedWords" SET "Words" = ts_delete("Words", (SELECT array_agg(lexeme) FROM unnest("Words") WHERE lexeme LIKE '¶%'))""", Cancel);
        Assert.Equal(best.Select(SampleStudies.Id), (await search.Run(new("\"wild zebra\""), Cancel)).Items.Select(i => i.Row.Id));
        Assert.Equal("5", await Numbers("\"some wild zebra\""));

        async Task<string> Numbers(string text) => string.Concat((await search.Run(new(text), Cancel)).Items.Select(i => i.Row.Id[^1]));
    }

    [Theory, EachEngine]
    public async Task A_changed_record_is_found_by_its_new_words_alone(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        await Import(database, Study(1, "Quokka", "x", "2020-01-01"));
        await Import(database, Study(1, "Numbat", "x", "2021-01-01"));
        await Import(database, Study(1, "Bilby", "x", "2019-01-01"));
        var search = new SearchRecords(database);
        Assert.Equal((0, 1, 0), ((await search.Run(new("quokka"), Cancel)).Total, (await search.Run(new("numbat"), Cancel)).Total, (await search.Run(new("bilby"), Cancel)).Total));
    }

    [Theory, EachEngine]
    public async Task Nothing_typed_lists_the_latest_and_source_and_kind_narrow(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        using var folder = new ImportFolder();
        await Import(database, Study(1, "One zebra", "x", "2020-01-01"), Study(2, "Two", "x", "2022-01-01"));
        await Run(database, folder.Write("a.ris", "TY  - JOUR\nTI  - A zebra in a paper\nER  - \n"));
        var search = new SearchRecords(database);
        var all = await search.Run(new(" "), Cancel);
        Assert.Equal((3, SampleStudies.Id(2), SampleStudies.Id(1)), (all.Total, all.Items[0].Row.Id, all.Items[1].Row.Id));
        Assert.Equal(2, (await search.Run(new(null) { Kind = RecordKind.Trial }, Cancel)).Total);
        Assert.Equal([RecordSource.Ris], (await search.Run(new("") { Source = RecordSource.Ris }, Cancel)).Items.Select(i => i.Row.Source));
        Assert.Equal(2, (await search.Run(new("zebra"), Cancel)).Total);
        Assert.Equal([RecordSource.Ris], (await search.Run(new("zebra") { Kind = RecordKind.Citation }, Cancel)).Items.Select(i => i.Row.Source));
        Assert.Equal([RecordSource.ClinicalTrialsGov], (await search.Run(new("zebra") { Source = RecordSource.ClinicalTrialsGov, Kind = RecordKind.Trial }, Cancel)).Items.Select(i => i.Row.Source));
        Assert.Empty((await search.Run(new("zebra") { Source = RecordSource.RevMan }, Cancel)).Items);
    }

    [Theory, EachEngine]
    public async Task The_passage_that_answers_is_shown_with_its_words_marked(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        await Import(database, Study(1, "A zebra's year", string.Join(' ', Enumerable.Repeat("Nothing of note.", 40)) + " Then two zebras of the steppe came. " + string.Join(' ', Enumerable.Repeat("Nothing again.", 40)), "2020-01-01"));
        var hit = Assert.Single((await new SearchRecords(database).Run(new("zebra step*"), Cancel)).Items);
        Assert.Equal(["zebra"], hit.TitleMarks.Select(m => hit.Row.Title!.Substring(m.Start, m.Length)));
        Assert.Equal(["zebras", "steppe"], hit.Snippet.Marks.Select(m => hit.Snippet.Text.Substring(m.Start, m.Length)));
    }

    [Theory, EachEngine]
    public async Task No_text_whatever_is_an_error(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        await Import(database, Study(1, "Zebra", "one", "2020-01-01"));
        var search = new SearchRecords(database);
        string[] hostile =
        [
            "\"", "\"\"", "*", "-", "--", "-*", "\"*", "'", "';--", "\\", "zebra\\", "zebra'", "NOT", "AND", "OR", "NEAR(zebra one)", "Title:zebra", "{Title}:zebra", "^zebra", "zebra:*", "zebra:A", "!zebra", "& | !", "(", ")", "((zebra", "<->",
            "zebra <2> one", "-zebra", "%_", "\0", "zebra\0one", "\uD800", "é́́", "😀", "‮zebra", "日本語", "ال", "\"zebra one", "zebra\"one\"", "a.b-c/d_e", "$1", "?1", new string('x', 10_240), string.Join(' ', Enumerable.Repeat("zebra", 2000)),
            string.Join(' ', Enumerable.Range(0, 1500).Select(i => $"-w{i}")), string.Join("-", Enumerable.Repeat("zebra", 1000)), new string('"', 10_000), new string('*', 10_000),
        ];
        foreach (var text in hostile) Assert.InRange((await search.Run(new(text), Cancel)).Total, 0, 1);
        var random = new Random(7);
        const string signs = "zebra one\"*-+'\\()&|!:<>^{}~?$%_,.;/\t\n é日😀";
        for (var i = 0; i < 300; i++)
        {
            var text = string.Create(random.Next(1, 40), random, static (span, r) => { foreach (ref var letter in span) letter = signs[r.Next(signs.Length)]; });
            Assert.InRange((await search.Run(new(text) { Source = i % 3 == 0 ? RecordSource.ClinicalTrialsGov : null }, Cancel)).Total, 0, 1);
        }
    }

    [Theory, EachEngine]
    public async Task Records_that_an_older_program_stored_are_indexed_when_the_database_is_opened(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using (var database = await OpenEvidenceDb.At(empty.Place, Cancel))
        {
            await Import(database, [.. Enumerable.Range(0, 450).Select(i => Study(i, "Zebra", "x", "2020-01-01"))]);
            await using var db = database.CreateDbContext();

            // As the migration leaves it: no word indexed, every record due.
            await db.Database.ExecuteSqlRawAsync(engine == Engine.Sqlite
                ? """DELETE FROM "ImportedWords"; DELETE FROM "ImportedWordKeys"; INSERT INTO "UnindexedRecords" SELECT "Source", "Id" FROM "ImportedRecords" """
                : """DELETE FROM evidence."ImportedWords"; INSERT INTO evidence."UnindexedRecords" SELECT "Source", "Id" FROM evidence."ImportedRecords" """, Cancel);
            Assert.Equal(0, (await new SearchRecords(database).Run(new("zebra"), Cancel)).Total);
        }

        await using var again = await OpenEvidenceDb.At(empty.Place, Cancel);
        Assert.Equal(450, (await new SearchRecords(again).Run(new("zebra"), Cancel)).Total);
    }

    [Theory]
    [InlineData(-1, 20)]
    [InlineData(0, 0)]
    [InlineData(0, 201)]
    public async Task A_page_that_is_none_is_refused(int skip, int take)
    {
        await using var empty = EmptyDatabase.InFolder();
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => new SearchRecords(database).Run(new("x") { Skip = skip, Take = take }, Cancel));
    }

    private static JsonObject Study(int number, string title, string summary, string updated) => new()
    {
        ["protocolSection"] = new JsonObject
        {
            ["identificationModule"] = new JsonObject { ["nctId"] = SampleStudies.Id(number), ["briefTitle"] = title },
            ["statusModule"] = new JsonObject { ["lastUpdateSubmitDate"] = updated },
            ["descriptionModule"] = new JsonObject { ["briefSummary"] = summary },
        },
    };

    private static async Task Import(EvidenceDatabase database, params JsonObject[] studies)
    {
        using var folder = new ImportFolder();
        await Run(database, folder.Write("a.json", "[" + string.Join(",", studies.Select(s => SampleStudies.Written(s))) + "]"));
    }

    private static Task<ImportSummary> Run(EvidenceDatabase database, string path) => new ImportRecords(database, TimeProvider.System).Run([path], _ => { }, cancel: Cancel);
}
