using System.Diagnostics;
using System.Text;
using Equipoise.Evidence.Claims.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Product.Tests.Claims;

/// <summary>What of a page of HTML is read.</summary>
public class ReadHtmlTests
{
    private const string Page = """
        <!doctype html><html><head><title> Cells &amp; hope </title><style>p{color:red}</style><script>if (a < b) document.write("<p>script words</p>")</script></head>
        <body class="has-menu"><nav><ul><li><a href="/">Home</a><li><a href="/prices">Prices</a></ul></nav>
        <main><h1>Stem cells for autism</h1><p>Our cells help <b>every</b> child.<br>They are safe.<p hidden>hidden words<p style="display: NONE">more hidden words
        <ul><li>better speech<li><p>better sleep</p></ul>
        <table><tr><th>Package</th><th>Price</th></tr><tr><td><p>Autism</p></td><td>$12,000</td></tr></table>
        <blockquote><p>My son spoke!</p> A mother</blockquote><noscript>noscript words</noscript><svg><title>drawing words</title><text>more</text></svg><img src=a.png alt="x">
        <template>template words</template><textarea>typed words</textarea></main>
        <div class="cookie-banner">We use cookies on this page to please you all.</div>
        <aside><div class="testimonials">She sleeps now.</div><a href="/x">Read on</a></aside>
        <footer><p>The treatment is not approved by any authority in the world.</p><a href="/privacy">Privacy</a> <p>Course: 9 000 €</p></footer></body></html>
        """;

    private static readonly string[] Pieces =
    [
        "<", ">", "</", "<p>", "</p>", "<div hidden>", "</div>", "<b", "<script>", "</script>", "<!--", "-->", "<svg>", "<table><tr><td>", "</table>", "&", "&amp;", "&#x", "&#99999999;", "\"", "'", " a=", "<li>", "<br/>", "<![CDATA[", "<?", "stem cells cure autism. ", "\0", "🧒", "\ud800", "<title>", "<plaintext>", "<textarea>", "<style>",
    ];

    [Fact]
    public void A_page_is_read_stretch_by_stretch()
    {
        var page = ReadPage.Run(Page);
        Assert.Equal("Cells & hope", page.Title);
        Assert.Equal(
            [
                "Heading: Stem cells for autism", "Paragraph: Our cells help every child.", "Paragraph: They are safe.", "ListItem: better speech", "ListItem: better sleep", "TableRow: Package | Price", "TableRow: Autism | $12,000",
                "Quotation: My son spoke!", "Quotation: A mother", "Paragraph: She sleeps now.", "Paragraph: The treatment is not approved by any authority in the world.", "Paragraph: Course: 9 000 €",
            ],
            page.Blocks.Select(b => $"{b.Kind}: {page.Of(b)}"));
        Assert.Equal(2, page.Notes.Length);
    }

    [Theory]
    [InlineData("<p>a<b>b<i>c</b>d</i>e</p>f", "abcde", "f")]
    [InlineData("<div><p>one<div>two</p>three</div>", "one", "two", "three")]
    [InlineData("<ul><li>one<ul><li>two</ul><li>three</ul>", "one", "two", "three")]
    [InlineData("<svg><g><p>shown</p></g>", "shown")]
    [InlineData("<p>one</svg></b></li>two", "one", "two")]
    [InlineData("<p>price<script>x</script>s are high</p>", "prices are high")]
    [InlineData("<noscript><p>x</noscript><p>y", "y")]
    [InlineData("<p>a &lt;b&gt; &copy; &nbsp;&#8364;5</p>", "a <b> © €5")]
    [InlineData("<div>fever<br>and chills</div>", "fever and chills")]
    public void Broken_nesting_is_read_as_a_browser_would(string html, params string[] stretches)
    {
        var page = ReadPage.Run("<!doctype html>" + html);
        Assert.Equal(stretches, page.Blocks.Select(b => page.Of(b).ToString()));
    }

    [Fact]
    public void Any_tangle_of_tags_is_read_or_refused() =>
        Prop.ForAll(Arb.From(Gen.ListOf(Gen.Elements(Pieces)).Select(string.Concat)), tangle =>
        {
            try
            {
                var page = ReadPage.Run("<!doctype html>" + tangle);
                var last = 0;
                foreach (var block in page.Blocks)
                {
                    Assert.InRange(block.Start, last, block.End - 1);
                    last = block.End;
                }
            }
            catch (UnreadablePageException e)
            {
                Assert.NotEmpty(e.Message);
            }
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b><p>")]
    [InlineData("<div><p>x")]
    [InlineData("<table><tr><td>")]
    [InlineData("</div>")]
    [InlineData("<b></i>")]
    [InlineData("<ul><li>x")]
    [InlineData("<a b c d e f g h>")]
    [InlineData("<svg><path/>")]
    [InlineData("&amp")]
    [InlineData("&#1")]
    [InlineData("<!--")]
    [InlineData("<")]
    [InlineData("<script><!--<script>")]
    [InlineData("</p><br>")]
    [InlineData("class=a id=b ", "<p ")]
    [InlineData("x=a ", "<p ")]
    [InlineData("</styl", "<style>")]
    public void Time_grows_with_the_length_only(string piece, string first = "")
    {
        Time(first, piece, 100_000);
        var (half, whole) = (Time(first, piece, 1_000_000), Time(first, piece, 2_000_000));
        Assert.True(whole < (4 * half) + TimeSpan.FromSeconds(2), $"1 MB took {half}, 2 MB took {whole}.");
    }

    private static TimeSpan Time(string first, string piece, int length)
    {
        var html = "<!doctype html><p>words " + first + new StringBuilder().Insert(0, piece, length / piece.Length);
        var watch = Stopwatch.StartNew();
        try
        {
            ReadPage.Run(html);
        }
        catch (UnreadablePageException)
        {
            // Refused in time is as good.
        }

        return watch.Elapsed;
    }
}
