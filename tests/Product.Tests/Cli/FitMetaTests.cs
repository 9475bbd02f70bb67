using System.Text.Json;

namespace Equipoise.Product.Tests.Cli;

public sealed class FitMetaTests : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"equipoise-{Guid.NewGuid():N}.csv");

    public void Dispose() => File.Delete(file);

    private Task<ProgramRun> Fit(string table, params string[] options)
    {
        File.WriteAllText(file, table);
        return ProgramRun.Equipoise(["meta", "fit", file, .. options]);
    }

    [Fact]
    public async Task A_person_reads_the_pooled_effect_in_80_columns()
    {
        var run = await Fit(Synthesis.PoolTableTests.Bcg, "--measure", "RR", "--moderators", "~ ablat + factor(alloc)", "--test", "knha", "--loo");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Contains("Random effects (REML), 13 studies, log risk ratio (RR)", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n'), l => Assert.InRange(l.TrimEnd().Length, 0, 80));
    }

    [Fact]
    public async Task A_program_reads_one_value_of_json()
    {
        var run = await Fit(Synthesis.PoolTableTests.Bcg, "--measure", "OR", "--method", "dl", "--level", "90", "--format", "json", "--confint");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(("DL", 0.9), (json.RootElement.GetProperty("method").GetString(), json.RootElement.GetProperty("level").GetDouble()));
    }

    [Theory]
    [InlineData("yi,vi\n0.1,x\n", "Row 1, column 'vi': 'x' is not a number.")]
    [InlineData("ai,bi,ci,di\n1,2,3,4\n", "Which measure?")]
    [InlineData("a,b\n1,2\n", "do not fit any effect measure")]
    [InlineData("yi,vi\nNA,1\n", "No study has a finite estimate")]
    public async Task What_cannot_be_done_is_refused_in_a_sentence(string table, string reason)
    {
        var run = await Fit(table);
        Assert.Equal((1, ""), (run.Exit, run.Output));
        Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--method", "XX", "it is one of REML")]
    [InlineData("--level", "200", "--level lies between")]
    [InlineData("--trim-fill", "Z9", "it is one of L0|R0|Q0")]
    public async Task A_wrong_option_is_wrong_usage(string option, string value, string reason)
    {
        var run = await Fit("yi,vi\n0.1,0.2\n", option, value);
        Assert.Equal(2, run.Exit);
        Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
    }
}
