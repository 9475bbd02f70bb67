using System.Text.Json;

namespace Equipoise.Product.Tests.Cli;

public sealed class FitMixedTests : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), $"equipoise-{Guid.NewGuid():N}.csv");

    /// <summary>Three visits of twelve children in two arms; one visit is missing.</summary>
    private static readonly string Trial = "id,arm,visit,score\n" + string.Join('\n', Enumerable.Range(0, 12).SelectMany(child => Enumerable.Range(1, 3).Select(visit =>
        FormattableString.Invariant($"c{child},{(child % 2 == 0 ? "cells" : "placebo")},{visit},{(child == 4 && visit == 3 ? "NA" : 30 + (child * 7 % 11) - (visit * (child % 2 == 0 ? 1.5 : 1)) + (((child * 5) + (visit * 3)) % 4 * 0.7))}")))) + "\n";

    public void Dispose() => File.Delete(file);

    private Task<ProgramRun> Fit(string table, params string[] options)
    {
        File.WriteAllText(file, table);
        return ProgramRun.Equipoise(["mixed", "fit", file, .. options]);
    }

    [Fact]
    public async Task A_person_reads_means_and_differences_in_80_columns()
    {
        var run = await Fit(Trial, "--fixed", "score ~ factor(visit) * arm", "--covariance", "un", "--subject", "id", "--visit", "visit", "--df", "kr", "--emmeans", "visit*arm");
        Assert.Equal(0, run.Exit);
        Assert.Contains("Mixed model (REML), 35 rows, residuals UN", run.Output, StringComparison.Ordinal);
        Assert.Contains("cells - placebo", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 row was left out because something is missing: 15.", run.Errors, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n'), l => Assert.InRange(l.TrimEnd().Length, 0, 80));
    }

    [Fact]
    public async Task A_program_reads_one_value_of_json()
    {
        var run = await Fit(Trial, "--fixed", "score ~ visit * arm", "--random", "~ visit || id", "--method", "ml", "--format", "json", "--emmeans", "arm", "--control", "placebo", "--ranef");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(("ML", 35), (json.RootElement.GetProperty("method").GetString(), json.RootElement.GetProperty("n").GetInt32()));
        Assert.Equal("cells - placebo", json.RootElement.GetProperty("contrasts")[0].GetProperty("name").GetString());
        Assert.Equal(12, json.RootElement.GetProperty("ranef")[0].GetProperty("groups").GetArrayLength());
    }

    [Theory]
    [InlineData("score ~ age", "UN", "There is no column 'age'")]
    [InlineData("~ visit", "UN", "has no response")]
    [InlineData("score ~ (visit", "UN", "cannot be read")]
    [InlineData("arm ~ visit", "UN", "is not a number")]
    public async Task What_cannot_be_done_is_refused_in_a_sentence(string formula, string covariance, string reason)
    {
        var run = await Fit(Trial, "--fixed", formula, "--covariance", covariance, "--subject", "id", "--visit", "visit");
        Assert.Equal((1, ""), (run.Exit, run.Output));
        Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", run.Errors, StringComparison.Ordinal);
    }
}
