using Equipoise.Evidence.Reading;
using Equipoise.Evidence.RiskOfBias;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Checking;

/// <summary>What is judged is a result that the study reports, and the tool is one for its design.</summary>
internal static class BiasResultChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        var studies = files.Of<Study>().DistinctBy(s => s.Id, StringComparer.Ordinal).ToDictionary(s => s.Id, StringComparer.Ordinal);
        foreach (var assessment in files.Of<BiasAssessment>())
        {
            if (!studies.TryGetValue(assessment.Study, out var study)) continue;
            if (Unfit(assessment.Tool, study.Design) is { } message) yield return at.Problem(Codes.ToolUnfit, assessment, "tool", message);
            foreach (var result in assessment.Results)
                foreach (var problem in Results(study, result, at)) yield return problem;
        }

        var judged = files.Of<BiasAssessment>().SelectMany(a => a.Results.Select(r => (Result: r, Key: (a.Study, r.Instrument, r.Subscale, r.Harm, r.Time))));
        foreach (var twice in judged.GroupBy(j => j.Key).SelectMany(g => g.Skip(1)))
            yield return at.Problem(Codes.DuplicateId, twice.Result, "about", $"This result of {twice.Key.Study} is judged already; a result has one judgement.");
    }

    private static IEnumerable<Problem> Results(Study study, JudgedResult result, Locations at)
    {
        if (result is { Instrument: not null, Harm: not null })
            yield return at.Problem(Codes.ReferenceUnknown, result, "harm", "A judged result is measured with an instrument or is a harm, and not both.");
        if (result.Instrument is { } instrument && study.Results.All(r => r.Instrument != instrument || (result.Subscale is { } part && r.Subscale != part)))
            yield return at.Problem(Codes.ReferenceUnknown, result, "instrument", $"{study.Id} has no result on {instrument}{(result.Subscale is { } subscale ? " " + subscale : "")}.");
        if (result.Harm is { } harm && study.Harms.All(h => h.Kind != harm))
            yield return at.Problem(Codes.ReferenceUnknown, result, "harm", $"{study.Id} has no harm of the kind '{Shape.Kebab(harm.ToString())}'.");
    }

    private static string? Unfit(BiasTool tool, Design design) => tool switch
    {
        BiasTool.Rob2 when !(design.IsRandomised && design.IsControlled) => "RoB 2 is for trials in which chance made the groups.",
        BiasTool.Rob2Crossover when !(design.IsRandomised && design.Model.Value == DesignModel.Crossover) => "This form of RoB 2 is for randomised crossover trials.",
        BiasTool.RobinsI when design.IsRandomised || !design.IsControlled => "ROBINS-I is for comparisons that chance did not make.",
        BiasTool.JbiQuasiExperimental or BiasTool.JbiCaseSeries when design.IsControlled => "This checklist is for studies without a comparison group.",
        BiasTool.RobMe => "ROB-ME judges a body of evidence; it belongs in data/missing-results.",
        _ => null,
    };
}
