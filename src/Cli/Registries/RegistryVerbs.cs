using System.CommandLine;
using Equipoise.Registry;
using Equipoise.Registry.Sites;

namespace Equipoise.Cli.Registries;

/// <summary><c>equipoise registry …</c></summary>
internal static class RegistryVerbs
{
    public static Command Command() => new("registry", "Sites, people and history of the registry.")
    {
        new Command("site", "Add, list and copy sites.") { AddSiteVerb.Command(), ListSitesVerb.Command(), PracticeSiteVerb.Command() },
        new Command("user", "Add and invite people.") { AddUserVerb.Command(), InviteUserVerb.Command() },
        VerifyVerb.Command(),
        BackupVerb.Command(),
        RestoreVerb.Command(),
        CleanBackupVerb.Command(),
        DemoVerb.Command(),
        ExportVerb.Command(),
        ImportIntoRegistry.Command(),
        ImportDictionaryVerb.Command(),
    };

    /// <summary>What was done, or a refusal in words.</summary>
    public static T Done<T>(Outcome<T> outcome) => outcome.Refused is not { } refused ? outcome.Done
        : throw new Refusal(string.Join(' ', [refused.Message, .. refused.Fields.Select(f => f.Message)]));

    /// <summary>The site with this code, or a refusal that names those there are.</summary>
    public static RegistrySite Site(IReadOnlyCollection<SiteLine> sites, string code) =>
        sites.FirstOrDefault(s => string.Equals(s.Site.Code, code, StringComparison.OrdinalIgnoreCase))?.Site
        ?? throw new Refusal(sites.Count == 0 ? "There is no site yet; equipoise registry site add adds one." : $"There is no site '{code}'. There are: {string.Join(", ", sites.Select(s => s.Site.Code))}.");
}
