using System.CommandLine;
using System.Globalization;
using Equipoise.Evidence.Matching;
using Equipoise.Site.Components;

namespace Equipoise.Cli.Records;

/// <summary><c>equipoise records duplicates</c>: copies of one report, and reports of one study.</summary>
internal static class FindDuplicates
{
    private const int Shown = 20;

    public static Command Command()
    {
        var format = Options.Format();
        var command = new Command("duplicates", "Find copies of one report and reports of one study, each with the reason.") { format };
        command.SetAction((parsed, cancel) => Find(parsed.GetValue(format), cancel));
        return command;
    }

    private static async Task<int> Find(OutputFormat format, CancellationToken cancel)
    {
        await using var database = await EvidencePlace.Open(cancel);
        using var match = new MatchRecords(database);
        var groups = await match.All(cancel);
        if (format == OutputFormat.Json) Json.Write(new { groups = groups.Groups.Where(g => g.Records.Length > 1), possible = groups.Possible, records = groups.Groups.Sum(g => g.Records.Length), studies = groups.Groups.Length, duplicates = groups.Duplicates });
        else Print(groups);
        return Exit.Done;
    }

    private static void Print(RecordGroups groups)
    {
        var joined = groups.Groups.Where(g => g.Records.Length > 1).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{groups.Groups.Sum(g => g.Records.Length):N0} records: {groups.Duplicates:N0} are copies of another; {groups.Groups.Length:N0} studies as far as can be told; {groups.Possible.Length:N0} further matches are only possible."));
        foreach (var group in joined.Take(Shown))
        {
            Console.WriteLine();
            Console.WriteLine(string.Join(" + ", group.Reports.Select(r => string.Join(" = ", r.Records.Select(k => $"{Choice.Word(k.Source)} {RecordVerbs.Printable(k.Id)}")))));
            foreach (var match in group.Matches) Console.WriteLine($"  {Words.Of(match.Certainty)}: {RecordVerbs.Printable(match.Reason)}");
        }

        if (joined.Count > Shown) Console.WriteLine($"\n{joined.Count - Shown} more groups; --format json gives all.");
    }
}
