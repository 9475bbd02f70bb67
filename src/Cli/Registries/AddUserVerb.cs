using System.CommandLine;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Sites;

namespace Equipoise.Cli.Registries;

/// <summary><c>equipoise registry user add</c>: how the first administrator comes to be.</summary>
internal static class AddUserVerb
{
    public static Command Command()
    {
        var email = new Argument<string>("EMAIL") { Description = "the person's address" };
        var name = new Argument<string>("NAME") { Description = "the person's name, printed beside what the person signs" };
        var site = new Option<string>("--site") { Description = "the code of the site", HelpName = "code", Required = true };
        var role = new Option<string>("--role") { Description = "administrator, coordinator, clinician, cell-lab, therapist, blinded-rater, parent, monitor or auditor", HelpName = "role", Required = true };
        var command = new Command("add", "Give a person a role at a site, and an account.") { email, name, site, role };
        command.SetAction((parsed, cancel) => Add(parsed.GetValue(email)!, parsed.GetValue(name)!, parsed.GetValue(site)!, parsed.GetValue(role)!, cancel));
        return command;
    }

    private static async Task<int> Add(string email, string name, string siteCode, string roleName, CancellationToken cancel)
    {
        var roles = Enum.GetValues<Role>().Where(r => r != Role.Operator).ToList();
        var role = roles.Select(r => (Role?)r).FirstOrDefault(r => Words.Code(r!) == roleName) ?? throw new Refusal($"'{roleName}' is no role. There are: {string.Join(", ", roles.Select(r => Words.Code(r)))}.");
        await using var database = await RegistryPlace.Open(cancel);
        var site = RegistryVerbs.Site(await new ListSites(database, TimeProvider.System).All(cancel), siteCode);
        var added = RegistryVerbs.Done(await new AddAccount(database).Run(Acting.AsOperator(site.SiteId, TimeProvider.System), new(email, name, role), cancel));
        Console.WriteLine($"{name} is {Words.Of(role)} at {site.Code}.");
        if (added.Code is { } code) Console.WriteLine($"The invitation, for {AddAccount.Open.TotalDays:0} days and once: {code}");
        return Exit.Done;
    }
}
