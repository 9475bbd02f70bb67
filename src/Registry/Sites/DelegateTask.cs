using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Sites;

/// <summary>A person shall do a task from a day on.</summary>
public sealed record NewDelegation(Guid UserId, SiteTask Task, DateOnly From);

/// <summary>A line of the log that ends on a day.</summary>
public sealed record EndedDelegation(Guid DelegationId, DateOnly Until);

/// <summary>Keeps the delegation log: who may do what, from when, until when, and which investigator signed it.</summary>
public sealed class DelegateTask(IDbContextFactory<RegistryDb> databases)
{
    /// <summary>Enters a line. It counts once an investigator has signed it.</summary>
    /// <returns>The id of the line.</returns>
    public Task<Outcome<Guid>> Run(Acting acting, NewDelegation line, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(line);
        return databases.Act<Guid>(acting, Right.SiteWrite, "task.delegated", line, async db =>
        {
            if (!await db.SiteRoles.AnyAsync(r => r.UserId == line.UserId, cancel)) return NoPerson;
            if (await db.Delegations.AnyAsync(d => d.UserId == line.UserId && d.Task == line.Task && d.Until == null, cancel)) return new Refused(RefusalCode.Duplicate, "This person has this task already.");
            var added = new Delegation { SiteId = acting.SiteId, Id = Guid.CreateVersion7(acting.At), UserId = line.UserId, Task = line.Task, From = line.From };
            db.Delegations.Add(added);
            return added.Id;
        }, cancel);
    }

    /// <summary>An investigator signs a line.</summary>
    public Task<Outcome<DateTimeOffset>> Sign(Acting acting, Guid delegationId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return databases.Act<DateTimeOffset>(acting, Right.DelegationsSign, "delegation.signed", delegationId, async db =>
        {
            if (await db.Delegations.SingleOrDefaultAsync(d => d.Id == delegationId, cancel) is not { } line) return NoLine;
            if (line.SignedBy is not null) return new Refused(RefusalCode.WrongState, "This line is signed already.");
            if (line.Until is not null) return new Refused(RefusalCode.WrongState, "This line has ended; enter a new one.");
            (line.SignedBy, line.SignedAt) = (acting.UserId, acting.At);
            return acting.At;
        }, cancel);
    }

    /// <summary>Ends a line on a day.</summary>
    public Task<Outcome<DateOnly>> End(Acting acting, EndedDelegation ended, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(ended);
        return databases.Act<DateOnly>(acting, Right.SiteWrite, "delegation.ended", ended, async db =>
        {
            if (await db.Delegations.SingleOrDefaultAsync(d => d.Id == ended.DelegationId, cancel) is not { } line) return NoLine;
            if (line.Until is not null) return new Refused(RefusalCode.WrongState, "This line has ended already.");
            if (ended.Until < line.From) return new Refused(RefusalCode.Invalid, "A line cannot end before it begins.") { Fields = [new("until", "order", "This day lies before the first.")] };
            line.Until = ended.Until;
            return ended.Until;
        }, cancel);
    }

    internal static Refused NoPerson { get; } = new(RefusalCode.NotFound, "Nobody of this site was chosen.") { Fields = [new("userId", "choice", "Choose somebody of this site.")] };

    private static Refused NoLine { get; } = new(RefusalCode.NotFound, "There is no such line in the log of this site.");
}
