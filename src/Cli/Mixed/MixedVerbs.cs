using System.CommandLine;

namespace Equipoise.Cli.Mixed;

/// <summary><c>equipoise mixed …</c></summary>
internal static class MixedVerbs
{
    public static Command Command() => new("mixed", "Fit a linear mixed model, or a model for repeated measures.")
    {
        FitMixed.Command(),
    };
}
