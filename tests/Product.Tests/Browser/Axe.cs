using System.Text.Json;
using Microsoft.Playwright;

namespace Equipoise.Product.Tests.Browser;

/// <summary>What axe finds on a page as it stands: nothing, it is hoped.</summary>
internal static class Axe
{
    private static readonly Lazy<string> Script = new(() => File.ReadAllText(Path.Combine(Repository.Root, "src", "Site", "node_modules", "axe-core", "axe.min.js")));

    public static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        await page.EvaluateAsync(Script.Value);
        var violations = await page.EvaluateAsync<JsonElement>(
            "() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(r => r.violations.map(v => v.id + ': ' + v.help + ' -> ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | ')))");
        return [.. violations.EnumerateArray().Select(v => v.GetString()!)];
    }
}
