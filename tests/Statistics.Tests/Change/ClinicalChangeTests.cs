using Equipoise.Statistics.Change;

namespace Equipoise.Statistics.Tests.Change;

public sealed class ClinicalChangeTests
{
    private static readonly Norm Ill = new(40, 7.5), Well = new(60, 7.5);
    private static readonly ReliableChange Error = ReliableChange.From(0.80, 7.5);

    /// <summary>Jacobson and Truax 1991: people in treatment 40 (7.5), others 60 (7.5), higher is better: a 55, b 45, c 50.</summary>
    [Fact]
    public void The_three_cut_offs_of_Jacobson_and_Truax()
    {
        Assert.Equal(new('a', 55, Better.Higher), CutOff.A(Ill, Better.Higher));
        Assert.Equal(new('b', 45, Better.Higher), CutOff.B(Well, Better.Higher));
        Assert.Equal(new('c', 50, Better.Higher), CutOff.C(Ill, Well));
        Assert.Equal(new('c', 50, Better.Lower), CutOff.C(Well, Ill));
        Assert.Equal(25, CutOff.A(Ill, Better.Lower).Score);
        Assert.Equal(75, CutOff.B(Well, Better.Lower).Score);
    }

    [Fact]
    public void Cut_off_c_is_as_many_deviations_from_either_mean()
    {
        var c = CutOff.C(new(40, 5), new(60, 15)).Score;
        Assert.Equal((c - 40) / 5, (60 - c) / 15, 1e-14);
        Assert.Throws<ArgumentOutOfRangeException>(() => CutOff.C(new(40, 5), new(40, 15)));
        Assert.Throws<ArgumentOutOfRangeException>(() => CutOff.C(new(40, 0), new(60, 15)));
        Assert.Throws<ArgumentOutOfRangeException>(() => CutOff.A(new(double.NaN, 5), Better.Lower));
    }

    /// <summary>The smallest reliable change is 9.30 points.</summary>
    [Theory]
    [InlineData(45, 55, ClinicalChange.Recovered)]
    [InlineData(45, 50, ClinicalChange.Unchanged)]
    [InlineData(32.5, 47.5, ClinicalChange.Improved)]
    [InlineData(52, 65, ClinicalChange.Improved)]
    [InlineData(45, 54.2, ClinicalChange.Unchanged)]
    [InlineData(45, 35, ClinicalChange.Deteriorated)]
    [InlineData(45, 36, ClinicalChange.Unchanged)]
    [InlineData(40, 50, ClinicalChange.Recovered)]
    public void The_four_classes(double before, double after, ClinicalChange expected)
    {
        Assert.Equal(expected, ClinicalChanges.Of(before, after, Error, CutOff.C(Ill, Well)));

        // The same scale turned round.
        Assert.Equal(expected, ClinicalChanges.Of(-before, -after, Error, CutOff.C(new(-40, 7.5), new(-60, 7.5))));
    }

    [Fact]
    public void Expected_change_is_taken_off_and_a_missing_score_is_refused()
    {
        Assert.Equal(ClinicalChange.Unchanged, ClinicalChanges.Of(45, 55, Error, CutOff.C(Ill, Well), expected: 2));
        Assert.Equal(ClinicalChange.Deteriorated, ClinicalChanges.Of(45, 38, Error, CutOff.C(Ill, Well), expected: 3));
        Assert.Equal(ClinicalChange.Recovered, ClinicalChanges.Of(45, 53, Error, CutOff.C(Ill, Well), level: 0.90));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClinicalChanges.Of(double.NaN, 55, Error, CutOff.C(Ill, Well)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClinicalChanges.Of(45, 55, Error, CutOff.C(Ill, Well), level: 95));
    }

    /// <summary>Two of 20, with the exact interval of Clopper and Pearson: 1.2% to 31.7%.</summary>
    [Fact]
    public void Responders_are_counted_with_an_exact_interval()
    {
        var cut = new ResponderCut("MCID of 4.5 points, expert elicitation", 4.5, Better.Lower);
        double[] changes = [-4.5, -6, .. Enumerable.Repeat(-1.0, 16), 3, 7, double.NaN];
        var responders = Responders.Of(cut, changes);
        Assert.Equal((2, 20, 1), (responders.Count, responders.N, responders.Missing));
        Assert.Equal(0.1, responders.Proportion, 1e-15);
        Assert.Equal(0.0123, responders.Interval.Lower, 0.00005);
        Assert.Equal(0.3170, responders.Interval.Upper, 0.00005);
        Assert.True(cut.IsMetBy(35.6 - 40.1), "40.1 to 35.6 is 4.5 points, whatever the last digit says.");
    }

    [Fact]
    public void A_cut_must_have_a_name_and_somebody_must_have_been_measured()
    {
        Assert.ThrowsAny<ArgumentException>(() => new ResponderCut(" ", 4.5, Better.Lower));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ResponderCut("MCID", 0, Better.Lower));
        var cut = new ResponderCut("MCID", 5, Better.Higher);
        Assert.Throws<ArgumentException>(() => Responders.Of(cut, []));
        Assert.Throws<ArgumentException>(() => Responders.Of(cut, [double.NaN]));
        Assert.Throws<ArgumentException>(() => Responders.Of(cut, [double.PositiveInfinity]));
    }

    /// <summary>Weights 3, 2, 1 and scores 1, 0, −1: 50 + 20/√(0.7 × 14 + 0.3 × 36) = 54.407.</summary>
    [Fact]
    public void Goal_attainment_by_hand()
    {
        Assert.Equal(54.407, GoalAttainment.TScore([new(1, 3), new(0, 2), new(-1, 1)]), 0.0005);
        Assert.Equal(50, GoalAttainment.TScore([new(0, 3), new(0, 2)]));
        Assert.Equal(70, GoalAttainment.TScore([new(2)]), 1e-12);
        Assert.Equal(GoalAttainment.TScore([new(1, 3), new(-2, 1)]), GoalAttainment.TScore([new(1, 6), new(-2, 2)]), 1e-12);
    }

    /// <summary>If goals were independent draws with spread 1 and this correlation, T would have a spread of 10.</summary>
    [Fact]
    public void The_T_score_has_a_spread_of_ten_when_goals_correlate_as_supposed()
    {
        var random = new Random(3);
        const int runs = 20_000;
        double sum = 0, squares = 0;
        for (var run = 0; run < runs; run++)
        {
            // Two goals of −1 or 1 that agree with probability 0.65 correlate by 0.3.
            double first = random.Next(2) == 0 ? -1 : 1, second = random.NextDouble() < 0.65 ? first : -first;
            var t = GoalAttainment.TScore([new(first, 2), new(second, 1)]);
            sum += t;
            squares += (t - 50) * (t - 50);
        }

        Assert.Equal(50, sum / runs, 0.3);
        Assert.Equal(10, Math.Sqrt(squares / runs), 0.2);
    }

    [Fact]
    public void Goals_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentException>(() => GoalAttainment.TScore([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => GoalAttainment.TScore([new(3)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => GoalAttainment.TScore([new(double.NaN)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => GoalAttainment.TScore([new(1, 0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => GoalAttainment.TScore([new(1)], 1.5));
    }
}
