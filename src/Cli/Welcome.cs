using Spectre.Console;

namespace Equipoise.Cli;

/// <summary>What somebody sees who runs the program without knowing it.</summary>
internal static class Welcome
{
    public static int Show()
    {
        AnsiConsole.MarkupLine("[bold]Equipoise[/]: what is known about cell therapy for autism, and how it is known.");
        AnsiConsole.WriteLine();
        var table = new Table().NoBorder().HideHeaders().AddColumn("").AddColumn("");
        table.AddRow("  equipoise serve", "the site and its API on http://localhost:5080");
        table.AddRow("  equipoise evidence list", "every study, review and trial on file");
        table.AddRow("  equipoise evidence show dawson2020", "one study, with every figure and its source");
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine();
        AnsiConsole.WriteLine("equipoise --help lists everything. This is not medical advice, and nothing is sold.");
        return Exit.Done;
    }
}
