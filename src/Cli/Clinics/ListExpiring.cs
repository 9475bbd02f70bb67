using System.CommandLine;
using System.Globalization;
using Equipoise.Cli.Evidence;
using Equipoise.Evidence.Clinics;
using Spectre.Console;

namespace Equipoise.Cli.Clinics;

/// <summary><c>equipoise clinics expiring</c>: the papers that have run out or soon will.</summary>
internal static class ListExpiring
{
    private const int Usual = 60;
    private const int Longest = 3660;

    public static Command Command()
    {
        var data = Options.Data();
        var format = Options.Format();
        var demo = new Option<bool>("--demo") { Description = "the invented clinics too" };
        var within = new Option<int>("--within") { Description = "days from today", HelpName = "days", DefaultValueFactory = _ => Usual };
        within.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > Longest) result.AddError($"--within is a number of days from 0 to {Longest}.");
        });
        var command = new Command("expiring", "List the papers of clinics that have run out or soon will.") { within, demo, data, format };
        command.SetAction((parsed, cancel) => Task.FromResult(List(parsed.GetValue(data)!, parsed.GetValue(within), parsed.GetValue(demo), parsed.GetValue(format), cancel)));
        return command;
    }

    private static int List(string folder, int within, bool demo, OutputFormat format, CancellationToken cancel)
    {
        var directory = ClinicDirectory.Of(Load.Snapshot(folder, cancel).Clinics, demo);
        var papers = ExpiringDocument.Of(directory.Clinics, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), within);
        if (format == OutputFormat.Json) Json.Write(new { items = papers, total = papers.Length, within });
        else Print(papers, within, directory);
        return Exit.Done;
    }

    private static void Print(IReadOnlyCollection<ExpiringDocument> papers, int within, ClinicDirectory directory)
    {
        if (papers.Count == 0)
        {
            Console.WriteLine($"No paper of {directory.Clinics.Length} clinics runs out within {within} days.{(directory.Clinics.IsEmpty ? " No clinic is on file; --demo reads the invented ones." : "")}");
            return;
        }

        var table = new Table().Border(TableBorder.Simple);
        foreach (var name in new[] { "clinic", "paper" }) table.AddColumn(name);
        table.AddColumn(new TableColumn("last day").NoWrap());
        table.AddColumn(new TableColumn("days left").RightAligned());
        table.AddColumn("criteria");
        foreach (var p in papers)
            table.AddRow(Markup.Escape(p.Clinic), Markup.Escape(p.Title), p.Expires.ToString(), p.DaysLeft < 0 ? "run out" : p.DaysLeft.ToString(CultureInfo.InvariantCulture), string.Join(' ', p.Criteria));
        AnsiConsole.Write(table);
    }
}
