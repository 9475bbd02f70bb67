using System.CommandLine;
using Equipoise.Registry.Access;
using Equipoise.Registry.Sites;

namespace Equipoise.Cli.Registries;

/// <summary><c>equipoise registry user invite</c>: for whoever lost the password or the second factor and acts at several sites, or is the only administrator.</summary>
internal static class InviteUserVerb
{
    public static Command Command()
    {
        var email = new Argument<string>("EMAIL") { Description = "the person's address" };
        var site = new Option<string>("--site") { Description = "the code of a site at which the person acts", HelpName = "code", Required = true };
        var command = new Command("invite", "Invite a person anew who has lost the password or the second factor.") { email, site };
        command.SetAction((parsed, cancel) => Invite(parsed.GetValue(email)!, parsed.GetValue(site)!, cancel));
        return command;
    }

    private static async Task<int> Invite(string email, string siteCode, CancellationToken cancel)
    {
        await using var database = await RegistryPlace.Open(cancel);
        var site = RegistryVerbs.Site(await new ListSites(database, TimeProvider.System).All(cancel), siteCode);
        var acting = Acting.AsOperator(site.SiteId, TimeProvider.System);
        var person = RegistryVerbs.Done(await new ListPeople(database).Run(acting, cancel)).FirstOrDefault(p => string.Equals(p.Email, email, StringComparison.OrdinalIgnoreCase)) ?? throw new Refusal($"Nobody with the address {email} has a role at {site.Code}.");
        var invited = RegistryVerbs.Done(await new InviteAnew(database).Run(acting, person.UserId, cancel));
        Console.WriteLine($"The invitation of {person.Name}, for {AddAccount.Open.TotalDays:0} days and once: {invited.Code}");
        Console.WriteLine("When it is used, the old password, authenticator and passkeys are forgotten.");
        return Exit.Done;
    }
}
