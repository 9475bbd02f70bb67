using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Releases;
using Equipoise.Evidence.Snapshots;
using Equipoise.Product.Tests.Findings;
using Equipoise.Product.Tests.Releases;
using Equipoise.Site.Report;

namespace Equipoise.Product.Tests.Site.Report;

public sealed class ReportTests(SiteFixture site)
{
    private static readonly string[] Outside = ["url(", "@import", "://"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<bool> RealOrInvented => [true, false];

    private Task<(IDocument Page, string Text, List<string> Errors)> File(bool real) => File(real ? site.Snapshot : InventedEvidence.Whole);

    private static async Task<(IDocument Page, string Text, List<string> Errors)> File(Snapshot snapshot)
    {
        var book = FindingBook.Of(snapshot);
        var report = new WriteReport(snapshot, book, Said.From(snapshot, book), new SetClock(KeptSite.Noon), null);
        var text = Encoding.UTF8.GetString(await WriteReport.Write(await report.Data(Cancel), null, Cancel));
        List<string> errors = [];
        var parser = new HtmlParser(new HtmlParserOptions { IsStrictMode = false });
        parser.Error += (_, e) => errors.Add(e is AngleSharp.Html.Dom.Events.HtmlErrorEvent error ? $"{error.Message} at {error.Position}" : e.ToString()!);
        return (await parser.ParseDocumentAsync(text, Cancel), text, errors);
    }

    [Theory]
    [MemberData(nameof(RealOrInvented))]
    public async Task The_file_asks_for_nothing_from_anywhere_and_runs_nothing(bool real)
    {
        var (page, text, errors) = await File(real);
        Assert.Empty(errors);
        Assert.StartsWith("<!DOCTYPE html>", text, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, object, embed, video, audio, form, input, base, [src], [srcset], [onload], [onclick]"));
        Assert.All(page.QuerySelectorAll("style"), s => Assert.All(Outside, outside => Assert.DoesNotContain(outside, s.TextContent, StringComparison.OrdinalIgnoreCase)));
        Assert.All(page.QuerySelectorAll("[href]"), a => Assert.True(a.GetAttribute("href")![0] == '#' || (a.LocalName == "a" && a.GetAttribute("href")!.StartsWith("http", StringComparison.Ordinal) && a.Closest(".sources, .report-study, .report-review, .report-chapter ul") is not null), a.OuterHtml));
    }

    [Theory]
    [MemberData(nameof(RealOrInvented))]
    public async Task Every_link_inside_leads_somewhere_and_every_anchor_is_one_place(bool real)
    {
        var (page, _, _) = await File(real);
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        var links = page.QuerySelectorAll("a[href^='#']").Select(a => a.GetAttribute("href")![1..]).ToList();
        Assert.All(links, link => Assert.Contains(link, ids));
        Assert.All(ReportChapter.All, chapter => Assert.Contains(chapter.Id, links));
        Assert.All((real ? site.Snapshot : InventedEvidence.Whole).Content.Questions, q => Assert.Contains("question-" + q.Id, links));
    }

    [Theory]
    [MemberData(nameof(RealOrInvented))]
    public async Task Every_statement_in_it_is_the_statement_of_its_finding(bool real)
    {
        var book = FindingBook.Of(real ? site.Snapshot : InventedEvidence.Whole);
        var (page, _, _) = await File(real);
        var said = page.QuerySelectorAll("[data-finding]").Select(e => (Id: e.GetAttribute("data-finding")!, Words: e.Words())).ToList();
        Assert.All(said, s => Assert.Equal(book.Find(s.Id)!.Statement, s.Words));
        Assert.Equal(book.All.Select(f => f.Id).Order(StringComparer.Ordinal), said.Select(s => s.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(book.All.Where(f => f.Scope.IsWhole && f.K > 0), f => Assert.Contains(page.QuerySelectorAll(".report-summary [data-finding]"), e => e.GetAttribute("data-finding") == f.Id));
    }

    [Fact]
    public async Task Every_figure_of_a_study_that_counts_cites_its_source_and_the_first_page_names_the_release()
    {
        var (page, _, _) = await File(site.Snapshot);
        var book = FindingBook.Of(site.Snapshot);
        var finding = book.Find("autism-severity")!;
        var rows = page.GetElementById("finding-autism-severity")!.Closest("article")!.QuerySelectorAll("tbody tr").Where(r => r.Closest("table")!.QuerySelector("caption").Words() == "Studies that count").ToList();
        Assert.Equal(finding.K, rows.Count);
        Assert.All(rows, r => Assert.NotNull(r.QuerySelector("sup.cite a")));
        Assert.Contains(site.Snapshot.Hash, page.QuerySelector(".report-stamp").Words(), StringComparison.Ordinal);
        Assert.Contains("24 November 2026, 12:00 UTC", page.QuerySelector(".report-stamp").Words(), StringComparison.Ordinal);
        Assert.Equal(site.Snapshot.Content.Studies.Length, page.QuerySelectorAll("article.report-study[aria-labelledby^='study-']").Length);
        Assert.Equal(site.Snapshot.RiskOfBias.All.Count(j => j.Tool.Overall is not null), page.QuerySelectorAll(".bias-grid tbody tr").Length);
        Assert.True(page.QuerySelectorAll(".report-picture svg").Length > 20);
    }

    [Fact]
    public async Task The_page_is_the_same_and_offers_the_file()
    {
        var page = await site.Page("/report");
        Assert.Equal(ReportChapter.All.Select((c, i) => FormattableString.Invariant($"{i + 1}. {c.Title}")), page.QuerySelectorAll(".report-chapter > h2").Select(h => h.Words()));
        Assert.Contains("without a database of past releases", page.QuerySelector("[aria-labelledby=changes]").Words(), StringComparison.Ordinal);
        var file = await site.Ask("/report.html");
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.InRange((await file.Bytes()).Length, 100_000, 2_000_000);
    }

    [Fact]
    public async Task What_changed_since_the_last_release_is_told()
    {
        await using var kept = await KeptSite.With(KeptSite.Then, (ReleasedEvidence.Whole, KeptSite.Today));
        var changes = (await kept.Page("/report")).QuerySelector("[aria-labelledby=changes]");
        Assert.Contains("Adding study", changes.Words(), StringComparison.Ordinal);
        Assert.Contains(KeptSite.Then.Snapshot.Hash[..12], changes.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_writes_it_at_the_terminal()
    {
        var file = Path.Combine(Path.GetTempPath(), $"equipoise-{Guid.NewGuid():N}.html");
        try
        {
            var run = await ProgramRun.Equipoise("report", file, "--data", Repository.Data);
            Assert.Equal((0, ""), (run.Exit, run.Output));
            Assert.Matches(@"^Wrote .*\.html, \d+ kB\.\s*$", run.Errors);
            Assert.Contains(site.Snapshot.Hash, await System.IO.File.ReadAllTextAsync(file, Cancel), StringComparison.Ordinal);
            Assert.Equal(1, (await ProgramRun.Equipoise("report", Path.Combine(file, "nowhere.html"), "--data", Repository.Data)).Exit);
        }
        finally
        {
            System.IO.File.Delete(file);
        }
    }
}
