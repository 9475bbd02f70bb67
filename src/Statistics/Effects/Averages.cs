namespace Equipoise.Statistics.Effects;

/// <summary>Sample-size weighted averages over the studies, for the variances that use them in place of a study's own value.</summary>
internal readonly record struct Averages(double Effect, double Cv1, double Cv2, double Cv)
{
    public static Averages Of(TwoMeansMeasure measure, Sampling sampling, ReadOnlySpan<TwoMeans> studies)
    {
        if (sampling is not (Sampling.Average or Sampling.AverageHomoscedastic)) return default;
        double n = 0, effect = 0, n1 = 0, cv1 = 0, n2 = 0, cv2 = 0, both = 0, cv = 0;
        foreach (var s in studies)
        {
            if (measure is TwoMeansMeasure.SMD or TwoMeansMeasure.SMD1) Add(ref effect, ref n, StandardizedDifference.Corrected(s, measure), s.N);
            Add(ref cv1, ref n1, s.Cv1, s.N1);
            Add(ref cv2, ref n2, s.Cv2, s.N2);
            Add(ref cv, ref both, ((s.N1 * s.Cv1) + (s.N2 * s.Cv2)) / s.N, s.N);
        }

        return new(effect / n, cv1 / n1, cv2 / n2, cv / both);
    }

    public static double Of(ReadOnlySpan<double> values, ReadOnlySpan<double> sizes)
    {
        double sum = 0, weight = 0;
        for (var i = 0; i < values.Length; i++) Add(ref sum, ref weight, values[i], sizes[i]);
        return sum / weight;
    }

    private static void Add(ref double sum, ref double weight, double value, double size)
    {
        if (!double.IsFinite(value) || !double.IsFinite(size)) return;
        sum += size * value;
        weight += size;
    }
}
