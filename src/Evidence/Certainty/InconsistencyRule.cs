using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;

namespace Equipoise.Evidence.Certainty;

/// <summary>Inconsistency: do the studies say the same?</summary>
internal static class InconsistencyRule
{
    public static CertaintyReason Judge(Scope scope, IReadOnlyList<Contribution> studies, Synthesised synthesised)
    {
        if (studies.Select(s => s.Study.Id).Distinct(StringComparer.Ordinal).Count() == 1) return new(CertaintyDomain.Inconsistency, 0, "One study cannot disagree with itself.");
        if (synthesised.Method == SynthesisMethod.Pooled && synthesised.Estimate is { I2: { } i2 } estimate)
        {
            var none = scope.Question.Effect == PreferredEffect.RiskRatio ? 1 : 0;
            var opens = estimate.Prediction is { } p && p.Contains(none) && !estimate.Interval.Contains(none);
            if (i2 >= 75 || opens) return new(CertaintyDomain.Inconsistency, -1, FormattableString.Invariant($"The studies differ by more than chance (I² {i2:0} %{(opens ? "; a new study may find no effect" : "")})."));
            return new(CertaintyDomain.Inconsistency, 0, FormattableString.Invariant($"The studies differ little (I² {i2:0} %)."));
        }

        if (synthesised.Method == SynthesisMethod.NoEvents) return new(CertaintyDomain.Inconsistency, 0, "The studies say the same.");
        if (synthesised.Method == SynthesisMethod.Proportion)
        {
            return synthesised.Estimate is { I2: >= 75 } wide
                ? new(CertaintyDomain.Inconsistency, -1, FormattableString.Invariant($"The shares differ by more than chance (I² {wide.I2:0} %)."))
                : new(CertaintyDomain.Inconsistency, 0, "The shares do not differ by more than chance.");
        }

        int benefit = synthesised.Directions?.Benefit ?? 0, rest = studies.Count - benefit;
        return Math.Min(benefit, rest) >= Math.Max(1, studies.Count / 4.0)
            ? new(CertaintyDomain.Inconsistency, -1, FormattableString.Invariant($"The studies do not say the same: {benefit} of {studies.Count} favour the cells, {rest} do not."))
            : new(CertaintyDomain.Inconsistency, 0, "The studies point the same way.");
    }
}
