using Equipoise.Evidence.Claims;
using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Writing;

namespace Equipoise.Product.Tests.Claims;

/// <summary>Studies told other than they were: which is meant, and each thing that is wrong of it.</summary>
public class CitationTests
{
    [Theory]
    [InlineData("The Duke ACT trial had 480 children.", Aspect.Children, "180")]
    [InlineData("The Duke ACT trial had four hundred and eighty children.", Aspect.Children, "180")]
    [InlineData("Duke's 2020 trial gave mesenchymal cells to 180 children.", Aspect.Cells, "cord blood")]
    [InlineData("In the Vinmec trial 54 children had umbilical cells.", Aspect.Cells, "bone marrow")]
    [InlineData("Sharma 2013 gave donor cells to 32 children.", Aspect.Donor, "own")]
    [InlineData("In the Vinmec trial 54 children had cells by vein.", Aspect.Route, "spinal")]
    [InlineData("The Shandong study gave everything by drip, with no needles in the spine.", Aspect.Route, "spinal")]
    [InlineData("The Vinmec trial was double-blind.", Aspect.Blinding, "open")]
    [InlineData("The Riordan study was controlled and in 20 children.", Aspect.Control, "without a comparison")]
    [InlineData("The Duke ACT trial treated adults only.", Aspect.Ages, "2 to 7")]
    [InlineData("The IMPACT trial gave 2 million cells per kilo.", Aspect.Dose, "6 million")]
    [InlineData("The IMPACT trial gave 2 x 10^6 cells/kg.", Aspect.Dose, "6 million")]
    [InlineData("The Riordan study gave sixteen infusions.", Aspect.Infusions, "4")]
    [InlineData("Riordan et al. (2012) treated 20 children.", Aspect.Year, "2019")]
    [InlineData("The Riordan study of 2019 was a phase III trial.", Aspect.Phase, "1/2")]
    [InlineData("The Riordan study was done in Germany and in Vietnam.", Aspect.Place, "Panama")]
    [InlineData("Sharma 2013 saw not a single seizure in its 32 children.", Aspect.Harms, "recorded")]
    [InlineData("The Duke ACT trial showed that children improved more with cord blood than with placebo.", Aspect.Result, "did not gain more")]
    [InlineData("The Vinmec trial of 54 children found no difference between the groups.", Aspect.Result, "in favour of cells")]
    [InlineData("Qu 2022 showed that the CGI clearly favoured cells.", Aspect.Result, "no clear difference")]
    [InlineData("Qu 2022 pooled thirty trials.", Aspect.Children, "5")]
    [InlineData("Kabatas 2025 was a clinical trial with six doses.", Aspect.Children, "single child")]
    public void What_is_wrong_is_named(string text, Aspect aspect, string known)
    {
        var wrong = Sentence.Cited(text)!.Wrong;
        Assert.Contains(wrong, w => w.Aspect == aspect && w.Known.Contains(known, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("The Duke ACT trial randomised 180 children between two and seven years to their own cord blood, a donor's or a placebo.")]
    [InlineData("The Duke ACT trial found no difference between cord blood and placebo.")]
    [InlineData("In the Duke ACT trial children on placebo improved too.")]
    [InlineData("The Vinmec trial was randomised but nobody was blinded, and there was no sham puncture.")]
    [InlineData("The Riordan study treated 20 children with cord tissue cells, four times, and had no control group.")]
    [InlineData("The Shandong study gave cells by vein and into the spinal canal to children with autism.")]
    [InlineData("In the Sharma study of 2013 seizures were seen in 3 of 32 children.")]
    [InlineData("Sharma 2013 saw no serious adverse events.")]
    [InlineData("IMPACT gave one infusion of 6 million cells per kilogram and one of placebo.")]
    public void What_is_right_is_left_alone(string text) => Assert.Empty(Sentence.Cited(text)?.Wrong ?? []);

    [Theory]
    [InlineData("A placebo-controlled study has confirmed the effect of the cells.", true)]
    [InlineData("In placebo-controlled trials of drugs children on placebo improve.", false)]
    public void A_blinded_trial_without_a_name_is_one_of_those_we_know(string text, bool wrong) => Assert.Equal(wrong, Sentence.Cited(text) is { Wrong.IsEmpty: false });

    /// <summary>The cells, the source of Duke's own mesenchymal cells, the blinded result and the cause: one sentence, four errors.</summary>
    [Fact]
    public void Four_errors_in_one_sentence_are_four()
    {
        var report = OwnPages.Check("Stem cells for autism\n\nDuke cord-blood MSC improved socialisation in children with autism.");
        var claim = Assert.Single(report.Claims);
        Assert.Equal(Verdict.Contradicted, claim.Verdict);
        Assert.Equal(4, claim.Misdescribed.Length);
        Assert.All(claim.Misdescribed, wrong => Assert.NotEmpty(wrong.Studies));
        Assert.Contains(claim.Misdescribed, w => w.Aspect == Aspect.Cells && w.Studies.Contains("Dawson 2020") && w.Known.Contains("cord blood", StringComparison.Ordinal));
        Assert.Contains(claim.Misdescribed, w => w.Aspect == Aspect.Cells && w.Studies.Contains("Duke IMPACT") && w.Known.Contains("cord tissue mesenchymal", StringComparison.Ordinal));
        Assert.Contains(claim.Misdescribed, w => w.Aspect == Aspect.Result && w.Studies.Contains("Dawson 2020") && w.Known.Contains("placebo", StringComparison.Ordinal));
        Assert.Contains(claim.Misdescribed, w => w.Aspect == Aspect.Result && w.Studies.Contains("Sun 2020") && w.Known.Contains("comparison", StringComparison.Ordinal));
        Assert.All(claim.Misdescribed, w => Assert.Contains(w.Known, claim.Why, StringComparison.Ordinal));
        Assert.Contains("\"studies\":[", ReportJson.Of(report).ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Okafor et al. (2021) found that stem cells improved speech in 44 children with autism.", "Okafor et al. (2021)")]
    [InlineData("The trial NCT09999999 found that stem cells improve autism in children.", "NCT09999999")]
    [InlineData("A 2019 study of 300 children in Korea found that stem cells improve autism.", null)]
    [InlineData("A 2019 study of 300 children in Thailand found that stem cells improve autism.", "Thailand, 300 children, 2019")]
    public void A_study_that_we_do_not_know_is_said_to_be_so(string text, string? name)
    {
        var claim = Assert.Single(OwnPages.Check("Stem cells for autism\n\n" + text).Claims);
        Assert.Empty(claim.Misdescribed);
        Assert.Equal(name, claim.UnknownStudy);
        if (name is not null) Assert.StartsWith("We know no such study as “" + name, claim.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dawson et al. (2020) gave cord blood to 180 children with autism.")]
    [InlineData("The trial NCT02847182 gave cord blood to 180 children with autism.")]
    [InlineData("In March (2021) the clinic opened its stem cell ward for autism.")]
    public void What_we_know_is_not_unknown(string text) => Assert.All(OwnPages.Check("Stem cells for autism\n\n" + text).Claims, c => Assert.Null(c.UnknownStudy));
}
