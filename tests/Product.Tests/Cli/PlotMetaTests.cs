using System.Text.Json;
using System.Xml.Linq;

namespace Equipoise.Product.Tests.Cli;

/// <summary><c>equipoise meta plot</c>, run as a program of its own.</summary>
public sealed class PlotMetaTests : IDisposable
{
    private const string Counts = """
        study,ai,bi,ci,di,year,group,ctl
        Aronson 1948,4,119,11,128,1948,a,yes
        Ferguson & Simes <1949>,6,300,29,274,1949,a,yes
        Rosenthal 1960,3,228,11,209,1960,a,no
        Hart 1977,62,13536,248,12619,1977,b,yes
        Frimodt-Moller 1973,33,5036,47,5761,1973,b,yes
        Nobody,0,20,0,,1980,b,no
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("equipoise-plot-");

    public static TheoryData<string, string> Kinds => new()
    {
        { "forest", "--subgroup group --controlled ctl --better lower" }, { "forest", "--mh" }, { "forest", "--measure OR --glmm" }, { "forest", "--width paper" }, { "funnel", "--trim-fill --width narrow" }, { "cumulative", "--cumulative year" },
        { "leave-one-out", "" }, { "baujat", "" }, { "bubble", "--moderators ~year" }, { "labbe", "--better lower" }, { "radial", "--transform none" },
    };

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_kind_is_an_image_with_a_title_and_a_description(string kind, string more)
    {
        var run = await Plot(Counts, [.. more.Contains("--measure", StringComparison.Ordinal) ? Array.Empty<string>() : ["--measure", "RR"], "--kind", kind, .. more.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.True(run.Exit == 0, run.Errors);
        var svg = XDocument.Parse(run.Output).Root!;
        Assert.Equal("svg", svg.Name.LocalName);
        Assert.Equal(["title", "desc", "style"], svg.Elements().Take(3).Select(e => e.Name.LocalName));
        Assert.DoesNotContain("NaN", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_behind_a_forest_has_the_numbers_of_the_fit()
    {
        var file = Table(Counts);
        using var fit = JsonDocument.Parse((await ProgramRun.Equipoise("meta", "fit", file, "--measure", "RR", "--format", "json")).Output);
        using var plot = JsonDocument.Parse((await ProgramRun.Equipoise("meta", "plot", file, "--measure", "RR", "--format", "json")).Output);
        var pooled = plot.RootElement.GetProperty("rows").EnumerateArray().Single(r => r[0].GetString()!.StartsWith("Pooled", StringComparison.Ordinal));
        var coefficient = fit.RootElement.GetProperty("coefficients")[0];
        string Shown(string of) => Math.Exp(coefficient.GetProperty(of).GetDouble()).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal([Shown("estimate"), Shown("ciLower"), Shown("ciUpper")], pooled.EnumerateArray().Skip(3).Take(3).Select(c => c.GetString()));
        Assert.Equal("forest", plot.RootElement.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_person_can_read_it_without_seeing_it()
    {
        var run = await Plot(Counts, ["--measure", "RR", "--format", "text", "--title", "Six trials", "--right", "favours vaccine", "--better", "lower"]);
        Assert.Equal(0, run.Exit);
        Assert.StartsWith("Six trials", run.Output, StringComparison.Ordinal);
        Assert.Contains("(favours vaccine)", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("1 without an interval", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("not available", run.Output, StringComparison.Ordinal);
        Assert.Contains("Left out", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_picture_can_be_written_to_a_file()
    {
        var output = Path.Combine(folder.FullName, "forest.svg");
        var run = await Plot(Counts, ["--measure", "OR", "--out", output]);
        Assert.Equal((0, ""), (run.Exit, run.Output));
        Assert.Equal("svg", XDocument.Load(output).Root!.Name.LocalName);
    }

    [Fact]
    public async Task P_values_and_directions_are_drawn_without_pooling()
    {
        var albatross = await Plot("study,p,n,direction\nA,0.03,120,better\nB,0.5,80,worse\nC,,50,better", ["--kind", "albatross", "--format", "text"]);
        Assert.Contains("about 0.40", albatross.Output, StringComparison.Ordinal);
        var directions = await Plot("study,domain,direction,n\nA,Language,better,30\nA,Contact,worse,30\nB,Language,unclear,200", ["--kind", "directions", "--format", "text"]);
        Assert.Contains("Language: 1 better, 0 worse, 1 mixed or none", directions.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--moderators ~year", "With moderators there is no one pooled effect to draw.")]
    [InlineData("--kind bubble", "A bubble plot needs one moderator")]
    [InlineData("--kind labbe --measure PHI", "A L’Abbé plot needs events in two groups")]
    [InlineData("--kind albatross", "The table needs a column 'p'.")]
    [InlineData("--kind directions", "The table needs a column 'domain'.")]
    [InlineData("--controlled year", "The column 'year' says whether a study had a comparison group: yes or no, not '1948'.")]
    [InlineData("--kind funnel --mh", "Of this model only a forest plot can be drawn.")]
    public async Task What_cannot_be_drawn_is_refused_in_a_sentence(string more, string sentence)
    {
        string[] measure = more.Contains("--measure", StringComparison.Ordinal) ? [] : ["--measure", "RR"];
        var run = await Plot(Counts, [.. measure, .. more.Split(' ')]);
        Assert.Equal(1, run.Exit);
        Assert.Contains(sentence, run.Errors, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    private string Table(string csv)
    {
        var file = Path.Combine(folder.FullName, "table.csv");
        File.WriteAllText(file, csv);
        return file;
    }

    private Task<ProgramRun> Plot(string csv, string[] arguments) => ProgramRun.Equipoise(["meta", "plot", Table(csv), .. arguments]);
}
