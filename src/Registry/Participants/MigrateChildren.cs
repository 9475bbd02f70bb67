using Equipoise.Registry.Access;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Participants;

/// <summary>How far a move of many children has come.</summary>
/// <param name="Moved">How many were moved now.</param>
/// <param name="Left">How many still follow an earlier version.</param>
public sealed record MigrationProgress(int Moved, int Left);

/// <summary>Moves the children that follow an earlier version to the one of now, some at a time, each by itself: stopped in between, it goes on where it was.</summary>
public sealed class MigrateChildren(IDbContextFactory<RegistryDb> databases, MigrateChild migrate)
{
    public const int AtOnce = 25;

    public async Task<Outcome<MigrationProgress>> Run(Acting acting, string programmeId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.ProgrammesWrite) is { } refused) return refused;
        if (string.IsNullOrWhiteSpace(acting.Reason)) return new Refused(RefusalCode.ReasonMissing, "Say why the children are moved.") { Fields = [new("_reason", "required", "Say why the children are moved.")] };
        await using var db = databases.For(acting);
        if (await db.Current(programmeId, cancel) is not { } current) return new Refused(RefusalCode.NotFound, "The site does not follow this programme.");
        var waiting = PreviewMigration.Waiting(db, current);
        var moved = 0;
        foreach (var id in await waiting.OrderBy(p => p.Number).Select(p => p.Id).Take(AtOnce).ToListAsync(cancel))
        {
            // Somebody else may have moved a child meanwhile; that is no reason to stop.
            if ((await migrate.Run(acting with { RequestKey = null }, id, cancel)).IsDone) moved++;
        }

        return new MigrationProgress(moved, await waiting.CountAsync(cancel));
    }
}
