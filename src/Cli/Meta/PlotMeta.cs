using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Equipoise.Evidence.Synthesis;
using Equipoise.Site.Pictures;
using Equipoise.Site.Pictures.Plotting;
using Equipoise.Statistics.Tables;

namespace Equipoise.Cli.Meta;

/// <summary><c>equipoise meta plot FILE --kind forest</c>: a picture of a table, as SVG, as text or as JSON.</summary>
internal static class PlotMeta
{
    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private enum Form
    {
        Svg, Text, Json,
    }

    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "CSV or JSON with a row a study; - is standard input" };
        var options = new MetaOptions();
        var plot = new PlotOptions();
        var output = new Option<string?>("--out") { Description = "file to write, instead of standard output", HelpName = "file" };
        var width = Choice.Of<Breadth>("--width", "how wide: a desk, a phone, or paper with more columns", new("wide", Breadth.Wide), new("narrow", Breadth.Narrow), new("paper", Breadth.Paper));
        var form = Choice.Of<Form>("--format", "picture, or the numbers in it", new("svg", Form.Svg), new("text", Form.Text), new("json", Form.Json));
        var command = new Command("plot", "Draw a table of studies.") { file };
        foreach (var option in (IEnumerable<Option>)[.. plot.All, output, width, form, .. options.All]) command.Options.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            var table = await TableFile.Read(parsed.GetValue(file)!, cancel);
            var (picture, report) = Draw(table, options.Request(parsed), plot.Request(parsed), cancel);
            foreach (var warning in report?.Warnings ?? []) Console.Error.WriteLine($"Note: {warning.Message}");
            await Write(parsed.GetValue(form)!.Value switch
            {
                Form.Text => Text(picture),
                Form.Json => JsonSerializer.Serialize(new { picture.Kind, picture.Title, picture.Description, picture.Table.Columns, picture.Table.Rows, picture.Table.Notes }, Layout) + "\n",
                _ => await PictureFile.Svg(picture, parsed.GetValue(width)!.Value),
            }, parsed.GetValue(output), cancel);
            return report?.Converged == false ? Exit.Refused : Exit.Done;
        });
        return command;
    }

    private static (Picture Picture, MetaReport? Report) Draw(Table table, MetaRequest meta, PlotRequest request, CancellationToken cancel)
    {
        try
        {
            if (request.Kind == PlotKind.Albatross) return (PlotTable.Albatross(table, meta.Measure, request), null);
            if (request.Kind == PlotKind.Directions) return (PlotTable.Directions(table, request), null);
            var report = PoolTable.Run(table, meta, null, cancel);
            return (PlotReport.Of(report, request), report);
        }
        catch (ArgumentException refusal)
        {
            throw new Refusal(Refusals.Sentence(refusal));
        }
    }

    private static async Task Write(string content, string? output, CancellationToken cancel)
    {
        if (output is null) Console.Write(content);
        else await System.IO.File.WriteAllTextAsync(output, content, cancel);
    }

    /// <summary>Title, sentence, table and notes, sentences broken at 80 columns.</summary>
    private static string Text(Picture picture)
    {
        var text = new StringBuilder();
        Paragraph(text, picture.Description);
        text.Append('\n');
        var columns = picture.Table.Columns;
        int[] widths = [.. columns.Select((c, i) => Math.Min(60, picture.Table.Rows.Select(r => r[i].Length).Append(c.Length).Max()))];
        void Line(IReadOnlyList<string> cells) => text.Append(string.Join("  ", cells.Select((c, i) => i == 0 ? c.PadRight(widths[i]) : c.PadLeft(widths[i]))).TrimEnd()).Append('\n');
        Line(columns);
        Line([.. widths.Select(w => new string('-', w))]);
        foreach (var row in picture.Table.Rows) Line(row);
        foreach (var note in picture.Table.Notes) Paragraph(text.Append('\n'), note);
        return text.ToString();
    }

    private static void Paragraph(StringBuilder text, string sentence)
    {
        var column = 0;
        foreach (var word in sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > 80) (column, _) = (0, text.Append('\n'));
            if (column > 0) text.Append(' ');
            text.Append(word);
            column += word.Length + (column > 0 ? 1 : 0);
        }

        text.Append('\n');
    }
}
