using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Equipoise.Cli;

/// <summary>What somebody is told whose command cannot be understood: on standard error, so that a program that reads the output is not misled.</summary>
internal static class WrongUsage
{
    public static int Tell(ParseResult parsed)
    {
        if (parsed.Action is ParseErrorAction action)
        {
            action.ShowHelp = false;
            parsed.Invoke(new InvocationConfiguration { Output = Console.Error, Error = Console.Error });
        }
        else
        {
            foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
        }

        Console.Error.WriteLine($"{Path(parsed.CommandResult)} --help shows how it is used.");
        return Exit.WrongUsage;
    }

    private static string Path(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{Path(parent)} {result.Command.Name}" : result.Command.Name;
}
