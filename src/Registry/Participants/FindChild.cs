using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Participants;

/// <summary>
/// Finds the pseudonym of a child whose name and birth date are known, by the keyed index: exact but for marks, capitals and the order of the name's parts. Whoever finds it knows
/// who the child is, so that a find is a look and stands in the history.
/// </summary>
public sealed class FindChild(IDbContextFactory<RegistryDb> databases, PersonVault vault)
{
    public Task<Outcome<AddedChild>> Run(Acting acting, Identity sought, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(sought);
        var index = vault.IndexOf(acting.SiteId, sought);
        return databases.Act<AddedChild>(acting, Right.IdentitiesRead, "identity.found", index, async db =>
        {
            if (ReadIdentity.Because(acting) is not { } because) return ReadIdentity.Unsaid;
            if (PersonVault.Normal(sought.Name).Length == 0) return new Refused(RefusalCode.Invalid, "Nobody can be sought like this.") { Fields = [new("name", "required", "Write the name as the family writes it.")] };
            var found = await (from person in db.PersonIdentities
                               join child in db.Participants on person.ParticipantId equals child.Id
                               where person.Index == index
                               orderby child.Number
                               select new { child.Id, child.Pseudonym }).FirstOrDefaultAsync(cancel);
            if (found is null) return new Refused(RefusalCode.NotFound, "No child of this name and birth date is at this site. Try the other spelling, and look whether day and month were exchanged.");
            ReadIdentity.Look(db, acting, found.Id, LookKind.Found, because);
            return new AddedChild(found.Id, found.Pseudonym);
        }, cancel);
    }
}
