using System.Net;
using AngleSharp.Html.Parser;
using AngleSharp.Dom;

namespace Equipoise.Product.Tests.Site.Pooling;

public sealed class PoolPageTests(SiteFixture site)
{
    private async Task<IDocument> Post(params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent([new("_handler", "pool"), .. fields.Select(f => KeyValuePair.Create("Form." + f.Name, f.Value))]);
        using var response = await site.Client.PostAsync(new Uri("/pool", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_pasted_table_is_pooled_and_drawn()
    {
        var page = await Post(("Table", Synthesis.PoolTableTests.Bcg), ("Measure", "RR"), ("Method", "REML"), ("Test", "z"), ("Small", "true"), ("LeaveOut", "true"));
        Assert.Contains("−0.715", page.QuerySelector("section[aria-labelledby=result]").Words(), StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("figure.picture").Length);
        Assert.Contains("rma(yi, vi", page.QuerySelector("pre").Words(), StringComparison.Ordinal);
        Assert.Equal(Synthesis.PoolTableTests.Bcg, page.QuerySelector("textarea")!.TextContent.ReplaceLineEndings("\n").TrimStart('\n'));
    }

    [Theory]
    [InlineData("", "Paste a table first")]
    [InlineData("yi,vi\n1,x", "Row 1, column 'vi': 'x' is not a number.")]
    [InlineData("yi,vi\n1,<script>alert(1)</script>", "is not a number")]
    [InlineData("ai,bi,ci,di\n1,2,3,4", "Which measure?")]
    public async Task What_cannot_be_pooled_is_said_above_the_table_that_was_pasted(string table, string reason)
    {
        var page = await Post(("Table", table));
        Assert.Contains(reason, page.QuerySelector("[role=alert]").Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal(table, page.QuerySelector("textarea")!.TextContent.ReplaceLineEndings("\n").TrimStart('\n'));
    }
}
