using System.CommandLine;
using Equipoise.Cli.Evidence;
using Equipoise.Cli.Meta;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Exporting;

namespace Equipoise.Cli.Findings;

/// <summary><c>equipoise findings export FILE --to revman|html|csv</c>: the whole review for other programs.</summary>
internal static class ExportFindings
{
    private enum Form
    {
        RevMan, Html, Csv,
    }

    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "file to write; - is standard output" };
        var form = Choice.Of<Form>("--to", "what to write: a data package like those of RevMan Web (zip), the report (html), or the rows of all analyses (csv)", new("revman", Form.RevMan), new("html", Form.Html), new("csv", Form.Csv));
        var data = Options.Data();
        var command = new Command("export", "Write the whole review for other programs.") { file, form, data };
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(form)!.Value == Form.Html)
            {
                await WriteReportVerb.Write(parsed.GetValue(file)!, parsed.GetValue(data)!, past: false, cancel);
                return Exit.Done;
            }

            var snapshot = Load.Snapshot(parsed.GetValue(data)!, cancel);
            var bytes = Working.Show("Exporting", _ => Written(parsed.GetValue(form)!.Value, snapshot));
            await OutputFile.Write(parsed.GetValue(file)!, bytes, cancel);
            return Exit.Done;
        });
        return command;
    }

    private static byte[] Written(Form form, Snapshot snapshot)
    {
        var book = FindingBook.Of(snapshot);
        return form == Form.Csv ? RevManPackage.DataRows(book, snapshot) : RevManPackage.Zip(book, snapshot);
    }
}
