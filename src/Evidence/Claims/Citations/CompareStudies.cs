using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Finding;

namespace Equipoise.Evidence.Claims.Citations;

/// <summary>What of an account is wrong whichever of several studies it is about.</summary>
internal static class CompareStudies
{
    /// <summary>Errors that a reader takes in; of more, one of each kind is told.</summary>
    private const int MostTold = 4;

    /// <summary>What is wrong, with the studies of which it is where they are several.</summary>
    public static ImmutableArray<Disagreement> Wrong(Passage passage, Said said, ImmutableArray<CitedStudy> possible, int largest)
    {
        var each = possible.Select(s => (Study: s, Wrong: CompareSaid.Wrong(said, s).Concat(CompareResult.Wrong(passage, s, largest)).Concat(CompareResult.OtherShare(passage, said, s) is { } share ? [share] : []).ToList())).ToList();
        if (each.Count == 0 || each.Exists(e => e.Wrong.Count == 0) || each.TrueForAll(e => e.Wrong.TrueForAll(d => d.Aspect == Aspect.Proof))) return [];
        if (each.Count == 1) return [.. each[0].Wrong];
        var common = each[0].Wrong.Select(Kind).Where(a => each.TrueForAll(e => e.Wrong.Exists(d => Kind(d) == a))).Distinct().ToList();
        if (common.Count == 0) return Nearest(each);
        var wrong = each.SelectMany(e => e.Wrong.Where(d => common.Contains(Kind(d))).Select(d => (e.Study, Wrong: d)));
        if (!common.Contains(Aspect.Result)) wrong = wrong.Concat(Unfounded(passage, possible));
        return Grouped(wrong, possible.Length);
    }

    /// <summary>What a study did not find and what it could not prove are one kind of error; that alone an open study could not prove it is too strong, and no misdescription.</summary>
    private static Aspect Kind(Disagreement wrong) => wrong.Aspect == Aspect.Proof ? Aspect.Result : wrong.Aspect;

    /// <summary>No error is common to all, but none is free of errors: those of the study that fits best.</summary>
    private static ImmutableArray<Disagreement> Nearest(List<(CitedStudy Study, List<Disagreement> Wrong)> each)
    {
        var fewest = each.Min(e => e.Wrong.Count);
        var nearest = each.Where(e => e.Wrong.Count == fewest).ToList();
        return Grouped(nearest.SelectMany(e => e.Wrong.Select(d => (e.Study, d))), each.Count);
    }

    /// <summary>A gain that is told of studies which are misdescribed anyway: the blinded ones did not find it, the others had nobody to compare.</summary>
    private static IEnumerable<(CitedStudy Study, Disagreement Wrong)> Unfounded(Passage passage, ImmutableArray<CitedStudy> possible)
    {
        if (!CompareResult.Gains(passage) || !possible.Any(s => s is { Kind: CitedKind.BlindedTrial, Null: true })) yield break;
        foreach (var study in possible)
        {
            if (study is { Kind: CitedKind.BlindedTrial, Null: true }) yield return (study, new(Aspect.Result, "that the cells improved something", "a blinded trial in which children did not gain more than with a placebo"));
            else if (study.Kind == CitedKind.Uncontrolled) yield return (study, new(Aspect.Result, "that the cells improved something", "done without a comparison group, so it could not show that"));
        }
    }

    private static ImmutableArray<Disagreement> Grouped(IEnumerable<(CitedStudy Study, Disagreement Wrong)> wrong, int all)
    {
        var told = wrong.GroupBy(w => w.Wrong).OrderBy(g => g.Key.Aspect == Aspect.Result).Select(g => Of(g.Key, [.. g.Select(w => w.Study.Label).Distinct(StringComparer.Ordinal)], all)).ToList();
        return told.Count <= MostTold ? [.. told] : [.. told.GroupBy(d => d.Aspect).Select(g => g.MaxBy(d => d.Studies.Length)!)];
    }

    private static Disagreement Of(Disagreement wrong, ImmutableArray<string> labels, int all) => labels.Length < all ? wrong with { Studies = labels } : wrong;
}
