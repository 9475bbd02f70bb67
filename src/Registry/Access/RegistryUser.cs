using Microsoft.AspNetCore.Identity;

namespace Equipoise.Registry.Access;

/// <summary>An account. What it may do stands in its <see cref="SiteRole"/>s.</summary>
public sealed class RegistryUser : IdentityUser<Guid>
{
    /// <summary>Until when an account is closed that an administrator has locked: it does not open by itself, as it does after wrong passwords.</summary>
    internal static readonly DateTimeOffset ForGood = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public RegistryUser() => Id = Guid.CreateVersion7();

    /// <summary>The person's name, printed beside what the person signs.</summary>
    [PersonalData]
    public string Name { get; set; } = "";

    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>Whether an administrator has locked it.</summary>
    public bool IsLocked => LockoutEnd >= ForGood;
}
