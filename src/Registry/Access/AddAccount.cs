using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Access;

/// <summary>A person who shall have an account, or one more role.</summary>
public sealed record NewAccount(string Email, string Name, Role Role);

/// <summary>What came of it.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Code">What opens the account, told once and kept nowhere; null when it was there already, or when the request is a repeated one.</param>
public sealed record AddedAccount(Guid UserId, [property: JsonIgnore] string? Code);

/// <summary>Gives a person a role at a site, and an account with an invitation when there is none for the address.</summary>
public sealed class AddAccount(IDbContextFactory<RegistryDb> databases)
{
    /// <summary>How long an invitation can be used.</summary>
    public static readonly TimeSpan Open = TimeSpan.FromDays(7);

    private const int CodeBytes = 20;
    private const int LongestEmail = 256;
    private const int LongestName = 200;

    public Task<Outcome<AddedAccount>> Run(Acting acting, NewAccount account, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(account);
        return databases.Act<AddedAccount>(acting, Right.PeopleWrite, "account.added", account, async db =>
        {
            if (Problems(account).ToList() is { Count: > 0 } problems) return new Refused(RefusalCode.Invalid, "The account cannot be added like this.") { Fields = [.. problems] };
            if (!await db.Sites.AnyAsync(cancel)) return new Refused(RefusalCode.NotFound, "There is no such site.");
            var normal = account.Email.Trim().ToUpperInvariant();
            var user = await db.Users.SingleOrDefaultAsync(u => u.NormalizedEmail == normal, cancel);
            string? code = null;
            if (user is null)
            {
                user = Account(account, normal);
                code = NewCode();
                db.Users.Add(user);
                db.Invitations.Add(new() { CodeHash = HashOf(code), UserId = user.Id, Until = acting.At + Open });
                db.AccountEvents.Add(FindAccount.Event(acting, user.Id, AccountEventKind.Invited));
            }

            if (await db.SiteRoles.AnyAsync(r => r.UserId == user.Id && r.Role == account.Role && r.Until == null, cancel)) return new Refused(RefusalCode.Duplicate, $"{account.Email} is {Words.Of(account.Role)} at this site already.");
            db.SiteRoles.Add(new() { SiteId = acting.SiteId, Id = Guid.CreateVersion7(acting.At), UserId = user.Id, Role = account.Role, From = acting.At });
            return new AddedAccount(user.Id, code);
        }, cancel);
    }

    internal static string NewCode() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(CodeBytes));

    /// <summary>What is kept of an invitation's code.</summary>
    public static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code)));

    private static RegistryUser Account(NewAccount account, string normal) => new()
    {
        UserName = account.Email.Trim(),
        NormalizedUserName = normal,
        Email = account.Email.Trim(),
        NormalizedEmail = normal,
        Name = account.Name.Trim(),
        LockoutEnabled = true,
        SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(CodeBytes)),
    };

    private static IEnumerable<FieldProblem> Problems(NewAccount account)
    {
        if (account.Email is null || account.Name is null)
        {
            yield return new(account.Email is null ? "email" : "name", "required", "An account has an address and a name.");
            yield break;
        }

        var at = account.Email.IndexOf('@', StringComparison.Ordinal);
        if (at < 1 || at == account.Email.Length - 1 || account.Email.Length > LongestEmail || account.Email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))) yield return new("email", "form", "This is not an e-mail address.");
        if (account.Name.Trim() is { Length: 0 or > LongestName }) yield return new("name", "length", $"A name has 1 to {LongestName} characters.");
        if (account.Role == Role.Operator) yield return new("role", "choice", "No account has this role.");
    }
}
