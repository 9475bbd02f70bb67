using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Heterogeneity;

/// <summary>
/// The τ² of greatest likelihood (ML or REML), over all τ² ≥ 0 and not only near a starting value.
/// The score is half of U − D with U = y'PPy and D = tr P (REML) or Σw (ML). Because the derivatives of P are −PP, 2PPP, …, both
/// u = U^(−1/2) and d = 1/D are increasing and concave in τ², and the score vanishes where u² = d. Tangents and chords of u and d therefore
/// bound both on an interval: one in which u² cannot meet d is set aside; in one where u² − d rises throughout there is at most one maximum;
/// the rest are halved. What is left is every local maximum there is, and the likelihood chooses among them. Newton's method on u²/d, which
/// is a straight line when all variances are equal, finds each in a few steps.
/// </summary>
internal static class GreatestLikelihood
{
    private const int MostEvaluations = 20_000;
    private const int Usual = 24;
    private const int Deepest = 192;

    /// <summary>The maximum, how many evaluations it took, and whether the search was complete.</summary>
    public static (double Tau2, int Evaluations, bool Complete) Find<T>(T set, bool restricted)
        where T : IStudySet
    {
        var search = new Search<T>(set, restricted);
        return search.Run(stackalloc Stretch[Usual]);
    }

    private readonly record struct Stretch(ConcavePoint From, ConcavePoint To);

    private ref struct Search<T>(T set, bool restricted)
        where T : IStudySet
    {
        private int evaluations;
        private int offered;
        private double best;
        private double bestLikelihood;

        public (double Tau2, int Evaluations, bool Complete) Run(scoped Span<Stretch> stack)
        {
            if (set.UnweightedSquares == 0) return (0, 0, true);
            ConcavePoint start = At(0), end = At(Ceiling());
            if (!start.IsRising) Offer(0);
            var depth = 0;
            var known = double.NaN;
            if (start.IsRising && !end.IsRising)
            {
                known = Root(start, end);
                Offer(known);
                var top = At(known);
                stack[depth++] = new(start, top);
                stack[depth++] = new(top, end);
            }
            else stack[depth++] = new(start, end);
            while (depth > 0 && evaluations < MostEvaluations)
            {
                var (from, to) = stack[--depth];
                if (from.CannotMeet(to) || from.OnlyTurnsDown(to)) continue;
                var closed = from.Tau2.Equals(known) || to.Tau2.Equals(known);
                var maximum = !closed && from.IsRising && !to.IsRising;
                if (from.TurnsAtMostOnce(to))
                {
                    if (maximum) Offer(Root(from, to));
                    continue;
                }

                var middle = Between(from.Tau2, to.Tau2);
                if (depth + 2 > stack.Length && stack.Length < Deepest)
                {
                    var deeper = new Stretch[Deepest];
                    stack.CopyTo(deeper);
                    stack = deeper;
                }

                if (!(middle > from.Tau2 && middle < to.Tau2) || depth + 2 > stack.Length || Near(from.Tau2, to.Tau2))
                {
                    if (maximum) Offer(middle);
                    continue;
                }

                var point = At(middle);
                stack[depth++] = new(from, point);
                stack[depth++] = new(point, to);
            }

            return (best, evaluations, depth == 0);
        }

        private ConcavePoint At(double tau2)
        {
            evaluations++;
            var m = set.At(tau2);
            return restricted ? ConcavePoint.Of(tau2, m.YPPY, m.YPPPY, m.TraceP, m.TracePP) : ConcavePoint.Of(tau2, m.YPPY, m.YPPPY, m.SumW, m.SumW2);
        }

        /// <summary>Beyond this the score is negative: y'PPy ≤ SSE/(v_min + τ²)² and tr P ≥ (k − p)/(v_max + τ²).</summary>
        private readonly double Ceiling()
        {
            var mean = set.UnweightedSquares / Math.Max(1, set.K - set.P);
            return (mean + Math.Sqrt(mean * set.GreatestVariance)) * (1 + 1e-9);
        }

        private readonly double Between(double from, double to)
        {
            var least = set.LeastVariance;
            var middle = Math.Sqrt((from + least) * (to + least)) - least;
            return middle > from && middle < to ? middle : from + ((to - from) / 2);
        }

        private readonly bool Near(double from, double to) => to - from <= 1e-13 * (to + set.LeastVariance);

        private double Root(ConcavePoint from, ConcavePoint to)
        {
            double low = from.Tau2, high = to.Tau2;
            var point = to;
            for (var n = 0; n < 200; n++)
            {
                var next = point.Newton;
                var quadratic = next > low && next < high;
                if (!quadratic) next = Between(low, high);
                var step = Math.Abs(next - point.Tau2);
                if (!(next > low && next < high) || step <= (quadratic ? 1e-9 : 4e-16) * (next + set.LeastVariance)) return next;
                point = At(next);
                if (point.IsRising) low = next;
                else high = next;
            }

            return point.Tau2;
        }

        private void Offer(double tau2)
        {
            offered++;
            if (offered == 1)
            {
                best = tau2;
                return;
            }

            if (offered == 2) bestLikelihood = Likelihood(best);
            var likelihood = Likelihood(tau2);
            if (likelihood <= bestLikelihood) return;
            (best, bestLikelihood) = (tau2, likelihood);
        }

        private readonly double Likelihood(double tau2)
        {
            var (logs, information) = set.LogDeterminants(tau2);
            return -(logs + set.At(tau2).Q + (restricted ? information : 0)) / 2;
        }
    }
}
