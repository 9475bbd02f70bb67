using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Equipoise.Evidence;
using Equipoise.Evidence.Releases;
using Equipoise.Product.Tests.Releases;
using Equipoise.Product.Tests.Storage;
using Equipoise.Site.Serving;
using Equipoise.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Equipoise.Product.Tests.Site.Releases;

public sealed class ReleasePagesTests(SiteFixture site)
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("/releases")]
    [InlineData("/releases/0123456789ab")]
    public async Task Without_a_database_the_page_says_that_no_past_versions_are_kept(string address) =>
        Assert.Contains("runs without a database", (await site.Page(address)).QuerySelector("main").Words(), StringComparison.Ordinal);

    [Fact]
    public async Task Versions_are_listed_newest_first_and_each_shows_its_answers_and_what_changed()
    {
        await using var empty = EmptyDatabase.InFolder();
        await using var database = await OpenEvidenceDb.At(empty.Place, TestContext.Current.CancellationToken);
        var older = ReleasedEvidence.Without(2);
        var newer = ReleasedEvidence.Whole;
        await Keep(database, older, Noon);
        await Keep(database, newer, Noon.AddDays(1));
        await using var app = await Serving(database);

        var list = await Page(app, "/releases");
        Assert.Equal($"/releases/{newer.Hash} /releases/{older.Hash}", string.Join(' ', list.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href"))));
        Assert.Contains("24 November 2026, 12:00 UTC", list.QuerySelectorAll("tbody tr")[1].Words(), StringComparison.Ordinal);

        var release = await Page(app, $"/releases/{newer.Hash[..8]}");
        Assert.Contains(newer.Hash, release.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Contains("Nobody knows.", release.QuerySelector("section[aria-labelledby=answer-cars]").Words(), StringComparison.Ordinal);
        var changes = release.QuerySelector("section[aria-labelledby=changes]")!;
        Assert.Contains("2 records", changes.Words(), StringComparison.Ordinal);
        Assert.Equal(2, changes.QuerySelectorAll("li strong").Count(s => s.Words() == "new"));
        Assert.NotNull(changes.QuerySelector($"a[href='/glossary#{newer.Content.Terms[0].Id}']"));

        var first = await Page(app, $"/releases/{older.Hash}");
        Assert.Contains("the first version on file", first.QuerySelector("section[aria-labelledby=changes]").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_of_an_older_shape_are_named_and_the_rest_of_the_version_still_shown()
    {
        await using var empty = EmptyDatabase.InFolder();
        await using var database = await OpenEvidenceDb.At(empty.Place, TestContext.Current.CancellationToken);
        await Keep(database, ReleasedEvidence.Whole, Noon);
        await using (var db = database.CreateDbContext())
            await db.Releases.ExecuteUpdateAsync(r => r.SetProperty(x => x.AnswersJson, """[{"id":"cars"}]"""), TestContext.Current.CancellationToken);
        await using var app = await Serving(database);

        var page = await Page(app, $"/releases/{ReleasedEvidence.Whole.Hash}");

        Assert.Contains("a shape that this program no longer reads", page.QuerySelector("section[aria-labelledby=answers]").Words(), StringComparison.Ordinal);
        Assert.Contains($"{ReleasedEvidence.Whole.Content.Studies.Length} studies", page.QuerySelector("dl.facts").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ffffffff")]
    [InlineData("zzz")]
    [InlineData("0")]
    public async Task A_version_that_is_not_kept_answers_404(string hash)
    {
        await using var empty = EmptyDatabase.InFolder();
        await using var database = await OpenEvidenceDb.At(empty.Place, TestContext.Current.CancellationToken);
        await using var app = await Serving(database);

        using var response = await app.GetTestClient().GetAsync(new Uri($"/releases/{hash}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task An_absurd_page_of_versions_is_named()
    {
        await using var empty = EmptyDatabase.InFolder();
        await using var database = await OpenEvidenceDb.At(empty.Place, TestContext.Current.CancellationToken);
        await using var app = await Serving(database);

        Assert.Contains("We did not understand the page “minus”", (await Page(app, "/releases?page=minus")).QuerySelector("main").Words(), StringComparison.Ordinal);
    }

    private static async Task Keep(EvidenceDatabase database, Equipoise.Evidence.Snapshots.Snapshot snapshot, DateTimeOffset at) =>
        Assert.Equal(Kept.Content, await new StoreRelease(database, new SetClock(at)).Run(snapshot, ReleasedEvidence.Saying(snapshot), TestContext.Current.CancellationToken));

    private static async Task<WebApplication> Serving(EvidenceDatabase database)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSite(ReleasedEvidence.Whole);
        builder.Services.AddSingleton<IDbContextFactory<EvidenceDb>>(database);
        var app = builder.Build();
        app.MapSite();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static async Task<IDocument> Page(WebApplication app, string address)
    {
        var html = await app.GetTestClient().GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return await BrowsingContext.New().OpenAsync(r => r.Content(html), TestContext.Current.CancellationToken);
    }
}
