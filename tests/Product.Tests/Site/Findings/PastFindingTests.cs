using System.Net;
using AngleSharp.Dom;
using Equipoise.Evidence.Releases;
using Equipoise.Product.Tests.Releases;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Site.Findings;

public sealed class PastFindingTests(SiteFixture site)
{
    private const string Id = "autism-severity";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_finding_stays_at_its_address_after_the_answer_has_changed()
    {
        await using var kept = await KeptSite.With(KeptSite.Then, (ReleasedEvidence.Whole, KeptSite.Today));
        var before = (await new ReadStandings(kept.Database).Numbered(1, Cancel))!.Findings()!.Value.Single(f => f.Id == Id);
        foreach (var hash in new[] { KeptSite.Then.Said.Hash, KeptSite.Then.Snapshot.Hash, KeptSite.Then.Snapshot.Hash[..8] })
        {
            var page = await kept.Page($"/findings/{Id}/{hash}");
            var words = page.QuerySelector("main").Words();
            Assert.Contains(before.Statement, words, StringComparison.Ordinal);
            Assert.Contains("Past answer. This is how it stood from 24 November 2026, 12:00 UTC to 25 November 2026, 12:00 UTC.", words, StringComparison.Ordinal);
            Assert.NotNull(page.QuerySelector($".nhsuk-inset-text a[href='/findings/{Id}']"));
            Assert.All(before.Reasons, r => Assert.Contains(r.Reason.Trim(), page.QuerySelector("section[aria-labelledby=sure]").Words(), StringComparison.Ordinal));
            Assert.Null(page.QuerySelector($"section[aria-labelledby=studies] > ul a[href='/studies/{KeptSite.Missing}']"));
            Assert.Contains("Adding study", page.QuerySelector("section[aria-labelledby=since]").Words(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_page_of_a_finding_links_its_permanent_address_with_and_without_a_database()
    {
        var address = (await site.Page($"/findings/{Id}")).QuerySelector("a[rel=bookmark]")!.GetAttribute("href")!;
        Assert.Equal($"/findings/{Id}/{KeptSite.Today.Hash}", address);
        await using var kept = await KeptSite.With(KeptSite.Then, (ReleasedEvidence.Whole, KeptSite.Today));
        foreach (var page in new[] { await site.Page(address), await kept.Page(address) })
            Assert.Contains("the permanent address of what we say today", page.QuerySelector("main").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_reads_the_finding_as_it_stood()
    {
        await using var kept = await KeptSite.With(KeptSite.Then, (ReleasedEvidence.Whole, KeptSite.Today));
        var before = (await new ReadStandings(kept.Database).Numbered(1, Cancel))!.Findings()!.Value.Single(f => f.Id == Id);
        var past = await kept.Json($"/api/findings/{Id}/{KeptSite.Then.Snapshot.Hash}");
        Assert.Equal(before.Statement, past.GetProperty("statement").GetString());
        Assert.Equal(before.K, past.GetProperty("k").GetInt32());
        Assert.Equal(KeptSite.Then.Snapshot.Hash, past.GetProperty("stood").GetProperty("releaseHash").GetString());
        Assert.False(past.GetProperty("isToday").GetBoolean());
        Assert.Equal($"/findings/{Id}", past.GetProperty("today").GetString());
        Assert.Equal($"/findings/{Id}/{KeptSite.Then.Said.Hash}", past.GetProperty("permanent").GetString());
        Assert.True((await kept.Json($"/api/findings/{Id}/{KeptSite.Today.Hash}")).GetProperty("isToday").GetBoolean());
    }

    [Theory]
    [InlineData("2026-11-24", 0)]
    [InlineData("2026-11-25", 1)]
    [InlineData("2030-01-01", 1)]
    public async Task A_day_finds_what_stood_at_its_end(string day, int which)
    {
        await using var kept = await KeptSite.With(KeptSite.Then, (ReleasedEvidence.Whole, KeptSite.Today));
        var hash = which == 0 ? KeptSite.Then.Said.Hash : KeptSite.Today.Hash;
        using var page = await kept.Ask($"/findings/{Id}?at={day}");
        Assert.Equal((HttpStatusCode.Found, $"/findings/{Id}/{hash}"), (page.StatusCode, Path(page.Headers.Location!)));
        Assert.Equal(hash, (await kept.Json($"/api/findings/{Id}?at={day}")).GetProperty("stood").GetProperty("hash").GetString());
    }

    [Theory]
    [InlineData("?at=2026-11-23", 404, "not-found", "Nothing was kept yet on 23 November 2026.")]
    [InlineData("?at=yesterday", 400, "unknown-parameter-value", "A day is written as 2026-11-01")]
    [InlineData("?at=9999-12-31", 400, "unknown-parameter-value", "A day is written as 2026-11-01")]
    [InlineData("/ffffffffffff", 404, "not-found", "No version of that name was ever kept here.")]
    [InlineData("/short", 404, "not-found", "A version is named by 8 to 64 hexadecimal digits.")]
    public async Task What_was_never_kept_is_refused_with_its_reason_and_the_way_on(string rest, int status, string code, string why)
    {
        await using var kept = await KeptSite.With((ReleasedEvidence.Whole, KeptSite.Today));
        var page = await kept.Page($"/findings/{Id}{rest}", (HttpStatusCode)status);
        Assert.Contains(why, page.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($".empty-state a[href='/findings/{Id}']"));
        var problem = await kept.Json($"/api/findings/{Id}{rest}", (HttpStatusCode)status);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Contains(why, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_past_finding_can_be_worked_out_again_from_the_records_of_its_day()
    {
        await using var kept = await KeptSite.With(KeptSite.Then, (ReleasedEvidence.Whole, KeptSite.Today));
        var hash = KeptSite.Then.Said.Hash;
        var page = await kept.Page($"/findings/{Id}/{hash}");
        var files = page.QuerySelectorAll("section[aria-labelledby=reproduce] li a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Contains($"/api/findings/{Id}/{hash}/data.csv", files);
        foreach (var file in files) Assert.Equal(HttpStatusCode.OK, (await kept.Ask(file)).StatusCode);
        Assert.DoesNotContain(KeptSite.Missing, await (await kept.Ask($"/api/findings/{Id}/{hash}/data.csv")).Text(), StringComparison.Ordinal);
        Assert.Equal(KeptSite.Then.Snapshot.Hash, (await kept.Json($"/api/findings/{Id}/{hash}/settings.json")).GetProperty("release").GetString());
    }

    [Fact]
    public async Task What_this_program_no_longer_comes_to_is_not_given_out_as_its_numbers()
    {
        var said = ReleasedEvidence.Saying(KeptSite.Then.Snapshot, [], [ReleasedEvidence.Finding()]);
        await using var kept = await KeptSite.With((KeptSite.Then.Snapshot, said), (ReleasedEvidence.Whole, KeptSite.Today));
        Assert.Contains("no longer comes to what was said then", (await kept.Page($"/findings/{Id}/{said.Hash}")).QuerySelector("section[aria-labelledby=reproduce]").Words(), StringComparison.Ordinal);
        Assert.Equal("gone", (await kept.Json($"/api/findings/{Id}/{said.Hash}/data.csv", HttpStatusCode.Gone)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_name_that_no_finding_had_then_answers_404()
    {
        await using var kept = await KeptSite.With((ReleasedEvidence.Whole, KeptSite.Today));
        Assert.Contains("had no finding of this name", (await kept.Page($"/findings/nothing/{KeptSite.Today.Hash}", HttpStatusCode.NotFound)).QuerySelector("main").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "kept before findings were kept with versions")]
    [InlineData(false, "is damaged")]
    public async Task What_was_kept_and_cannot_be_shown_is_gone_and_says_why(bool without, string why)
    {
        await using var kept = await KeptSite.With(KeptSite.Then);
        await using (var db = kept.Database.CreateDbContext())
            await db.Standings.ExecuteUpdateAsync(s => s.SetProperty(x => x.CompressedFindings, without ? null : new byte[] { 1, 2, 3 }), Cancel);
        Assert.Contains(why, (await kept.Page($"/findings/{Id}/{KeptSite.Then.Said.Hash}", HttpStatusCode.Gone)).QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Equal("gone", (await kept.Json($"/api/findings/{Id}/{KeptSite.Then.Said.Hash}", HttpStatusCode.Gone)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Other_words_from_the_same_records_have_an_address_each()
    {
        var first = ReleasedEvidence.Saying(ReleasedEvidence.Whole, findings: [ReleasedEvidence.Finding("Said badly.")]);
        await using var kept = await KeptSite.With((ReleasedEvidence.Whole, first), (ReleasedEvidence.Whole, KeptSite.Today));
        var page = await kept.Page($"/findings/{Id}/{ReleasedEvidence.Whole.Hash}");
        Assert.Contains("Said badly.", page.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Equal([$"/findings/{Id}/{first.Hash}", $"/findings/{Id}/{KeptSite.Today.Hash}"], page.QuerySelectorAll("section[aria-labelledby=version] li a").Select(a => a.GetAttribute("href")!), StringComparer.Ordinal);
        Assert.DoesNotContain("Said badly.", (await kept.Page($"/findings/{Id}/{KeptSite.Today.Hash}")).QuerySelector("section[aria-labelledby=answer]").Words(), StringComparison.Ordinal);
    }

    private static string Path(Uri location) => location.IsAbsoluteUri ? location.AbsolutePath : location.OriginalString;
}
