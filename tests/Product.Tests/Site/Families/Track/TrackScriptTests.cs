namespace Equipoise.Product.Tests.Site.Families.Track;

/// <summary>The parts of the tracking page that reckon, read files and merge them, tried in Node with its own test runner: <c>*.test.mjs</c> in this folder.</summary>
public class TrackScriptTests
{
    private static readonly string Here = Path.Combine(Repository.Root, "tests", "Product.Tests", "Site", "Families", "Track");

    [Fact]
    public async Task What_the_page_reckons_is_right()
    {
        var files = Directory.GetFiles(Here, "*.test.mjs").Order(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(files);
        var run = await ProgramRun.Of("node", ["--test", "--test-reporter=tap", .. files]);
        Assert.True(run.Exit == 0, run.Output + run.Errors);
        Assert.Contains("# fail 0", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("# pass 0", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void No_module_can_speak_to_a_network()
    {
        var modules = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Site", "Families", "Track", "Script"), "*.js");
        Assert.NotEmpty(modules);
        foreach (var module in modules.Where(m => Path.GetFileName(m) != "worker.js"))
        {
            var text = File.ReadAllText(module);
            foreach (var way in new[] { "fetch(", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "innerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function" })
                Assert.False(text.Contains(way, StringComparison.Ordinal), $"{Path.GetFileName(module)} has {way}");
        }
    }
}
