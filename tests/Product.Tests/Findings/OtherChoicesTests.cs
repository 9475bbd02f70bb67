using Equipoise.Evidence.Findings;

namespace Equipoise.Product.Tests.Findings;

/// <summary>Estimates and the choices beside them. Expected values are those of metafor 3.8 for the same numbers.</summary>
public sealed class OtherChoicesTests
{
    private static Invented Five() => new Invented()
        .Study("s1", Invented.Means(30, 5, 30, 34, 6, 28)).Study("s2", Invented.Means(32, 6, 41, 33.5, 5.5, 40)).Study("s3", Invented.Means(31, 6.5, 25, 36, 7, 25))
        .Study("s4", Invented.Means(33.4, 5.8, 58, 33, 6.1, 60)).Study("s5", Invented.Means(30, 5.2, 19, 31.2, 4.9, 18));

    private static Estimate Choice(Finding finding, string name) => finding.Sensitivities.Single(s => s.Name == name).Estimate!;

    private static void Close(double value, double lower, double upper, Estimate estimate, double tolerance = 1e-8)
    {
        Assert.Equal(value, estimate.Value, tolerance);
        Assert.Equal(lower, estimate.Interval.Lower, tolerance);
        Assert.Equal(upper, estimate.Interval.Upper, tolerance);
    }

    [Fact]
    public void Five_trials_are_pooled_as_metafor_pools_them()
    {
        using var invented = Five();
        var finding = invented.Answer();
        Close(0.3380025006675, 0.0158189746072, 0.6601860267278, finding.Estimate!);
        Assert.Equal(0.0698576266360, finding.Estimate!.Tau2!.Value, 1e-8);
        Assert.Equal(52.8173151168699, finding.Estimate.I2!.Value, 1e-6);
        Assert.Equal(-0.272044563499, finding.Estimate.Prediction!.Value.Lower, 1e-8);
        Close(0.2812233119873, 0.0674604194057, 0.4949862045689, Choice(finding, "equal effects"));
        Close(0.3382635949599, 0.0150627024511, 0.6614644874687, Choice(finding, "DL in place of REML"));
        Close(0.3344864387556, 0.0250210027751, 0.6439518747362, Choice(finding, "PM in place of REML"), 1e-6);
        Assert.Null(finding.Estimate.KnappHartung);
    }

    [Fact]
    public void Up_to_four_studies_have_Knapp_and_Hartungs_interval_beside_the_plain_one()
    {
        using var invented = Five();
        invented.Without("studies/s5.yaml");
        var finding = invented.Answer();
        Assert.Equal(-0.254399101679, finding.Estimate!.KnappHartung!.Value.Lower, 1e-8);
        Close(0.367108721469, -0.254399101679, 0.988616544616, Choice(finding, "interval by Knapp and Hartung"));
    }

    [Fact]
    public void Whether_the_conclusion_hangs_on_a_choice_is_said_in_one_sentence()
    {
        using var invented = Five();
        var finding = invented.Answer();
        Assert.Equal(["s1", "s2", "s3", "s4", "s5"], finding.Sensitivities.Where(s => s.Name.StartsWith("without ", StringComparison.Ordinal)).Select(s => s.Name[8..]).Order(StringComparer.Ordinal));
        Assert.Contains("hangs on", finding.Robustness, StringComparison.Ordinal);
        Assert.True(finding.Sensitivities.Single(s => s.Name == "without s1").ChangesConclusion);
        Assert.Contains(finding.Sensitivities, s => s is { Name: "only low risk of bias", K: 0, Estimate: null });
        var script = FindingScript.Write(finding)!;
        Assert.Contains("leave1out(res)", script, StringComparison.Ordinal);
        Assert.Contains("method = \"DL\"", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Rare_events_are_pooled_by_all_methods_that_have_an_answer()
    {
        using var invented = new Invented().AskHarm().Study("r1", "", Invented.Events(3, 40, 1, 41)).Study("r2", "", Invented.Events(0, 30, 0, 29)).Study("r3", "", Invented.Events(2, 55, 0, 54)).Study("r4", "", Invented.Events(1, 20, 2, 21));
        var finding = invented.Answer();
        Assert.Equal((SynthesisMethod.Pooled, 4), (finding.Method, finding.K));
        Close(RareMh[0], RareMh[1], RareMh[2], finding.Estimate!, 1e-6);
        Close(Peto[0], Peto[1], Peto[2], Choice(finding, "Peto’s odds ratio"), 1e-6);
        Close(Glmm[0], Glmm[1], Glmm[2], Choice(finding, "mixed model of the counts (odds ratio)"), 1e-3);
        Close(Rd[0], Rd[1], Rd[2], Choice(finding, "difference of the risks, Mantel–Haenszel"), 1e-8);
        Close(Iv[0], Iv[1], Iv[2], Choice(finding, "random effects (REML), half an event added to empty cells"), 1e-6);
        Assert.Contains("rma.mh", FindingScript.Write(finding), StringComparison.Ordinal);
    }

    private static readonly double[] RareMh = [2.056256579937, 0.523464401765, 8.077323134640], Peto = [2.044870173103, 0.540505695339, 7.736262653476],
        Glmm = [2.124038033656, 0.513982069648, 8.777616642368], Rd = [0.0214129505268, -0.0181659864453, 0.0609918874988], Iv = [1.765587831798, 0.428328390224, 7.277828093920];

    [Fact]
    public void Where_one_group_never_has_an_event_there_is_still_an_answer()
    {
        using var invented = new Invented().AskHarm().Study("r1", "", Invented.Events(3, 40, 0, 41)).Study("r2", "", Invented.Events(2, 30, 0, 29));
        var finding = invented.Answer();
        Assert.Equal(SynthesisMethod.Pooled, finding.Method);
        Assert.Equal("random effects (REML)", finding.Estimate!.Model);
        Assert.Null(finding.Sensitivities.Single(s => s.Name == "Mantel–Haenszel, nothing added").Estimate);
    }

    [Fact]
    public void Nobody_with_an_event_in_either_group_is_said_and_not_divided()
    {
        using var invented = new Invented().AskHarm().Study("r1", "", Invented.Events(0, 40, 0, 41)).Study("r2", "", Invented.Events(0, 30, 0, 29));
        var finding = invented.Answer();
        Assert.Equal((SynthesisMethod.NoEvents, null), (finding.Method, finding.Estimate));
        Assert.Contains("0 of 70 children with cells and 0 of 70 without", finding.Statement, StringComparison.Ordinal);
        Assert.Contains("1 in 19", finding.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_without_comparison_are_pooled_on_the_logit_and_stay_in_bounds()
    {
        using var invented = new Invented().AskHarm();
        foreach (var (id, a, n) in new[] { ("p1", 3, 30), ("p2", 6, 40), ("p3", 0, 25), ("p4", 2, 61) }) invented.Study(id, "", FormattableString.Invariant($"kind: fever, event: Fever, arm: cells, events: {a}, of: {n}"));
        var finding = invented.Answer(EvidenceBody.Uncontrolled);
        Close(Share[0], Share[1], Share[2], finding.Estimate!, 1e-5);
        Assert.Contains(finding.Sensitivities, s => s.Name == "without p3");
        Assert.StartsWith("Under the", finding.Robustness, StringComparison.Ordinal);
    }

    private static readonly double[] Share = [0.0620336954004, 0.0242336524939, 0.1497463651915];

    [Fact]
    public void Small_studies_are_tested_from_ten_on_and_not_before()
    {
        using var invented = new Invented();
        double[] means = [30, 30.5, 31, 30.2, 31.5, 31.1, 33, 30.6, 34, 32.5, 30.4, 31.3];
        int[] sizes = [90, 80, 60, 100, 40, 50, 20, 70, 15, 22, 85, 45];
        for (var i = 0; i < 9; i++) invented.Study($"t{i}", Invented.Means(30, 5, sizes[i], means[i], 5, sizes[i]));
        var nine = invented.Answer().SmallStudies!;
        Assert.Null(nine.P);
        Assert.Contains("fewer than ten", nine.Sentence, StringComparison.Ordinal);
        for (var i = 9; i < 12; i++) invented.Study($"t{i}", Invented.Means(30, 5, sizes[i], means[i], 5, sizes[i]));
        var twelve = invented.Answer();
        Assert.Equal(Egger, twelve.SmallStudies!.P!.Value, 1e-6);
        Assert.Equal(12, twelve.K);
    }

    private const double Egger = 0.00370230222664;

    [Fact]
    public void No_finding_says_how_many_studies_it_would_take_to_undo_it()
    {
        using var invented = Five();
        var text = System.Text.Json.JsonSerializer.Serialize(FindingView.Of(invented.Answer()), Equipoise.Evidence.Snapshots.CanonicalJson.Options);
        Assert.DoesNotContain("fail-safe", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("sequential", text, StringComparison.OrdinalIgnoreCase);
    }
}
