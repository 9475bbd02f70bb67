using System.Globalization;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Consents;

/// <summary>How a consent stands, in sentences.</summary>
public static class ConsentWords
{
    public static IEnumerable<string> Of(ConsentStanding standing, string documentVersion)
    {
        ArgumentNullException.ThrowIfNull(standing);
        if (standing.DissentedToday) yield return "The child said no today. Nothing is done to it today.";
        if (standing.AgainDue) yield return "Consent was given before and must be asked for again.";
        foreach (var lacking in standing.Lacking) yield return lacking;
        foreach (var (scope, since) in standing.Withdrawn) yield return string.Create(CultureInfo.InvariantCulture, $"{TakenBack(scope)} on {since:yyyy-MM-dd}.");
        if (standing.IsComplete) yield return standing.Withdrawn.Count == 0 ? $"Consent to version {documentVersion} of the documents is complete." : "Everything else stands.";
    }

    /// <summary>What was said, and by whom, in a few words.</summary>
    public static string Of(ConsentKind kind, ConsentGiver by, WithdrawalScope? scope) => kind switch
    {
        ConsentKind.Permission => $"{Giver(by)} permits",
        ConsentKind.Refusal => $"{Giver(by)} says no",
        ConsentKind.Assent => "The child agrees",
        ConsentKind.Dissent => "The child says no",
        ConsentKind.OwnConsent => "The young person consents",
        ConsentKind.OneParentOnly => "Only one parent can permit",
        ConsentKind.UnableToDecide => "Of age, and found unable to decide",
        ConsentKind.Withdrawal => $"{Giver(by)} takes back: {(scope is { } what ? What(what) : "")}",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>What a scope is about.</summary>
    public static string What(WithdrawalScope scope) => scope switch
    {
        WithdrawalScope.Treatment => "the treatment",
        WithdrawalScope.Contact => "being contacted",
        WithdrawalScope.FutureData => "the collection of data from now on",
        WithdrawalScope.Samples => "the use of stored samples",
        WithdrawalScope.PastData => "the use of what was collected before",
        _ => throw new ArgumentOutOfRangeException(nameof(scope)),
    };

    private static string TakenBack(WithdrawalScope scope)
    {
        var what = What(scope);
        return $"{char.ToUpperInvariant(what[0])}{what[1..]} was taken back";
    }

    private static string Giver(ConsentGiver by) => by == ConsentGiver.GrownUp ? "The young person" : "The " + Words.Of(by);
}
