using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Equipoise.Product.Tests.Site.Claims;

public sealed class CheckPageTests(SiteFixture site)
{
    private const string Text = "Our stem cells cure autism in every child. <script>alert(1)</script> Opening hours: nine to five.";

    private async Task<(IDocument Page, HttpResponseMessage Response)> Post(string address, params (string Name, string Value)[] fields)
    {
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        return await Send(address, content);
    }

    private async Task<(IDocument Page, HttpResponseMessage Response)> Send(string address, HttpContent content)
    {
        var response = await site.Client.PostAsync(new Uri(address, UriKind.Relative), content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        return (await new HtmlParser().ParseDocumentAsync(text, TestContext.Current.CancellationToken), response);
    }

    [Fact]
    public async Task A_pasted_page_is_marked_in_place_and_answered()
    {
        var (page, response) = await Post("/check", ("_handler", "check"), ("Form.Text", Text));
        using (response) Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        var mark = page.QuerySelector("#mark-1")!;
        Assert.Contains("Our stem cells cure autism in every child.", mark.TextContent, StringComparison.Ordinal);
        Assert.NotNull(mark.QuerySelector(".claim-sign[aria-hidden=true]"));
        Assert.Contains("(claim 1:", mark.QuerySelector(".nhsuk-u-visually-hidden")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("#claim-1", mark.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("#claim-1 a[href='#mark-1']"));
        Assert.Equal("In short", page.QuerySelector("#in-short")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Contains("<script>alert(1)</script>", page.QuerySelector(".checked-text")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Text, page.QuerySelector("textarea")!.TextContent.TrimStart('\n'));
    }

    [Fact]
    public async Task An_uploaded_file_is_read()
    {
        using var content = new MultipartFormDataContent
        {
            { new StringContent("check"), "_handler" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes("<!doctype html><title>T</title><script>bad()</script><p>Our stem cells cure autism.</p>")), "Form.File", "page.html" },
        };
        var (page, response) = await Send("/check", content);
        response.Dispose();
        Assert.Equal("Our stem cells cure autism.", page.QuerySelector("#claim-1 blockquote")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("", "", "Paste the words")]
    [InlineData("", "http://127.0.0.1/", "private network")]
    [InlineData("", "ftp://example.org", "Only pages of the web")]
    [InlineData("<html><script>x</script></html>", "", "no words")]
    public async Task What_cannot_be_checked_is_said_above_the_form(string text, string url, string reason)
    {
        var (page, response) = await Post("/check", ("_handler", "check"), ("Form.Text", text), ("Form.Url", url));
        response.Dispose();
        Assert.Contains(reason, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(url, page.QuerySelector("#url")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_link_from_the_bookmarklet_only_fills_the_form()
    {
        var page = await site.Page("/check?url=http%3A%2F%2F127.0.0.1%2F");
        Assert.Equal("http://127.0.0.1/", page.QuerySelector("#url")!.GetAttribute("value"));
        Assert.Null(page.QuerySelector("[role=alert]"));
        Assert.StartsWith("javascript:void(location.href='http://127.0.0.1:", page.QuerySelector(".bookmarklet")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_pages_stand_side_by_side()
    {
        var (page, response) = await Post("/check/compare", ("_handler", "compare"), ("Form.FirstText", "Our stem cells cure autism."), ("Form.SecondText", "Nothing is known to cure autism."));
        response.Dispose();
        Assert.NotNull(page.QuerySelector("#first-claim-1"));
        Assert.NotNull(page.QuerySelector("#second-claim-1"));
        Assert.Equal(("In short, first page", "In short, second page"), (page.QuerySelector("#first-in-short")!.TextContent, page.QuerySelector("#second-in-short")!.TextContent));
        Assert.All(page.QuerySelectorAll("[id]").GroupBy(e => e.Id, StringComparer.Ordinal), g => Assert.Single(g));
    }

    [Fact]
    public async Task The_example_shows_every_kind_of_answer_that_its_text_deserves()
    {
        var page = await site.Page("/check/example");
        Assert.InRange(page.QuerySelectorAll(".claim-card").Length, 6, 30);
        Assert.InRange(page.QuerySelectorAll(".claim-card").Select(c => c.ClassName).Distinct(StringComparer.Ordinal).Count(), 3, 6);
    }
}
