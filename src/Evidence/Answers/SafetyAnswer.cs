using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Answers;

/// <summary>Is it safe? Taken from the findings on harm: what was counted, and what few children cannot rule out.</summary>
internal static class SafetyAnswer
{
    public static Answer From(Graded graded)
    {
        var serious = graded.Harm(HarmKind.SeriousEvent);
        var reaction = graded.ComparedHarm(HarmKind.InfusionReaction);
        var seen = graded.Harms.Where(f => f != serious && f.Studies.Sum(s => s.Counts?.Events ?? 0) > 0).ToList();
        return new()
        {
            Id = "safe",
            Question = "Is it safe?",
            Sentences = [Serious(serious), Seen(seen, reaction)],
            Doubt = "Most reports say “well tolerated” without numbers, few children were watched for longer than a year, and harm from clinics outside studies is seldom counted.",
            Proof =
            [
                new("/side-effects", "Side effects across all studies"),
                new("/harms", "Risks of the procedures themselves"),
                new("/reporting", "How to report harm, whom to call"),
            ],
            Findings = Graded.Ids([serious, .. seen, reaction]),
        };
    }

    private static string Serious(Finding? finding)
    {
        if (finding?.Estimate is not { } estimate) return "No study on file counts serious harm among children with cells, so nobody can say how rare it is.";
        var (events, n) = PoolAgain.Together(finding);
        var who = $"children with cells in {(finding.K == 1 ? "the one study" : $"the {Spoken.Number(finding.K)} studies")} that counted serious harm";
        return events == 0
            ? $"None of the {Spoken.Digits(n)} {who} had any, but so few children cannot rule out that it happens to up to {Shares.Of(estimate.Interval.Upper)}."
            : $"{Spoken.Sentence(Spoken.Number(events))} of the {Spoken.Digits(n)} {who} had some; it could be up to {Shares.Of(estimate.Interval.Upper)}.";
    }

    private static string Seen(List<Finding> seen, Finding? reaction)
    {
        List<string> items = [.. seen.Where(f => f.Scope.Question != reaction?.Scope.Question).Select(f => $"{f.Scope.Question.Outcome} ({Counts(f)})")];
        if (reaction is not null) items.Add(Compared(reaction));
        return items.Count == 0 ? "Nothing else was counted." : $"Seen in children with cells: {Spoken.List(items)}.";
    }

    private static string Counts(Finding f)
    {
        var (events, n) = PoolAgain.Together(f);
        return $"{Spoken.Digits(events)} of {Spoken.Digits(n)} children";
    }

    /// <summary>Shares of both groups where one study compared and printed them, else which way the comparisons point.</summary>
    private static string Compared(Finding f)
    {
        var outcome = f.Scope.Question.Outcome;
        if (f.Studies is [{ From: [Harm { Percent: { } with } a, Harm { Percent: { } without }] }])
            return $"{outcome} ({Spoken.Amount(with)} in 100 with cells against {Spoken.Amount(without)} with a look-alike{(a.How == How.Read ? "" : ", reported second-hand")})";
        var more = f.Studies.Count(s => s.Direction == Direction.FavoursControl);
        return $"{outcome} ({Spoken.Of(more, f.K)} {(f.K == 1 ? "study" : "studies")} that compared saw more of it with cells)";
    }
}
