using Equipoise.Statistics.Effects;

namespace Equipoise.Statistics.Tests.Effects;

/// <summary>Which kinds of variance a measure knows, and that it refuses every other.</summary>
public sealed class SamplingTests
{
    /// <summary>Sampling variances of metafor 3.8-1 for the three studies of <see cref="Measured"/>, <c>escalc(measure, vtype = …)</c>.</summary>
    [Theory]
    [InlineData(TwoMeansMeasure.MD, Sampling.Unbiased, 0.6318181818181818, 2.455555555555556, 0.5683333333333334)]
    [InlineData(TwoMeansMeasure.MD, Sampling.Homoscedastic, 0.6085227272727272, 2.558781362007168, 0.5496540880503145)]
    [InlineData(TwoMeansMeasure.SMD, Sampling.Usual, 0.1026446940115754, 0.1229110263160718, 0.0745119459924125)]
    [InlineData(TwoMeansMeasure.SMD, Sampling.LargeSample2, 0.09907289355484883, 0.1170137432033335, 0.0724398319510572)]
    [InlineData(TwoMeansMeasure.SMD, Sampling.Unbiased, 0.1033485928725144, 0.1229991629863993, 0.07459809524676669)]
    [InlineData(TwoMeansMeasure.SMD, Sampling.Average, 0.09573275033371374, 0.1225763011593455, 0.07354578069560729)]
    [InlineData(TwoMeansMeasure.SMD1, Sampling.Usual, 0.1165653688594989, 0.1232358199868393, 0.07541718050077834)]
    [InlineData(TwoMeansMeasure.SMD1, Sampling.LargeSample2, 0.1097762817057578, 0.1125093518724936, 0.07085080369313011)]
    [InlineData(TwoMeansMeasure.SMD1, Sampling.Unbiased, 0.1195688705105915, 0.1234176241013775, 0.07567383985373165)]
    [InlineData(TwoMeansMeasure.SMD1, Sampling.Average, 0.09658781074989017, 0.1236073242498658, 0.07433060679323668)]
    [InlineData(TwoMeansMeasure.ROM, Sampling.Homoscedastic, 0.007715198863636362, 0.01930460519170196, 0.006082591816134793)]
    [InlineData(TwoMeansMeasure.ROM, Sampling.Average, 0.009250403195730596, 0.01179753786746794, 0.007196694939352283)]
    [InlineData(TwoMeansMeasure.ROM, Sampling.AverageHomoscedastic, 0.009271389873106337, 0.011871303435406, 0.007122782061243598)]
    [InlineData(TwoMeansMeasure.RPB, Sampling.Stratified, 0.01707772228227376, 0.03125214397098024, 0.01733304435705071)]
    [InlineData(TwoMeansMeasure.RPB, Sampling.CrossSectional, 0.01632915031468245, 0.02937229022989302, 0.0167177070487205)]
    [InlineData(PairedMeansMeasure.SMCC, Sampling.Usual, 0.06316325550930235, 0.06769375734618163, 0.03666116661622201)]
    [InlineData(PairedMeansMeasure.SMCC, Sampling.LargeSample2, 0.05923464979186056, 0.06059835009138337, 0.03494224947033107)]
    [InlineData(PairedMeansMeasure.SMCR, Sampling.Usual, 0.06023808761834627, 0.09519493518995421, 0.0225291532949954)]
    [InlineData(PairedMeansMeasure.SMCR, Sampling.LargeSample2, 0.05630948190090449, 0.08526136503323663, 0.02149780300746084)]
    [InlineData(CorrelationMeasure.COR, Sampling.Average, 0.05084690772658336, 0.06900651762893456, 0.03331349126914082)]
    [InlineData(CorrelationMeasure.UCOR, Sampling.Unbiased, 0.03207984021071203, 0.07139822896690999, 0.03512294934727969)]
    [InlineData(CorrelationMeasure.UCOR, Sampling.Average, 0.05071829487698796, 0.06883197161876937, 0.03322922767802659)]
    [InlineData(TwoByTwoMeasure.RD, Sampling.Unbiased, 0.02105263157894737, 0.01978242174062608, 0.01740727488006369)]
    [InlineData(TwoByTwoMeasure.RD, Sampling.Average, 0.02126927551298236, 0.0223979604465236, 0.01555263916898872)]
    [InlineData(TwoByTwoMeasure.PHI, Sampling.Stratified, 0.02311845373069863, 0.02443193093245561, 0.01800325300226812)]
    [InlineData(TwoByTwoMeasure.PHI, Sampling.CrossSectional, 0.02312925170068027, 0.02443985090256064, 0.01800336762909119)]
    [InlineData(ProportionMeasure.PR, Sampling.Unbiased, 0.008421052631578949, 0.01714285714285714, 0.007241379310344827)]
    [InlineData(ProportionMeasure.PR, Sampling.Average, 0.01034319526627219, 0.01379092702169625, 0.006895463510848126)]
    [InlineData(ProportionMeasure.PLN, Sampling.Average, 0.1210526315789473, 0.1614035087719298, 0.08070175438596491)]
    [InlineData(ProportionMeasure.PLO, Sampling.Average, 0.2417048054919908, 0.3222730739893211, 0.1611365369946606)]
    [InlineData(PartialCorrelationMeasure.PCOR, Sampling.Usual, 0.02888888888888889, 0.02562326869806094, 0.0154320987654321)]
    [InlineData(PartialCorrelationMeasure.PCOR, Sampling.Average, 0.03522641687213841, 0.02475369834258375, 0.02035304085945775)]
    [InlineData(PartialCorrelationMeasure.ZPCOR, Sampling.Usual, 0.03846153846153846, 0.02702702702702703, 0.02222222222222222)]
    [InlineData(PartialCorrelationMeasure.SPCOR, Sampling.Usual, 0.01910059171597633, 0.0173018626734843, 0.0098)]
    [InlineData(PartialCorrelationMeasure.SPCOR, Sampling.Average, 0.01980244057655511, 0.0172208236435593, 0.009986269777018695)]
    public void Variances_of_every_kind_are_those_of_metafor(Enum measure, Sampling sampling, double first, double second, double third)
    {
        var variances = Measured.Effects(measure, sampling).Select(e => e.Variance).ToArray();
        double[] expected = [first, second, third];
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], variances[i], 1e-14);
    }

    [Fact]
    public void A_kind_that_a_measure_does_not_know_is_refused_and_one_that_it_knows_is_not()
    {
        Dictionary<string, Sampling[]> known = new(StringComparer.Ordinal)
        {
            ["MD"] = [Sampling.Unbiased, Sampling.Homoscedastic],
            ["SMD"] = [Sampling.LargeSample2, Sampling.Unbiased, Sampling.Average],
            ["SMD1"] = [Sampling.LargeSample2, Sampling.Unbiased, Sampling.Average],
            ["SMDH"] = [Sampling.LargeSample2],
            ["SMCRH"] = [Sampling.LargeSample2],
            ["SMCRPH"] = [Sampling.LargeSample2],
            ["ROM"] = [Sampling.Homoscedastic, Sampling.Average, Sampling.AverageHomoscedastic],
            ["RPB"] = [Sampling.Stratified, Sampling.CrossSectional],
            ["ZPB"] = [Sampling.Stratified, Sampling.CrossSectional],
            ["ZPHI"] = [Sampling.Stratified, Sampling.CrossSectional],
            ["PHI"] = [Sampling.Stratified, Sampling.CrossSectional],
            ["RD"] = [Sampling.Unbiased, Sampling.Average],
            ["SMCC"] = [Sampling.LargeSample2, Sampling.Unbiased],
            ["SMCR"] = [Sampling.LargeSample2],
            ["COR"] = [Sampling.Average],
            ["UCOR"] = [Sampling.Unbiased, Sampling.Average],
            ["PCOR"] = [Sampling.Average],
            ["SPCOR"] = [Sampling.Average],
            ["PR"] = [Sampling.Unbiased, Sampling.Average],
            ["PLN"] = [Sampling.Average],
            ["PLO"] = [Sampling.Average],
            ["MN"] = [Sampling.Homoscedastic],
        };
        var refused = 0;
        foreach (var measure in Measured.All)
        {
            foreach (var sampling in Enum.GetValues<Sampling>())
            {
                if (sampling == Sampling.Usual || (known.TryGetValue(measure.ToString(), out var list) && list.Contains(sampling)))
                {
                    Assert.All(Measured.Effects(measure, sampling), e => Assert.True(e.IsComplete, $"{measure} {sampling} gave {e}."));
                    continue;
                }

                var error = Assert.Throws<ArgumentException>(() => Measured.Effects(measure, sampling));
                Assert.Contains($"{measure} has no variance of the kind {sampling}", error.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.Equal((Measured.All.Count() * 7) - known.Values.Sum(k => k.Length), refused);
    }

    [Fact]
    public void The_kind_never_changes_the_effect_itself()
    {
        Assert.Equal(Estimates(Sampling.Usual, TwoMeansMeasure.SMD), Estimates(Sampling.Unbiased, TwoMeansMeasure.SMD));
        Assert.Equal(Estimates(Sampling.Usual, TwoByTwoMeasure.RD), Estimates(Sampling.Average, TwoByTwoMeasure.RD));
        Assert.Equal(Estimates(Sampling.Usual, ProportionMeasure.PLO), Estimates(Sampling.Average, ProportionMeasure.PLO));
    }

    [Fact]
    public void An_unknown_kind_is_refused_even_without_studies() =>
        Assert.Throws<ArgumentException>(() => TwoMeansEffects.Compute(TwoMeansMeasure.VR, [], Sampling.CrossSectional));

    /// <summary>By hand: 1/n + g²(1 − (m − 2)/(m J²)) for SMCC; sizes in place of sizes less one for unequal variances; one deviation pooled over the studies for MN.</summary>
    [Fact]
    public void Kinds_that_came_after_metafor_3_8_by_hand()
    {
        Assert.Equal(0.06525202488337254, Measured.Effects(PairedMeansMeasure.SMCC, Sampling.Unbiased)[0].Variance, 1e-15);
        Assert.Equal(0.10557514607617063, Measured.Effects(TwoMeansMeasure.SMDH, Sampling.LargeSample2)[0].Variance, 1e-15);
        Assert.Equal(0.049126976507235166, Measured.Effects(PairedMeansMeasure.SMCRH, Sampling.LargeSample2)[0].Variance, 1e-15);
        Assert.Equal(0.06715779976566608 * 19 / 20, Measured.Effects(PairedMeansMeasure.SMCRPH, Sampling.LargeSample2)[0].Variance, 1e-15);
        var pooled = ((19 * 9) + (14 * 16) + (29 * 6.25)) / (19 + 14 + 29);
        Assert.Equal([pooled / 20, pooled / 15, pooled / 30], Measured.Effects(OneMeanMeasure.MN, Sampling.Homoscedastic).Select(e => e.Variance));
    }

    [Fact]
    public void A_study_with_a_missing_number_takes_no_part_in_the_average()
    {
        var whole = ProportionEffects.Compute(ProportionMeasure.PR, [new(4, 20), new(6, 15)], null, Sampling.Average);
        var holed = ProportionEffects.Compute(ProportionMeasure.PR, [new(4, 20), new(double.NaN, 10), new(6, 15), new(3, double.NaN)], null, Sampling.Average);
        Assert.Equal([whole[0], EffectSize.None, whole[1], EffectSize.None], holed);
    }

    private static double[] Estimates(Sampling sampling, Enum measure) => [.. Measured.Effects(measure, sampling).Select(e => e.Estimate)];
}
