using System.Collections.Immutable;
using System.Globalization;

namespace Equipoise.Registry.Consents;

/// <summary>What taking something back stops, and what stays, in sentences for the family and whoever records it.</summary>
public sealed record WithdrawalEffect(WithdrawalScope Scope, string Stops, string Stays)
{
    /// <param name="open">How many visits are planned.</param>
    /// <param name="withInfusion">How many of them have an infusion.</param>
    public static ImmutableArray<WithdrawalEffect> All(int open, int withInfusion) => [.. Enum.GetValues<WithdrawalScope>().Select(scope => Of(scope, open, withInfusion))];

    private static WithdrawalEffect Of(WithdrawalScope scope, int open, int withInfusion) => scope switch
    {
        WithdrawalScope.Treatment => new(scope, $"No more cells are given. {Visits(withInfusion, "planned for an infusion")}", "The other visits go on, so that harm is noticed and nobody who stops is lost from the count. What is on record stays."),
        WithdrawalScope.Contact => new(scope, "The site no longer calls, writes or sends links to the family. Planned calls about late effects are cancelled.", "Visits to which the family comes by itself, the follow-up of an adverse event that is not over, and what is on record."),
        WithdrawalScope.FutureData => new(scope, $"Nothing that is observed after this day is recorded, and the child counts as withdrawn. {Visits(open, "planned")} Follow-ups are cancelled too.", "What was observed up to and on this day stays, because leaving out those who stop would make the results look better than they are."),
        WithdrawalScope.Samples => new(scope, "Stored samples are not used any more; the laboratory must be told to destroy or return them.", "Results that were measured before."),
        WithdrawalScope.PastData => new(scope, "What was collected before is left out of new exports and of every publication from the next release on, as far as the law lets its use end.", "Releases that are out already cannot be called back. The records themselves are kept under the pseudonym for as long as the law demands."),
        _ => throw new ArgumentOutOfRangeException(nameof(scope)),
    };

    private static string Visits(int count, string which) => count switch
    {
        0 => $"No visit is {which}.",
        1 => $"One visit that is {which} is cancelled.",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count} visits that are {which} are cancelled."),
    };
}
