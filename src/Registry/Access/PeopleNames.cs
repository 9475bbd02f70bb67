using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Access;

/// <summary>The names of people, for what they have done.</summary>
public static class PeopleNames
{
    /// <summary>By account; an account that never had a name is called by its address.</summary>
    public static async Task<ImmutableDictionary<Guid, string>> Names(this RegistryDb db, IEnumerable<Guid> accounts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var ids = accounts.Distinct().ToList();
        var users = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.Name, u.Email }).ToListAsync(cancel);
        return users.ToImmutableDictionary(u => u.Id, u => u.Name.Length > 0 ? u.Name : u.Email ?? "");
    }
}
