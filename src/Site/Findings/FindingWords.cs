using System.Globalization;
using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Changes;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Equipoise.Site.Components;

namespace Equipoise.Site.Findings;

/// <summary>What findings are called.</summary>
internal static class FindingWords
{
    public static string Of(CertaintyLevel level) => level switch
    {
        CertaintyLevel.High => "high certainty",
        CertaintyLevel.Moderate => "moderate certainty",
        CertaintyLevel.Low => "low certainty",
        _ => "very low certainty",
    };

    public static string Marks(CertaintyLevel level) => new string('⊕', (int)level + 1) + new string('○', 3 - (int)level);

    public static string Of(CertaintyDomain domain) => domain switch
    {
        CertaintyDomain.RiskOfBias => "Risk of bias",
        CertaintyDomain.PublicationBias => "Publication bias",
        CertaintyDomain.LargeEffect => "Large effect",
        CertaintyDomain.DoseResponse => "Dose–response",
        CertaintyDomain.OpposingConfounding => "Confounding the other way",
        _ => domain.ToString(),
    };

    public static string Moved(int levels) => levels switch
    {
        0 => "not moved",
        1 => "up one level",
        > 1 => $"up {Words.Number(levels)} levels",
        -1 => "down one level",
        _ => $"down {Words.Number(-levels)} levels",
    };

    public static string Of(CredibilityAnswer? answer) => answer switch
    {
        CredibilityAnswer.DefinitelyReduced => "Makes it clearly less credible.",
        CredibilityAnswer.ProbablyReduced => "Makes it less credible, or is unclear.",
        CredibilityAnswer.ProbablyIncreased => "Makes it more credible.",
        CredibilityAnswer.DefinitelyIncreased => "Makes it clearly more credible.",
        _ => "Does not apply.",
    };

    public static string Of(EvidenceBody body) => body == EvidenceBody.Controlled ? "With a comparison group" : "Without a comparison group";

    public static string Part(Scope scope, Snapshot snapshot) => Part(scope.Cells, scope.Route, snapshot);

    public static string Part(FindingView finding, Snapshot snapshot) => Part(finding.Cells, finding.Route, snapshot);

    private static string Part(string? cells, Route? route, Snapshot snapshot) => cells is not null ? Words.Cells(snapshot, cells) : route is { } r ? Words.Upper(Words.Of(r)) : "All cells, all routes";

    public static string Of(GivenEstimate e) => string.Create(CultureInfo.InvariantCulture, $"{e.Measure} {e.Value:0.00}{(e is { CiLower: { } lower, CiUpper: { } upper } ? string.Create(CultureInfo.InvariantCulture, $", 95% interval {lower:0.00} to {upper:0.00}") : "")}");

    /// <summary>What an effect means in numbers of children or in points.</summary>
    public static string Numbers(Finding f)
    {
        var all = f.Absolute.People.Select(p => p.Sentence).Concat(f.Absolute.Sentences).ToList();
        return all.Count == 0 ? "none can be given" : string.Join(" ", all);
    }

    public static string Of(SynthesisMethod method) => method switch
    {
        SynthesisMethod.Pooled => "pooled",
        SynthesisMethod.OneStudy => "one study",
        SynthesisMethod.EffectDirection => "directions counted",
        SynthesisMethod.Proportion => "children counted",
        SynthesisMethod.BeforeAfter => "before and after",
        SynthesisMethod.NoEvents => "nobody had it",
        _ => "nothing to go on",
    };

    /// <summary>The size of an effect, as far as there is one.</summary>
    public static string Effect(Finding f) => f.Estimate is { } e
        ? f.Method == SynthesisMethod.Proportion
            ? FormattableString.Invariant($"{100 * e.Value:0.0} % ({100 * e.Interval.Lower:0.0} to {100 * e.Interval.Upper:0.0})")
            : e.Words
        : f.Directions is { } d ? FormattableString.Invariant($"not known; {d.Benefit} for, {d.Harm} against, {d.Unclear} neither") : "not known";

    /// <summary>What one study says: counts where there are any, else its direction and size.</summary>
    public static string Says(Contribution s)
    {
        ArgumentNullException.ThrowIfNull(s);
        if (s.Counts is { ControlN: { } m } c) return FormattableString.Invariant($"{c.Events} of {c.N} with cells, {c.ControlEvents} of {m} without{(s.Effect is { } ratio ? $" (risk ratio {Math.Exp(ratio.Estimate):0.00})" : "")}");
        if (s.Counts is { } alone) return FormattableString.Invariant($"{alone.Events} of {alone.N} children");
        return Words.Upper(Words.Of(s.Direction)) + (s.Effect is { } e ? FormattableString.Invariant($" ({e.Estimate:0.00}, standard error {e.StandardError:0.00})") : "");
    }

    public static string Address(Finding finding) => "/findings/" + finding.Id;
}
