using System.Text.RegularExpressions;

namespace Equipoise.Product.Tests.House;

/// <summary>What can be seen in the source itself.</summary>
public partial class SourceCodeTests
{
    private static readonly char Slash = Path.DirectorySeparatorChar;

    [Fact]
    public void No_file_is_longer_than_350_lines() =>
        Assert.Empty(Files("src").Where(f => !f.Contains($"{Slash}Migrations{Slash}", StringComparison.Ordinal)).Where(f => File.ReadLines(f).Count() > 350).Select(Name));

    [Fact]
    public void Nothing_is_left_to_be_done_later() =>
        Assert.Empty(Files("src", "tests", "tools").SelectMany(f => File.ReadLines(f).Where(line => Later().IsMatch(line)).Select(line => $"{Name(f)}: {line.Trim()}")));

    [Fact]
    public void The_packages_of_the_style_sheet_name_no_registry_of_their_own() =>
        Assert.DoesNotContain("\"resolved\"", File.ReadAllText(Path.Combine(Repository.Root, "src/Site/package-lock.json")), StringComparison.Ordinal);

    private static IEnumerable<string> Files(params string[] folders) =>
        folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Where(f => Path.GetExtension(f) is ".cs" or ".razor" or ".scss" or ".mjs" or ".js" or ".props" or ".csproj")
            .Where(f => !f.Split(Slash).Any(part => part is "obj" or "bin" or "node_modules"));

    private static string Name(string file) => Path.GetRelativePath(Repository.Root, file);

    [GeneratedRegex(@"\b([T]ODO|[F]IXME|[H]ACK|[X]XX)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Later();
}
