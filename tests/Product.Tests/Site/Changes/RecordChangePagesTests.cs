using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Equipoise.Product.Tests.Changes;
using Equipoise.Product.Tests.Importing;
using Equipoise.Product.Tests.Releases;
using Equipoise.Product.Tests.Syncing;

namespace Equipoise.Product.Tests.Site.Changes;

public class RecordChangePagesTests(SiteFixture withoutDatabase)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private const string History = "/records/clinical-trials-gov/NCT90000001/history";

    [Fact]
    public async Task An_amended_trial_is_told_on_every_page_in_the_feed_and_in_the_API()
    {
        await using var site = await Amended();
        foreach (var address in (string[])["/changes", "/changes/records", History])
        {
            var page = await site.Page(address);
            Assert.Contains("The trial moved its completion date from March 2024 to June 2025.", page.QuerySelector("main").Words(), StringComparison.Ordinal);
            Assert.Contains("trial.dates.completion", page.QuerySelector("main table").Words(), StringComparison.Ordinal);
            Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(e => e.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));
        }

        Assert.NotNull((await site.Page("/changes/records")).QuerySelector($"a[href='{History}#version-2']"));
        Assert.NotNull((await site.Page("/records/clinical-trials-gov/NCT90000001")).QuerySelector($"a[href='{History}']"));
        var item = (await site.Json("/api/changes/records?kind=dates")).GetProperty("items")[0];
        Assert.Equal(("NCT90000001", "dates"), (item.GetProperty("id").GetString(), item.GetProperty("news")[0].GetProperty("kind").GetString()));
        Assert.Equal(2, (await site.Json($"/api{History}")).GetProperty("versions").GetArrayLength());
        using var response = await site.Ask("/changes.atom");
        var entry = Assert.Single(XDocument.Parse(await response.Text()).Root!.Elements(Atom + "entry"));
        Assert.Equal($"{History}#version-2", entry.Element(Atom + "link")!.Attribute("href")!.Value);
        Assert.Equal("dates", entry.Element(Atom + "category")!.Attribute("term")!.Value);
    }

    [Fact]
    public async Task Filters_that_are_not_understood_are_said_on_the_page_and_refused_by_the_API()
    {
        await using var site = await Amended();
        Assert.Contains("We did not understand “soon”", (await site.Page("/changes/records?since=soon")).QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Contains("No change fits all of these", (await site.Page("/changes/records?kind=retraction")).QuerySelector("main").Words(), StringComparison.Ordinal);
        await site.Json("/api/changes/records?since=soon", HttpStatusCode.BadRequest);
        await site.Json("/api/changes/records?kind=gossip", HttpStatusCode.BadRequest);
        Assert.Equal(0, (await site.Json("/api/changes/records?until=2026-11-01")).GetProperty("total").GetInt32());
        await site.Page("/records/clinical-trials-gov/NCT00000000/history", HttpStatusCode.NotFound);
        await site.Json("/api/records/nowhere/NCT90000001/history", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_registry_that_disagrees_stands_beside_our_record()
    {
        await using var site = await Amended("NCT02176317");
        var words = (await site.Page("/changes/registry")).QuerySelector("main").Words();
        Assert.Contains("the registry now says", words, StringComparison.Ordinal);
        Assert.Contains("our record says", words, StringComparison.Ordinal);
        Assert.NotEqual(0, (await site.Json("/api/changes/registry")).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task A_record_that_its_source_withdrew_says_so_wherever_it_is_shown()
    {
        await using var site = await KeptSite.With((ReleasedEvidence.Whole, KeptSite.Today));
        var clock = new HastyClock(KeptSite.Noon);
        await ReadAmendmentsTests.Import(site.Database, clock, ReadAmendmentsTests.Paper("A paper"));
        await ReadAmendmentsTests.Import(site.Database, clock, "<PubmedArticleSet><DeleteCitation><PMID Version=\"1\">41</PMID></DeleteCitation></PubmedArticleSet>");
        foreach (var address in (string[])["/records/pub-med/41", "/records/pub-med/41/history"])
            Assert.Contains("PubMed has withdrawn this record", (await site.Page(address)).QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Contains("withdrawn", (await site.Page("/changes/records")).QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.True((await site.Json("/api/records/pub-med/41")).TryGetProperty("withdrawn", out _));
    }

    [Fact]
    public async Task Without_a_database_the_pages_say_so()
    {
        foreach (var address in (string[])["/changes/records", "/changes/registry"])
            Assert.Contains("without a database", (await withoutDatabase.Page(address)).QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Equal(0, (await withoutDatabase.Json("/api/changes/registry")).GetProperty("total").GetInt32());
        Assert.Equal(0, (await withoutDatabase.Json("/api/changes/records")).GetProperty("total").GetInt32());
    }

    private static async Task<KeptSite> Amended(string id = "NCT90000001")
    {
        var site = await KeptSite.With((ReleasedEvidence.Whole, KeptSite.Today));
        var clock = new HastyClock(KeptSite.Noon);
        foreach (var (updated, completion) in ((string, string)[])[("2024-01-01", "2024-03"), ("2024-06-01", "2025-06")])
            await ReadAmendmentsTests.Import(site.Database, clock, ReadAmendmentsTests.Trial(updated, p =>
            {
                p["identificationModule"]!["nctId"] = id;
                p["statusModule"]!["completionDateStruct"] = new JsonObject { ["date"] = completion, ["type"] = "ESTIMATED" };
            }));
        return site;
    }
}
