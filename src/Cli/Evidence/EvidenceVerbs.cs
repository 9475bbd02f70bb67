using System.CommandLine;

namespace Equipoise.Cli.Evidence;

/// <summary><c>equipoise evidence …</c></summary>
internal static class EvidenceVerbs
{
    public static Command Command() => new("evidence", "Check, list and show the evidence base.")
    {
        CheckEvidence.Command(),
        ListEvidence.Command(),
        ShowEvidence.Command(),
        DraftEvidence.Command(),
    };
}
