using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Participants;

/// <summary>Who a child is, put right.</summary>
public sealed record CorrectedIdentity(Guid ParticipantId, Identity Identity)
{
    /// <summary>The version of the identity that was seen; somebody else's change in between is a conflict.</summary>
    public int? Seen { get; init; }
}

/// <summary>Corrects who a child is, with a reason. A corrected birth date corrects the age, and with it what the rules about age say.</summary>
public sealed class CorrectIdentity(IDbContextFactory<RegistryDb> databases, PersonVault vault)
{
    /// <returns>The age on the day of screening, in completed months.</returns>
    public Task<Outcome<int>> Run(Acting acting, CorrectedIdentity corrected, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(corrected);
        var (id, identity) = (corrected.ParticipantId, corrected.Identity);
        var request = new { id, corrected.Seen, Mark = vault.MarkOf(acting.SiteId, identity) };
        return databases.Act<int>(acting, Right.IdentitiesWrite, "identity.corrected", request, async db =>
        {
            if (ReadIdentity.Because(acting) is null) return new Refused(RefusalCode.ReasonMissing, $"Say why the identity is corrected, in up to {ReadIdentity.LongestReason} characters, without names.");
            var today = (await db.Sites.SingleAsync(cancel)).Today(acting.At);
            if (AddChild.Problems(identity, today).ToList() is { Count: > 0 } problems) return new Refused(RefusalCode.Invalid, "The identity cannot be corrected like this.") { Fields = [.. problems] };
            var person = await db.PersonIdentities.SingleOrDefaultAsync(p => p.ParticipantId == id, cancel);
            if (person is null) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
            if (person.ErasedAt is not null) return new Refused(RefusalCode.WrongState, "The identity was erased; nobody can bring it back.");
            if (corrected.Seen is { } seen && seen != person.Version) return new Refused(RefusalCode.Conflict, "Somebody else corrected this identity in between; nothing of yours was saved. Have it shown again before you correct it.");
            var child = await db.Participants.SingleAsync(p => p.Id == id, cancel);
            if (identity.BirthDate > child.ScreenedOn) return new Refused(RefusalCode.Invalid, "The identity cannot be corrected like this.") { Fields = [new("birthDate", "range", "The child was born before it was screened.")] };
            var index = vault.IndexOf(acting.SiteId, identity);
            var other = await (from p in db.PersonIdentities join c in db.Participants on p.ParticipantId equals c.Id where p.Index == index && p.ParticipantId != id select c.Pseudonym).FirstOrDefaultAsync(cancel);
            if (other is not null) return new Refused(RefusalCode.Duplicate, $"A child of this name and birth date is here already, as {other}.");
            vault.Change(person, identity);
            return child.AgeMonths = AddChild.Months(identity.BirthDate, child.ScreenedOn);
        }, cancel);
    }
}
