using System.Net;
using Equipoise.Evidence.Importing;
using Equipoise.Product.Tests.Importing;
using Equipoise.Product.Tests.Releases;

namespace Equipoise.Product.Tests.Site.Records;

public class RecordPagesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private const string WithResults = "/records/clinical-trials-gov/NCT90000001";

    [Fact]
    public async Task Everything_that_was_understood_of_a_trial_stands_on_its_page()
    {
        await using var site = await Imported(SampleStudies.Written(SampleStudies.WithResults(1)));
        var page = await site.Page(WithResults);
        var words = page.QuerySelector("main").Words();
        foreach (var expected in (string[])["Invented Cells for Invented Children 1", "randomized", "Nobody", ".35 (spread 0.8)", "-.90 (spread 0.7)", "1.25", "95% interval -0.8 to 3.3", "p <0.05", "median not reached", "Seizure", "1 of 20 (2 events)", "Agitation", "7 of 20", "Lost to Follow-up"])
            Assert.Contains(expected, words, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("As its source gives it", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_is_pooled_again_beside_what_it_states()
    {
        await using var site = await Imported(RevManTests.Review, SampleStudies.Written(SampleStudies.WithResults(1)));
        var page = await site.Page("/records/revman/42");
        var words = page.QuerySelector("section[aria-labelledby=pooled-again]").Words();
        foreach (var expected in (string[])["The review states 3 pooled results, subgroups included: 1 met here, 2 not met. For 2 more it states none.", "Seizures: Young", "0.8969 (0.8405 to 0.957)", "stated 0.89686556, here 0.63", "0.5 (no interval)", "Nothing to compare", "The effect stated for A-1 does not follow from the data"])
            Assert.Contains(expected, words, StringComparison.Ordinal);
        var pooled = (await site.Json("/api/records/revman/42")).GetProperty("pooled");
        Assert.Equal(page.QuerySelectorAll("section[aria-labelledby=pooled-again] tbody tr").Length, pooled.GetProperty("analyses").GetArrayLength());
        Assert.Equal("differs", pooled.GetProperty("analyses")[0].GetProperty("verdict").GetString());
        Assert.Equal("effect", pooled.GetProperty("analyses")[0].GetProperty("differences")[0].GetProperty("name").GetString());
        Assert.False((await site.Json("/api" + WithResults)).TryGetProperty("pooled", out _));
    }

    [Fact]
    public async Task The_list_is_narrowed_by_words_source_kind_and_by_what_is_on_file()
    {
        var known = SampleStudies.Plain(2);
        known["protocolSection"]!["identificationModule"]!["nctId"] = "NCT02847182";
        await using var site = await Imported(
            $"[{SampleStudies.Written(SampleStudies.Plain(1))},{SampleStudies.Written(known)}]",
            "TY  - JOUR\nTI  - A paper about horses\nAU  - Nobody, N\nER  - \n");
        Assert.Equal(3, (await site.Json("/api/records")).GetProperty("total").GetInt32());
        Assert.Equal("A paper about horses", (await site.Json("/api/records?q=Horse+paper")).GetProperty("items")[0].GetProperty("title").GetString());
        Assert.Equal("NCT02847182", (await site.Json("/api/records?matched=yes")).GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Equal(2, (await site.Json("/api/records?matched=no")).GetProperty("total").GetInt32());
        Assert.Equal(1, (await site.Json("/api/records?kind=citation")).GetProperty("total").GetInt32());
        Assert.Equal(2, (await site.Json("/api/records?source=clinical-trials-gov")).GetProperty("total").GetInt32());
        Assert.Equal("NCT90000001", (await site.Json("/api/records?q=nct-90000001")).GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Contains("No record fits", (await site.Page("/records?q=nothing+has+these+words")).QuerySelector("main").Words(), StringComparison.Ordinal);
        var page = await site.Page("/records/clinical-trials-gov/NCT02847182");
        Assert.NotNull(page.QuerySelector("main a[href='/studies/dawson2020']"));
    }

    [Fact]
    public async Task Pages_go_by_key_and_meet_every_record_once()
    {
        await using var site = await Imported("[" + string.Join(",", Enumerable.Range(1, 23).Select(i => SampleStudies.Written(SampleStudies.Plain(i)))) + "]", "TY  - JOUR\nTI  - Last\nER  - \n");
        var (address, met) = ("/api/records?pageSize=5", new List<string>());
        while (true)
        {
            var piece = await site.Json(address);
            met.AddRange(piece.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!));
            if (!piece.TryGetProperty("next", out var next)) break;
            address = next.GetString()!;
        }

        Assert.Equal(24, met.Count);
        Assert.Equal(24, met.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("unknown-parameter-value", (await site.Json("/api/records?after=nonsense", HttpStatusCode.BadRequest)).GetProperty("code").GetString());
        Assert.Equal("unknown-parameter-value", (await site.Json("/api/records?source=nobody", HttpStatusCode.BadRequest)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task What_a_record_holds_never_becomes_markup_or_a_way_out_and_no_address_of_a_person_is_shown()
    {
        var hostile = SampleStudies.WithResults(1);
        var protocol = hostile["protocolSection"]!;
        protocol["identificationModule"]!["briefTitle"] = "<script>alert(1)</script>\" onload=\"x";
        protocol["descriptionModule"]!["briefSummary"] = "<a href=\"javascript:alert(1)\">here</a>, write to Jane.Doe+x@hospital.example.org or phone: +1 (919) 555-0100, 12,345 cells";
        protocol["contactsLocationsModule"]!["centralContacts"] = System.Text.Json.Nodes.JsonNode.Parse("""[{ "name": "Jane Secret", "phone": "555-0199", "email": "jane.secret@hospital.example.org" }]""");
        hostile["resultsSection"]!["outcomeMeasuresModule"]!["outcomeMeasures"]![0]!["title"] = "</td><img src=x onerror=alert(1)>";
        await using var site = await Imported(SampleStudies.Written(hostile));
        foreach (var address in (string[])["/records", WithResults])
        {
            var page = await site.Page(address);
            Assert.Empty(page.QuerySelectorAll("main script, main img, main [onload], main [onerror]"));
            Assert.All(page.QuerySelectorAll("main a[href]"), a => Assert.Matches("^(/|#|https?://)", a.GetAttribute("href")!));
        }

        foreach (var address in (string[])[WithResults, "/api" + WithResults, "/api/records"])
        {
            using var answer = await site.Ask(address);
            var text = await answer.Text();
            Assert.DoesNotContain("hospital.example.org", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("555-01", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Jane Secret", text, StringComparison.Ordinal);
        }

        using var whole = await site.Ask(WithResults);
        Assert.Contains("12,345 cells", await whole.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Issues_are_shown_with_their_code_and_place()
    {
        var study = SampleStudies.Plain(1);
        study["protocolSection"]!["statusModule"]!["startDateStruct"]!["date"] = "soon";
        await using var site = await Imported(SampleStudies.Written(study));
        var words = (await site.Page(WithResults)).QuerySelector("section[aria-labelledby=issues]").Words();
        Assert.Contains(ImportCodes.NotADate, words, StringComparison.Ordinal);
        Assert.Contains("startDateStruct", words, StringComparison.Ordinal);
        Assert.Equal(ImportCodes.NotADate, (await site.Json("/api" + WithResults)).GetProperty("issues")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Records_that_belong_together_are_shown_with_the_reason()
    {
        await using var site = await Imported(
            SampleStudies.Written(SampleStudies.Plain(1)),
            "<Trials_downloaded_from_ICTRP><Trial><TrialID>NCT90000001</TrialID><Public_title>The same</Public_title></Trial></Trials_downloaded_from_ICTRP>");
        var page = await site.Page("/records/duplicates");
        Assert.NotNull(page.QuerySelector("a[href='/records/ictrp/NCT90000001']"));
        Assert.Contains("Both are the entry NCT90000001", page.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Equal(1, (await site.Json("/api/records/duplicates")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await site.Json("/api/records/possible-duplicates")).GetProperty("total").GetInt32());
        Assert.NotNull((await site.Page(WithResults)).QuerySelector("section[aria-labelledby=others] a[href='/records/ictrp/NCT90000001']"));
        await using var empty = await KeptSite.With();
        Assert.Contains("0 records", (await empty.Page("/records/duplicates")).QuerySelector("main").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_id_with_a_slash_has_its_page()
    {
        await using var site = await Imported("<Trials_downloaded_from_ICTRP><Trial><TrialID>CTRI/2019/01/012345</TrialID><Public_title>Slashed</Public_title></Trial></Trials_downloaded_from_ICTRP>");
        Assert.Equal("Slashed", (await site.Page("/records/ictrp/CTRI%2F2019%2F01%2F012345")).QuerySelector("h1").Words());
        Assert.NotNull((await site.Page("/records")).QuerySelector("a[href='/records/ictrp/CTRI%2F2019%2F01%2F012345']"));
    }

    [Fact]
    public async Task Where_nothing_was_imported_the_page_says_how_and_what_is_not_there_is_not_found()
    {
        await using var site = await KeptSite.With();
        Assert.Contains("equipoise import", (await site.Page("/records")).QuerySelector(".empty-state").Words(), StringComparison.Ordinal);
        Assert.Equal(0, (await site.Json("/api/records")).GetProperty("total").GetInt32());
        await site.Page("/records/clinical-trials-gov/NCT00000000", HttpStatusCode.NotFound);
        await site.Page("/records/nowhere/1", HttpStatusCode.NotFound);
        Assert.Equal("not-found", (await site.Json("/api/records/pub-med/1", HttpStatusCode.NotFound)).GetProperty("code").GetString());
    }

    private static async Task<KeptSite> Imported(params string[] files)
    {
        var site = await KeptSite.With();
        using var folder = new ImportFolder();
        foreach (var (file, i) in files.Select((f, i) => (f, i))) folder.Write($"{i}", file);
        await new ImportRecords(site.Database, new SetClock(KeptSite.Noon)).Run([folder.Root], _ => { }, cancel: Cancel);
        return site;
    }
}
