using System.Globalization;
using Equipoise.Statistics.Distributions;
using Equipoise.Statistics.Tests.Goldens;

namespace Equipoise.Statistics.Tests.Distributions;

/// <summary>Tails to 1e-300 and parameters to a million, against forty-digit arithmetic: 1e-12 relative, in both tails.</summary>
public sealed class HighPrecisionTests
{
    [Fact]
    public void Tails_and_quantiles_keep_twelve_digits()
    {
        var tally = new Tally();
        foreach (var line in File.ReadLines(Path.Combine(Golden.Root(), "data", "published", "distributions", "high-precision.txt")))
        {
            var words = line.Split(' ');
            double[] n = [.. words.Skip(1).Select(w => double.Parse(w, CultureInfo.InvariantCulture))];
            foreach (var (name, ours, theirs) in Compared(words[0], n)) tally.Relative(name, line, ours, theirs, 1e-12);
        }

        tally.Verify(atLeast: 600);
    }

    [Fact]
    public void The_normal_beyond_the_smallest_double_is_zero_and_one()
    {
        Assert.Equal(0, StandardNormal.Upper(40));
        Assert.Equal(1, StandardNormal.Lower(40));
        Assert.Equal(double.NegativeInfinity, StandardNormal.Quantile(0));
        Assert.Equal(double.PositiveInfinity, StandardNormal.Quantile(1));
        Assert.Equal(0, StandardNormal.Quantile(0.5));
    }

    private static (string Name, double Ours, double Theirs)[] Compared(string kind, double[] n) => kind switch
    {
        "G" => [("gamma lower", IncompleteGamma.Lower(n[0], n[1]), n[2]), ("gamma upper", IncompleteGamma.Upper(n[0], n[1]), n[3])],
        "B" => [("beta lower", IncompleteBeta.At(n[0], n[1], n[2], 1 - n[2]), n[3]), ("beta upper", IncompleteBeta.At(n[1], n[0], 1 - n[2], n[2]), n[4])],
        "T" => [("t", StudentT.TwoSided(n[1], n[0]), n[2])],
        "F" => [("F", FisherF.Upper(n[0], n[1], n[2]), n[3])],
        "N" => [("normal", StandardNormal.Upper(n[0]), n[1]), ("normal two-sided", StandardNormal.TwoSided(-n[0]), 2 * n[1])],
        "NQ" => [("normal quantile", StandardNormal.Quantile(n[0]), n[1])],
        "TQ" => [("t quantile", StudentT.UpperQuantile(n[0], n[1]), n[2])],
        "CQ" => [("chi-square quantile", ChiSquare.Quantile(n[0], n[1]), n[2])],
        _ => throw new InvalidDataException(kind),
    };
}
