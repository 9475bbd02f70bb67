using System.CommandLine;
using Equipoise.Registry.Access;
using Equipoise.Registry.Sites;

namespace Equipoise.Cli.Registries;

/// <summary><c>equipoise registry site practice</c></summary>
internal static class PracticeSiteVerb
{
    public static Command Command()
    {
        var code = new Argument<string>("CODE") { Description = "the code of the real site" };
        var copy = new Option<string?>("--as") { Description = "the code of the copy; P and the site's when left out", HelpName = "code" };
        var command = new Command("practice", "Make a practice copy of a site, apart from it: the same people and programmes, no child, marked as synthetic on every page.") { code, copy };
        command.SetAction((parsed, cancel) => Copy(parsed.GetValue(code)!, parsed.GetValue(copy), cancel));
        return command;
    }

    private static async Task<int> Copy(string code, string? name, CancellationToken cancel)
    {
        await using var database = await RegistryPlace.Open(cancel);
        var site = RegistryVerbs.Site(await new ListSites(database, TimeProvider.System).All(cancel), code);
        var made = RegistryVerbs.Done(await new CopyForPractice(database).Run(Acting.AsOperator(site.SiteId, TimeProvider.System), name, cancel));
        Console.WriteLine($"{made.Code} is the practice copy of {site.Code}. Its people choose it where their role stands, at the top of each page.");
        return Exit.Done;
    }
}
