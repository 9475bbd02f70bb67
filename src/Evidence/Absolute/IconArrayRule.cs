using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Absolute;

/// <summary>Why a hundred little people may not be drawn.</summary>
public enum NoPicture
{
    VeryUncertain, CutUnknown, FewChildren, NoBaseline,
}

/// <summary>Whether a hundred little people may be drawn. A picture of people convinces, so that only evidence that can bear it gets one.</summary>
public static class IconArrayRule
{
    public const int FewestChildren = 100;

    /// <summary>The first reason against a picture; null where it may be drawn.</summary>
    /// <param name="certainty">Of the finding.</param>
    /// <param name="children">Children counted, with and without cells.</param>
    /// <param name="cutIsKnown">Whether what makes a child count is known, and the same everywhere.</param>
    /// <param name="hasBaseline">Whether it is known what happens without cells.</param>
    public static NoPicture? Reason(CertaintyLevel certainty, int children, bool cutIsKnown, bool hasBaseline) =>
        certainty < CertaintyLevel.Low ? NoPicture.VeryUncertain
        : !cutIsKnown ? NoPicture.CutUnknown
        : children < FewestChildren ? NoPicture.FewChildren
        : !hasBaseline ? NoPicture.NoBaseline
        : null;

    /// <summary>Why no picture may be drawn, in words that stand in its place; null where it may.</summary>
    /// <param name="certainty">Of the finding.</param>
    /// <param name="children">Children counted, with and without cells.</param>
    /// <param name="cutIsKnown">Whether what makes a child count is known, and the same everywhere.</param>
    /// <param name="hasBaseline">Whether it is known what happens without cells.</param>
    public static string? Against(CertaintyLevel certainty, int children, bool cutIsKnown, bool hasBaseline) =>
        Reason(certainty, children, cutIsKnown, hasBaseline) switch
        {
            NoPicture.VeryUncertain => "No picture of children is drawn, because the evidence is very uncertain.",
            NoPicture.CutUnknown => "No picture of children is drawn, because it is not known what made a child count.",
            NoPicture.FewChildren => FormattableString.Invariant($"No picture of 100 children is drawn, because only {children} were counted."),
            NoPicture.NoBaseline => "No picture of children is drawn, because it is not known how many it would be without cells.",
            _ => null,
        };

    /// <summary>The same of a finding, with the plain counts where there are any.</summary>
    public static string? Against(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var counted = finding.Studies.Where(s => s.Counts is { ControlN: not null }).Select(s => s.Counts!.Value).ToList();
        if (finding.Scope.Question.Effect != PreferredEffect.RiskRatio || finding.Scope.Body != EvidenceBody.Controlled || counted.Count == 0) return "";
        var why = Against(finding.Certainty.Level, counted.Sum(c => c.N + c.ControlN!.Value), KnowsCut(finding), finding.Absolute.People.Length > 0);
        return why is null ? null : FormattableString.Invariant($"{counted.Sum(c => c.Events)} of {counted.Sum(c => c.N)} children with cells and {counted.Sum(c => c.ControlEvents!.Value)} of {counted.Sum(c => c.ControlN!.Value)} without. {why}");
    }

    /// <summary>An event of a harm is what it is; a response needs its cut, the same in every study.</summary>
    private static bool KnowsCut(Finding finding) => finding.Scope.Question.Kind == QuestionKind.Harm
        || (finding.Studies.SelectMany(s => s.From).OfType<Result>().Select(r => r.Cut).Distinct(StringComparer.Ordinal).ToList() is [not null]);
}
