using System.Collections.Immutable;
using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Claims.Omissions;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>A report in one paragraph: how many claims, how they fared, the gravest sign, what is left out.</summary>
internal static class SummarisePage
{
    private static readonly ImmutableArray<(Warning Warning, string Says)> Gravest =
    [
        (Warning.Guarantee, "It promises a result, which nobody can."),
        (Warning.CureLanguage, "It speaks of a cure; no study on file reports one."),
        (Warning.NoSideEffects, "It says that nothing can go wrong; every treatment has risks."),
        (Warning.MisdescribedStudy, "It tells a study other than it was."),
        (Warning.OmitsNullRct, "It leaves out the blinded trials that reported no benefit."),
        (Warning.UncontrolledAsProof, "It takes studies without a comparison group for proof."),
        (Warning.RegulatoryEuphemism, "It speaks of registers or licences where there is no approval for autism."),
        (Warning.NoDenominator, "It gives a success rate without saying of how many children."),
        (Warning.TestimonialAsEvidence, "It leans on stories."),
        (Warning.Pressure, "It presses families to decide."),
    ];

    public static string Of(IReadOnlyCollection<Claim> claims, ImmutableArray<Omission> omissions, WholePage page)
    {
        if (claims.Count == 0) return page.IsOnTopic || page.IsExcerpt ? "No sentence of this page could be checked." : "This page does not seem to be about cells for autism; no sentence of it could be checked.";
        var parts = new List<string> { $"We found {Spoken.Count(claims.Count, "statement", "statements")} that can be weighed against the evidence: {Counts(claims)}." };
        parts.AddRange(Gravest.Where(g => claims.Any(c => c.Flags.Contains(g.Warning))).Take(2).Select(g => g.Says));
        if (omissions.Length > 0) parts.Add($"It leaves out {Spoken.Count(omissions.Length, "thing", "things")} that a family needs to know.");
        if (parts.Count == 1) parts.Add("We saw no warning sign. That does not mean that the treatment works.");
        return string.Join(' ', parts);
    }

    private static string Counts(IReadOnlyCollection<Claim> claims)
    {
        (Verdict Verdict, string One, string Many)[] kinds =
        [
            (Verdict.Supported, "agrees with it", "agree with it"),
            (Verdict.AccurateButUncontrolled, "is truly reported, but without anybody to compare with", "are truly reported, but without anybody to compare with"),
            (Verdict.Overstated, "says more than is known", "say more than is known"),
            (Verdict.Contradicted, "goes against it", "go against it"),
            (Verdict.Unproven, "has not been shown", "have not been shown"),
            (Verdict.NotCheckable, "cannot be checked by anybody outside", "cannot be checked by anybody outside"),
        ];
        return Spoken.List(kinds.Select(k => (Kind: k, Count: claims.Count(c => c.Verdict == k.Verdict))).Where(k => k.Count > 0).Select(k => $"{Spoken.Number(k.Count)} {(k.Count == 1 ? k.Kind.One : k.Kind.Many)}"));
    }
}
