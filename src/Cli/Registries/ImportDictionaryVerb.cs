using System.CommandLine;
using System.Text;
using Equipoise.Registry.Importing.Redcap;
using Spectre.Console;

namespace Equipoise.Cli.Registries;

/// <summary><c>equipoise registry import-dictionary</c>: forms of a programme, proposed from a REDCap data dictionary.</summary>
internal static class ImportDictionaryVerb
{
    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "a REDCap data dictionary, CSV" };
        var to = new Option<string>("--out") { Description = "the YAML to write; - is standard output", HelpName = "file", Required = true };
        var format = Options.Format();
        var command = new Command("import-dictionary", "Propose the forms of a programme from a REDCap data dictionary.") { file, to, format };
        command.SetAction((parsed, cancel) => Propose(parsed.GetValue(file)!, parsed.GetValue(to)!, parsed.GetValue(format), cancel));
        return command;
    }

    private static async Task<int> Propose(string file, string to, OutputFormat format, CancellationToken cancel)
    {
        if (!File.Exists(file)) throw new Refusal($"There is no file '{file}'.");
        if (to != "-" && File.Exists(to)) throw new Refusal($"{to} is there already; give another name, so that nothing is lost.");
        ProposedForms proposed;
        try
        {
            proposed = ProposeForms.Run(await File.ReadAllBytesAsync(file, cancel));
        }
        catch (FormatException e)
        {
            throw new Refusal(e.Message);
        }

        await OutputFile.Write(to, Encoding.UTF8.GetBytes(proposed.ToYaml(Path.GetFileName(file))), cancel);
        if (to == "-") return Exit.Done;
        if (format == OutputFormat.Json) Json.Write(new { forms = proposed.Forms.Select(f => new { f.Code, fields = f.Fields.Length }), proposed.Notes });
        else Print(proposed);
        return Exit.Done;
    }

    private static void Print(ProposedForms proposed)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("row").RightAligned()).AddColumn("field").AddColumn("").AddColumn("what");
        foreach (var note in proposed.Notes) table.AddRow(note.Row.ToString(System.Globalization.CultureInfo.InvariantCulture), Markup.Escape(note.Field), note.Dropped ? "left out" : "note", Markup.Escape(note.Message));
        if (proposed.Notes.Length > 0) AnsiConsole.Write(table);
        Console.WriteLine($"{proposed.Forms.Length} forms with {proposed.Forms.Sum(f => f.Fields.Length)} fields are proposed; {proposed.Notes.Count(n => n.Dropped)} fields are left out.");
    }
}
