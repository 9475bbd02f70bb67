using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;
using Equipoise.Statistics.Proportions;

namespace Equipoise.Evidence.Answers;

/// <summary>Is it safe? What was counted, and what zero out of a few cannot rule out.</summary>
internal static class SafetyAnswer
{
    public static Answer From(Snapshot snapshot)
    {
        var harms = Counted.From(snapshot).Studies.SelectMany(s => s.Harms.Select(h => (Study: s, Harm: h))).ToList();
        return new()
        {
            Id = "safe",
            Question = "Is it safe?",
            Sentences = [Serious(harms), Seen(harms)],
            Doubt = "Most reports say “well tolerated” without numbers, few children were watched for longer than a year, and harm from clinics outside studies is seldom counted.",
            Proof =
            [
                new("/side-effects", "Side effects across all studies"),
                new("/harms", "Risks of the procedures themselves"),
                new("/reporting", "How to report harm, whom to call"),
            ],
        };
    }

    private static string Serious(List<(Study Study, Harm Harm)> harms)
    {
        var counts = harms.Where(h => h.Harm is { Kind: HarmKind.SeriousEvent, Events: not null, Of: not null }).OrderByDescending(h => h.Harm.Of).ToList();
        if (counts.Count == 0) return "No study on file counts serious harm, so nobody can say how rare it is.";
        var largest = counts[0].Harm;
        var upper = ClopperPearson.Interval(largest.Events!.Value, largest.Of!.Value).Upper;
        return $"{Spoken.Sentence(Spoken.Count(counts.Count, "study counts", "studies count"))} serious harm and "
            + (counts.All(h => h.Harm.Events == 0) ? "saw none" : $"{Spoken.Number(counts.Count(h => h.Harm.Events > 0))} saw some")
            + $", but the largest of them watched {Spoken.Number(largest.Of.Value)} children: {largest.Events} of {largest.Of} still allows up to about {OneIn.Of(upper)}.";
    }

    private static string Seen(List<(Study Study, Harm Harm)> harms)
    {
        var seen = new List<string>();
        if (Largest(harms, HarmKind.Seizure) is { } seizure) seen.Add($"seizures ({seizure.Events} of {Spoken.Digits(seizure.Of!.Value)} children in one series)");
        if (harms.Select(h => h.Study).FirstOrDefault(s => Percent(s, HarmKind.InfusionReaction, ArmRole.Cells) is not null && Percent(s, HarmKind.InfusionReaction, ArmRole.Placebo) is not null) is { } compared)
        {
            var how = compared.Harms.First(h => h.Kind == HarmKind.InfusionReaction).How == How.Read ? "" : ", reported second-hand";
            seen.Add($"reactions to the infusion ({Spoken.Amount(Percent(compared, HarmKind.InfusionReaction, ArmRole.Cells)!.Value)} in 100 with cells against {Spoken.Amount(Percent(compared, HarmKind.InfusionReaction, ArmRole.Placebo)!.Value)} with placebo{how})");
        }

        if (Largest(harms, HarmKind.Immunisation) is { } immune) seen.Add($"new antibodies against the donor ({immune.Events} of {Spoken.Digits(immune.Of!.Value)})");
        if (Largest(harms, HarmKind.Contamination) is { } germ) seen.Add($"a cell unit with bacteria ({germ.Events} of {Spoken.Digits(germ.Of!.Value)})");
        return seen.Count == 0 ? "Nothing else was counted." : $"What was seen: {Spoken.List(seen)}.";
    }

    private static Harm? Largest(List<(Study Study, Harm Harm)> harms, HarmKind kind) =>
        harms.Select(h => h.Harm).Where(h => h.Kind == kind && h is { Events: > 0, Of: not null }).MaxBy(h => h.Of);

    private static decimal? Percent(Study study, HarmKind kind, ArmRole role) =>
        study.Harms.FirstOrDefault(h => h.Kind == kind && h.Percent is not null && study.Arms.Any(a => a.Id == h.Arm && a.Role == role))?.Percent;
}
