using System.Collections.Immutable;
using Equipoise.Evidence.Claims;

namespace Equipoise.Tools.Claims;

/// <summary>A stretch of a page that a person or the checker called a claim, in code points.</summary>
internal sealed record Span(int Start, int End, string Type, string Verdict, bool Misdescribed)
{
    public int Length => End - Start;

    public int With(Span other) => Math.Max(0, Math.Min(End, other.End) - Math.Max(Start, other.Start));
}

/// <summary>A page with what a person marked on it.</summary>
internal sealed record GoldPage(string Name, string Set, string Text, ImmutableArray<Span> Claims, ImmutableArray<Span> Optional);

/// <summary>What came of one page, in numbers that add up.</summary>
internal sealed class Tally
{
    public static readonly ImmutableArray<string> Verdicts = ["supported", "accurate-but-uncontrolled", "overstated", "contradicted", "unproven", "not-checkable"];

    private const int Missed = 6;

    /// <summary>Verdict of the person by verdict of the checker; the last column counts what was not found.</summary>
    public double[,] Answers { get; } = new double[6, 7];

    public double Claims, StrictHits, StrictRight, StrictFalse, LenientHits, LenientFalse, Misdescribed, MisdescribedFound, FalselyMisdescribed, Types;

    public static Tally Of(GoldPage gold, ImmutableArray<Span> told)
    {
        var tally = new Tally { Claims = gold.Claims.Length };
        tally.Strict(gold, told);
        foreach (var claim in gold.Claims)
        {
            var hits = told.Where(t => 2 * t.With(claim) >= claim.Length).ToList();
            if (hits.Count > 0) tally.LenientHits++;
            tally.Answers[Verdicts.IndexOf(claim.Verdict), hits.Count == 0 ? Missed : Verdicts.IndexOf(hits.MaxBy(h => h.With(claim))!.Verdict)]++;
            var accused = hits.Exists(h => h.Misdescribed);
            if (claim.Misdescribed) (tally.Misdescribed, tally.MisdescribedFound) = (tally.Misdescribed + 1, tally.MisdescribedFound + (accused ? 1 : 0));
            else if (accused) tally.FalselyMisdescribed++;
        }

        return tally;
    }

    private void Strict(GoldPage gold, ImmutableArray<Span> told)
    {
        HashSet<Span> taken = new(ReferenceEqualityComparer.Instance), given = new(ReferenceEqualityComparer.Instance);
        var pairs = from g in gold.Claims
                    from t in told
                    let common = g.With(t)
                    where common > 0
                    let share = (double)common / (Math.Max(g.End, t.End) - Math.Min(g.Start, t.Start))
                    where share >= 0.5
                    orderby share descending
                    select (g, t);
        foreach (var (g, t) in pairs)
        {
            if (taken.Contains(g) || given.Contains(t)) continue;
            taken.Add(g);
            given.Add(t);
            StrictHits++;
            if (g.Verdict == t.Verdict) StrictRight++;
            if (g.Type == t.Type) Types++;
        }

        var neutral = told.Where(t => !given.Contains(t) && gold.Optional.Any(o => 2 * o.With(t) >= t.Length)).ToHashSet<Span>(ReferenceEqualityComparer.Instance);
        StrictFalse = told.Length - given.Count - neutral.Count;
        LenientFalse = told.Count(t => !neutral.Contains(t) && !gold.Claims.Any(g => 2 * g.With(t) >= Math.Min(g.Length, t.Length)));
    }

    public static Tally Sum(IEnumerable<Tally> all)
    {
        var sum = new Tally();
        foreach (var t in all)
        {
            for (var g = 0; g < 6; g++)
            {
                for (var a = 0; a < 7; a++) sum.Answers[g, a] += t.Answers[g, a];
            }

            sum.Claims += t.Claims;
            sum.StrictHits += t.StrictHits;
            sum.StrictRight += t.StrictRight;
            sum.StrictFalse += t.StrictFalse;
            sum.LenientHits += t.LenientHits;
            sum.LenientFalse += t.LenientFalse;
            sum.Misdescribed += t.Misdescribed;
            sum.MisdescribedFound += t.MisdescribedFound;
            sum.FalselyMisdescribed += t.FalselyMisdescribed;
            sum.Types += t.Types;
        }

        return sum;
    }
}
