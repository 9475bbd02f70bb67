using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Parents;

/// <summary>A device that wants to use a link.</summary>
/// <param name="Device">What the device keeps, and nobody else knows.</param>
/// <param name="Code">The code that was said on the telephone; null for the first device.</param>
public sealed record ParentDevice(string Device, string? Code = null);

/// <summary>Binds a link to the first device on which it is begun; or with the code, to another, and then the one before is let in no more.</summary>
public sealed class BeginParentLink(IDbContextFactory<RegistryDb> databases)
{
    /// <returns>Whether the device is let in. A wrong code is counted, and the fifth ends the code.</returns>
    public Task<Outcome<bool>> Run(Acting acting, ParentDevice wants, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(wants);
        return databases.Act<bool>(acting, Right.DiaryWrite, "parent-link.begun", wants, async db =>
        {
            if (await db.ParentLinks.SingleOrDefaultAsync(l => l.Id == acting.UserId, cancel) is not { } link || link.StateAt(acting.At) != ParentLinkState.Open) return new Refused(RefusalCode.WrongState, "This link has ended. Please ask your centre for another.");
            if (ParentToken.IsOf(wants.Device, link.DeviceHash)) return true;
            if (link.DeviceHash is not null && !Holds(link, wants.Code, acting.At))
            {
                if (wants.Code is not null) link.CodeTries++;
                return false;
            }

            (link.DeviceHash, link.CodeHash, link.CodeUntil, link.CodeTries) = (ParentToken.HashOf(wants.Device), null, null, 0);
            return true;
        }, cancel);
    }

    private static bool Holds(ParentLink link, string? code, DateTimeOffset at) =>
        code is not null && link.CodeTries < ParentLink.MostCodeTries && at < link.CodeUntil && ParentToken.IsOf(link.Id.ToString("N") + code, link.CodeHash);
}
