using System.CommandLine;

namespace Equipoise.Cli.Claims;

/// <summary>For people, for programs, for a browser, or for a program that shows places in files.</summary>
internal enum CheckFormat
{
    Text, Json, Html, Sarif,
}

/// <summary>The option that chooses one.</summary>
internal static class CheckOptions
{
    public static Option<CheckFormat> Format() => new("--format")
    {
        Description = "text for people, json for programs, html for one file to read and print, sarif for editors",
        HelpName = "text|json|html|sarif",
        DefaultValueFactory = _ => CheckFormat.Text,
        CustomParser = result =>
        {
            if (result.Tokens.Count == 1 && Enum.TryParse<CheckFormat>(result.Tokens[0].Value, ignoreCase: true, out var format) && !int.TryParse(result.Tokens[0].Value, out _)) return format;
            result.AddError("--format is text, json, html or sarif.");
            return CheckFormat.Text;
        },
    };
}
