using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Participants;

/// <summary>Tells who a child is, to those who may know and say why they ask. That they looked stands in the history before they see anything.</summary>
public sealed class ReadIdentity(IDbContextFactory<RegistryDb> databases, PersonVault vault)
{
    public const int LongestReason = 400;

    /// <returns>The identity; null when it was erased.</returns>
    public async Task<Outcome<Identity?>> Run(Acting acting, Guid participantId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        // Only the id is an answer that may be kept for a repeated request; who it is must not be.
        var looked = await databases.Act<Guid>(acting, Right.IdentitiesRead, "identity.shown", participantId, async db =>
        {
            if (Because(acting) is not { } because) return Unsaid;
            if (!await db.PersonIdentities.AnyAsync(p => p.ParticipantId == participantId, cancel)) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
            return Look(db, acting, participantId, LookKind.Shown, because);
        }, cancel);
        if (looked.Refused is { } refused) return refused;
        await using var db = databases.For(acting);
        return vault.Open(await db.PersonIdentities.SingleAsync(p => p.ParticipantId == participantId, cancel));
    }

    internal static Refused Unsaid { get; } = new(RefusalCode.ReasonMissing, $"Say why you need to know who the child is, in up to {LongestReason} characters. It stands in the history.");

    /// <summary>Null when no reason was given that can be taken.</summary>
    internal static string? Because(Acting acting) => acting.Reason?.Trim() is { Length: > 0 and <= LongestReason } because ? because : null;

    internal static Guid Look(RegistryDb db, Acting acting, Guid participantId, LookKind kind, string because)
    {
        var look = new IdentityLook { SiteId = acting.SiteId, Id = Guid.CreateVersion7(acting.At), ParticipantId = participantId, UserId = acting.UserId, Kind = kind, Because = because, At = acting.At };
        db.IdentityLooks.Add(look);
        return look.Id;
    }
}
