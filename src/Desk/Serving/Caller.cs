using System.Collections.Immutable;
using Equipoise.Registry.Access;
using Equipoise.Registry.Sites;

namespace Equipoise.Desk.Serving;

/// <summary>An account that calls.</summary>
/// <param name="User">The account.</param>
/// <param name="Roles">All its roles now.</param>
/// <param name="Acting">As what it acts; null while it has not chosen one of several roles, or has none.</param>
/// <param name="Site">The site at which it acts.</param>
/// <param name="Waits">The address of what must be done first, such as setting up a second factor; null when nothing waits.</param>
/// <param name="SiteIsActive">Whether the site may take in children; told to people, not to programs.</param>
public sealed record Caller(RegistryUser User, ImmutableArray<SiteRole> Roles, Acting? Acting, RegistrySite? Site, string? Waits = null, bool SiteIsActive = true);
