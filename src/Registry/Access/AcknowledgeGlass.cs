using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Access;

/// <summary>Somebody has looked at an emergency access, and says what came of it.</summary>
public sealed record AcknowledgedGlass(Guid BreakId, string Says);

/// <summary>Records that an administrator or a monitor has looked at an emergency access.</summary>
public sealed class AcknowledgeGlass(IDbContextFactory<RegistryDb> databases)
{
    public Task<Outcome<DateTimeOffset>> Run(Acting acting, AcknowledgedGlass seen, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(seen);
        return databases.Act<DateTimeOffset>(acting, Right.AccessReview, "glass.acknowledged", seen, async db =>
        {
            if (await db.GlassBreaks.SingleOrDefaultAsync(b => b.Id == seen.BreakId, cancel) is not { } broken) return new Refused(RefusalCode.NotFound, "There is no such emergency access at this site.");
            if (broken.UserId == acting.UserId) return new Refused(RefusalCode.NotAllowed, "Nobody looks at their own emergency access; another person does.");
            if (seen.Says?.Trim() is null or { Length: 0 or > BreakTheGlass.LongestReason }) return new Refused(RefusalCode.Invalid, "Say what you found.") { Fields = [new("says", "required", "Say what you found: was there an emergency, and was what was read needed?")] };
            if (!broken.WaitsFor(acting.Role)) return new Refused(RefusalCode.WrongState, $"Another {Words.Of(acting.Role)} has looked at it already.");
            if (acting.Role == Role.Administrator) (broken.AdministratorId, broken.AdministratorSays) = (acting.UserId, seen.Says.Trim());
            else (broken.MonitorId, broken.MonitorSays) = (acting.UserId, seen.Says.Trim());
            return acting.At;
        }, cancel);
    }
}
