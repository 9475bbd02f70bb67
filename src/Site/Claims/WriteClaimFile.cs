using System.Text;
using System.Text.Encodings.Web;
using Equipoise.Evidence.Claims;
using Equipoise.Evidence.Claims.Writing;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Equipoise.Site.Claims;

/// <summary>Writes reports as one file of HTML that holds its style and asks for nothing from anywhere.</summary>
public static class WriteClaimFile
{
    public static async Task<string> Html(IReadOnlyList<CheckedSource> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var text = new StringBuilder(PageFile.Head((pages.Count == 1 ? Title(pages[0]) : $"{pages.Count} pages") + ", checked"));
        for (var i = 0; i < pages.Count; i++)
        {
            var page = pages[i];
            text.Append("<h1>").Append(HtmlEncoder.Default.Encode(Title(page))).Append("</h1>\n<p class=\"small\"><code>").Append(HtmlEncoder.Default.Encode(page.Source)).Append("</code></p>\n");
            if (page.Report is { } report) text.Append(await Drawn(renderer, report, pages.Count == 1 ? "" : $"page-{i + 1}-", pages.Count == 1 ? null : $"page {i + 1}")).Append('\n');
            else text.Append("<p class=\"nhsuk-inset-text\">").Append(HtmlEncoder.Default.Encode(page.Refusal?.Message ?? "")).Append("</p>\n");
        }

        return text.Append(PageFile.Foot).ToString();
    }

    private static string Title(CheckedSource page) => page.Report?.Document.Title ?? "A page that was checked";

    private static Task<string> Drawn(HtmlRenderer renderer, ClaimReport report, string prefix, string? name) =>
        PageFile.Draw<ClaimReportView>(renderer, new(StringComparer.Ordinal) { ["Report"] = report, ["Prefix"] = prefix, ["Links"] = false, ["Name"] = name });
}
