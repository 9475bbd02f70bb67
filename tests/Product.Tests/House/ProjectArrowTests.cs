using System.Xml.Linq;

namespace Equipoise.Product.Tests.House;

/// <summary>The numbers know nothing of medicine, the evidence cannot see the people, and neither can the public site.</summary>
public class ProjectArrowTests
{
    private static readonly Dictionary<string, string[]> MaySee = new(StringComparer.Ordinal)
    {
        ["Statistics"] = [],
        ["Evidence"] = ["Statistics"],
        ["Site"] = ["Evidence"],
        ["Registry"] = ["Evidence"],
        ["Desk"] = ["Site", "Registry"],
        ["Storage"] = ["Evidence", "Registry"],
        ["Cli"] = ["Evidence", "Site", "Registry", "Desk", "Storage"],
    };

    public static TheoryData<string> Projects => new(Below("src").Select(f => Path.GetFileNameWithoutExtension(f)!));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_sees_only_what_the_design_lets_it_see(string project)
    {
        Assert.Contains(project, MaySee.Keys);
        var sees = XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj")).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
        Assert.Empty(sees.Except(MaySee[project], StringComparer.Ordinal));
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = XDocument.Load(Path.Combine(Repository.Root, "Equipoise.slnx")).Descendants("Project").Select(p => p.Attribute("Path")!.Value);
        var projects = Below("src").Concat(Below("tests"))
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'));
        Assert.Equal(projects.Order(StringComparer.Ordinal), solution.Order(StringComparer.Ordinal));
    }

    private static string[] Below(string folder) => Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories);
}
