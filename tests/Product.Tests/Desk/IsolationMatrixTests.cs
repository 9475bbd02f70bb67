using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Equipoise.Desk.Serving;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Registry;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.History;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Desk;

/// <summary>Every address of the registry, for every role, at one's own site and at another: made from the addresses there are, so a new one is in it at once.</summary>
public partial class IsolationMatrixTests
{
    /// <summary>What nobody of another site may read, in any answer.</summary>
    private static readonly string[] Secrets = ["OTH1-", "Kept Apart", "LOT-7"];

    private static readonly Role[] Roles = [.. Enum.GetValues<Role>().Where(r => r is not (Role.Operator or Role.Parent))];

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Fact]
    public async Task Nobody_reads_or_changes_another_site_and_no_role_more_than_its_rights()
    {
        await using var desk = await OpenDesk.On();
        var own = await Cohort.Beside(desk.Registry, desk.Keys, "OWN1");
        var other = await Cohort.Beside(desk.Registry, desk.Keys, "OTH1");
        await own.Enrolled("Trần Thị Bình");
        var child = await other.Enrolled("Kept Apart");
        await other.Went(child, "baseline-1");
        await other.Infuse(child);
        var ids = (await Ids(desk, other.Site))[..(Soak.On ? ^0 : 3)];
        var before = await Heads(desk, other.Site);
        string[] secrets = [.. Secrets, other.Site.ToString("N")]; // the remark of a consent names its site;
        var problems = new List<string>();
        using var nobody = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = desk.Address };
        foreach (var endpoint in Guarded(desk)) await Unknown(nobody, endpoint, ids[0], problems);
        foreach (var role in Roles)
        {
            using var program = await desk.Program(own.Site, role);
            using var browser = await desk.SignedIn(own.Site, role);
            var page = await browser.Open("/registry/account");
            foreach (var (endpoint, rule) in Guarded(desk))
            {
                var allowed = rule.WithoutRole || rule.Rights.Any(r => Permissions.Allow(role, r));
                foreach (var id in allowed ? ids : ids[..1])
                {
                    using var answer = await Ask(endpoint, id, program, browser, page);
                    var body = await answer.Content.ReadAsStringAsync(Cancel);
                    var where = $"{Words.Of(role)}: {Method(endpoint)} {endpoint.RoutePattern.RawText} → {(int)answer.StatusCode}";
                    if ((int)answer.StatusCode >= 500) problems.Add(where);
                    if (!allowed && answer.StatusCode != HttpStatusCode.Forbidden) problems.Add(where + ", though the role lacks every right of the rule");
                    problems.AddRange(secrets.Where(s => body.Contains(s, StringComparison.Ordinal)).Select(s => $"{where} tells '{s}'"));
                }
            }
        }

        Assert.Empty(problems.Distinct().Take(20));
        Assert.Equal(before, await Heads(desk, other.Site));
    }

    private static async Task Unknown(HttpClient nobody, (RouteEndpoint Endpoint, Rule Rule) guarded, Guid id, List<string> problems)
    {
        using var answer = await nobody.SendAsync(new(new(Method(guarded.Endpoint)), Path(guarded.Endpoint, id)), Cancel);
        if (answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.SeeOther)) problems.Add($"nobody: {guarded.Endpoint.RoutePattern.RawText} → {(int)answer.StatusCode}");
        if (answer.StatusCode == HttpStatusCode.SeeOther && answer.Headers.Location?.ToString().StartsWith("/registry/sign-in", StringComparison.Ordinal) != true) problems.Add($"nobody: {guarded.Endpoint.RoutePattern.RawText} leads to {answer.Headers.Location}");
    }

    private static Task<HttpResponseMessage> Ask(RouteEndpoint endpoint, Guid id, HttpClient program, DeskBrowser browser, AngleSharp.Dom.IDocument page)
    {
        var path = Path(endpoint, id);
        if (Method(endpoint) == "GET") return IsApi(endpoint) ? program.GetAsync(path, Cancel) : browser.Get(path);
        return IsApi(endpoint)
            ? program.SendAsync(new(new(Method(endpoint)), path) { Content = new StringContent("{\"reason\":\"tried\"}", Encoding.UTF8, "application/json") }, Cancel)
            : browser.Post(path, page, new() { ["_reason"] = "tried" });
    }

    private static List<(RouteEndpoint Endpoint, Rule Rule)> Guarded(OpenDesk desk) =>
        [.. RuleTests.Endpoints(desk).Select(e => (e, e.Metadata.GetMetadata<Rule>()!)).Where(e => !e.Item2.IsOpen && !e.Item2.IsForParents)]; // ParentPageTests tries those of parents

    private static string Method(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0];

    private static bool IsApi(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.StartsWith(DeskServices.ApiRoot, StringComparison.Ordinal);

    /// <summary>The address with this id in every place for an id, and words of the programme in the others.</summary>
    private static string Path(RouteEndpoint endpoint, Guid id) => Place().Replace(endpoint.RoutePattern.RawText!, place => place.Groups["kind"].Value switch
    {
        ":guid" => id.ToString(),
        ":int" => "1",
        _ => place.Groups["name"].Value switch { "form" => "infusion", "programme" => "p3", "field" => "viable-cells", _ => id.ToString() },
    });

    /// <summary>Every id there is at a site.</summary>
    private static async Task<Guid[]> Ids(OpenDesk desk, Guid site)
    {
        await using var db = desk.Registry.Reading(site);
        var child = await db.Participants.Select(p => p.Id).FirstAsync(Cancel);
        return
        [
            child,
            await db.Visits.Where(v => v.State == Equipoise.Registry.Visits.VisitState.Done).Select(v => v.Id).FirstAsync(Cancel),
            await db.FormRecords.Where(r => r.Form == "infusion").Select(r => r.Id).FirstAsync(Cancel),
            await db.ConsentEvents.Select(e => e.Id).FirstAsync(Cancel),
            await db.SiteDocuments.Select(d => d.Id).FirstAsync(Cancel),
            site,
        ];
    }

    private static async Task<string> Heads(OpenDesk desk, Guid site)
    {
        await using var db = desk.Registry.Reading(site);
        var head = await db.HistoryHeads.SingleAsync(Cancel);
        return $"{head.Sequence} {head.Hash}";
    }

    [GeneratedRegex("\\{(?<name>[a-zA-Z]+)(?<kind>:[a-z]+)?[^}]*\\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
