using System.IO.Compression;
using System.Text;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Synthesis;
using Equipoise.Evidence.Synthesis.Tables;
using Equipoise.Product.Tests.Findings;
using Equipoise.Site.Exporting;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Tables;

namespace Equipoise.Product.Tests.Site.Exporting;

public sealed class RevManPackageTests(SiteFixture site)
{
    private const string RowColumns = "Analysis group,Analysis number,Analysis name,Subgroup,Applicability,Study,Study year,GIV Mean,GIV SE,Experimental mean,Experimental SD,Experimental cases,Experimental N,Control mean,Control SD,Control cases,Control N,O-E,Variance,Weight,Mean,CI start,CI end,Footnotes";

    [Fact]
    public void Its_rows_have_the_columns_of_RevMan_Web_and_pool_to_the_finding()
    {
        var book = FindingBook.Of(InventedEvidence.Whole);
        var rows = Read(RevManPackage.DataRows(book, InventedEvidence.Whole));
        Assert.Equal(RowColumns.Split(','), rows.Columns.Select(c => c.Name));
        var severity = book.Find("autism-severity")!;
        var means = Pooled(rows, 1, new() { Measure = "SMD" }, ("m1i", "Experimental mean"), ("sd1i", "Experimental SD"), ("n1i", "Experimental N"), ("m2i", "Control mean"), ("sd2i", "Control SD"), ("n2i", "Control N"));
        Assert.Equal(severity.Estimate!.Value, means, 1e-9);
        Assert.Equal(severity.Estimate.Value, Pooled(rows, 1, new() { Measure = "GEN" }, ("yi", "GIV Mean"), ("sei", "GIV SE")), 1e-9);
        var fever = book.Find("fever")!;
        Assert.Equal(Math.Log(fever.Estimate!.Value), Pooled(rows, 2, new() { Measure = "RR", Method = HeterogeneityMethod.REML }, ("ai", "Experimental cases"), ("n1i", "Experimental N"), ("ci", "Control cases"), ("n2i", "Control N")), 1e-9);
    }

    [Fact]
    public void Averages_on_a_scale_where_fewer_is_better_are_turned_and_the_footnote_says_so()
    {
        var rows = Read(RevManPackage.DataRows(FindingBook.Of(InventedEvidence.Whole), InventedEvidence.Whole));
        Assert.All(Of(rows, 1), i => Assert.StartsWith("-", rows["Experimental mean"].Cells[i], StringComparison.Ordinal));
        Assert.All(Of(rows, 1), i => Assert.Contains("multiplied by −1", rows["Footnotes"].Cells[i], StringComparison.Ordinal));
    }

    [Fact]
    public void A_study_without_numbers_keeps_its_row_and_no_cell_is_a_made_up_zero()
    {
        var rows = Read(RevManPackage.DataRows(FindingBook.Of(site.Snapshot), site.Snapshot));
        Assert.Contains(Enumerable.Range(0, rows.Rows), i => rows["Study"].Cells[i] == "Dawson 2020" && rows["GIV Mean"].Cells[i] is null or "" && rows["Footnotes"].Cells[i]!.StartsWith("No size can be computed", StringComparison.Ordinal));
        Assert.All(Enumerable.Range(0, rows.Rows), i => Assert.NotEqual("0", rows["GIV SE"].Cells[i]));
    }

    [Fact]
    public void Only_a_finding_with_an_estimate_of_all_its_comparisons_has_an_overall_estimate()
    {
        foreach (var snapshot in new[] { site.Snapshot, InventedEvidence.Whole })
        {
            var book = FindingBook.Of(snapshot);
            var settings = Read(File(snapshot, "overall-estimates-and-settings.csv"));
            for (var i = 0; i < settings.Rows; i++)
            {
                var finding = book.Find(settings["ID"].Cells[i]!["finding:".Length..])!;
                var whole = finding.Method is SynthesisMethod.Pooled or SynthesisMethod.OneStudy;
                Assert.Equal(whole ? "true" : "false", settings["Overall estimates"].Cells[i]);
                Assert.Equal(whole, !string.IsNullOrEmpty(settings["Mean"].Cells[i]));
            }
        }
    }

    [Fact]
    public async Task The_package_holds_analyses_studies_risk_of_bias_and_references()
    {
        var bytes = await (await site.Ask("/api/findings/review.zip")).Bytes();
        Assert.Equal(bytes, RevManPackage.Zip(FindingBook.Of(site.Snapshot), site.Snapshot));
        using var zip = new ZipArchive(new MemoryStream(bytes));
        Assert.Equal(["data-rows.csv", "included.ris", "overall-estimates-and-settings.csv", "risk-of-bias.csv", "study-information.csv", "subgroup-estimates.csv"],
            zip.Entries.Select(e => e.Name[(RevManPackage.Name(site.Snapshot).Length + 1)..]).Order(StringComparer.Ordinal));
        Assert.Contains("Dawson 2020", Encoding.UTF8.GetString(File(site.Snapshot, "study-information.csv")), StringComparison.Ordinal);
        var bias = Read(File(site.Snapshot, "risk-of-bias.csv"));
        Assert.Contains(bias.Columns, c => c.Name.StartsWith("Domain (judgement): RoB 2 D1", StringComparison.Ordinal));
        Assert.All(bias["Overall (judgement)"].Cells, c => Assert.False(string.IsNullOrEmpty(c)));
        var references = Encoding.UTF8.GetString(File(site.Snapshot, "included.ris"));
        Assert.Contains("DO  - 10.1016/j.jpeds.2020.03.011", references, StringComparison.Ordinal);
        Assert.Equal(references.Split("TY  - ").Length, references.Split("ER  - ").Length);
    }

    [Fact]
    public async Task A_person_exports_it_at_the_terminal()
    {
        var file = Path.Combine(Path.GetTempPath(), $"equipoise-{Guid.NewGuid():N}.zip");
        try
        {
            var run = await ProgramRun.Equipoise("findings", "export", file, "--to", "revman", "--data", Repository.Data);
            Assert.Equal((0, ""), (run.Exit, run.Output));
            Assert.StartsWith($"Wrote {file}, ", run.Errors, StringComparison.Ordinal);
            Assert.Equal(RevManPackage.Zip(FindingBook.Of(site.Snapshot), site.Snapshot), await System.IO.File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            var rows = await ProgramRun.Equipoise("findings", "export", "-", "--to", "csv", "--data", Repository.Data);
            Assert.StartsWith(RowColumns, rows.Output, StringComparison.Ordinal);
        }
        finally
        {
            System.IO.File.Delete(file);
        }
    }

    private static byte[] File(Equipoise.Evidence.Snapshots.Snapshot snapshot, string name) => RevManPackage.Files(FindingBook.Of(snapshot), snapshot).Single(f => f.Path.EndsWith(name, StringComparison.Ordinal)).Bytes;

    private static Table Read(byte[] csv) => CsvRows.Read(Encoding.UTF8.GetString(csv));

    private static IEnumerable<int> Of(Table rows, int group) => Enumerable.Range(0, rows.Rows).Where(i => rows["Analysis group"].Cells[i] == group.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static double Pooled(Table rows, int group, MetaRequest request, params (string Name, string From)[] columns) =>
        PoolTable.Run(new(columns.Select(c => new Column(c.Name, Of(rows, group).Select(i => rows[c.From].Cells[i])))), request).Pooled.Estimate;
}
