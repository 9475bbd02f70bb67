using System.Text.Json;
using System.Text.Json.Nodes;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Claims.Writing;

/// <summary>A report for programs; the API and the command line write the same.</summary>
public static class ReportJson
{
    /// <param name="report">The report.</param>
    /// <param name="source">Where the page came from, a file or an address; null when it was pasted.</param>
    public static JsonObject Of(ClaimReport report, string? source = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        var json = JsonSerializer.SerializeToNode(report, CanonicalJson.Options)!.AsObject();
        var document = json["document"]!.AsObject();
        if (source is not null) document["source"] = source;
        if (report.Page.IsDerived) document["text"] = report.Page.Text;
        return json;
    }
}
