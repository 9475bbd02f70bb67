using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Access;

/// <summary>A key that a program shall have.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Days">How many days it holds, 1 to <see cref="MakeApiKey.MostDays"/>.</param>
public sealed record NewApiKey(string Name, int Days);

/// <summary>A key that was made.</summary>
/// <param name="Id">Its name in the list of keys.</param>
/// <param name="Text">The key itself, told once and kept nowhere; null when the request is a repeated one.</param>
/// <param name="Until">When it ends.</param>
public sealed record MadeApiKey(Guid Id, [property: JsonIgnore] string? Text, DateTimeOffset Until);

/// <summary>Makes a key by which a program acts as whoever asks, in the role and at the site of now.</summary>
public sealed class MakeApiKey(IDbContextFactory<RegistryDb> databases)
{
    public const int MostDays = 366;

    private const int SecretBytes = 32;

    public Task<Outcome<MadeApiKey>> Run(Acting acting, NewApiKey key, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(key);
        return databases.Act<MadeApiKey>(acting, Right.ProgramsUse, "api-key.made", key, db =>
        {
            if (Problems(key).ToList() is { Count: > 0 } problems) return Task.FromResult<Outcome<MadeApiKey>>(new Refused(RefusalCode.Invalid, "A key cannot be made like this.") { Fields = [.. problems] });
            var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
            var made = new ApiKey
            {
                SiteId = acting.SiteId, Id = Guid.CreateVersion7(acting.At), UserId = acting.UserId, Role = acting.Role, Name = key.Name.Trim(),
                SecretHash = AddAccount.HashOf(secret), Until = acting.At.AddDays(key.Days),
            };
            db.ApiKeys.Add(made);
            return Task.FromResult<Outcome<MadeApiKey>>(new MadeApiKey(made.Id, ReadApiKey.Text(made, secret), made.Until));
        }, cancel);
    }

    private static IEnumerable<FieldProblem> Problems(NewApiKey key)
    {
        if (key.Name?.Trim() is null or { Length: 0 or > ApiKey.LongestName }) yield return new("name", "length", $"Say what the key is for, in 1 to {ApiKey.LongestName} characters.");
        if (key.Days is < 1 or > MostDays) yield return new("days", "range", $"A key holds for 1 to {MostDays} days.");
    }
}
