using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Proportions;

namespace Equipoise.Statistics.Tests.Published;

/// <summary>The three papers of Newcombe RG (1998) in Statistics in Medicine 17: 857–872 (Table I), 873–890 (Table II), 2635–2650 (Table III). Limits are printed to four digits.</summary>
public class Newcombe1998
{
    [Theory]
    [InlineData(81, 263, 0.2527, 0.3676)]
    [InlineData(15, 148, 0.0578, 0.1617)]
    [InlineData(0, 20, 0.0000, 0.1684)]
    [InlineData(1, 29, 0.0009, 0.1776)]
    public void Exact_limits_are_those_of_table_I(int events, int n, double lower, double upper) => Printed(lower, upper, ClopperPearson.Interval(events, n));

    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Score_limits_are_those_of_table_I(int events, int n, double lower, double upper) => Printed(lower, upper, Wilson.Interval(events, n));

    [Theory]
    [InlineData(81, 263, 0.2535, 0.3682)]
    [InlineData(15, 148, 0.0598, 0.1644)]
    [InlineData(0, 20, 0.0000, 0.2005)]
    [InlineData(1, 29, 0.0018, 0.1963)]
    public void Corrected_score_limits_are_those_of_table_I(int events, int n, double lower, double upper) => Printed(lower, upper, Wilson.Interval(events, n, continuity: true));

    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void Hybrid_limits_of_a_difference_are_those_of_table_II(int x1, int n1, int x2, int n2, double lower, double upper) =>
        Printed(lower, upper, Newcombe.Difference(TwoByTwo.FromTotals(x1, n1, x2, n2)));

    [Theory]
    [InlineData(56, 70, 48, 80, 0.0428, 0.3422)]
    [InlineData(9, 10, 3, 10, 0.1013, 0.8387)]
    [InlineData(6, 7, 2, 7, -0.0290, 0.8423)]
    [InlineData(5, 56, 0, 29, -0.0667, 0.2037)]
    [InlineData(0, 10, 0, 20, -0.2005, 0.3445)]
    [InlineData(0, 10, 0, 10, -0.3445, 0.3445)]
    [InlineData(10, 10, 0, 20, 0.6014, 1.0000)]
    [InlineData(10, 10, 0, 10, 0.5128, 1.0000)]
    public void Corrected_hybrid_limits_of_a_difference_are_those_of_table_II(int x1, int n1, int x2, int n2, double lower, double upper) =>
        Printed(lower, upper, Newcombe.Difference(TwoByTwo.FromTotals(x1, n1, x2, n2), continuity: true));

    [Theory]
    [InlineData(56, 70, 48, 80, 0.0528, 0.3382)]
    [InlineData(9, 10, 3, 10, 0.1700, 0.8406)]
    [InlineData(6, 7, 2, 7, 0.0342, 0.8534)]
    [InlineData(5, 56, 0, 29, -0.0326, 0.1933)]
    [InlineData(0, 10, 0, 20, -0.1658, 0.2844)]
    [InlineData(0, 10, 0, 10, -0.2879, 0.2879)]
    [InlineData(10, 10, 0, 20, 0.7156, 1.0000)]
    [InlineData(10, 10, 0, 10, 0.6636, 1.0000)]
    public void Miettinen_and_Nurminens_limits_are_those_of_table_II(int x1, int n1, int x2, int n2, double lower, double upper) =>
        Printed(lower, upper, MiettinenNurminen.Difference(TwoByTwo.FromTotals(x1, n1, x2, n2)));

    [Theory]
    [InlineData(36, 12, 2, 0, 0.0569, 0.3404)]
    [InlineData(20, 12, 2, 16, 0.0562, 0.3292)]
    [InlineData(18, 12, 2, 18, 0.0562, 0.3290)]
    [InlineData(36, 14, 0, 0, 0.1528, 0.4167)]
    [InlineData(35, 14, 0, 1, 0.1461, 0.4175)]
    [InlineData(18, 14, 0, 18, 0.1441, 0.3963)]
    [InlineData(2, 97, 1, 0, 0.8721, 0.9854)]
    [InlineData(0, 29, 1, 0, 0.6666, 0.9882)]
    [InlineData(0, 30, 0, 0, 0.8395, 1.0000)]
    [InlineData(54, 0, 0, 0, -0.0664, 0.0664)]
    [InlineData(30, 0, 0, 24, -0.0358, 0.0358)]
    public void Paired_limits_are_those_of_table_III(int both, int first, int second, int neither, double lower, double upper) =>
        Printed(lower, upper, Newcombe.PairedDifference(new(both, first, second, neither)));

    /// <summary>The lower limit is printed as 0.8736; the formula gives 0.87367.</summary>
    [Fact]
    public void One_row_of_table_III_differs_by_a_unit_of_its_last_digit()
    {
        var interval = Newcombe.PairedDifference(new(1, 97, 1, 1));
        Assert.Equal(0.8736, interval.Lower, 0.0001);
        Assert.Equal(0.9850, interval.Upper, 0.00005);
    }

    private static void Printed(double lower, double upper, Interval interval)
    {
        Assert.Equal(lower, interval.Lower, 0.00005001);
        Assert.Equal(upper, interval.Upper, 0.00005001);
    }
}
