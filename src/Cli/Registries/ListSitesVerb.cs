using System.CommandLine;
using Equipoise.Registry.Sites;
using Spectre.Console;

namespace Equipoise.Cli.Registries;

/// <summary><c>equipoise registry site list</c></summary>
internal static class ListSitesVerb
{
    private sealed record Line(string Code, string Name, string Country, string TimeZone, bool Synthetic, bool Active, DateOnly? HoldsUntil, IReadOnlyList<string> Lacking);

    public static Command Command()
    {
        var format = Options.Format();
        var command = new Command("list", "List the sites, and what those that are not active lack.") { format };
        command.SetAction((parsed, cancel) => List(parsed.GetValue(format), cancel));
        return command;
    }

    private static async Task<int> List(OutputFormat format, CancellationToken cancel)
    {
        await using var database = await RegistryPlace.Open(cancel);
        var lines = (await new ListSites(database, TimeProvider.System).All(cancel))
            .Select(s => new Line(s.Site.Code, s.Site.Name, s.Site.Country, s.Site.TimeZone, s.Site.Synthetic, s.Activation.IsActive, s.Activation.HoldsUntil, s.Activation.Lacking)).ToList();
        if (format == OutputFormat.Json) Json.Write(new { items = lines, total = lines.Count });
        else if (lines.Count == 0) Console.WriteLine("There is no site yet; equipoise registry site add adds one.");
        else Print(lines);
        return Exit.Done;
    }

    private static void Print(List<Line> lines)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn("site").AddColumn("name").AddColumn("active").AddColumn("what it lacks");
        foreach (var line in lines)
            table.AddRow(Markup.Escape(line.Code), Markup.Escape(line.Synthetic ? line.Name + " (invented)" : line.Name), line.Active ? "yes" : "no", Markup.Escape(string.Join('\n', line.Lacking)));
        AnsiConsole.Write(table);
    }
}
