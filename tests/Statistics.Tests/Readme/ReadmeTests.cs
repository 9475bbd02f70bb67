using System.Text.RegularExpressions;
using Equipoise.Statistics.Tests.Goldens;

namespace Equipoise.Statistics.Tests.Readme;

/// <summary>The README of the library shows code that runs and what it prints. EQUIPOISE_UPDATE_DOCS=1 writes its blocks anew.</summary>
public partial class ReadmeTests
{
    private static readonly string Project = Path.Combine(Golden.Root(), "src", "Statistics");

    private static readonly string Document = Path.Combine(Project, "README.md");

    private static readonly string Source = Path.Combine(Golden.Root(), "tests", "Statistics.Tests", "Readme", "Examples.cs");

    [Fact]
    public void Every_example_is_code_that_runs_and_shows_what_it_prints()
    {
        var text = File.ReadAllText(Document);
        var regions = Region().Matches(File.ReadAllText(Source)).Select(m => Dedented(m.Groups["code"].Value)).ToArray();
        var printed = Examples.Printed();
        var blocks = Block().Matches(text);
        Assert.Equal(regions.Length, printed.Count);
        Assert.Equal(regions.Length, blocks.Count);
        if (Environment.GetEnvironmentVariable("EQUIPOISE_UPDATE_DOCS") == "1")
        {
            var at = 0;
            File.WriteAllText(Document, Block().Replace(text, _ => Written(regions[at], printed[at++])));
            return;
        }

        for (var i = 0; i < regions.Length; i++) Assert.Equal(Written(regions[i], printed[i]), blocks[i].Value);
    }

    [Fact]
    public void The_package_holds_the_README_and_every_folder_of_methods_is_in_it()
    {
        var project = File.ReadAllText(Path.Combine(Project, "Statistics.csproj"));
        Assert.Contains("<PackageReadmeFile>README.md</PackageReadmeFile>", project, StringComparison.Ordinal);
        Assert.Contains("<None Include=\"README.md\" Pack=\"true\" PackagePath=\"/\" />", project, StringComparison.Ordinal);
        var text = File.ReadAllText(Document);
        var folders = typeof(Interval).Assembly.GetExportedTypes().Select(t => t.Namespace!.Split('.')).Where(n => n.Length > 2).Select(n => n[2]).Distinct();
        Assert.Equal([], folders.Where(f => !text.Contains($"`{f}`", StringComparison.Ordinal)));
    }

    private static string Written(string code, string printed) => $"```csharp\n{code}\n```{(printed.Length == 0 ? "" : $"\n\n```text\n{printed}\n```")}";

    private static string Dedented(string code)
    {
        var lines = code.Split('\n');
        var margin = lines.Where(l => l.Length > 0).Min(l => l.Length - l.TrimStart().Length);
        return string.Join('\n', lines.Select(l => l.Length > 0 ? l[margin..] : l)).TrimEnd('\n');
    }

    [GeneratedRegex(@"^ *// example: [^\n]+\n(?<code>.*?)\n *// end$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Region();

    [GeneratedRegex(@"^```csharp\n.*?\n```$(\n\n```text\n.*?\n```$)?", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();
}
