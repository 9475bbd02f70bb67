using System.CommandLine;

namespace Equipoise.Cli.Trials;

/// <summary><c>equipoise trials …</c></summary>
internal static class TrialVerbs
{
    public static Command Command() => new("trials", "Registered trials that a child might join.") { FindTrialsVerb.Command() };
}
