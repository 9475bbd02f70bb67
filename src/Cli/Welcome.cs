using Spectre.Console;

namespace Equipoise.Cli;

/// <summary>What somebody sees who runs the program without knowing it. Every line fits 80 columns.</summary>
internal static class Welcome
{
    public static int Show()
    {
        AnsiConsole.MarkupLine("[bold]Equipoise[/]: what is known about cell therapy for autism, and how it is known.");
        AnsiConsole.WriteLine();
        AnsiConsole.WriteLine("  equipoise serve                     the site and its API, localhost:5080");
        AnsiConsole.WriteLine("  equipoise meta fit studies.csv      pool a table of studies of your own");
        AnsiConsole.WriteLine("  equipoise evidence show dawson2020  one study, each figure with its source");
        AnsiConsole.WriteLine();
        AnsiConsole.WriteLine("equipoise --help lists everything. Not medical advice; nothing is sold.");
        return Exit.Done;
    }
}
