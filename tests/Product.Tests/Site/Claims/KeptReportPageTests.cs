using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;

namespace Equipoise.Product.Tests.Site.Claims;

/// <summary>A report gets an address only when somebody asks for it, and whoever has its key deletes it.</summary>
public sealed class KeptReportPageTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_report_is_kept_when_asked_shown_at_its_address_and_deleted_by_its_key()
    {
        await using var site = await KeptSite.With();
        using var client = new HttpClient { BaseAddress = site.Address };
        var without = await Post(client, "/check", ("_handler", "check"), ("Form.Text", "Our stem cells cure autism."));
        Assert.DoesNotContain("The report is kept", without, StringComparison.Ordinal);
        await using (var db = site.Database.CreateDbContext()) Assert.Empty(db.KeptReports);

        var page = await new HtmlParser().ParseDocumentAsync(await Post(client, "/check", ("_handler", "check"), ("Form.Text", "Our stem cells cure autism."), ("Form.Keep", "true")), Cancel);
        var links = page.QuerySelectorAll("#result a[href^='/check/']").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(2, links.Count);

        using var response = await site.Ask(links[0]);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(("no-store", "noindex, nofollow"), (response.Headers.CacheControl!.ToString(), response.Headers.GetValues("X-Robots-Tag").Single()));
        var shown = await new HtmlParser().ParseDocumentAsync(await response.Text(), Cancel);
        Assert.Equal("noindex, nofollow", shown.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.NotNull(shown.QuerySelector("#mark-1"));
        Assert.Null(shown.QuerySelector("form"));

        using var program = await site.Ask(links[0].Replace("/check/", "/api/claims/check/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, program.StatusCode);
        using var told = JsonDocument.Parse(await program.Text());
        Assert.Equal("contradicted", told.RootElement.GetProperty("claims")[0].GetProperty("verdict").GetString());
        Assert.Equal(told.RootElement.GetProperty("claims").GetArrayLength(), shown.QuerySelectorAll(".claim-table tbody tr").Length);

        var asked = await site.Page(links[1]);
        Assert.NotNull(asked.QuerySelector("form#delete"));
        var key = asked.QuerySelector("input[name=Key]")!.GetAttribute("value")!;
        Assert.Contains("does not belong", await Post(client, links[0], ("_handler", "delete"), ("Key", "no")), StringComparison.Ordinal);
        Assert.Contains("was deleted", await Post(client, links[0], ("_handler", "delete"), ("Key", key)), StringComparison.Ordinal);
        using var gone = await site.Ask(links[0]);
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("There is no such report", await gone.Text(), StringComparison.Ordinal);
        using var goneToo = await site.Ask(links[0].Replace("/check/", "/api/claims/check/", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, goneToo.StatusCode);
    }

    private static async Task<string> Post(HttpClient client, string address, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await client.PostAsync(new Uri(address, UriKind.Relative), content, Cancel);
        return await response.Content.ReadAsStringAsync(Cancel);
    }
}
