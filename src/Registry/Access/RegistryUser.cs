using Microsoft.AspNetCore.Identity;

namespace Equipoise.Registry.Access;

/// <summary>An account. What it may do stands in its <see cref="SiteRole"/>s.</summary>
public sealed class RegistryUser : IdentityUser<Guid>
{
    public RegistryUser() => Id = Guid.CreateVersion7();

    /// <summary>The person's name, printed beside what the person signs.</summary>
    [PersonalData]
    public string Name { get; set; } = "";
}
