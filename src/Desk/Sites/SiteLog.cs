using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry;
using Equipoise.Registry.Sites;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Desk.Sites;

/// <summary>Who may do what, who was trained in what, and what is missing, as pages and programs show it.</summary>
public sealed record SiteLog(ImmutableArray<LogPerson> People, ImmutableArray<Delegation> Delegations, ImmutableArray<Training> Trainings)
{
    public string NameOf(Guid id) => People.FirstOrDefault(p => p.UserId == id)?.Name ?? "somebody";

    internal static async Task<SiteLog> Read(RegistryDb db, DateOnly today, CancellationToken cancel)
    {
        var roles = (await db.SiteRoles.ToListAsync(cancel)).ToLookup(r => r.UserId);
        var delegations = await db.Delegations.OrderBy(d => d.Id).ToListAsync(cancel);
        var trainings = await db.Trainings.OrderBy(t => t.Id).ToListAsync(cancel);
        var ids = roles.Select(r => r.Key).Concat(delegations.Select(d => d.SignedBy).OfType<Guid>()).Distinct().ToList();
        var names = await db.Users.Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.Name }).ToListAsync(cancel);
        return new([.. names.Select(n => Person(n.Id, n.Name, [.. roles[n.Id].Where(r => r.Until is null).Select(r => r.Role)])).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)], [.. delegations], [.. trainings]);

        LogPerson Person(Guid id, string name, ImmutableArray<Role> now) => new(id, name, now, [.. now.SelectMany(role => DutyCheck.Lacking(role, id, delegations, trainings, today)).Distinct(StringComparer.Ordinal)]);
    }
}

/// <summary>Somebody in the logs of a site.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Name">The name.</param>
/// <param name="Roles">The roles of now; none for somebody who was here.</param>
/// <param name="Lacking">What is missing for them.</param>
public sealed record LogPerson(Guid UserId, string Name, ImmutableArray<Role> Roles, ImmutableArray<string> Lacking);
