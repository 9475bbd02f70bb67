using System.Collections.Immutable;

namespace Equipoise.Evidence.RiskOfBias;

/// <summary>A domain with its judgement and what it rests on.</summary>
/// <param name="Domain">Which.</param>
/// <param name="Proposed">What the tool's algorithm gives, or the reviewer where it has none; null where answers lack or are only counted.</param>
/// <param name="Overrule">A reviewer's judgement in its place.</param>
/// <param name="Responses">The answers, in the tool's order.</param>
/// <param name="Reasons">Why, in plain sentences: those of the reviewer, or of the answers that decided.</param>
public sealed record DomainJudgement(BiasDomain Domain, Judgement? Proposed, Overrule? Overrule, ImmutableArray<ItemResponse> Responses, ImmutableArray<string> Reasons)
{
    /// <summary>What stands.</summary>
    public Judgement? Judgement => Overrule?.Judgement ?? Proposed;
}

/// <summary>From the answers to the judgements, by the tool's own algorithm.</summary>
internal static class JudgeResponses
{
    public static ImmutableArray<DomainJudgement> Of(
        ToolDefinition tool, IEnumerable<ItemResponse> responses, IReadOnlyCollection<ReviewerJudgement> judgements, IReadOnlyCollection<Overrule> overrules)
    {
        var answered = responses.DistinctBy(r => r.Item, StringComparer.Ordinal).ToDictionary(r => r.Item, StringComparer.Ordinal);
        return [.. tool.Domains.Select(domain => Of(domain, answered, judgements.FirstOrDefault(j => j.Domain == domain.Id), overrules.FirstOrDefault(o => o.Domain == domain.Id)))];
    }

    /// <summary>The overall judgement that follows from the domains; null when one of them lacks its own.</summary>
    public static Judgement? Overall(ToolDefinition tool, ImmutableArray<DomainJudgement> domains) =>
        tool.Overall is { } overall && domains.All(d => d.Judgement is not null) ? overall(domains.Select(d => d.Judgement!.Value)) : null;

    private static DomainJudgement Of(BiasDomain domain, Dictionary<string, ItemResponse> answered, ReviewerJudgement? reviewer, Overrule? overrule)
    {
        ImmutableArray<ItemResponse> responses = [.. domain.Items.Where(answered.ContainsKey).Select(item => answered[item])];
        if (domain.Tables.IsEmpty)
            return new(domain, reviewer?.Judgement, overrule, responses, Reasons(overrule, reviewer is null ? [] : [reviewer.Reason]));

        var given = responses.ToDictionary(r => r.Item, r => r.Response, StringComparer.Ordinal);
        var decided = domain.Tables.Select(table => (Table: table, Row: table.Decide(given))).ToList();
        if (decided.Any(d => d.Row is null)) return new(domain, Proposed: null, overrule, responses, Reasons(overrule, []));
        var worst = Scales.Worst(Scales.OfRob2, decided.Select(d => d.Row!.Judgement));
        var seen = decided.Where(d => d.Row!.Judgement == worst).SelectMany(d => d.Table.Seen(d.Row!)).ToHashSet(StringComparer.Ordinal);
        return new(domain, worst, overrule, responses, Reasons(overrule, responses.Where(r => seen.Contains(r.Item)).Select(r => r.Reason)));
    }

    private static ImmutableArray<string> Reasons(Overrule? overrule, IEnumerable<string> otherwise) =>
        overrule is { } o ? [o.Reason, .. otherwise] : [.. otherwise.Distinct(StringComparer.Ordinal)];
}
