using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;

namespace Equipoise.Evidence.Certainty;

/// <summary>Risk of bias: how large a share of the children is in studies that may mislead.</summary>
internal static class RiskOfBiasRule
{
    public static CertaintyReason Judge(Scope scope, IReadOnlyList<Contribution> studies, Func<Contribution, StudyBias> bias)
    {
        if (scope.Body == EvidenceBody.Uncontrolled) return new(CertaintyDomain.RiskOfBias, -1, "There is no comparison group: growing up, hoping and other treatments cannot be told from the cells.");
        double all = studies.Sum(s => s.Children);
        double In(params BiasLevel[] levels) => all > 0 ? studies.Where(s => levels.Contains(bias(s).Level)).Sum(s => s.Children) / all : 0;
        double high = In(BiasLevel.High, BiasLevel.Critical, BiasLevel.NotJudged), some = high + In(BiasLevel.SomeConcerns);
        var where = high >= 1 ? "All the children are" : FormattableString.Invariant($"{100 * high:0} in 100 of the children are");
        if (high >= 2.0 / 3) return new(CertaintyDomain.RiskOfBias, -2, $"{where} in studies at high risk of bias, or that nobody has judged.");
        if (high >= 1.0 / 3) return new(CertaintyDomain.RiskOfBias, -1, $"{where} in studies at high risk of bias, or that nobody has judged.");
        return some >= 2.0 / 3
            ? new(CertaintyDomain.RiskOfBias, -1, "Most of the children are in studies with at least some concerns about bias.")
            : new(CertaintyDomain.RiskOfBias, 0, "Most of the children are in studies at low risk of bias.");
    }
}
