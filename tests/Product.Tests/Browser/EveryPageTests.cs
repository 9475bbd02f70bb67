using Equipoise.Product.Tests.Releases;
using Equipoise.Product.Tests.Site;
using Microsoft.Playwright;

namespace Equipoise.Product.Tests.Browser;

/// <summary>Every kind of page in a real browser: nothing to complain about for axe, the console, or somebody with a narrow phone.</summary>
public sealed class EveryPageTests(SiteFixture site, BrowserFixture browser)
{
    public static TheoryData<string> Pages => PageKinds.All;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task On_a_phone_in_the_light(string address) => await Look(address, 360, ColorScheme.Light);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task On_a_desk_in_the_dark(string address) => await Look(address, 1280, ColorScheme.Dark);

    /// <summary>The pages that speak of the past, over a database in which something changed.</summary>
    [Fact]
    public async Task What_changed_on_a_phone_and_on_a_desk()
    {
        await using var kept = await KeptSite.With(KeptSite.Then, (ReleasedEvidence.Whole, KeptSite.Otherwise(ReleasedEvidence.Whole)), (ReleasedEvidence.Whole, KeptSite.Today));
        foreach (var address in new[] { "/changes", "/changes/2", "/changes/3", "/releases", $"/releases/{ReleasedEvidence.Whole.Hash}", $"/findings/autism-severity/{KeptSite.Then.Said.Hash}", $"/findings/autism-severity/{KeptSite.Today.Hash}" })
        {
            await Look(address, 360, ColorScheme.Light, kept.Address);
            await Look(address, 1280, ColorScheme.Dark, kept.Address);
        }
    }

    private async Task Look(string address, int width, ColorScheme scheme, Uri? elsewhere = null)
    {
        await using var window = await browser.Open(elsewhere ?? site.Address, width, scheme);
        await window.Page.GotoAsync(address);
        var across = await window.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        Assert.True(across <= width, $"{address} is {across} px wide on a screen of {width} px.");

        var violations = await Axe.Violations(window.Page);
        Assert.True(violations.Count == 0, string.Join('\n', violations));
        Assert.DoesNotContain(window.Complaints, c => !(address is "/no-such-page" or PageKinds.NeverKept && c.Contains("404", StringComparison.Ordinal)));
    }
}
