using System.CommandLine;
using System.Globalization;
using Equipoise.Registry.History;
using Equipoise.Registry.Sites;

namespace Equipoise.Cli.Registries;

/// <summary><c>equipoise registry verify</c>: whether every row of the history is as it was written, and every record as its history left it.</summary>
internal static class VerifyVerb
{
    private sealed record Line(string Site, bool Holds, long Rows, string Hash, long? BrokenAt, string? Why, IReadOnlyList<RecordDifference> Differences);

    public static Command Command()
    {
        var site = new Option<string?>("--site") { Description = "only this site", HelpName = "code" };
        var format = Options.Format();
        var command = new Command("verify", "Verify the history of each site, and that every record is as its history left it; names what does not hold.") { site, format };
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
            var differences = standing.Holds ? await new VerifyRecords(database).Run(site.SiteId, cancel) : [];
            lines.Add(new(site.Code, standing.Holds && differences.IsEmpty, standing.Rows, standing.Hash, standing.BrokenAt, standing.Why, differences));
        }

        if (format == OutputFormat.Json) Json.Write(new { items = lines, total = lines.Count });
        else foreach (var line in lines) Console.WriteLine(Said(line));
        if (lines.Count == 0 && format == OutputFormat.Text) Console.WriteLine("There is no site yet, and so no history.");
        return lines.All(l => l.Holds) ? Exit.Done : Exit.Refused;
    }

    private static string Said(Line line) => line.BrokenAt is not null
        ? string.Create(CultureInfo.InvariantCulture, $"{line.Site}: row {line.BrokenAt} of the history does not hold: {line.Why}. {line.Rows:N0} rows before it hold.")
        : string.Create(CultureInfo.InvariantCulture, $"{line.Site}: all {line.Rows:N0} rows of the history hold. The last hash is\n  {line.Hash}{string.Concat(line.Differences.Select(Said))}");

    private static string Said(RecordDifference d) => d switch
    {
        { Field: { } field } => $"\n  {d.Table} {d.RecordId}: {field} is {d.Stands ?? "empty"}, and the history says {d.History ?? "empty"}.",
        { Stands: null } => $"\n  {d.Table} {d.RecordId}: the row is missing.",
        _ => $"\n  {d.Table} {d.RecordId}: no history tells of this row.",
    };
}
