using Equipoise.Evidence.Claims;

namespace Equipoise.Product.Tests.Claims;

/// <summary>The pages of our own writing, and how the checker that learned from them answers them; on pages it has not seen it does worse (docs/methods/claims.md).</summary>
public class OwnPagesTests
{
    public static TheoryData<string> Names => new(OwnPages.All.Select(p => p.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_page_is_labelled_in_the_words_of_the_checker(string name)
    {
        var page = OwnPages.All.Single(p => p.Name == name);
        Assert.NotEmpty(page.Claims.Select(c => (ClaimLabels.Type(c.Type), ClaimLabels.Stance(c.Stance), ClaimLabels.Verdict(c.Verdict))).ToList());
        Assert.DoesNotContain("{{", page.Text, StringComparison.Ordinal);
        Assert.All(page.Claims, c => Assert.False(string.IsNullOrWhiteSpace(c.Why)));
    }

    [Fact]
    public void There_are_enough_of_them() => Assert.InRange(OwnPages.All.Length, 40, int.MaxValue);

    [Fact]
    public void What_was_learned_was_learned()
    {
        int claims = 0, found = 0, right = 0;
        foreach (var page in OwnPages.All)
        {
            var told = OwnPages.Check(page.Text).Claims;
            foreach (var claim in page.Claims)
            {
                var hit = told.FirstOrDefault(t => t.Place.Start < claim.End && t.Place.End > claim.Start);
                claims++;
                if (hit is not null) found++;
                if (hit is not null && ClaimLabels.Of(hit.Verdict) == claim.Verdict) right++;
            }
        }

        Assert.InRange((double)found / claims, 0.9, 1);
        Assert.InRange((double)right / claims, 0.6, 1);
    }
}
