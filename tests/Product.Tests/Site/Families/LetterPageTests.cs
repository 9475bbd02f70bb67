using System.Net;
using AngleSharp;
using AngleSharp.Dom;

namespace Equipoise.Product.Tests.Site.Families;

/// <summary>A letter to a clinic: made here, sent from the family's own mail, kept nowhere.</summary>
public class LetterPageTests(SiteFixture site, DemonstrationSite demonstration) : IClassFixture<DemonstrationSite>
{
    private string Page => demonstration.Directory.Find("example-harbour-cells")!.Page.Text!;

    [Fact]
    public async Task Without_a_page_it_asks_what_every_clinic_should_answer()
    {
        var page = await site.Page("/families/letter?clinic=%3Cb%3ESome+place");
        var letter = page.QuerySelector("pre.letter")!.TextContent;
        Assert.StartsWith("To <b>Some place:", letter.TrimStart(), StringComparison.Ordinal);
        Assert.Contains("12. ", letter, StringComparison.Ordinal);
        Assert.Contains("which national authority has approved it?", letter, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("main b"));
        Assert.Contains("Nothing so far", page.QuerySelector(".own-income").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_pasted_is_asked_about_in_its_own_words()
    {
        using var response = await site.Client.PostAsync(new Uri("/families/letter", UriKind.Relative), new FormUrlEncodedContent([new("_handler", "letter"), new("Form.Clinic", "Some place"), new("Form.Text", Page)]), TestContext.Current.CancellationToken);
        var page = await Parsed(response);
        var letter = page.QuerySelector("pre.letter")!.TextContent;
        Assert.Contains("“87% of our patients improve”", letter, StringComparison.Ordinal);
        Assert.Contains("These questions were made from the words that you pasted", page.QuerySelector("#letter").Words(), StringComparison.Ordinal);
        Assert.Equal(Page, page.QuerySelector("textarea")!.TextContent.ReplaceLineEndings("\n").Trim());
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.Null(response.Headers.ETag);
    }

    [Fact]
    public async Task The_mail_opens_in_the_family_s_own_mail_and_is_never_too_long()
    {
        var page = await demonstration.Page("/families/letter?clinic=example-harbour-cells");
        var mail = page.QuerySelector("a[href^='mailto:']")!.GetAttribute("href")!;
        Assert.StartsWith("mailto:?subject=", mail, StringComparison.Ordinal);
        Assert.InRange(mail.Length, 500, 1_900);
        var body = Uri.UnescapeDataString(mail[(mail.IndexOf("&body=", StringComparison.Ordinal) + 6)..]);
        Assert.Contains("\r\n\r\n", body, StringComparison.Ordinal);
        Assert.EndsWith("Thank you.\r\n", body, StringComparison.Ordinal);
        Assert.Contains("Your mail can hold only", page.QuerySelector("#letter").Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/families/letter?report=nonsense")]
    [InlineData("/families/letter?report=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public async Task A_report_that_is_gone_is_said_to_be_gone(string address)
    {
        var page = await site.Page(address);
        Assert.Contains("We hold no such report", page.QuerySelector(".nhsuk-error-summary").Words(), StringComparison.Ordinal);
        Assert.Contains("12. ", page.QuerySelector("pre.letter")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clinic_on_file_is_asked_about_its_own_page()
    {
        var page = await demonstration.Page("/families/letter?clinic=example-harbour-cells");
        Assert.Contains("To Example Harbour Cells (invented):", page.QuerySelector("pre.letter")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("87% of our patients improve", page.QuerySelector("pre.letter")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_it_may_be_cached()
    {
        using var response = await site.Ask("/families/letter?clinic=x");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Null(response.Headers.ETag);
    }

    private static async Task<IDocument> Parsed(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, html);
        return await BrowsingContext.New().OpenAsync(r => r.Content(html), TestContext.Current.CancellationToken);
    }
}
