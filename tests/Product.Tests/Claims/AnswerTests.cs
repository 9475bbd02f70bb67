using Equipoise.Evidence.Claims;

namespace Equipoise.Product.Tests.Claims;

/// <summary>What is answered to claims of each kind, and what it rests on.</summary>
public class AnswerTests
{
    [Theory]
    [InlineData("Cord blood improves social skills.", ClaimType.Efficacy, Verdict.Contradicted, "social-skills.cord-blood")]
    [InlineData("Mesenchymal cells from the umbilical cord may improve social skills.", ClaimType.Efficacy, Verdict.Overstated, "social-skills.cord-tissue-msc")]
    [InlineData("Bone marrow cells into the spinal canal lower autism severity.", ClaimType.Efficacy, Verdict.Overstated, "autism-severity.intrathecal")]
    [InlineData("After stem cells the CARS score fell.", ClaimType.Efficacy, Verdict.AccurateButUncontrolled, "autism-severity")]
    [InlineData("After stem cells children speak more words.", ClaimType.Efficacy, Verdict.Contradicted, "language")]
    [InlineData("Stem cells cause no serious adverse events.", ClaimType.Safety, Verdict.Overstated, "serious-harm.uncontrolled")]
    [InlineData("No child had a seizure after stem cells.", ClaimType.Safety, Verdict.Contradicted, "seizure.uncontrolled")]
    public void The_finding_is_the_most_specific_one(string text, ClaimType type, Verdict verdict, string finding)
    {
        var answer = Sentence.Answer(text, type, verdict);
        Assert.Equal(finding, answer.Finding);
        Assert.Equal(Sentence.Findings.Find(finding)!.Statement, answer.Statement);
        Assert.Contains(finding, answer.Evidence);
    }

    /// <summary>No finding on cord blood stands in for exosomes.</summary>
    [Theory]
    [InlineData("Exosomes improve speech.")]
    [InlineData("Fat-derived stem cells improve speech.")]
    [InlineData("Cord blood through the nose improves speech.")]
    public void Other_cells_do_not_answer(string text)
    {
        var answer = Sentence.Answer(text, ClaimType.Efficacy, Verdict.Unproven);
        Assert.Null(answer.Statement);
        Assert.Contains("No study that we know", answer.Why, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Evidence);
    }

    [Theory]
    [InlineData("The CARS score improved after stem cells.", ClaimType.Efficacy, "1.5 points", "cell-trial-education-cars")]
    [InlineData("85% of our patients improve.", ClaimType.SuccessRate, "60 out of 100 without", "qu2022")]
    [InlineData("Stem cells improve social contact.", ClaimType.Efficacy, "on placebo", "placebo-social-communication")]
    [InlineData("Stem cells improve sleep.", ClaimType.Efficacy, "placebo", "placebo-melatonin-sleep")]
    public void Beside_every_improvement_stands_what_children_without_cells_did(string text, ClaimType type, string says, string fact)
    {
        var answer = Sentence.Answer(text, type, Verdict.Overstated);
        Assert.Contains(says, answer.Why, StringComparison.Ordinal);
        Assert.Contains(fact, answer.Evidence);
    }

    [Fact]
    public void None_seen_is_not_none() => Assert.Contains("1 in 9", Sentence.Answer("There were no adverse events after stem cells.", ClaimType.Safety, Verdict.Overstated).Why, StringComparison.Ordinal);

    [Theory]
    [InlineData("The cells turn into new neurons.", "neurons-child-not-shown", "neurons-dish-disputed")]
    [InlineData("Mesenchymal cells calm the immune system.", "immune-msc-in-children", "immune-msc-in-dish")]
    [InlineData("The cells cross the blood-brain barrier.", "reaching-child-not-studied", "reaching-lung-traps-cells")]
    public void A_mechanism_is_told_by_where_it_was_shown(string text, params string[] facts)
    {
        var answer = Sentence.Answer(text, ClaimType.Mechanism, Verdict.Unproven);
        Assert.All(facts, f => Assert.Contains(f, answer.Evidence));
    }

    [Theory]
    [InlineData("Our stem cells are approved by the FDA.", "us-no-product")]
    [InlineData("In Turkey the ministry has approved stem cells for autism.", "turkey-circular")]
    [InlineData("COFEPRIS has approved our stem cells.", "mexico-authorised-uses")]
    [InlineData("The court in India allows stem cells for autism.", "india-supreme-court")]
    [InlineData("Stem cells are approved for autism.", "international-no-approval")]
    public void The_law_is_that_of_the_place(string text, string fact) => Assert.Contains(fact, Sentence.Answer(text, ClaimType.Regulatory, Verdict.Contradicted).Evidence);

    [Theory]
    [InlineData("Our price is 12,000 dollars.", "50,000", "netherlands-marketplace")]
    [InlineData("In Serbia we ask for 16,000 euros.", "14,000 EUR (2023)", "serbia-family")]
    public void A_price_stands_beside_published_ones(string text, string says, string price)
    {
        var answer = Sentence.Answer(text, ClaimType.Price, Verdict.NotCheckable);
        Assert.Contains(says, answer.Why, StringComparison.Ordinal);
        Assert.Contains(price, answer.Evidence);
    }

    [Fact]
    public void A_cited_study_is_told_as_it_was()
    {
        var answer = Sentence.Answer("Riordan 2019 in Panama treated 20 children.", ClaimType.StudyCitation, Verdict.Supported);
        Assert.Contains("riordan2019", answer.Evidence);
        Assert.Contains("nobody was compared", answer.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_disease_is_not_answered_as_if_it_were_autism() =>
        Assert.Contains("another disease", Sentence.Answer("Stem cells improve knees with arthritis.", ClaimType.Efficacy, Verdict.Unproven).Why, StringComparison.Ordinal);

    [Fact]
    public void An_address_leads_to_each_kind_of_evidence()
    {
        string[] ids = ["social-skills", "dawson2020", "qu2022", "us-no-product", "serbia-family", "exosomes"];
        Assert.Equal(["/findings/social-skills", "/studies/dawson2020", "/reviews/qu2022", "/law#us-no-product", "/costs#serbia-family", "/cells/exosomes"], Sentence.Links.Of(ids).Select(l => l.Address));
        Assert.Null(Sentence.Links.Find("no-such-thing"));
    }
}
