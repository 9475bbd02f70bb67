using System.Text;
using System.Text.Json;

namespace Equipoise.Product.Tests.Cli;

public sealed class CheckClaimsTests : IDisposable
{
    private const string Text = "Our stem cells cure autism in every child. 🧒 Opening hours: nine to five.";

    private readonly string folder = Directory.CreateTempSubdirectory("equipoise").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_page_is_answered_in_80_columns()
    {
        var run = await ProgramRun.Equipoise("check", Write("page.txt", Text), "--explain");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Contains("“Our stem cells cure autism in every child.”", run.Output, StringComparison.Ordinal);
        Assert.Contains("because of:", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public async Task Programs_get_the_contract()
    {
        var run = await ProgramRun.Equipoise("check", Write("page.txt", "🧒\n\n" + Text), "--format", "json");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        var json = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(("🧒\n\n" + Text).EnumerateRunes().Count(), json.GetProperty("document").GetProperty("length").GetInt32());
        Assert.False(json.GetProperty("document").TryGetProperty("text", out _));
        var claim = json.GetProperty("claims")[0];
        Assert.Equal((3, "Our stem cells cure autism in every child."), (claim.GetProperty("start").GetInt32(), claim.GetProperty("quote").GetString()));
        foreach (var name in (string[])["end", "type", "stance", "verdict", "why", "evidence", "flags"]) Assert.True(claim.TryGetProperty(name, out _), name);
        foreach (var name in (string[])["cells", "routes", "outcomes", "instruments"]) Assert.Equal(JsonValueKind.Array, claim.GetProperty("concepts").GetProperty(name).ValueKind);
        Assert.Equal(JsonValueKind.Array, json.GetProperty("omissions").ValueKind);
        Assert.NotEqual("", json.GetProperty("summary").GetString());
    }

    [Fact]
    public async Task A_folder_is_answered_file_by_file_and_what_could_not_be_read_is_said()
    {
        Write("a.html", $"<!doctype html><title>A</title><p>{Text}</p>");
        Write("b.gif", "GIF89a");
        var run = await ProgramRun.Equipoise("check", folder, "--format", "json");
        Assert.Equal(1, run.Exit);
        Assert.Contains("I cannot read pictures; please type the sentence.", run.Errors, StringComparison.Ordinal);
        var documents = JsonDocument.Parse(run.Output).RootElement.GetProperty("documents");
        var document = documents[0].GetProperty("document");
        var claim = documents[0].GetProperty("claims")[0];
        var points = document.GetProperty("text").GetString()!.EnumerateRunes().ToList();
        Assert.Equal(claim.GetProperty("quote").GetString(), string.Concat(points[claim.GetProperty("start").GetInt32()..claim.GetProperty("end").GetInt32()]));
        Assert.Equal("is-picture", documents[1].GetProperty("problem").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Sarif_has_a_rule_a_verdict_and_a_place()
    {
        var run = await ProgramRun.Equipoise("check", Write("my page.txt", Text), "--format", "sarif");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        var root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("2.1.0", root.GetProperty("version").GetString());
        var sarif = root.GetProperty("runs")[0];
        var result = sarif.GetProperty("results")[0];
        var rules = sarif.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString());
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.EndsWith("my%20page.txt", place.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal((0, 42), (place.GetProperty("region").GetProperty("charOffset").GetInt32(), place.GetProperty("region").GetProperty("charLength").GetInt32()));
    }

    [Theory]
    [InlineData(1, "There is no file", "check", "no-such-file")]
    [InlineData(1, "There is nothing to read", "check", "-")]
    [InlineData(2, "Name a file", "check")]
    [InlineData(2, "--format is text, json", "check", "-", "--format", "xml")]
    [InlineData(2, "is no address", "check", "--url", "ftp://example.org")]
    public async Task What_cannot_be_done_is_refused_with_the_reason(int exit, string reason, params string[] arguments)
    {
        var run = await ProgramRun.Equipoise(arguments);
        Assert.Equal((exit, ""), (run.Exit, run.Output));
        Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
    }

    private string Write(string name, string content)
    {
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return file;
    }
}
