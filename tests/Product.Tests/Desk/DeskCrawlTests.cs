using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Reading;
using Equipoise.Product.Tests.Registry;
using Equipoise.Registry.Demonstration;

namespace Equipoise.Product.Tests.Desk;

/// <summary>No page of the desk offers a way that its own role may not go: every link is followed, one of each kind of page, as every role.</summary>
public partial class DeskCrawlTests
{
    private const string Password = "four odd words together";

    [Fact]
    public async Task Every_link_that_a_role_is_shown_leads_to_a_page_it_may_see()
    {
        await using var desk = await OpenDesk.On();
        var programmes = EvidenceFolder.Read(Repository.Data, OpenRegistry.Cancel).Programmes.Where(p => p.Id is "p3" or "p5").OrderBy(p => p.Id, StringComparer.Ordinal);
        Assert.Null((await desk.Get<FillDemonstration>().Run(new(3, 1, Password), [.. programmes], cancel: OpenRegistry.Cancel)).Refused);
        var dead = new List<string>();
        foreach (var account in FillDemonstration.Accounts.Where(a => a.Sites.SequenceEqual(["SYN1"])).DistinctBy(a => a.Role)) dead.AddRange(await Crawl(desk, account.Role, account.Email));
        Assert.True(dead.Count == 0, string.Join("\n", dead));
    }

    private static async Task<List<string>> Crawl(OpenDesk desk, Role role, string email)
    {
        using var browser = new DeskBrowser(desk.Address);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.Send(await browser.Open("/registry/sign-in"), new() { ["email"] = email, ["password"] = Password })).StatusCode);
        var (waiting, seen, dead) = (new Queue<string>(["/registry/today"]), new HashSet<string>(StringComparer.Ordinal), new List<string>());
        while (waiting.TryDequeue(out var path))
        {
            if (!seen.Add(Id().Replace(path.Split('?')[0], "{id}"))) continue;
            using var answer = await browser.Get(path);
            if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.SeeOther)) dead.Add($"{role}: {path} answers {(int)answer.StatusCode}");
            if (answer.StatusCode != HttpStatusCode.OK || answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            foreach (var link in (await browser.Open(path)).QuerySelectorAll("a[href^='/registry/']").Select(a => a.GetAttribute("href")!.Split('#')[0])) waiting.Enqueue(link);
        }

        Assert.True(seen.Count > 15, $"{role} was shown {seen.Count} kinds of pages only.");
        return dead;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();
}
