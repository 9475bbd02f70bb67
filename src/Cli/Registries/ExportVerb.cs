using System.CommandLine;
using System.Globalization;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Exporting;
using Equipoise.Storage;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Cli.Registries;

/// <summary><c>equipoise registry export</c>: what somebody may read of a site's programme, as a file.</summary>
internal static class ExportVerb
{
    public static Command Command()
    {
        var site = new Option<string>("--site") { Description = "the code of the site", HelpName = "code", Required = true };
        var format = new Option<string>("--format") { Description = "csv: a zip of tables with a script for R; json: one document", HelpName = "csv|json", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv", "json");
        var dates = new Option<string>("--dates") { Description = "absolute, or offsets: days since the first infusion, without dates, free texts and ids", HelpName = "absolute|offsets", DefaultValueFactory = _ => "absolute" };
        dates.AcceptOnlyFromAmong("absolute", "offsets");
        var file = new Option<string>("--out") { Description = "the file to write; a file that is there is not overwritten", HelpName = "file", Required = true };
        var programme = new Option<string?>("--programme") { Description = "the programme; needed only where a site follows several", HelpName = "id" };
        var person = new Option<string?>("--as") { Description = "e-mail of the person for whom it is, who may export at this site; whoever runs the program may see no child", HelpName = "e-mail" };
        var reason = new Option<string>("--reason") { Description = "what it is for; it stands in the history", HelpName = "words", DefaultValueFactory = _ => "Exported on the command line." };
        var command = new Command("export", "Export what a person may read of a site's programme.") { site, format, dates, file, programme, person, reason };
        command.SetAction((parsed, cancel) => Export(
            parsed.GetValue(site)!, parsed.GetValue(programme), parsed.GetValue(person), parsed.GetValue(reason)!, Choice<ExportFormat>(parsed.GetValue(format)!), Choice<ExportDates>(parsed.GetValue(dates)!), parsed.GetValue(file)!, cancel));
        return command;
    }

    private static async Task<int> Export(string code, string? programme, string? person, string reason, ExportFormat format, ExportDates dates, string file, CancellationToken cancel)
    {
        if (File.Exists(file)) throw new Refusal($"{file} is there already; give another name, so that nothing is lost.");
        await using var database = await RegistryPlace.Open(cancel);
        var acting = (await RegistryPerson.At(database, code, person, Right.RecordsExport, cancel)) with { Reason = reason };
        var request = new ExportRequest(await Programme(database, acting, programme, cancel), format, dates);
        var export = new ExportRecords(database);
        var outline = RegistryVerbs.Done(await export.Outline(acting, request, cancel));
        var begun = RegistryVerbs.Done(await export.Begin(acting, request, cancel));
        var summary = await Write(begun, file, cancel);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Wrote {file}: {summary.Children:N0} children, {summary.Rows:N0} rows, {summary.Values:N0} answers, {summary.Bytes / 1024.0:N0} kB. SHA-256\n  {summary.FileHash}"));
        Console.WriteLine(Said(outline.Counts));
        foreach (var sentence in outline.LeftOut) Console.WriteLine(sentence);
        return Exit.Done;
    }

    private static string Said(ExportCounts counts) => string.Create(CultureInfo.InvariantCulture, $"Enrolled {counts.Enrolled:N0}, completed {counts.Completed:N0}, withdrawn {counts.Withdrawn:N0}")
        + (counts.Visits is { } v ? string.Create(CultureInfo.InvariantCulture, $"; visits: {v.Done:N0} done, {v.Missed:N0} missed, {v.Overdue:N0} overdue.") : ".");

    /// <summary>Into a file of another name first, so that a file of the right name is always whole.</summary>
    private static async Task<ExportSummary> Write(BegunExport begun, string file, CancellationToken cancel)
    {
        var part = file + ".part";
        try
        {
            ExportSummary summary;
            await using (var to = new FileStream(part, FileMode.CreateNew, FileAccess.Write)) summary = await Working.Show("Exporting", progress => begun.Write(to, progress, cancel));
            File.Move(part, file);
            return summary;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Refusal(string.Create(CultureInfo.InvariantCulture, $"{file} could not be written: {e.Message} That an export was begun stands in the history."));
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>The programme that was named, or the only one there is.</summary>
    internal static async Task<string> Programme(RegistryDatabase database, Acting acting, string? named, CancellationToken cancel)
    {
        if (named is not null) return named;
        await using var db = database.For(acting);
        var followed = await db.SiteProgrammes.Select(p => p.ProgrammeId).Distinct().Order().ToListAsync(cancel);
        return followed.Count == 1 ? followed[0] : throw new Refusal(followed.Count == 0 ? "The site follows no programme." : $"The site follows several programmes; name one with --programme: {string.Join(", ", followed)}.");
    }

    private static T Choice<T>(string word) where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);
}
