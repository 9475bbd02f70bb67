using System.Text.Json;
using Equipoise.Product.Tests.Site;
using Microsoft.Playwright;

namespace Equipoise.Product.Tests.Browser;

/// <summary>The words of pictures as a browser really sets them: none on another, none off the picture, none too small to read.</summary>
public sealed class PictureWordsTests(SiteFixture site, BrowserFixture browser)
{
    private const string Faults = """
        () => [...document.querySelectorAll('svg.pic')].filter(svg => svg.getBoundingClientRect().width > 0).flatMap(svg => {
          const paper = svg.getBoundingClientRect(), scale = paper.width / svg.viewBox.baseVal.width;
          const words = [...svg.querySelectorAll('text')].map(t => ({ box: t.getBoundingClientRect(), text: t.textContent, size: parseFloat(getComputedStyle(t).fontSize) * scale }));
          const across = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left), down = (a, b) => Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          return [
            ...words.filter(w => w.size < 11).map(w => `${w.text}: ${w.size} px`),
            ...words.filter(w => w.box.left < paper.left - 1 || w.box.right > paper.right + 1).map(w => `${w.text}: off the picture`),
            ...words.flatMap((w, i) => words.slice(0, i).filter(o => across(w.box, o.box) > 0.5 && down(w.box, o.box) > 5 * scale).map(o => `${w.text} on ${o.text}`)),
          ];
        })
        """;

    [Theory]
    [InlineData(320, Media.Screen)]
    [InlineData(360, Media.Screen)]
    [InlineData(700, Media.Screen)]
    [InlineData(1280, Media.Screen)]
    [InlineData(672, Media.Print)]
    public async Task Words_can_be_read(int width, Media media)
    {
        await using var window = await browser.Open(site.Address, width, ColorScheme.Light);
        await window.Page.EmulateMediaAsync(new() { Media = media });
        await window.Page.GotoAsync("/methods/pictures");
        var faults = await window.Page.EvaluateAsync<JsonElement>(Faults);
        Assert.Equal([], faults.EnumerateArray().Select(f => f.GetString()));
        Assert.True(await window.Page.EvaluateAsync<int>("() => document.querySelectorAll('figure.picture').length") > 3);
    }
}
