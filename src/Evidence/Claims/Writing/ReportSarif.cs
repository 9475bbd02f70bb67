using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Equipoise.Evidence.Claims.Writing;

/// <summary>
/// Reports in the Static Analysis Results Interchange Format, for programs that show places in files (OASIS SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/).
/// A verdict is a rule. Places count Unicode code points; those of a page that is no plain text are places in its readable text, which is told with it.
/// </summary>
public static class ReportSarif
{
    private static readonly ImmutableArray<(Verdict Verdict, string Name, string Says, string Kind, string Level)> Rules =
    [
        (Verdict.Supported, "Supported", "Agrees with the evidence as worded.", "pass", "none"),
        (Verdict.AccurateButUncontrolled, "AccurateButUncontrolled", "Truly reported, but without a comparison group or blinding, so it shows no effect.", "fail", "note"),
        (Verdict.Overstated, "Overstated", "A grain of evidence, said too strongly or too broadly.", "fail", "warning"),
        (Verdict.Contradicted, "Contradicted", "The best evidence, or the cited source itself, says otherwise.", "fail", "error"),
        (Verdict.Unproven, "Unproven", "No study that could show this is known.", "fail", "warning"),
        (Verdict.NotCheckable, "NotCheckable", "Nobody outside can check this.", "notApplicable", "none"),
    ];

    public static JsonObject Of(IEnumerable<CheckedSource> sources, string version)
    {
        var pages = sources.ToList();
        var artifacts = new JsonArray();
        var results = new JsonArray();
        var notices = new JsonArray();
        for (var i = 0; i < pages.Count; i++)
        {
            artifacts.Add(Artifact(pages[i]));
            foreach (var claim in pages[i].Report?.Claims ?? []) results.Add(Result(claim, pages[i], i));
            if (pages[i].Refusal is var (code, message)) notices.Add(Notice(code, message, pages[i].Source, i));
        }

        return new()
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject
            {
                ["tool"] = new JsonObject { ["driver"] = Driver(version) },
                ["invocations"] = new JsonArray(new JsonObject { ["executionSuccessful"] = pages.TrueForAll(p => p.Report is not null), ["toolExecutionNotifications"] = notices }),
                ["artifacts"] = artifacts,
                ["results"] = results,
                ["columnKind"] = "unicodeCodePoints",
            }),
        };
    }

    private static JsonObject Driver(string version) => new()
    {
        ["name"] = "Equipoise",
        ["fullName"] = "Equipoise, checker of claims on cell therapy for autism",
        ["semanticVersion"] = version,
        ["rules"] = new JsonArray([.. Rules.Select(r => new JsonObject
        {
            ["id"] = ClaimLabels.Of(r.Verdict),
            ["name"] = r.Name,
            ["shortDescription"] = new JsonObject { ["text"] = r.Says },
            ["defaultConfiguration"] = new JsonObject { ["level"] = r.Level },
        })]),
    };

    private static JsonObject Artifact(CheckedSource page)
    {
        var artifact = new JsonObject { ["location"] = new JsonObject { ["uri"] = Address(page.Source) } };
        if (page.Report is not { } report) return artifact;
        artifact["description"] = new JsonObject { ["text"] = report.Document.Title ?? "A page without a title" };
        if (report.Page.IsDerived) artifact["contents"] = new JsonObject { ["text"] = report.Page.Text };
        return artifact;
    }

    private static JsonObject Result(Claim claim, CheckedSource page, int number)
    {
        var rule = Rules.Single(r => r.Verdict == claim.Verdict);
        return new()
        {
            ["ruleId"] = ClaimLabels.Of(claim.Verdict),
            ["ruleIndex"] = Rules.IndexOf(rule),
            ["kind"] = rule.Kind,
            ["level"] = rule.Level,
            ["message"] = new JsonObject { ["text"] = claim.Why.Length > 0 ? claim.Why : rule.Says },
            ["locations"] = new JsonArray(Location(page.Source, number, new JsonObject
            {
                ["charOffset"] = claim.Start,
                ["charLength"] = claim.End - claim.Start,
                ["snippet"] = new JsonObject { ["text"] = claim.Quote },
            })),
            ["properties"] = JsonSerializer.SerializeToNode(
                new { type = ClaimLabels.Of(claim.Type), stance = ClaimLabels.Of(claim.Stance), evidence = claim.Evidence, flags = claim.Flags.Select(ClaimLabels.Of) }, JsonSerializerOptions.Web),
        };
    }

    private static JsonObject Location(string source, int number, JsonObject? region)
    {
        var place = new JsonObject { ["artifactLocation"] = new JsonObject { ["uri"] = Address(source), ["index"] = number } };
        if (region is not null) place["region"] = region;
        return new() { ["physicalLocation"] = place };
    }

    private static JsonObject Notice(string code, string message, string source, int number) => new()
    {
        ["descriptor"] = new JsonObject { ["id"] = code },
        ["level"] = "error",
        ["message"] = new JsonObject { ["text"] = message },
        ["locations"] = new JsonArray(Location(source, number, null)),
    };

    /// <summary>A file as a relative or absolute address; what is one already stays.</summary>
    private static string Address(string source) =>
        source == "-" ? "stdin" : Uri.TryCreate(source, UriKind.Absolute, out var uri) ? uri.AbsoluteUri : string.Join('/', source.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
}
