using System.CommandLine;
using System.Globalization;
using Equipoise.Registry.History;
using Equipoise.Registry.Sites;

namespace Equipoise.Cli.Registries;

/// <summary><c>equipoise registry verify</c>: whether every row of the history is as it was written.</summary>
internal static class VerifyVerb
{
    private sealed record Line(string Site, bool Holds, long Rows, string Hash, long? BrokenAt, string? Why);

    public static Command Command()
    {
        var site = new Option<string?>("--site") { Description = "only this site", HelpName = "code" };
        var format = Options.Format();
        var command = new Command("verify", "Verify the history of each site; names the first row that does not hold.") { site, format };
        command.SetAction((parsed, cancel) => Verify(parsed.GetValue(site), parsed.GetValue(format), cancel));
        return command;
    }

    private static async Task<int> Verify(string? code, OutputFormat format, CancellationToken cancel)
    {
        await using var database = await RegistryPlace.Open(cancel);
        var sites = await new ListSites(database, TimeProvider.System).All(cancel);
        var asked = code is null ? sites.Select(s => s.Site).ToList() : [RegistryVerbs.Site(sites, code)];
        var lines = new List<Line>();
        foreach (var site in asked)
        {
            var standing = await Working.Show($"Verifying {site.Code}", progress => new VerifyHistory(database).Run(site.SiteId, progress, cancel));
            lines.Add(new(site.Code, standing.Holds, standing.Rows, standing.Hash, standing.BrokenAt, standing.Why));
        }

        if (format == OutputFormat.Json) Json.Write(new { items = lines, total = lines.Count });
        else foreach (var line in lines) Console.WriteLine(Said(line));
        if (lines.Count == 0 && format == OutputFormat.Text) Console.WriteLine("There is no site yet, and so no history.");
        return lines.All(l => l.Holds) ? Exit.Done : Exit.Refused;
    }

    private static string Said(Line line) => line.Holds
        ? string.Create(CultureInfo.InvariantCulture, $"{line.Site}: all {line.Rows:N0} rows hold. The last hash is\n  {line.Hash}")
        : string.Create(CultureInfo.InvariantCulture, $"{line.Site}: row {line.BrokenAt} does not hold: {line.Why}. {line.Rows:N0} rows before it hold.");
}
