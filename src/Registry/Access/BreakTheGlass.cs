using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Access;

/// <summary>An emergency about one child; <see cref="Acting.Reason"/> says what it is.</summary>
public sealed record NewGlassBreak(Guid ParticipantId);

/// <summary>An open glass.</summary>
public sealed record OpenGlass(Guid BreakId, DateTimeOffset Until);

/// <summary>Opens, for an hour and with a reason, what the role hides of one child.</summary>
public sealed class BreakTheGlass(IDbContextFactory<RegistryDb> databases)
{
    public const int LongestReason = 2000;

    private const int FewestLetters = 10;

    /// <summary>How long it stays open.</summary>
    public static readonly TimeSpan Open = TimeSpan.FromHours(1);

    public Task<Outcome<OpenGlass>> Run(Acting acting, NewGlassBreak request, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(request);
        return databases.Act<OpenGlass>(acting, Right.BreakGlass, "glass.broken", request, async db =>
        {
            if (acting.Reason?.Trim() is null or { Length: < FewestLetters or > LongestReason }) return new Refused(RefusalCode.ReasonMissing, "Say in a sentence what the emergency is. The administrators and monitors of the site read it.") { Fields = [new("_reason", "required", "Say what the emergency is.")] };
            if (!await db.Participants.AnyAsync(p => p.Id == request.ParticipantId, cancel)) return new Refused(RefusalCode.NotFound, "There is no such child at this site.") { Fields = [new("participantId", "choice", "There is no such child at this site.")] };
            var broken = new GlassBreak
            {
                SiteId = acting.SiteId, Id = Guid.CreateVersion7(acting.At), UserId = acting.UserId, Role = acting.Role, ParticipantId = request.ParticipantId, Reason = acting.Reason.Trim(),
                From = acting.At, Until = acting.At + Open,
            };
            db.GlassBreaks.Add(broken);
            return new OpenGlass(broken.Id, broken.Until);
        }, cancel);
    }
}
