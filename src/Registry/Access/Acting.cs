using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Access;

/// <summary>Who does something, as what, at which site, when and why: the value that every operation takes.</summary>
/// <param name="UserId">The account; empty for whoever runs the program on its machine.</param>
/// <param name="Role">The role in which the person acts now.</param>
/// <param name="SiteId">The one site that can be seen and changed.</param>
/// <param name="At">When, in UTC; history and tables keep whole microseconds.</param>
public sealed record Acting(Guid UserId, Role Role, Guid SiteId, DateTimeOffset At)
{
    /// <summary>Why, in the person's words; some operations demand it.</summary>
    public string? Reason { get; init; }

    /// <summary>Chosen by the page or the program that asks, once for each thing that is to happen: the same key again gives the same answer and happens once.</summary>
    public string? RequestKey { get; init; }

    /// <summary>For a parent: the one child it may fill in forms about.</summary>
    public Guid? ChildId { get; init; }

    public DateTimeOffset At { get; } = new(At.UtcTicks - (At.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    public bool May(Right right) => Permissions.Allow(Role, right);

    /// <summary>Null when the role may; else why not.</summary>
    public Refused? Without(Right right) => May(right) ? null : new(RefusalCode.NotAllowed, $"As {Words.Of(Role)} you may not do this ({right.Name()}).");

    /// <summary>Whoever runs the program on its machine.</summary>
    public static Acting AsOperator(Guid siteId, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return new(Guid.Empty, Role.Operator, siteId, time.GetUtcNow());
    }
}
