using System.CommandLine;
using Equipoise.Cli.Evidence;
using Equipoise.Evidence.Matching;
using Equipoise.Site.Screening;

namespace Equipoise.Cli.Records;

/// <summary><c>equipoise records flow</c>: the way of the imported records through the review.</summary>
internal static class ShowFlow
{
    public static Command Command()
    {
        var data = Options.Data();
        var format = Options.Format();
        var command = new Command("flow", "Count the way of the records through the review, as PRISMA 2020 does.") { data, format };
        command.SetAction((parsed, cancel) => Show(parsed.GetValue(data)!, parsed.GetValue(format), cancel));
        return command;
    }

    private static async Task<int> Show(string folder, OutputFormat format, CancellationToken cancel)
    {
        var reading = Load.Whole(folder, cancel);
        await using var database = await EvidencePlace.Open(cancel);
        using var match = new MatchRecords(database);
        var flow = await match.Flow(KnownWorks.Of(reading.Snapshot!), reading.Screening, cancel);
        if (format == OutputFormat.Json)
        {
            Json.Write(flow);
            return Exit.Done;
        }

        var table = new FlowPicture(flow) { Title = "Flow of records" }.Table;
        foreach (var row in table.Rows) Console.WriteLine($"{row[1],9}  {RecordVerbs.Printable(row[0])}");
        foreach (var note in table.Notes) Console.WriteLine(note);
        return Exit.Done;
    }
}
