using System.Text;
using System.Text.RegularExpressions;
using Equipoise.Product.Tests.Site;
using Microsoft.Playwright;

namespace Equipoise.Product.Tests.Browser;

/// <summary>What a family does with the keyboard alone, in two languages, and on paper.</summary>
public sealed partial class FamilyJourneyTests(SiteFixture site, BrowserFixture browser)
{
    [Theory]
    [InlineData("/families")]
    [InlineData("/es/families")]
    public async Task The_keyboard_alone_leads_to_the_decision_ticks_what_matters_and_takes_it_to_the_one_page(string start)
    {
        await using var window = await browser.Open(site.Address, 360);
        var page = window.Page;
        await page.GotoAsync(start);
        await Press(page, page.Locator("a[href$='/families/decide']").First, "Enter");
        await Press(page, page.Locator("#matters-needles"), "Space");
        await Press(page, page.Locator(".worksheet button"), "Enter");
        await Assertions.Expect(page.Locator("#yours dt")).ToHaveCountAsync(1);
        await Press(page, page.Locator("#next a").First, "Enter");
        await Assertions.Expect(page.Locator("section[aria-labelledby=matters] li")).ToHaveCountAsync(1);
        Assert.EndsWith(start + "/decide/one-page?matters=needles", page.Url, StringComparison.Ordinal);
        Assert.Empty(window.Complaints);
    }

    [Theory]
    [InlineData("/families/decide/one-page")]
    [InlineData("/families/decide/one-page?matters=proof&matters=safe&matters=needles&matters=tried&matters=money&matters=calm&matters=others&matters=soon")]
    [InlineData("/es/families/decide/one-page")]
    [InlineData("/tr/families/decide/one-page")]
    [InlineData("/vi/families/decide/one-page")]
    [InlineData("/zh/families/decide/one-page")]
    public async Task The_page_for_the_doctor_is_one_sheet_of_paper(string address)
    {
        await using var window = await browser.Open(site.Address, 1280);
        await window.Page.GotoAsync(address);
        var pdf = Encoding.Latin1.GetString(await window.Page.PdfAsync(new() { Format = "A4" }));
        Assert.Equal(1, Sheet().Count(pdf));
    }

    [Theory]
    [InlineData("/families")]
    [InlineData("/tr/families")]
    public async Task The_keyboard_alone_asks_for_trials_mends_an_answer_and_opens_the_rules_of_one(string start)
    {
        await using var window = await browser.Open(site.Address, 360);
        var page = window.Page;
        await page.GotoAsync(start);
        await Press(page, page.Locator("a[href$='/families/trials']").First, "Enter");
        await Type(page, "#age", "600");
        await Type(page, "#country", "Jordan");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".nhsuk-error-summary li")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#age")).ToHaveValueAsync("600");
        await Type(page, "#age", "6");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".nhsuk-error-summary")).ToHaveCountAsync(0);
        await Press(page, page.Locator(".found-trial summary").First, "Enter");
        await Assertions.Expect(page.Locator(".found-trial details").First).ToHaveAttributeAsync("open", "");
        await Assertions.Expect(page.Locator(".found-trial").First).ToHaveAttributeAsync("id", "NCT06293950");
        Assert.Empty(window.Complaints);
    }

    /// <summary>Tabs to a field, takes out what stands there, and types.</summary>
    private static async Task Type(IPage page, string field, string text)
    {
        await Press(page, page.Locator(field), "Control+a");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Goes forward with the tab key until the element has the focus, then presses the key.</summary>
    private static async Task Press(IPage page, ILocator element, string key)
    {
        for (var i = 0; i < 400; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await element.EvaluateAsync<bool>("e => e === document.activeElement")) break;
            Assert.True(i < 399, $"The tab key never reached {element}.");
        }

        await page.Keyboard.PressAsync(key);
        await page.WaitForLoadStateAsync();
    }

    [GeneratedRegex(@"/Type\s*/Page[^s]", RegexOptions.None, 1000)]
    private static partial Regex Sheet();
}
