using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Answers;

/// <summary>How sure is anybody? The grades of the findings, counted.</summary>
internal static class SureAnswer
{
    public static Answer From(Graded graded)
    {
        Finding[] all = [.. graded.Compared, .. graded.Harms];
        return new()
        {
            Id = "sure",
            Question = "How sure is anybody?",
            Sentences = all.Length == 0 ? ["Nothing could be graded yet.", "So nobody can be sure of anything."] : [Best(graded.Compared, "what cells do", "compared"), Meaning(all)],
            Doubt = all.Any(f => f.Certainty.IsProvisional) ? "These grades are not final: one person read most studies, and mostly only their short summaries." : "Grades change when studies are added.",
            Proof = [new("/findings/summary", "Every grade in one table"), new("/methods#grade", "How we grade")],
            Findings = Graded.Ids(all),
        };
    }

    private static string Best(IReadOnlyList<Finding> compared, string about, string done)
    {
        if (compared.Count == 0) return $"About {about}, nothing could be {done} and graded.";
        var best = compared.Max(f => f.Certainty.Level);
        var reach = compared.Count(f => f.Certainty.Level == best);
        var rest = compared.Count - reach;
        return $"Of {Spoken.Count(compared.Count, "thing", "things")} {done}, {Spoken.Some(reach, "is", "are")} known with {Graded.Word(best)} certainty{(rest == 0 ? "" : $" and {Spoken.Some(rest, "is", "are")} less sure still")}.";
    }

    private static string Meaning(Finding[] all) => all.Max(f => f.Certainty.Level) switch
    {
        CertaintyLevel.VeryLow => "So we cannot be sure of anything here: the next good study could say the opposite.",
        CertaintyLevel.Low => "So the answers may be right, but the next good study could change any of them.",
        CertaintyLevel.Moderate => "So some answers are probably right; the next good study could still change them.",
        _ => "So some answers are unlikely to change; read which.",
    };
}
