using System.Collections.Immutable;

namespace Equipoise.Evidence.Claims.Flagging;

/// <summary>Warning signs of a claim, in the order of <see cref="Warning"/>.</summary>
public static class FlagClaim
{
    private static readonly ImmutableArray<(Warning Warning, Func<Flagged, bool> Fits)> Signs =
    [
        (Warning.OmitsNullRct, OmitsNullTrials.Fits),
        (Warning.UncontrolledAsProof, UncontrolledAsProof.Fits),
        (Warning.MisdescribedStudy, c => c.Citation is { Wrong.IsEmpty: false }),
        (Warning.CellSourceConfusion, CellSourceConfusion.Fits),
        (Warning.TestimonialAsEvidence, TestimonialAsEvidence.Fits),
        (Warning.CureLanguage, CureWords.Cures),
        (Warning.Guarantee, CureWords.Guarantees),
        (Warning.NoDenominator, NoDenominator.Fits),
        (Warning.OneCellManyDiseases, ManyDiseases.Fits),
        (Warning.RegulatoryEuphemism, RegulatoryEuphemism.Fits),
        (Warning.Outdated, Outdated.Fits),
        (Warning.Pressure, Pressure.Fits),
        (Warning.NoSideEffects, NoSideEffects.Fits),
        (Warning.AnimalStudy, AnimalStudy.Fits),
        (Warning.ReportedClaim, ReportedClaim.Fits),
        (Warning.ConflictOfInterest, ConflictOfInterest.Fits),
        (Warning.OffTopic, OffTopic.Fits),
    ];

    public static ImmutableArray<Warning> Of(Flagged claim) => [.. Signs.Where(s => s.Fits(claim)).Select(s => s.Warning)];
}
