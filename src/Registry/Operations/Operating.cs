using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Equipoise.Evidence.Snapshots;
using Equipoise.Registry.Access;
using Equipoise.Registry.History;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Operations;

/// <summary>The one way in which rows of a site are changed.</summary>
public static class Operating
{
    /// <summary>Characters of a request's key.</summary>
    public const int LongestKey = 100;

    /// <summary>
    /// Runs an operation. Its body reads and changes rows of the context and says what came of it; it never saves. While it runs, nobody else
    /// writes at this site, so what it reads stays true until its changes are saved, with their history, in one transaction. A refusal saves nothing.
    /// </summary>
    /// <typeparam name="T">The answer: a small record that can be written as JSON, for a repeated request gets it again.</typeparam>
    /// <param name="databases">Where the rows are.</param>
    /// <param name="acting">Who acts, where, when and why.</param>
    /// <param name="right">What the role must be allowed to do.</param>
    /// <param name="what">The operation's name in the history, such as <c>visit.recorded</c>.</param>
    /// <param name="request">What was asked; a key that comes back with another request is refused.</param>
    /// <param name="body">The operation.</param>
    /// <param name="cancel">Stops it; nothing is saved then.</param>
    public static async Task<Outcome<T>> Act<T>(this IDbContextFactory<RegistryDb> databases, Acting acting, Right right, string what, object request, Func<RegistryDb, Task<Outcome<T>>> body, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(databases);
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(body);
        if (acting.Without(right) is { } refused) return refused;
        if (acting.RequestKey is { Length: 0 or > LongestKey }) return new Refused(RefusalCode.Invalid, $"A request key has 1 to {LongestKey} characters.");
        await using var db = await databases.CreateDbContextAsync(cancel);
        db.Bind(acting.SiteId);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var head = await db.Hold(cancel);
            var asked = acting.RequestKey is null ? null : Fingerprint(request);
            if (asked is not null && await Handled(db, acting, cancel) is { } before) return Again<T>(before, what, asked);
            var outcome = await body(db);
            if (!outcome.IsDone) return outcome;
            if (head is null) db.HistoryHeads.Add(head = new() { SiteId = acting.SiteId });
            AppendHistory.Run(db, head, acting, what);
            if (asked is not null) db.HandledRequests.Add(Answered(acting, what, asked, outcome.Done));
            db.IsRecorded = true;
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            return outcome;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Refused(RefusalCode.Conflict, "Somebody else changed this at the same moment; nothing of yours was saved. Please look at it again.");
        }
    }

    private static Task<HandledRequest?> Handled(RegistryDb db, Acting acting, CancellationToken cancel) =>
        db.HandledRequests.AsNoTracking().SingleOrDefaultAsync(r => r.UserId == acting.UserId && r.Key == acting.RequestKey, cancel);

    private static Outcome<T> Again<T>(HandledRequest before, string what, string asked) => before.What == what && before.Fingerprint == asked
        ? JsonSerializer.Deserialize<T>(before.Answer, CanonicalJson.Options)!
        : new Refused(RefusalCode.KeyReused, "This request's key was used before, for something else; nothing was saved. Please open the form again.");

    private static HandledRequest Answered<T>(Acting acting, string what, string asked, T answer) => new()
    {
        SiteId = acting.SiteId,
        UserId = acting.UserId,
        Key = acting.RequestKey!,
        What = what,
        Fingerprint = asked,
        At = acting.At,
        Answer = Encoding.UTF8.GetString(CanonicalJson.Write(answer)),
    };

    private static string Fingerprint(object request) => Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(request)));
}
