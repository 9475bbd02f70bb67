using System.CommandLine;

namespace Equipoise.Cli;

/// <summary>For people, or for programs.</summary>
internal enum OutputFormat
{
    Text, Json,
}

/// <summary>The options that many verbs share.</summary>
internal static class Options
{
    public static Option<OutputFormat> Format() => new("--format")
    {
        Description = "text for people, json for programs",
        HelpName = "text|json",
        DefaultValueFactory = _ => OutputFormat.Text,
        CustomParser = result => result.Tokens.Count == 1 && Enum.TryParse<OutputFormat>(result.Tokens[0].Value, ignoreCase: true, out var format) && !int.TryParse(result.Tokens[0].Value, out _)
            ? format
            : Wrong(result, "--format is text or json."),
    };

    public static Option<string> Data() => new("--data")
    {
        HelpName = "folder",
        Description = "folder of evidence to read instead of the one that came with the program",
        DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "data"),
    };

    private static OutputFormat Wrong(System.CommandLine.Parsing.ArgumentResult result, string message)
    {
        result.AddError(message);
        return OutputFormat.Text;
    }
}
