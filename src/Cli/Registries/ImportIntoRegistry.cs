using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Equipoise.Evidence.Snapshots;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Importing;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Sites;
using Equipoise.Storage;
using Spectre.Console;

namespace Equipoise.Cli.Registries;

/// <summary><c>equipoise registry import</c>: an export of a registry, a spreadsheet or records of REDCap; what it is, is seen by its content.</summary>
internal static class ImportIntoRegistry
{
    private const int ShownNotes = 40;

    private sealed record Asked(string File, string Site, string? Programme, string? Person, string Reason, string? Map, bool Preview, bool Partial, OutputFormat Format);

    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "an export (.json, .zip), a workbook (.xlsx, .xls) or CSV, REDCap's export of records included" };
        var site = new Option<string>("--site") { Description = "the code of the site", HelpName = "code", Required = true };
        var map = new Option<string?>("--map") { Description = "JSON that says what the columns mean; what it does not say is guessed by their names", HelpName = "file" };
        var preview = new Option<bool>("--preview") { Description = "say row by row what would become of it, and save nothing" };
        var partial = new Option<bool>("--partial") { Description = "take what can be taken although other rows cannot" };
        var programme = new Option<string?>("--programme") { Description = "the programme; needed only where a site follows several", HelpName = "id" };
        var person = new Option<string?>("--as") { Description = "e-mail of the person who imports; needed for everything but an export of a registry", HelpName = "e-mail" };
        var reason = new Option<string>("--reason") { Description = "where the data come from; it stands in the history", HelpName = "words", DefaultValueFactory = _ => "Imported on the command line." };
        var format = Options.Format();
        var command = new Command("import", "Import an export, a spreadsheet or records of REDCap into a site.") { file, site, map, preview, partial, programme, person, reason, format };
        command.SetAction((parsed, cancel) => Import(
            new(parsed.GetValue(file)!, parsed.GetValue(site)!, parsed.GetValue(programme), parsed.GetValue(person), parsed.GetValue(reason)!, parsed.GetValue(map), parsed.GetValue(preview), parsed.GetValue(partial), parsed.GetValue(format)), cancel));
        return command;
    }

    private static async Task<int> Import(Asked asked, CancellationToken cancel)
    {
        if (!File.Exists(asked.File)) throw new Refusal($"There is no file '{asked.File}'.");
        var bytes = await File.ReadAllBytesAsync(asked.File, cancel);
        await using var database = await RegistryPlace.Open(cancel);
        return ImportExport.Fits(bytes) ? await Export(database, asked, bytes, cancel) : await Sheet(database, asked, bytes, cancel);
    }

    private static async Task<int> Export(RegistryDatabase database, Asked asked, byte[] bytes, CancellationToken cancel)
    {
        if (asked.Preview) throw new Refusal("An export is taken whole or not at all; there is no preview of it.");
        var site = RegistryVerbs.Site(await new ListSites(database, TimeProvider.System).All(cancel), asked.Site);
        var acting = asked.Person is null ? Acting.AsOperator(site.SiteId, TimeProvider.System) : await RegistryPerson.At(database, asked.Site, asked.Person, Right.RecordsImport, cancel);
        var done = RegistryVerbs.Done(await Working.Show("Importing", _ => new ImportExport(database).Run(acting with { Reason = asked.Reason }, new(Path.GetFileName(asked.File), bytes) { AcceptPartial = asked.Partial }, cancel)));
        if (asked.Format == OutputFormat.Json) Json.Write(done);
        else Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done.Children:N0} children of {done.ProgrammeId} with {done.Rows:N0} rows were taken. Who they are is not in an export; enter it anew."));
        return Exit.Done;
    }

    private static async Task<int> Sheet(RegistryDatabase database, Asked asked, byte[] bytes, CancellationToken cancel)
    {
        var acting = (await RegistryPerson.At(database, asked.Site, asked.Person, Right.RecordsImport, cancel)) with { Reason = asked.Reason };
        var request = new SheetToImport(await ExportVerb.Programme(database, acting, asked.Programme, cancel), Path.GetFileName(asked.File), bytes) { Mapping = await Mapping(asked.Map, cancel), AcceptPartial = asked.Partial };
        var import = new ImportSheet(database, new PersonVault(await RegistryKeyFile.Read(database, cancel)));
        var report = RegistryVerbs.Done(await Working.Show("Looking", progress => import.Preview(acting, request, progress, cancel)));
        var fits = report.Refused == 0 || asked.Partial;
        if (!asked.Preview && fits && report.Taken > 0) report = RegistryVerbs.Done(await Working.Show("Importing", progress => import.Run(acting, request, progress, cancel)));
        if (asked.Format == OutputFormat.Json) Json.Write(report);
        else Print(report, asked, fits);
        return fits ? Exit.Done : Exit.Refused;
    }

    private static async Task<SheetMapping> Mapping(string? file, CancellationToken cancel)
    {
        if (file is null) return new();
        try
        {
            await using var open = File.OpenRead(file);
            return await JsonSerializer.DeserializeAsync<SheetMapping>(open, CanonicalJson.Options, cancel) ?? new();
        }
        catch (JsonException e)
        {
            throw new Refusal($"The mapping {file} cannot be read, line {e.LineNumber + 1}: {e.Message}");
        }
        catch (IOException e)
        {
            throw new Refusal($"The mapping {file} cannot be read: {e.Message}");
        }
    }

    private static void Print(SheetReport report, Asked asked, bool fits)
    {
        var columns = new Table().Border(TableBorder.Simple).Title("Columns");
        columns.AddColumn("column").AddColumn("is taken for");
        foreach (var (column, what) in Columns(report)) columns.AddRow(Markup.Escape(column), Markup.Escape(what));
        AnsiConsole.Write(columns);
        var notes = new Table().Border(TableBorder.Simple);
        notes.AddColumn(new TableColumn("row").RightAligned()).AddColumn("column").AddColumn("").AddColumn("what");
        foreach (var note in report.Notes.OrderByDescending(n => n.Refuses).ThenBy(n => n.Row).Take(ShownNotes)) notes.AddRow(note.Row.ToString(CultureInfo.InvariantCulture), Markup.Escape(note.Column ?? ""), note.Refuses ? "refused" : "note", Markup.Escape(note.Message));
        if (report.Notes.Length > 0) AnsiConsole.Write(notes);
        if (report.Notes.Length > ShownNotes) Console.WriteLine($"{report.Notes.Length - ShownNotes} more; --format json has all of them.");
        var verb = asked.Preview || !fits ? "can be taken" : "were taken";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Lines.Length:N0} rows: {report.Taken:N0} {verb}, with {report.Answers:N0} answers; {report.Unchanged:N0} were there already; {report.Refused:N0} cannot be taken."));
        if (!fits) Console.Error.WriteLine("Nothing was taken. Mend the rows, or add --partial to take the others.");
        else if (asked.Preview) Console.WriteLine("Nothing was saved; without --preview it is.");
    }

    private static IEnumerable<(string Column, string What)> Columns(SheetReport report)
    {
        var m = report.Mapping;
        foreach (var (column, what) in ((string?, string)[])[(m.Child, "the child"), (m.Name, "the child's name"), (m.BirthDate, "its birth date"), (m.Visit, "the visit"), (m.VisitDay, "the day of the visit")])
            if (column is not null) yield return (column, what);
        foreach (var field in m.Fields) yield return (field.Column, $"{field.Form}.{field.Field}{(field.Choice is null ? "" : " = " + field.Choice)}{(field.Unit is null ? "" : " in " + field.Unit)}{(field.Visit is null ? "" : " at " + field.Visit)}");
        foreach (var column in report.Unused) yield return (column, "nothing");
    }
}
