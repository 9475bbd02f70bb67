using System.Collections.Immutable;
using System.Security.Cryptography;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Demonstration;

/// <summary>An account of the demonstration.</summary>
/// <param name="Email">By which it signs in.</param>
/// <param name="Name">An invented name.</param>
/// <param name="Role">What it is.</param>
/// <param name="Sites">The codes of the sites at which it is that.</param>
public sealed record DemonstrationAccount(string Email, string Name, Role Role, ImmutableArray<string> Sites);

/// <summary>The invented people, and the password by which all of them sign in.</summary>
internal static class DemonstrationPeople
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>How many there are of a role at each site; monitor and auditor come to both.</summary>
    private static readonly ImmutableArray<(Role Role, int People)> AtEachSite =
        [(Role.Administrator, 1), (Role.Coordinator, 2), (Role.Clinician, 2), (Role.CellLab, 1), (Role.Therapist, 2), (Role.BlindedRater, 2)];

    public static ImmutableArray<DemonstrationAccount> All { get; } =
    [
        .. from site in DemonstrationSites.All from role in AtEachSite from number in Enumerable.Range(1, role.People) select Account(role.Role, role.People > 1 ? number : null, site.Code),
        .. ((Role[])[Role.Monitor, Role.Auditor]).Select(role => new DemonstrationAccount($"{Words.Code(role)}@demo.example", $"Invented {Words.Of(role)}", role, [.. DemonstrationSites.All.Select(s => s.Code)])),
    ];

    private static DemonstrationAccount Account(Role role, int? number, string site) =>
        new($"{Words.Code(role)}{number}@{site.ToLowerInvariant()}.example", $"Invented {Words.Of(role)}{(number is null ? "" : " " + number)} of {site}", role, [site]);

    /// <summary>Adds those who work at a site.</summary>
    public static async Task<ILookup<Role, Guid>> Add(IDbContextFactory<RegistryDb> databases, Guid siteId, string code, DateTimeOffset at, CancellationToken cancel)
    {
        var people = new List<(Role Role, Guid Id)>();
        foreach (var account in All.Where(a => a.Sites.Contains(code, StringComparer.Ordinal)))
            people.Add((account.Role, DemonstrationSite.Must(await new AddAccount(databases).Run(new(Guid.Empty, Role.Operator, siteId, at), new(account.Email, account.Name, account.Role), cancel)).UserId));
        return people.ToLookup(p => p.Role, p => p.Id);
    }

    /// <summary>Lets all invented people sign in by a password. The site must be an invented one, and with it every site there is.</summary>
    public static Task<Outcome<int>> Open(IDbContextFactory<RegistryDb> databases, Acting acting, string password, CancellationToken cancel) =>
        databases.Act<int>(acting, Right.PeopleWrite, "demonstration.opened", "password", async db =>
        {
            if ((await db.Sites.SingleAsync(cancel)).Synthetic is false) return new Refused(RefusalCode.WrongState, "This site is not an invented one.");
            var emails = All.Select(a => a.Email.ToUpperInvariant()).ToList();
            var users = await db.Users.Where(u => emails.Contains(u.NormalizedEmail!)).ToListAsync(cancel);
            var hash = new PasswordHasher<RegistryUser>().HashPassword(new(), password);
            foreach (var user in users) (user.PasswordHash, user.EmailConfirmed, user.SecurityStamp) = (hash, true, Convert.ToHexString(RandomNumberGenerator.GetBytes(20)));
            return users.Count;
        }, cancel);

    /// <summary>A password that nobody has used: four times four letters and digits that are not mistaken for each other.</summary>
    public static string NewPassword() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));
}
