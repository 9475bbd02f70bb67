using Equipoise.Evidence.Reading;
using Equipoise.Evidence.RiskOfBias;

namespace Equipoise.Evidence.Checking;

/// <summary>Every item that a tool reaches is answered as the tool allows, and no other; who overrules stays on the tool's scale.</summary>
internal static class BiasChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        foreach (var assessment in files.Of<BiasAssessment>())
        {
            var tool = ToolDefinition.Of(assessment.Tool);
            foreach (var problem in Items(tool, assessment, assessment.Responses, at).Concat(assessment.Results.SelectMany(r => Items(tool, r, r.Responses, at)))) yield return problem;
            foreach (var problem in Judgements(tool, assessment.Judgements, at)) yield return problem;
            foreach (var result in assessment.Results)
                foreach (var problem in Whole(tool, assessment, result, at)) yield return problem;
        }

        foreach (var synthesis in files.Of<MissingResults>())
        {
            foreach (var problem in Items(RobMe.Definition, synthesis, synthesis.Responses, at)) yield return problem;
            foreach (var problem in Overrules(RobMe.Definition, synthesis.Overrules, at)) yield return problem;
            foreach (var problem in Unjudged(RobMe.Definition, synthesis, new MissingResultsJudgement(synthesis).Domains, at)) yield return problem;
            foreach (var expected in synthesis.Expected.Where(e => e.Study is null == e.Trial is null))
                yield return at.Problem(Codes.MissingField, expected, "study", "An expected result names a study or a registered trial, and not both.");
        }
    }

    private static IEnumerable<Problem> Whole(ToolDefinition tool, BiasAssessment assessment, JudgedResult result, Locations at) =>
        Judgements(tool, result.Judgements, at)
            .Concat(Overrules(tool, result.Overrules, at))
            .Concat(Unjudged(tool, result, new ResultJudgement(assessment, result, construct: null).Domains, at));

    private static IEnumerable<Problem> Items(ToolDefinition tool, object owner, IReadOnlyCollection<ItemResponse> responses, Locations at)
    {
        var known = tool.Domains.SelectMany(d => d.Items).ToHashSet(StringComparer.Ordinal);
        foreach (var response in responses)
        {
            if (!known.Contains(response.Item)) yield return at.Problem(Codes.ItemUnknown, response, "item", $"{tool.Name} has no item {response.Item}.");
            if (tool.IsChecklist && response.Response is Response.PY or Response.PN)
                yield return at.Problem(Codes.ItemUnknown, response, "response", $"{tool.Name} knows y, n, ni (unclear) and na only.");
        }

        foreach (var item in responses.CountBy(r => r.Item, StringComparer.Ordinal).Where(c => c.Value > 1))
            yield return at.Problem(Codes.ItemUnknown, owner, "responses", $"Item {item.Key} is answered more than once.");
    }

    private static IEnumerable<Problem> Unjudged(ToolDefinition tool, object owner, IEnumerable<DomainJudgement> domains, Locations at)
    {
        foreach (var domain in domains)
        {
            if (tool.IsChecklist)
            {
                foreach (var item in domain.Domain.Items.Except(domain.Responses.Select(r => r.Item), StringComparer.Ordinal))
                    yield return at.Problem(Codes.ItemUnanswered, owner, "responses", $"Item {item} of {tool.Name} has no answer.");
            }
            else if (domain.Proposed is null)
            {
                yield return at.Problem(Codes.ItemUnanswered, owner, "responses", tool.IsJudgedByReviewer
                    ? $"Domain {domain.Domain.Id} of {tool.Name} has no judgement."
                    : $"The answers in domain {domain.Domain.Id} of {tool.Name} lead nowhere: an item on the way has no answer, or one that is not allowed there ({string.Join(", ", domain.Domain.Items)}).");
            }
        }
    }

    private static IEnumerable<Problem> Judgements(ToolDefinition tool, IEnumerable<ReviewerJudgement> judgements, Locations at)
    {
        foreach (var judgement in judgements)
        {
            if (!tool.IsJudgedByReviewer) yield return at.Problem(Codes.JudgementUnfit, judgement, "domain", $"{tool.Name} judges by its own algorithm; a reviewer who differs overrules it.");
            else if (Unfit(tool, judgement.Domain, judgement.Judgement) is { } message) yield return at.Problem(Codes.JudgementUnfit, judgement, "domain", message);
        }
    }

    private static IEnumerable<Problem> Overrules(ToolDefinition tool, IEnumerable<Overrule> overrules, Locations at)
    {
        foreach (var overrule in overrules)
        {
            if (overrule.Domain == BiasJudgements.Overall && tool.Scale.Contains(overrule.Judgement)) continue;
            if (Unfit(tool, overrule.Domain, overrule.Judgement) is { } message) yield return at.Problem(Codes.JudgementUnfit, overrule, "domain", message);
        }
    }

    private static string? Unfit(ToolDefinition tool, string domain, Judgement judgement) =>
        tool.Domains.All(d => d.Id != domain) ? $"{tool.Name} has no domain {domain}."
        : !tool.Scale.Contains(judgement) ? $"{tool.Name} does not judge '{Shape.Kebab(judgement.ToString())}'."
        : null;
}
