using Equipoise.Evidence.Claims;

namespace Equipoise.Product.Tests.Claims;

/// <summary>What a page leaves out is told only when it does, and only of pages about cells for autism.</summary>
public class OmissionTests
{
    private const string Selling = "Our stem cells improve autism. We offer umbilical cord stem cells by infusion. Our clinic treats children with autism. 85% of our children improve their CARS score.";

    [Theory]
    [InlineData("null-trials", "In placebo-controlled trials stem cells were no better than saline.")]
    [InlineData("no-comparison", "There was no control group.")]
    [InlineData("harms", "After the infusion fever and headache can occur.")]
    [InlineData("price", "Our price is 12,000 dollars.")]
    [InlineData("not-approved", "Stem cells are not approved for autism by the FDA.")]
    [InlineData("alternatives", "Ask your doctor about other treatments.")]
    [InlineData("no-treatment", "Many children improve without treatment as they get older.")]
    [InlineData("who-pays", "We receive a commission from the hospital.")]
    [InlineData("date", "Last updated in March 2026.")]
    [InlineData("uncertainty", "The evidence is weak and more research is needed.")]
    [InlineData("sources", "See Dawson 2020.")]
    public void What_is_said_is_not_missed(string id, string sentence)
    {
        Assert.Contains(OwnPages.Check(Selling).Omissions, o => o.Id == id);
        Assert.DoesNotContain(OwnPages.Check(Selling + " " + sentence).Omissions, o => o.Id == id);
    }

    [Theory]
    [InlineData("Our physiotherapists help knees with arthritis. We offer stem cells for arthritis. Our price is 3,000 dollars.")]
    [InlineData("Opening hours: Monday to Friday, 9 to 5.")]
    [InlineData("Autism is a difference in development. Speech therapy helps many children.")]
    public void A_page_on_something_else_owes_nothing(string text)
    {
        var report = OwnPages.Check(text);
        Assert.Empty(report.Omissions);
        Assert.Empty(report.Questions);
        Assert.Contains(report.Document.Notes, n => n.Contains("not seem to be about cells for autism", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_omission_comes_with_the_truth_and_what_it_rests_on()
    {
        var all = OwnPages.All.SelectMany(p => OwnPages.Check(p.Text).Omissions).ToList();
        Assert.NotEmpty(all);
        Assert.All(all, o =>
        {
            Assert.NotEmpty(o.Evidence);
            Assert.All(o.Evidence, id => Assert.NotNull(Sentence.Links.Find(id)));
            Assert.EndsWith(".", o.Says, StringComparison.Ordinal);
            Assert.EndsWith(".", o.Truth, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_law_is_that_of_the_country_the_page_is_from()
    {
        var page = Selling + " Our clinic is in Thailand. Visit us in Thailand.";
        Assert.Contains("thailand-decree", OwnPages.Check(page).Omissions.Single(o => o.Id == "not-approved").Evidence);
    }

    [Fact]
    public void Questions_come_from_the_page_itself()
    {
        var report = OwnPages.Check(Selling + " Our stem cells cure autism, guaranteed. There are no side effects.");
        Assert.Contains(report.Questions, q => q.Contains("85% of our children improve", StringComparison.Ordinal) && q.Contains("Of how many children", StringComparison.Ordinal));
        Assert.Contains(report.Questions, q => q.Contains("cure autism", StringComparison.Ordinal));
        Assert.All(report.Questions, q => Assert.True(q.Length < 400));
        Assert.True(report.Questions.Length <= 12);
    }

    [Fact]
    public void The_summary_counts_every_claim_once()
    {
        var report = OwnPages.Check(Selling);
        Assert.StartsWith("We found ", report.Summary, StringComparison.Ordinal);
        Assert.Contains("leaves out", report.Summary, StringComparison.Ordinal);
        Assert.Contains(Warning.NoDenominator, report.Claims.Single(c => c.Quote.Contains("85%", StringComparison.Ordinal)).Flags);
    }
}
