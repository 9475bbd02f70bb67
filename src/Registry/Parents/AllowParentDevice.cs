using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Parents;

/// <summary>A code for another device.</summary>
/// <param name="Code">Six digits, to be said on the telephone; told once, and null when the request is a repeated one.</param>
/// <param name="Until">When it ends.</param>
public sealed record ParentDeviceCode([property: JsonIgnore] string? Code, DateTimeOffset Until);

/// <summary>Makes the code by which a link goes on on another device, once and within half an hour. Whoever says it on the telephone knows with whom.</summary>
public sealed class AllowParentDevice(IDbContextFactory<RegistryDb> databases)
{
    public static readonly TimeSpan Open = TimeSpan.FromMinutes(30);

    public Task<Outcome<ParentDeviceCode>> Run(Acting acting, Guid linkId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.Act<ParentDeviceCode>(acting, Right.ParticipantsWrite, "parent-link.device-allowed", linkId, async db =>
        {
            if (await db.ParentLinks.SingleOrDefaultAsync(l => l.Id == linkId, cancel) is not { } link) return new Refused(RefusalCode.NotFound, "There is no such link at this site.");
            if (link.StateAt(acting.At) != ParentLinkState.Open) return new Refused(RefusalCode.WrongState, "This link has ended; make another.");
            var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
            (link.CodeHash, link.CodeUntil, link.CodeTries) = (ParentToken.HashOf(link.Id.ToString("N") + code), acting.At + Open, 0);
            return new ParentDeviceCode(code, link.CodeUntil.Value);
        }, cancel);
    }
}
