using System.CommandLine;

namespace Equipoise.Cli.Claims;

/// <summary>For people, for programs, or for a program that shows places in files.</summary>
internal enum CheckFormat
{
    Text, Json, Sarif,
}

/// <summary>The option that chooses one.</summary>
internal static class CheckOptions
{
    public static Option<CheckFormat> Format() => new("--format")
    {
        Description = "text for people, json for programs, sarif for editors",
        HelpName = "text|json|sarif",
        DefaultValueFactory = _ => CheckFormat.Text,
        CustomParser = result =>
        {
            if (result.Tokens.Count == 1 && Enum.TryParse<CheckFormat>(result.Tokens[0].Value, ignoreCase: true, out var format) && !int.TryParse(result.Tokens[0].Value, out _)) return format;
            result.AddError("--format is text, json or sarif.");
            return CheckFormat.Text;
        },
    };
}
