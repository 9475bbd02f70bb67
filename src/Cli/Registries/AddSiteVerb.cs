using System.CommandLine;
using Equipoise.Registry.Sites;

namespace Equipoise.Cli.Registries;

/// <summary><c>equipoise registry site add</c></summary>
internal static class AddSiteVerb
{
    public static Command Command()
    {
        var code = new Argument<string>("CODE") { Description = "short and permanent, such as HAN1; pseudonyms of children start with it" };
        var name = new Argument<string>("NAME") { Description = "the name of the centre" };
        var country = new Option<string>("--country") { Description = "two letters, such as VN", HelpName = "code", Required = true };
        var zone = new Option<string>("--time-zone") { Description = "such as Asia/Ho_Chi_Minh", HelpName = "name", Required = true };
        var synthetic = new Option<bool>("--synthetic") { Description = "its children are invented; for practice" };
        var command = new Command("add", "Add a site.") { code, name, country, zone, synthetic };
        command.SetAction((parsed, cancel) => Add(new(parsed.GetValue(code)!, parsed.GetValue(name)!, parsed.GetValue(country)!, parsed.GetValue(zone)!, parsed.GetValue(synthetic)), cancel));
        return command;
    }

    private static async Task<int> Add(NewSite site, CancellationToken cancel)
    {
        await using var database = await RegistryPlace.Open(cancel);
        RegistryVerbs.Done(await new AddSite(database, TimeProvider.System).Run(site, cancel));
        Console.WriteLine($"Site {site.Code} was added. It is not active before its documents are on file.");
        Console.WriteLine($"equipoise registry user add EMAIL NAME --site {site.Code} --role administrator makes its first account.");
        return Exit.Done;
    }
}
