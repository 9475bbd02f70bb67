using System.Text.RegularExpressions;
using Equipoise.Product.Tests.Site;
using Microsoft.Playwright;

namespace Equipoise.Product.Tests.Browser;

/// <summary>What a first-time visitor does in five minutes, on a phone and by keyboard.</summary>
public sealed partial class JourneyTests(SiteFixture site, BrowserFixture browser)
{
    [Fact]
    public async Task A_parent_on_a_phone_learns_in_five_minutes_whether_it_helps_is_safe_what_was_tried_what_runs_and_what_nobody_knows()
    {
        await using var window = await browser.Open(site.Address, 360);
        var page = window.Page;
        await page.GotoAsync("/");
        await Shows(page, "Can it cure autism?");
        await Shows(page.Locator("#blinded"), "No benefit shown over placebo");

        await page.Locator("#help").GetByRole(AriaRole.Link, new() { Name = "The blinded trials" }).ClickAsync();
        await Shows(page, "Dawson 2020");
        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { NameRegex = Dawson() }).First.ClickAsync();
        await Shows(page.GetByRole(AriaRole.Main), "180");

        await page.GotoAsync("/");
        await page.Locator("#safe").GetByRole(AriaRole.Link, new() { Name = "Side effects across all studies" }).ClickAsync();
        await Shows(page, "Zero is not never");

        await page.GotoAsync("/");
        await page.Locator("#running").GetByRole(AriaRole.Link).First.ClickAsync();
        await Shows(page, "NCT06293950");

        await page.GotoAsync("/");
        await page.Locator("#unknown").GetByRole(AriaRole.Link, new() { Name = "What nobody knows" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("nobody knows");
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task The_keyboard_alone_skips_to_the_content_opens_the_menu_and_reaches_the_studies()
    {
        await using var window = await browser.Open(site.Address, 360);
        var page = window.Page;
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to main content", await Focused(page));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("() => document.activeElement.id"));

        await page.GotoAsync("/");
        await TabTo(page, "Menu");
        await page.Keyboard.PressAsync("Enter");
        await TabTo(page, "Studies");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(site.Address, "/studies").ToString());
    }

    [Fact]
    public async Task Focus_can_always_be_seen()
    {
        await using var window = await browser.Open(site.Address, 1280);
        await window.Page.GotoAsync("/studies/dawson2020");
        for (var i = 0; i < 25; i++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            var seen = await window.Page.EvaluateAsync<bool>("() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' || s.boxShadow !== 'none'; }");
            Assert.True(seen, $"The focus on '{await Focused(window.Page)}' cannot be seen.");
        }
    }

    [Fact]
    public async Task On_paper_there_is_no_navigation_and_every_word_of_the_study_is_there()
    {
        await using var window = await browser.Open(site.Address, 1280);
        await window.Page.GotoAsync("/studies/dawson2020");
        await window.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await window.Page.Locator(".site-nav").IsVisibleAsync());
        Assert.True(await window.Page.GetByRole(AriaRole.Main).IsVisibleAsync());
    }

    private static Task Shows(IPage page, string words) => Shows(page.Locator("body"), words);

    private static Task Shows(ILocator place, string words) => Assertions.Expect(place).ToContainTextAsync(words);

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("() => document.activeElement.innerText.trim()");

    private static async Task TabTo(IPage page, string words)
    {
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await Focused(page) == words) return;
        }

        Assert.Fail($"'{words}' cannot be reached by keyboard.");
    }

    [GeneratedRegex("Dawson 2020", RegexOptions.None, 1000)]
    private static partial Regex Dawson();
}
