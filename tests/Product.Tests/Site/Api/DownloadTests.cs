using System.Security.Cryptography;
using System.Text;
using Equipoise.Site.Data;

namespace Equipoise.Product.Tests.Site.Api;

public class DownloadTests(SiteFixture site)
{
    [Fact]
    public async Task The_hash_of_the_evidence_is_the_SHA_256_of_everything()
    {
        using var response = await site.Ask("/api/everything.json");
        Assert.Equal(site.Snapshot.Hash, Convert.ToHexStringLower(SHA256.HashData(await response.Bytes())));
    }

    [Theory]
    [InlineData("studies.csv")]
    [InlineData("results.csv")]
    [InlineData("harms.csv")]
    [InlineData("trials.csv")]
    [InlineData("facts.csv")]
    public async Task A_table_has_a_row_for_each_record_and_a_name_with_the_short_hash(string name)
    {
        using var response = await site.Ask($"/api/{name}");
        var rows = Rows(await response.Text());
        var content = site.Snapshot.Content;
        var expected = name switch
        {
            "studies.csv" => content.Studies.Length,
            "results.csv" => content.Studies.Sum(s => s.Results.Length),
            "harms.csv" => content.Studies.Sum(s => s.Harms.Length),
            "trials.csv" => content.Trials.Length,
            _ => content.Shelves.Values.Sum(shelf => shelf.Sum(g => g.Facts.Length)),
        };
        Assert.Equal(expected + 1, rows.Count);
        Assert.All(rows, row => Assert.Equal(rows[0].Count, row.Count));
        Assert.Equal(rows[0].Count, rows[0].Distinct(StringComparer.Ordinal).Count());
        Assert.Equal($"equipoise-{site.Snapshot.Hash[..12]}-{name}", response.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        var bytes = await response.Bytes();
        Assert.NotEqual((byte)0xEF, bytes[0]);
    }

    [Fact]
    public async Task A_result_stands_with_its_source_and_how_it_was_read()
    {
        using var response = await site.Ask("/api/results.csv");
        var rows = Rows(await response.Text());
        int At(string column) => rows[0].ToList().IndexOf(column);
        var row = rows.First(r => r[At("study")] == "dawson2020" && r[At("instrument")] == "VABS-3" && r[At("subscale")] == "Socialization");
        Assert.Equal(("all-cells", "placebo", "119", "61", "6 months", "no-difference", "read", "true"), (row[At("arm")], row[At("versus")], row[At("n")], row[At("versusN")], row[At("time")], row[At("direction")], row[At("how")], row[At("controlled")]));
        Assert.Equal(site.Snapshot.Sources["duke20"].Url ?? "", row[At("sourceUrl")]);
        Assert.Equal(site.Snapshot.Sources["duke20"].Title, row[At("sourceTitle")]);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1 point", "'+1 point")]
    [InlineData("-1 point", "'-1 point")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    [InlineData("says \"no\", twice", "says \"no\", twice")]
    [InlineData("two\nlines", "two\nlines")]
    public void Text_cannot_run_as_a_formula_and_reads_back_whole(string text, string cell) => Assert.Equal(cell, Written(text));

    [Theory]
    [InlineData(-1.5, "-1.5")]
    [InlineData(0.1, "0.1")]
    public void Numbers_stay_numbers(double number, string cell)
    {
        Assert.Equal(cell, Written(number));
        Assert.Equal(cell, Written((decimal)number));
    }

    private static string Written(object value) =>
        Rows(Encoding.UTF8.GetString(new CsvTable<object>([new("first", _ => 1), new("x", v => v)]).Write([value])))[1][1];

    /// <summary>A plain reading of RFC 4180 that shares nothing with the writer.</summary>
    private static List<List<string>> Rows(string csv)
    {
        List<List<string>> rows = [[]];
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < csv.Length; i++)
        {
            if (quoted && csv[i] == '"' && i + 1 < csv.Length && csv[i + 1] == '"') cell.Append(csv[i++]);
            else if (csv[i] == '"') quoted = !quoted;
            else if (!quoted && csv[i] == ',') End();
            else if (!quoted && csv[i] == '\r') { End(); rows.Add([]); i++; }
            else cell.Append(csv[i]);
        }

        Assert.Empty(rows[^1]);
        rows.RemoveAt(rows.Count - 1);
        return rows;

        void End()
        {
            rows[^1].Add(cell.ToString());
            cell.Clear();
        }
    }
}
