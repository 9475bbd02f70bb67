using System.Collections.Immutable;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Evidence.Certainty;

/// <summary>How credible it is that an effect differs between groups of studies.</summary>
public enum Credibility
{
    VeryLow, Low, Moderate, High,
}

/// <summary>An item of ICEMAN with its answer and the reason, in our words.</summary>
/// <param name="Item">Number of the item in the form for meta-analyses, 1 to 8.</param>
/// <param name="Answer">What it does to credibility; null where the item does not apply.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">The reviewer who answered; null where it follows from the data.</param>
public sealed record CredibilityItem(int Item, CredibilityAnswer? Answer, string Reason, string? By = null);

/// <summary>Whether the effect differs between groups of studies, and how credible that is.</summary>
/// <param name="By">What makes the groups.</param>
/// <param name="Groups">The groups, each by its id.</param>
/// <param name="P">p of the test between them; null where there is none.</param>
/// <param name="Credibility">The rating; null where nothing suggests a difference, for which the instrument was not made.</param>
/// <param name="Items">The items behind it.</param>
/// <param name="Sentence">The result in words.</param>
public sealed record SubgroupDifference(Modifier By, ImmutableArray<string> Groups, double? P, Credibility? Credibility, ImmutableArray<CredibilityItem> Items, string Sentence);

/// <summary>Judges subgroups by ICEMAN: items that follow from the data are answered by rule, the others by a reviewer in the question's file, and are unclear until then.</summary>
/// <remarks>Schandelmaier S et al. (2020). CMAJ 192:E901–E906. doi:10.1503/cmaj.200077. The wording of the instrument is not shipped.</remarks>
internal static class SubgroupCredibility
{
    /// <summary>Above this nothing suggests a difference, and the instrument does not apply.</summary>
    private const double Suggested = 0.1;

    public static IEnumerable<SubgroupDifference> Of(Finding whole, IReadOnlyList<Finding> parts)
    {
        if (whole.Method != SynthesisMethod.Pooled) yield break;
        foreach (var by in Enum.GetValues<Modifier>())
        {
            var groups = parts.Where(p => by == Modifier.Cells ? p.Scope.Cells is not null : p.Scope.Route is not null).Select(p => (Id: by == Modifier.Cells ? p.Scope.Cells! : Reading.Shape.Kebab(p.Scope.Route!.Value.ToString()), p.Studies)).ToList();
            if (Judged(whole, by, groups) is { } difference) yield return difference;
        }
    }

    private static SubgroupDifference? Judged(Finding whole, Modifier by, List<(string Id, ImmutableArray<Contribution> Studies)> groups)
    {
        var rows = groups.SelectMany(g => g.Studies.Where(s => s.Effect is not null).Select(s => (Group: g.Id, s.Study.Id, Effect: s.Effect!.Value))).ToList();
        if (rows.Select(r => r.Group).Distinct(StringComparer.Ordinal).Count() < 2 || rows.GroupBy(r => r.Id, StringComparer.Ordinal).Any(g => g.Select(r => r.Group).Distinct(StringComparer.Ordinal).Count() > 1)) return null;
        var test = Subgroups.WithCommonTau2([.. rows.Select(r => r.Effect.Estimate)], [.. rows.Select(r => r.Effect.Variance)], [.. rows.Select(r => r.Group)]).Between;
        ImmutableArray<string> names = [.. rows.Select(r => r.Group).Distinct(StringComparer.Ordinal)];
        if (test is not { P: var p } || !double.IsFinite(p)) return null;
        var word = by == Modifier.Cells ? "kinds of cells" : "routes";
        if (p >= Suggested) return new(by, names, p, null, [], FormattableString.Invariant($"Nothing suggests that the effect differs between {word} (p = {p:0.00}); with so few studies that does not show that it is the same."));
        var smallest = rows.GroupBy(r => r.Group, StringComparer.Ordinal).Min(g => g.Select(r => r.Id).Distinct(StringComparer.Ordinal).Count());
        ImmutableArray<CredibilityItem> items = [.. Items(p, smallest).Select(i => Stated(whole.Scope.Question, by, i))];
        var rated = Rate(items);
        return new(by, names, p, rated, items, FormattableString.Invariant($"The effect seems to differ between {word} (p = {p:0.000}), and the credibility of that is {Words(rated)}: these are differences between studies, not between children put by chance to one or the other."));
    }

    /// <summary>Answers that follow from what was done here.</summary>
    internal static IEnumerable<CredibilityItem> Items(double p, int smallest)
    {
        yield return new(1, CredibilityAnswer.DefinitelyReduced, "Groups of studies are compared, not groups of children within studies.");
        yield return new(2, null, "Nothing was compared within a study, so that nothing can be alike from study to study.");
        yield return new(3, smallest switch { <= 2 => CredibilityAnswer.DefinitelyReduced, <= 4 => CredibilityAnswer.ProbablyReduced, <= 9 => CredibilityAnswer.ProbablyIncreased, _ => CredibilityAnswer.DefinitelyIncreased }, FormattableString.Invariant($"The smallest group has {smallest} {(smallest == 1 ? "study" : "studies")}."));
        yield return new(4, CredibilityAnswer.ProbablyReduced, "Nobody wrote down beforehand which group would have the larger effect, as far as is on file.");
        yield return new(5, p switch { <= 0.005 => CredibilityAnswer.DefinitelyIncreased, <= 0.01 => CredibilityAnswer.ProbablyIncreased, <= 0.05 => CredibilityAnswer.ProbablyReduced, _ => CredibilityAnswer.DefinitelyReduced }, FormattableString.Invariant($"The test between the groups gives p = {p:0.000}."));
        yield return new(6, CredibilityAnswer.ProbablyIncreased, "Two ways of grouping are tried here, kind of cells and route, without correction for that.");
        yield return new(7, CredibilityAnswer.DefinitelyIncreased, "The groups are compared with variance between studies allowed for.");
        yield return new(8, null, "The groups are kinds, so that no cut had to be chosen.");
    }

    /// <summary>All reduced: very low. One definitely reduced: low at most. One probably: moderate at most. None: high.</summary>
    internal static Credibility Rate(IReadOnlyList<CredibilityItem> items)
    {
        var answers = items.Select(i => i.Answer).OfType<CredibilityAnswer>().ToList();
        if (answers.TrueForAll(a => a is CredibilityAnswer.DefinitelyReduced or CredibilityAnswer.ProbablyReduced)) return Credibility.VeryLow;
        return answers.Contains(CredibilityAnswer.DefinitelyReduced) ? Credibility.Low : answers.Contains(CredibilityAnswer.ProbablyReduced) ? Credibility.Moderate : Credibility.High;
    }

    private static CredibilityItem Stated(Question question, Modifier by, CredibilityItem item) =>
        (question.Modifiers ?? []).FirstOrDefault(m => m.By == by && m.Item == item.Item) is { } stated ? new(item.Item, stated.Answer, stated.Reason, stated.Reviewer) : item;

    private static string Words(Credibility credibility) => credibility switch { Credibility.VeryLow => "very low", Credibility.Low => "low", Credibility.Moderate => "moderate", _ => "high" };
}
