using System.Net;
using System.Xml.Linq;
using AngleSharp.Dom;
using Equipoise.Product.Tests.Releases;

namespace Equipoise.Product.Tests.Site.Changes;

public sealed class ChangePagesTests(SiteFixture site)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task A_new_study_is_told_with_the_answers_it_moved()
    {
        await using var kept = await KeptSite.With(KeptSite.Then, (ReleasedEvidence.Whole, KeptSite.Today));
        foreach (var address in new[] { "/changes", "/changes/2", $"/releases/{ReleasedEvidence.Whole.Hash}" })
        {
            var page = await kept.Page(address);
            var words = page.QuerySelector("main").Words();
            Assert.Contains("Adding study", words, StringComparison.Ordinal);
            Assert.Contains($"{KeptSite.Missing}: new", words, StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector($"a[href='/findings/autism-severity/{KeptSite.Then.Said.Hash}']"));
            Assert.NotNull(page.QuerySelector($"a[href='/findings/autism-severity/{KeptSite.Today.Hash}']"));
            Assert.Empty(page.QuerySelectorAll("[id]").GroupBy(e => e.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));
        }
    }

    [Fact]
    public async Task Any_two_versions_are_compared_in_either_direction()
    {
        await using var kept = await KeptSite.With(KeptSite.Then, (ReleasedEvidence.Whole, KeptSite.Today));
        var (older, newer) = (KeptSite.Then.Snapshot.Hash, ReleasedEvidence.Whole.Hash);
        var forth = await kept.Json($"/api/releases/{newer}/changes?against={older[..10]}");
        var back = await kept.Json($"/api/releases/{older}/changes?against={newer}");
        Assert.Equal(forth.GetProperty("findings").GetArrayLength(), back.GetProperty("findings").GetArrayLength());
        var moved = back.GetProperty("findings").EnumerateArray().First(f => f.GetProperty("id").GetString() == "autism-severity");
        Assert.Equal(KeptSite.Missing, moved.GetProperty("went")[0].GetString());
        Assert.StartsWith("Taking out study", moved.GetProperty("plain")[0].GetString(), StringComparison.Ordinal);
        Assert.Contains("Taking out study", (await kept.Page($"/releases/{older}?against={newer}")).QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Contains("No version of the name to compare with", (await kept.Page($"/releases/{newer}?against=ffffffff")).QuerySelector("main").Words(), StringComparison.Ordinal);
        await kept.Json($"/api/releases/{newer}/changes?against=ffffffff", HttpStatusCode.NotFound);
        await kept.Json($"/api/releases/{older}/changes", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_first_version_has_an_empty_page_an_empty_list_and_a_valid_empty_feed()
    {
        await using var kept = await KeptSite.With((ReleasedEvidence.Whole, KeptSite.Today));
        Assert.Contains("Nothing has changed yet", (await kept.Page("/changes")).QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Equal(0, (await kept.Json("/api/changes")).GetProperty("total").GetInt32());
        Assert.Empty((await Feed(kept)).Elements(Atom + "entry"));
        await kept.Page("/changes/1", HttpStatusCode.NotFound);
        await kept.Json("/api/changes/1", HttpStatusCode.NotFound);
        await kept.Json("/api/changes/next", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_feed_is_valid_Atom_whose_entries_keep_their_ids()
    {
        var renamed = KeptSite.Otherwise(ReleasedEvidence.Without(2));
        var program = KeptSite.Otherwise(ReleasedEvidence.Without(2), "9.9.9");
        await using var kept = await KeptSite.With(KeptSite.Then, (ReleasedEvidence.Without(2), renamed), (ReleasedEvidence.Without(2), program), (ReleasedEvidence.Whole, KeptSite.Today));
        var feed = await Feed(kept);
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.Equal(["2026-11-27T12:00:00Z", "2026-11-25T12:00:00Z"], entries.Select(e => e.Element(Atom + "updated")!.Value), StringComparer.Ordinal);
        Assert.Equal("2026-11-27T12:00:00Z", feed.Element(Atom + "updated")!.Value);
        Assert.Equal(["/changes/4", "/changes/2"], entries.Select(e => e.Element(Atom + "link")!.Attribute("href")!.Value), StringComparer.Ordinal);
        Assert.Contains("Glossary:", entries[0].Element(Atom + "content")!.Value, StringComparison.Ordinal);
        Assert.Equal(entries.Select(Id), (await Feed(kept)).Elements(Atom + "entry").Select(Id));
        Assert.Contains("took over from", (await kept.Page("/changes/3")).QuerySelector("main").Words(), StringComparison.Ordinal);
        await kept.Json("/api/changes?page=99", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Without_a_database_nothing_is_kept_and_the_feed_is_empty()
    {
        Assert.Contains("runs without a database", (await site.Page("/changes")).QuerySelector("main").Words(), StringComparison.Ordinal);
        Valid(XDocument.Parse(await (await site.Ask("/changes.atom")).Text()).Root!);
        Assert.NotNull((await site.Page("/changes")).QuerySelector("link[type='application/atom+xml'][href='/changes.atom']"));
    }

    private static string Id(XElement entry) => entry.Element(Atom + "id")!.Value;

    private static async Task<XElement> Feed(KeptSite kept)
    {
        using var response = await kept.Ask("/changes.atom");
        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType?.MediaType);
        var feed = XDocument.Parse(await response.Text()).Root!;
        Valid(feed);
        return feed;
    }

    /// <summary>What RFC 4287 asks of a feed and of each entry.</summary>
    private static void Valid(XElement feed)
    {
        Assert.Equal(Atom + "feed", feed.Name);
        Assert.NotEmpty(feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.Single(feed.Elements(Atom + "link"), l => l.Attribute("rel")!.Value == "self");
        var all = feed.Elements(Atom + "entry").Prepend(feed).ToList();
        foreach (var part in all)
        {
            Assert.StartsWith("urn:uuid:", Assert.Single(part.Elements(Atom + "id")).Value, StringComparison.Ordinal);
            Assert.True(Guid.TryParse(Id(part)["urn:uuid:".Length..], out _));
            Assert.NotEmpty(Assert.Single(part.Elements(Atom + "title")).Value);
            Assert.True(DateTimeOffset.TryParse(Assert.Single(part.Elements(Atom + "updated")).Value, System.Globalization.CultureInfo.InvariantCulture, out _));
        }

        Assert.Equal(all.Count, all.Select(Id).Distinct(StringComparer.Ordinal).Count());
    }
}
