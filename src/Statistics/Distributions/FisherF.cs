namespace Equipoise.Statistics.Distributions;

/// <summary>The F distribution.</summary>
internal static class FisherF
{
    public static double Upper(double f, double df1, double df2)
    {
        if (double.IsPositiveInfinity(f)) return 0;
        var sum = df2 + (df1 * f);
        return IncompleteBeta.At(df2 / 2, df1 / 2, df2 / sum, df1 * f / sum, df1 * (df2 / sum) * (1 - f) / 2);
    }
}
