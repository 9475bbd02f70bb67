using Equipoise.Statistics.Pooling;

namespace Equipoise.Statistics.Heterogeneity;

/// <summary>
/// The τ² of greatest likelihood (ML or REML), over all τ² ≥ 0 and not only near a starting value.
/// The score is half of y'PPy − tr P (REML) or y'PPy − Σw (ML). Both parts fall as τ² rises, so their values at the two ends of an
/// interval bound the score inside it, and so it is with its slope. Intervals in which the score cannot vanish are set aside; in those
/// where it falls throughout there is at most one maximum, found by Newton's method inside the bracket; the rest are halved. What is
/// left is every local maximum there is, and the likelihood chooses among them.
/// </summary>
internal static class GreatestLikelihood
{
    private const int MostEvaluations = 20_000;
    private const int Deepest = 128;

    /// <summary>The maximum, how many evaluations it took, and whether the search was complete.</summary>
    public static (double Tau2, int Evaluations, bool Complete) Find<T>(T set, bool restricted)
        where T : IStudySet
    {
        var search = new Search<T>(set, restricted);
        return search.Run(stackalloc Interval[Deepest]);
    }

    private readonly record struct Point(double Tau2, double Up, double Down, double SlopeUp, double SlopeDown)
    {
        public double Score => Up - Down;

        public double Slope => SlopeUp - SlopeDown;
    }

    private readonly record struct Interval(Point From, Point To);

    private ref struct Search<T>(T set, bool restricted)
        where T : IStudySet
    {
        private int evaluations;
        private double best;
        private double bestLikelihood = double.NegativeInfinity;

        public (double Tau2, int Evaluations, bool Complete) Run(scoped Span<Interval> stack)
        {
            var start = At(0);
            if (start.Score <= 0) Offer(0);
            stack[0] = new(start, At(Ceiling()));
            var depth = 1;
            while (depth > 0 && evaluations < MostEvaluations)
            {
                var (from, to) = stack[--depth];
                if (from.Up < to.Down || to.Up > from.Down) continue;
                if (from.SlopeUp < to.SlopeDown)
                {
                    if (from.Score > 0 && to.Score <= 0) Offer(Root(from, to));
                    continue;
                }

                if (to.SlopeUp > from.SlopeDown) continue;
                var middle = Between(from.Tau2, to.Tau2);
                if (!(middle > from.Tau2 && middle < to.Tau2) || depth + 2 > stack.Length || Near(from.Tau2, to.Tau2))
                {
                    if (from.Score > 0 && to.Score <= 0) Offer(middle);
                    continue;
                }

                var point = At(middle);
                stack[depth++] = new(from, point);
                stack[depth++] = new(point, to);
            }

            return (best, evaluations, depth == 0);
        }

        private Point At(double tau2)
        {
            evaluations++;
            var m = set.At(tau2);
            return restricted
                ? new(tau2, m.YPPY, m.TraceP, m.TracePP, 2 * m.YPPPY)
                : new(tau2, m.YPPY, m.SumW, m.SumW2, 2 * m.YPPPY);
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

        private double Root(Point from, Point to)
        {
            double low = from.Tau2, high = to.Tau2;
            var point = -from.Score * to.Slope > to.Score * from.Slope ? to : from;
            for (var n = 0; n < 200; n++)
            {
                var next = point.Tau2 - (point.Score / point.Slope);
                if (!(next > low && next < high)) next = Between(low, high);
                if (Math.Abs(next - point.Tau2) <= 4e-16 * (next + set.LeastVariance) || !(next > low && next < high)) return next;
                point = At(next);
                if (point.Score > 0) low = next;
                else if (point.Score < 0) high = next;
                else return next;
            }

            return point.Tau2;
        }

        private void Offer(double tau2)
        {
            var (logs, information) = set.LogDeterminants(tau2);
            var likelihood = -(logs + set.At(tau2).Q + (restricted ? information : 0)) / 2;
            if (likelihood <= bestLikelihood) return;
            (best, bestLikelihood) = (tau2, likelihood);
        }
    }
}
