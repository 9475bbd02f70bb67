namespace Equipoise.Statistics.CountModels;

/// <summary>One count of a study and what its natural parameter is made of.</summary>
/// <param name="Family">The count and its distribution.</param>
/// <param name="Offset">Known part.</param>
/// <param name="Linear">Multiplier of each coefficient that all studies share.</param>
/// <param name="Own">Multiplier of the study's own parameter (0 if it has none).</param>
/// <param name="Loadings">Multiplier of each random effect of standard deviation one, times its standard deviation.</param>
internal sealed record Arm(ExponentialFamily Family, double Offset, double[] Linear, double Own, double[] Loadings);

/// <summary>A study of a mixed model of counts: its arms are independent given one draw of the random effects, which is integrated out.</summary>
internal sealed record CountStudy(Arm[] Arms)
{
    public bool HasOwn { get; } = Array.Exists(Arms, a => a.Own != 0);

    /// <summary>The study with only those random effects.</summary>
    public CountStudy Keep(int[] effects) => new([.. Arms.Select(a => a with { Loadings = [.. effects.Select(e => a.Loadings[e])] })]);
}

/// <summary>A log likelihood with gradient and Hessian (row by row): coefficients first, then standard deviations, then the study's own parameter.</summary>
internal sealed class Curve(int size)
{
    public double Value { get; set; }

    public double[] Gradient { get; } = new double[size];

    public double[] Hessian { get; } = new double[size * size];

    public int Size { get; } = size;

    public double this[int i, int j] => Hessian[(i * Size) + j];

    /// <summary>Adds another curve of the same or a larger size, with its last parameter at its own maximum and eliminated.</summary>
    public void AddProfiled(Curve other)
    {
        Value += other.Value;
        var eliminated = other.Size > Size;
        var curvature = eliminated ? other[Size, Size] : 0;
        for (var i = 0; i < Size; i++)
        {
            Gradient[i] += other.Gradient[i] - (curvature < 0 ? other[i, Size] * other.Gradient[Size] / curvature : 0);
            for (var j = 0; j < Size; j++) Hessian[(i * Size) + j] += other[i, j] - (curvature < 0 ? other[i, Size] * other[Size, j] / curvature : 0);
        }
    }
}
