using Equipoise.Evidence.Claims;

namespace Equipoise.Product.Tests.Claims;

/// <summary>Each warning sign, and the sentences that look like it and are not it.</summary>
public class FlagTests
{
    [Theory]
    [InlineData(Warning.CureLanguage, ClaimType.CureOrGuarantee, "Our stem cells cure autism.")]
    [InlineData(Warning.CureLanguage, ClaimType.CureOrGuarantee, "We reverse autism.")]
    [InlineData(Warning.CureLanguage, ClaimType.CureOrGuarantee, "Not only do stem cells help, they cure autism.")]
    [InlineData(Warning.CureLanguage, ClaimType.Efficacy, "Some of our children lost their diagnosis.")]
    [InlineData(Warning.Guarantee, ClaimType.CureOrGuarantee, "We guarantee that your child improves.")]
    [InlineData(Warning.Guarantee, ClaimType.CureOrGuarantee, "If nothing changes, the second infusion is free.")]
    [InlineData(Warning.NoDenominator, ClaimType.SuccessRate, "80% of our children improve.")]
    [InlineData(Warning.NoDenominator, ClaimType.SuccessRate, "Nine out of ten children improve.")]
    [InlineData(Warning.OneCellManyDiseases, ClaimType.Efficacy, "Our stem cells help with autism, diabetes and arthritis.")]
    [InlineData(Warning.TestimonialAsEvidence, ClaimType.Testimonial, "After the stem cells my son said his first words.")]
    [InlineData(Warning.RegulatoryEuphemism, ClaimType.Regulatory, "Our stem cell clinic is FDA registered.")]
    [InlineData(Warning.RegulatoryEuphemism, ClaimType.Regulatory, "We are a licensed clinic with a GMP laboratory.")]
    [InlineData(Warning.Outdated, ClaimType.Availability, "Our hospital in Mumbai offers stem cell therapy for autism.")]
    [InlineData(Warning.Outdated, ClaimType.Regulatory, "Our page carries the HONcode seal.")]
    [InlineData(Warning.Pressure, ClaimType.Price, "Book now and save up to 20%.")]
    [InlineData(Warning.Pressure, ClaimType.Efficacy, "Go before the age of seven, then the window closes.")]
    [InlineData(Warning.NoSideEffects, ClaimType.Safety, "Our stem cells have no side effects.")]
    [InlineData(Warning.NoSideEffects, ClaimType.Safety, "The treatment is completely safe.")]
    [InlineData(Warning.OmitsNullRct, ClaimType.Efficacy, "Stem cells improve social skills.")]
    [InlineData(Warning.UncontrolledAsProof, ClaimType.StudyCitation, "Riordan 2019 in Panama proves that cells improve autism.")]
    [InlineData(Warning.CellSourceConfusion, ClaimType.StudyCitation, "Duke used cord blood-derived mesenchymal stem cells.")]
    [InlineData(Warning.AnimalStudy, ClaimType.Mechanism, "In mice the stem cells repaired the brain.")]
    [InlineData(Warning.OffTopic, ClaimType.Efficacy, "Stem cells help with arthritis of the knee.")]
    [InlineData(Warning.ConflictOfInterest, ClaimType.Price, "We refer you to our partner clinics at a special price.")]
    [InlineData(Warning.ConflictOfInterest, ClaimType.StudyCitation, "The sponsor of the study sells the treatment.")]
    public void A_sign_is_seen(Warning sign, ClaimType type, string text) => Assert.Contains(sign, Sentence.Flags(text, type, Verdict.Overstated));

    [Theory]
    [InlineData(Warning.Outdated, ClaimType.Regulatory, "In India stem cells are allowed for autism in approved trials only, not as a treatment.")]
    [InlineData(Warning.CureLanguage, ClaimType.CureOrGuarantee, "There is no cure for autism.")]
    [InlineData(Warning.CureLanguage, ClaimType.CureOrGuarantee, "Stem cells do not cure autism.")]
    [InlineData(Warning.CureLanguage, ClaimType.CureOrGuarantee, "Beware of anyone who says that stem cells cure autism.")]
    [InlineData(Warning.Guarantee, ClaimType.CureOrGuarantee, "There is no guarantee that a child improves.")]
    [InlineData(Warning.Guarantee, ClaimType.CureOrGuarantee, "We cannot guarantee a result.")]
    [InlineData(Warning.NoDenominator, ClaimType.SuccessRate, "8 of 12 children improved.")]
    [InlineData(Warning.NoDenominator, ClaimType.SuccessRate, "67% of 45 children improved.")]
    [InlineData(Warning.NoSideEffects, ClaimType.Safety, "No treatment is without side effects.")]
    [InlineData(Warning.NoSideEffects, ClaimType.Safety, "None of 12 children in the study had a serious adverse event.")]
    [InlineData(Warning.Pressure, ClaimType.Price, "We give no discount and you need not hurry.")]
    [InlineData(Warning.OmitsNullRct, ClaimType.Efficacy, "The placebo-controlled trials found no difference in social skills. Still, stem cells improve social skills.")]
    [InlineData(Warning.AnimalStudy, ClaimType.Mechanism, "In a dish the stem cells calm immune cells.")]
    [InlineData(Warning.OffTopic, ClaimType.Efficacy, "Stem cells help in autism and arthritis.")]
    [InlineData(Warning.RegulatoryEuphemism, ClaimType.Price, "Our clinic takes 9,000 dollars.")]
    [InlineData(Warning.CellSourceConfusion, ClaimType.StudyCitation, "Cord blood and cord tissue mesenchymal cells are different.")]
    [InlineData(Warning.ConflictOfInterest, ClaimType.StudyCitation, "The study compared 180 children.")]
    public void What_looks_like_it_is_not(Warning sign, ClaimType type, string text) => Assert.DoesNotContain(sign, Sentence.Flags(text, type, Verdict.Overstated));

    /// <summary>A critic who quotes a seller is told as one who quotes.</summary>
    [Theory]
    [InlineData("Clinics claim that \"stem cells cure autism\".")]
    [InlineData("\"Guaranteed results, no side effects\", says their brochure.")]
    public void A_quotation_is_no_claim_of_the_page(string text)
    {
        var flags = Sentence.Flags(text, ClaimType.CureOrGuarantee, Verdict.Contradicted, Stance.Sceptical);
        Assert.Contains(Warning.ReportedClaim, flags);
        Assert.DoesNotContain(Warning.CureLanguage, flags);
        Assert.DoesNotContain(Warning.Guarantee, flags);
    }

    [Fact]
    public void A_page_that_sells_for_many_diseases_is_flagged_as_a_whole()
    {
        const string Page = "Our stem cells help in autism. We offer stem cells for diabetes. Our clinic offers stem cells for arthritis, stroke, Parkinson's and lupus.";
        Assert.Contains(Warning.OneCellManyDiseases, OwnPages.Check(Page).Flags);
        Assert.Empty(OwnPages.Check("Stem cells are studied in autism. Stem cells are studied in autism and in stroke.").Flags);
    }
}
