using System.CommandLine;
using Equipoise.Cli.Evidence;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Releases;
using Equipoise.Site.Report;

namespace Equipoise.Cli.Findings;

/// <summary><c>equipoise report FILE</c>: the whole review as one file to read, print and keep.</summary>
internal static class WriteReportVerb
{
    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "file of HTML to write; - is standard output" };
        var data = Options.Data();
        var past = new Option<bool>("--changes") { Description = "tell what changed since the last release, from the evidence database" };
        var command = new Command("report", "The whole review as one file of HTML.") { file, data, past };
        command.SetAction(async (parsed, cancel) =>
        {
            await Write(parsed.GetValue(file)!, parsed.GetValue(data)!, parsed.GetValue(past), cancel);
            return Exit.Done;
        });
        return command;
    }

    /// <summary>Writes it to a file.</summary>
    internal static async Task Write(string file, string folder, bool past, CancellationToken cancel)
    {
        var snapshot = Load.Snapshot(folder, cancel);
        var book = FindingBook.Of(snapshot);
        await using var database = past ? await EvidencePlace.Open(cancel) : null;
        var report = await new WriteReport(snapshot, book, Said.From(snapshot, book), TimeProvider.System, database).Data(cancel);
        try
        {
            await OutputFile.Write(file, await Working.Show("Writing the report", progress => WriteReport.Write(report, progress, cancel)), cancel);
        }
        catch (InvalidDataException e)
        {
            throw new Refusal(e.Message);
        }
    }
}
