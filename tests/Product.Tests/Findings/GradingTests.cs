using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;

namespace Equipoise.Product.Tests.Findings;

/// <summary>The rules of certainty that raise it, its overruling, the size that is enough, and subgroups.</summary>
public sealed class GradingTests
{
    private const string Clean = "overrulings:\n  - { domain: risk-of-bias, levels: 0, reason: Read in full., by: A. Reviewer }\n  - { domain: imprecision, levels: 0, reason: Enough., by: A. Reviewer }\n  - { domain: inconsistency, levels: 0, reason: Alike., by: A. Reviewer }\n";

    private static Invented Harms(string more, params (int A, int N, int C, int M)[] counts)
    {
        var invented = new Invented().AskHarm(more);
        for (var i = 0; i < counts.Length; i++)
        {
            invented.Study($"h{i}", "", Invented.Events(counts[i].A, counts[i].N, counts[i].C, counts[i].M));
            NotByChance(invented, $"h{i}");
        }

        return invented;
    }

    private static void NotByChance(Invented invented, string id)
    {
        var path = Path.Combine(invented.Root, "studies", id + ".yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace("value: randomised", "value: non-randomised", StringComparison.Ordinal));
    }

    [Fact]
    public void A_large_effect_raises_only_what_started_low_and_nothing_moved_down()
    {
        using var clean = Harms(Clean, (80, 100, 10, 100), (75, 100, 12, 100));
        Assert.Contains(clean.Answer().Certainty.Reasons, r => r is { Domain: CertaintyDomain.LargeEffect, Levels: 1 });
        using var veryLarge = Harms(Clean, (90, 100, 5, 100), (95, 100, 6, 100));
        Assert.Contains(veryLarge.Answer().Certainty.Reasons, r => r is { Domain: CertaintyDomain.LargeEffect, Levels: 2 });
        using var doubtful = Harms("", (80, 100, 10, 100), (75, 100, 12, 100));
        Assert.DoesNotContain(doubtful.Answer().Certainty.Reasons, r => r.Domain == CertaintyDomain.LargeEffect);
        using var byChance = new Invented().AskHarm(Clean).Study("h0", "", Invented.Events(80, 100, 10, 100)).Study("h1", "", Invented.Events(75, 100, 12, 100));
        Assert.DoesNotContain(byChance.Answer().Certainty.Reasons, r => r.Domain == CertaintyDomain.LargeEffect);
    }

    [Fact]
    public void An_effect_that_grows_with_the_dose_raises()
    {
        Invented With(params double[] means)
        {
            var invented = new Invented().Ask(more: Clean);
            decimal[] doses = [1000000, 3000000, 10000000, 30000000];
            for (var i = 0; i < means.Length; i++)
            {
                invented.Study($"d{i}", Invented.Means(means[i], 5, 100, 34, 5, 100), arms: Invented.TwoArms.Replace("donor: { value: autologous, source: paper, how: read }", FormattableString.Invariant($"donor: {{ value: autologous, source: paper, how: read }}, doses: [ {{ amount: {doses[i]}, unit: cells, basis: per-kg, source: paper, how: read }} ]"), StringComparison.Ordinal));
                NotByChance(invented, $"d{i}");
            }

            return invented;
        }

        using var grows = With(33, 32, 30.5, 29);
        Assert.Contains(grows.Answer().Certainty.Reasons, r => r is { Domain: CertaintyDomain.DoseResponse, Levels: 1 });
        using var same = With(31, 31.2, 30.9, 31);
        Assert.DoesNotContain(same.Answer().Certainty.Reasons, r => r.Domain == CertaintyDomain.DoseResponse);
        using var few = With(33, 31, 29);
        Assert.DoesNotContain(few.Answer().Certainty.Reasons, r => r.Domain == CertaintyDomain.DoseResponse);
    }

    [Fact]
    public void Confounding_the_other_way_raises_where_a_reviewer_states_it_with_a_reason()
    {
        const string stated = "opposingConfounding:\n  - { reason: The children with cells were more severely affected at the start., by: A. Reviewer }\n";
        using var low = Harms(Clean + stated, (30, 100, 20, 100), (28, 100, 19, 100));
        Assert.Contains(low.Answer().Certainty.Reasons, r => r is { Domain: CertaintyDomain.OpposingConfounding, Levels: 1 });
        using var high = new Invented().AskHarm(Clean + stated).Study("h0", "", Invented.Events(30, 100, 20, 100)).Study("h1", "", Invented.Events(28, 100, 19, 100));
        Assert.DoesNotContain(high.Answer().Certainty.Reasons, r => r.Domain == CertaintyDomain.OpposingConfounding);
    }

    [Fact]
    public void What_the_rule_had_judged_stays_beside_what_a_reviewer_put_in_its_place()
    {
        using var invented = new Invented().Ask(more: "overrulings:\n  - { domain: imprecision, levels: -2, reason: Far too few., by: A. Reviewer }\n  - { finding: autism-severity, domain: imprecision, levels: 0, reason: Enough here., by: B. Reviewer }\n").Study("one", Invented.Means(30, 5, 30, 34, 6, 28));
        var reason = Assert.Single(invented.Answer().Certainty.Reasons, r => r.Domain == CertaintyDomain.Imprecision);
        Assert.Equal((0, "B. Reviewer"), (reason.Levels, reason.By));
        Assert.Equal(-1, reason.Instead!.Levels);
        Assert.Equal(-1, FindingView.Of(invented.Answer()).Reasons.Single(r => r.Domain == CertaintyDomain.Imprecision).RuleLevels);
    }

    /// <summary>4 (1.96 + 0.84)² / δ² = 785 children for 0.2 standard deviations, 126 for half a one; with a spread of 5 points and 2 that matter, 197.</summary>
    [Theory]
    [InlineData("standardised-mean-difference", "0.2", "", 785)]
    [InlineData("standardised-mean-difference", "0.5", "", 126)]
    [InlineData("mean-difference", "2", "", 400)]
    [InlineData("mean-difference", "2", "familiar: { instrument: CARS, sd: 5, source: paper, how: read }\n", 197)]
    public void The_optimal_information_size_is_reckoned_and_said(string effect, string important, string more, int needed)
    {
        using var invented = new Invented().Ask(effect, important: important, more: more).Study("one", Invented.Means(28, 2, 30, 36, 2, 28));
        Assert.Contains(FormattableString.Invariant($"{needed} are needed"), invented.Answer().Certainty.Reasons.Single(r => r.Domain == CertaintyDomain.Imprecision).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_between_groups_of_studies_is_rated_and_never_credible_without_more()
    {
        using var invented = TwoKinds(28, 33.8);
        var whole = AnswerQuestions.All(invented.Snapshot()).Single(f => f.Id == "autism-severity");
        var difference = Assert.Single(whole.Subgroups);
        Assert.Equal((Modifier.Cells, Credibility.Low), (difference.By, difference.Credibility));
        Assert.True(difference.P < 0.005);
        Assert.Equal(8, difference.Items.Length);
        Assert.Equal(CredibilityAnswer.DefinitelyReduced, difference.Items[0].Answer);
        using var alike = TwoKinds(30, 30.1);
        Assert.Null(Assert.Single(AnswerQuestions.All(alike.Snapshot()).Single(f => f.Id == "autism-severity").Subgroups).Credibility);
    }

    [Fact]
    public void A_reviewer_may_answer_an_item_and_is_named()
    {
        using var invented = TwoKinds(28, 33.8, "modifiers:\n  - { by: cells, item: 4, answer: definitely-increased, reason: The protocol says so., reviewer: A. Reviewer }\n");
        Assert.Contains(AnswerQuestions.All(invented.Snapshot()).Single(f => f.Id == "autism-severity").Subgroups[0].Items, i => i is { Item: 4, Answer: CredibilityAnswer.DefinitelyIncreased, By: "A. Reviewer" });
    }

    [Theory]
    [InlineData(Credibility.VeryLow, CredibilityAnswer.DefinitelyReduced, CredibilityAnswer.ProbablyReduced)]
    [InlineData(Credibility.Low, CredibilityAnswer.DefinitelyReduced, CredibilityAnswer.DefinitelyIncreased)]
    [InlineData(Credibility.Moderate, CredibilityAnswer.ProbablyReduced, CredibilityAnswer.DefinitelyIncreased)]
    [InlineData(Credibility.High, CredibilityAnswer.ProbablyIncreased, CredibilityAnswer.DefinitelyIncreased)]
    public void The_worst_answers_hold_the_rating(Credibility rating, params CredibilityAnswer[] answers) =>
        Assert.Equal(rating, SubgroupCredibility.Rate([.. answers.Select((a, i) => new CredibilityItem(i + 1, a, "."))]));

    private static Invented TwoKinds(double first, double second, string more = "")
    {
        var invented = new Invented().Ask(more: more).Write("cells/other.yaml", Reading.SampleFiles.All[Reading.SampleFiles.Cells].Replace("id: cord-blood", "id: other", StringComparison.Ordinal));
        foreach (var (id, mean, kind) in new[] { ("a1", first, "cord-blood"), ("a2", first + 0.3, "cord-blood"), ("a3", first - 0.2, "cord-blood"), ("b1", second, "other"), ("b2", second - 0.2, "other"), ("b3", second + 0.1, "other") })
            invented.Study(id, Invented.Means(mean, 5, 60, 34, 5, 60), arms: Invented.TwoArms.Replace("cord-blood", kind, StringComparison.Ordinal));
        return invented;
    }
}
