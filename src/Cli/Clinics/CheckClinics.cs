using System.CommandLine;
using Equipoise.Evidence.Clinics;
using Equipoise.Evidence.Reading;
using Spectre.Console;

namespace Equipoise.Cli.Clinics;

/// <summary><c>equipoise clinics check</c>: what reviewers have to mend, by file and line.</summary>
internal static class CheckClinics
{
    public static Command Command()
    {
        var data = Options.Data();
        var format = Options.Format();
        var demo = new Option<bool>("--demo") { Description = "hold the calendar against the invented clinics too" };
        var command = new Command("check", "Say what is wrong with the records of clinics, also what only the calendar can tell.") { data, demo, format };
        command.SetAction((parsed, cancel) => Task.FromResult(Check(parsed.GetValue(data)!, parsed.GetValue(demo), parsed.GetValue(format), cancel)));
        return command;
    }

    private static int Check(string folder, bool demo, OutputFormat format, CancellationToken cancel)
    {
        var reading = EvidenceFolder.Read(folder, cancel);
        var problems = FindClinicProblems.Run(reading, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), demo);
        var others = reading.Problems.Length - reading.Problems.Intersect(problems).Count();
        var shelf = reading.Snapshot?.Clinics;
        var valid = problems.IsEmpty && others == 0;
        if (format == OutputFormat.Json) Json.Write(new { valid, clinics = shelf?.Clinics.Length, invented = shelf?.Invented.Length, problems, otherProblems = others });
        else Print(folder, shelf, problems, others);
        return valid ? Exit.Done : Exit.Refused;
    }

    private static void Print(string folder, ClinicShelf? shelf, IReadOnlyCollection<Problem> problems, int others)
    {
        if (problems.Count > 0)
        {
            var table = new Table().Border(TableBorder.Simple);
            table.AddColumn(new TableColumn("code").NoWrap());
            table.AddColumn("place");
            table.AddColumn("what is wrong");
            foreach (var p in problems) table.AddRow(p.Code, Markup.Escape(p.Line > 0 ? $"{p.File}:{p.Line} {p.Field}" : $"{p.File} {p.Field}"), Markup.Escape(p.Message));
            AnsiConsole.Write(table);
        }

        if (others > 0) Console.Error.WriteLine($"{others} problem{(others == 1 ? "" : "s")} in other files of {folder} keep the whole from being read: equipoise evidence check names them.");
        if (shelf is not null) Console.WriteLine($"{shelf.Clinics.Length} clinics and {shelf.Invented.Length} invented ones in {folder}: {(problems.Count == 0 ? "nothing to mend." : $"{problems.Count} to mend.")}");
    }
}
