using System.Text.Json;

namespace Equipoise.Product.Tests.Cli;

public class WelcomeTests
{
    [Fact]
    public async Task Somebody_who_types_only_the_name_sees_three_examples_that_fit_the_window()
    {
        var run = await ProgramRun.Equipoise();
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        var lines = run.Output.Split('\n');
        Assert.Equal(3, lines.Count(l => l.StartsWith("  equipoise ", StringComparison.Ordinal)));
        Assert.All(lines, l => Assert.InRange(l.Length, 0, 80));
    }

    [Theory]
    [InlineData("")]
    [InlineData("evidence list")]
    [InlineData("evidence show dawson2020")]
    public async Task There_is_no_colour_when_the_output_goes_elsewhere_and_every_table_fits_80_columns(string command)
    {
        var run = await ProgramRun.Equipoise(command.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.DoesNotContain('\u001b', run.Output);
        var tables = run.Output.Split("\nSources\n")[0];
        Assert.All(tables.Split('\n'), l => Assert.InRange(l.TrimEnd().Length, 0, 80));
    }

    [Theory]
    [InlineData("evidence list --format json")]
    [InlineData("evidence show dawson2020 --format json")]
    [InlineData("evidence show VABS-3 --format JSON")]
    public async Task Programs_get_one_value_of_json_and_nothing_else(string command)
    {
        var run = await ProgramRun.Equipoise(command.Split(' '));
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        var run = await ProgramRun.Equipoise("--version");
        Assert.Equal(0, run.Exit);
        Assert.Matches(@"^\d+\.\d+\.\d+", run.Output);
        Assert.Single(run.Output.Trim().Split('\n'));
    }
}
