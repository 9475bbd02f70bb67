using System.Text.Json;
using Equipoise.Evidence.Reading;
using Equipoise.Product.Tests.Reading;

namespace Equipoise.Product.Tests.Cli;

public class CheckEvidenceTests
{
    [Fact]
    public async Task A_whole_folder_is_said_to_be_whole_with_its_hash()
    {
        using var folder = new SampleFolder();
        var run = await ProgramRun.Equipoise("evidence", "check", "--data", folder.Root);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Equal($"{folder.Root} is whole: 1 studies, 1 reviews, 1 trials, 1 sources. Hash {folder.Read().Snapshot!.Hash[..12]}.\n", run.Output);
    }

    [Fact]
    public async Task Programs_get_one_value_of_json_and_nothing_else()
    {
        using var folder = new SampleFolder();
        var run = await ProgramRun.Equipoise("evidence", "check", "--data", folder.Root, "--format", "json");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        using var json = JsonDocument.Parse(run.Output);
        Assert.True(json.RootElement.GetProperty("valid").GetBoolean());
        Assert.Equal(folder.Read().Snapshot!.Hash, json.RootElement.GetProperty("hash").GetString());
        Assert.Equal(0, json.RootElement.GetProperty("problems").GetArrayLength());
    }

    [Fact]
    public async Task A_problem_is_shown_with_file_line_column_code_and_field()
    {
        using var folder = new SampleFolder();
        folder.Edit(SampleFiles.Study, "kind: primary", "kind: main");
        var run = await ProgramRun.Equipoise("evidence", "check", "--data", folder.Root);
        Assert.Equal(1, run.Exit);
        Assert.StartsWith($"{SampleFiles.Study}:4:7 {Codes.NotAChoice} kind: 'main' is not one of: primary, ", run.Output, StringComparison.Ordinal);
        Assert.Equal($"1 problem in {folder.Root}. Nothing was loaded.\n", run.Errors);
    }

    [Fact]
    public async Task A_problem_for_programs_has_the_six_fields()
    {
        using var folder = new SampleFolder();
        folder.Edit(SampleFiles.Study, "kind: primary", "kind: main");
        var run = await ProgramRun.Equipoise("evidence", "check", "--data", folder.Root, "--format", "json");
        Assert.Equal((1, ""), (run.Exit, run.Errors));
        using var json = JsonDocument.Parse(run.Output);
        Assert.False(json.RootElement.GetProperty("valid").GetBoolean());
        var problem = json.RootElement.GetProperty("problems")[0];
        Assert.Equal(["code", "column", "field", "file", "line", "message"], problem.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal((Codes.NotAChoice, SampleFiles.Study, 4, 7), (problem.GetProperty("code").GetString(), problem.GetProperty("file").GetString(), problem.GetProperty("line").GetInt32(), problem.GetProperty("column").GetInt32()));
    }
}
