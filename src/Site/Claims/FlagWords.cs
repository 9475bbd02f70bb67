using Equipoise.Evidence.Claims;

namespace Equipoise.Site.Claims;

/// <summary>Warning signs in plain words.</summary>
public static class FlagWords
{
    public static string Of(Warning flag) => flag switch
    {
        Warning.OmitsNullRct => "leaves out a blinded trial that found no benefit",
        Warning.UncontrolledAsProof => "gives a study without a comparison group as proof",
        Warning.MisdescribedStudy => "describes a study wrongly",
        Warning.CellSourceConfusion => "mixes up different kinds of cells",
        Warning.TestimonialAsEvidence => "offers a family's story as evidence",
        Warning.CureLanguage => "speaks of a cure",
        Warning.Guarantee => "promises a result",
        Warning.NoDenominator => "gives a success rate without saying of how many",
        Warning.OneCellManyDiseases => "sells one cell for many diseases",
        Warning.RegulatoryEuphemism => "makes a registration sound like an approval",
        Warning.Outdated => "says what was so once and is so no longer",
        Warning.Pressure => "presses or gives a discount",
        Warning.NoSideEffects => "says there are no side effects",
        Warning.AnimalStudy => "rests on animals or cells in a dish",
        Warning.ReportedClaim => "repeats what somebody else claims",
        Warning.ConflictOfInterest => "comes from somebody who is paid for the treatment",
        _ => "is about another disease",
    };
}
