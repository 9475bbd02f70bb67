using System.Net;
using Equipoise.Evidence.Snapshots;
using Equipoise.Product.Tests.Releases;
using Equipoise.Site.Families;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Equipoise.Product.Tests.Site.Families;

/// <summary>The site over an evidence base of one's own, which need not hold what family pages are made of.</summary>
public class OwnFolderTests
{
    [Fact]
    public async Task Without_words_there_are_no_family_pages_and_no_way_to_them()
    {
        await using var site = await Serve(new Snapshot(ReleasedEvidence.Whole.Content));
        using var client = new HttpClient { BaseAddress = new(site.Urls.Single()) };
        foreach (var address in FamilyRooms.All.SelectMany(f => f.Rooms).Where(r => !r.InEnglishOnly).Select(r => r.Address).Append(FamilyRooms.Landing))
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
        Assert.DoesNotContain("href=\"/families\"", await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_facts_a_page_is_made_of_it_is_not_there_and_the_others_are()
    {
        var whole = ReleasedEvidence.Whole;
        var without = whole.Content.Shelves.Where(s => s.Key is not (Evidence.Background.Shelf.Harms or Evidence.Background.Shelf.Reporting));
        await using var site = await Serve(new Snapshot(whole.Content with { Shelves = whole.Content.Shelves.Clear().AddRange(without) }) { Words = whole.Words });
        using var client = new HttpClient { BaseAddress = new(site.Urls.Single()) };
        async Task<HttpStatusCode> Status(string address) => (await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode;
        Assert.Equal(HttpStatusCode.NotFound, await Status("/families/decide"));
        Assert.Equal(HttpStatusCode.NotFound, await Status("/families/decide/standards"));
        Assert.Equal(HttpStatusCode.NotFound, await Status("/families/treated"));
        Assert.Equal(HttpStatusCode.OK, await Status("/families/rights"));
        Assert.Equal(HttpStatusCode.OK, await Status("/es/families"));
    }

    private static async Task<WebApplication> Serve(Snapshot snapshot)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSite(snapshot);
        var site = builder.Build();
        site.MapSite();
        await site.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }
}
