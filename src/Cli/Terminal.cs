using Spectre.Console;

namespace Equipoise.Cli;

/// <summary>How the program writes for people: with colour on a terminal, without when its output goes into a file or another program.</summary>
internal static class Terminal
{
    public static IAnsiConsole Console() => AnsiConsole.Create(IsPlain
        ? new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No }
        : new AnsiConsoleSettings());

    /// <summary>See no-color.org for the variable.</summary>
    private static bool IsPlain => System.Console.IsOutputRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
}
