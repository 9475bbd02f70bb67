using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Consents;

/// <summary>What the consents of a child allow on a day.</summary>
public sealed record ConsentStanding
{
    /// <summary>A sentence for each thing that is lacking before anything new may be done.</summary>
    public required ImmutableArray<string> Lacking { get; init; }

    /// <summary>Permission was given, but for an older version, or before the child came of age: it must be asked for again.</summary>
    public required bool AgainDue { get; init; }

    /// <summary>The child said no on this day; nothing is done to it then.</summary>
    public required bool DissentedToday { get; init; }

    /// <summary>What was taken back, and since when, and has not been given anew.</summary>
    public required ImmutableSortedDictionary<WithdrawalScope, DateOnly> Withdrawn { get; init; }

    public bool IsComplete => Lacking.IsEmpty;

    /// <summary>Whether cells may be given, or anything else be done to the child.</summary>
    public bool MayTreat => IsComplete && !DissentedToday && !Withdrawn.ContainsKey(WithdrawalScope.Treatment);

    public bool MayContact => !Withdrawn.ContainsKey(WithdrawalScope.Contact);

    public bool MayUseSamples => !Withdrawn.ContainsKey(WithdrawalScope.Samples);

    public bool MayUsePast => !Withdrawn.ContainsKey(WithdrawalScope.PastData);

    /// <summary>Whether what was observed on a day may be recorded: until the withdrawal of future data, that day included.</summary>
    public bool MayCollect(DateOnly observed) => !Withdrawn.TryGetValue(WithdrawalScope.FutureData, out var since) || observed <= since;

    /// <param name="events">Everything that was said.</param>
    /// <param name="rule">What the child's programme needs.</param>
    /// <param name="ageMonths">Age on the day.</param>
    /// <param name="on">The day.</param>
    public static ConsentStanding Of(IReadOnlyCollection<ConsentEvent> events, ConsentRule rule, int ageMonths, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(rule);
        var said = events.Where(e => e.On <= on).OrderBy(e => e.On).ThenBy(e => e.Number).ToList();
        var grown = ageMonths >= rule.MajorityMonths && said.All(e => e.Kind != ConsentKind.UnableToDecide);
        var lacking = (grown ? Own(said, rule) : [.. Parents(said, rule), .. Assent(said, rule, ageMonths)]).ToImmutableArray();
        return new()
        {
            Lacking = lacking,
            AgainDue = lacking.Length > 0 && said.Any(e => e is { Kind: ConsentKind.Permission or ConsentKind.OwnConsent, Understood: true }),
            DissentedToday = said.LastOrDefault(e => e.On == on && e.Kind is ConsentKind.Assent or ConsentKind.Dissent) is { Kind: ConsentKind.Dissent },
            Withdrawn = said.Where((e, i) => e is { Kind: ConsentKind.Withdrawal, Scope: not null } && !GivenAnew(said[(i + 1)..], rule, grown))
                .GroupBy(e => e.Scope!.Value).ToImmutableSortedDictionary(g => g.Key, g => g.Min(e => e.On)),
        };
    }

    /// <summary>What was taken back is given again once everybody whose consent is needed has consented anew since. A later no is a new word; it does not bring the old withdrawal back.</summary>
    private static bool GivenAnew(List<ConsentEvent> since, ConsentRule rule, bool grown) =>
        Enumerable.Range(1, since.Count).Any(n => !(grown ? Own(since[..n], rule) : Parents(since[..n], rule)).Any());

    private static IEnumerable<string> Own(List<ConsentEvent> said, ConsentRule rule)
    {
        if (!said.Any(e => e.Kind == ConsentKind.OwnConsent && e.DocumentVersion == rule.DocumentVersion && e.Understood == true))
            yield return $"The young person has come of age and must consent to version {rule.DocumentVersion}, or be found unable to decide.";
    }

    /// <summary>The last word of each parent about this version counts.</summary>
    private static IEnumerable<string> Parents(List<ConsentEvent> said, ConsentRule rule)
    {
        var needed = said.Any(e => e.Kind == ConsentKind.OneParentOnly) ? 1 : rule.Parents;
        var last = said.Where(e => e.Kind is ConsentKind.Permission or ConsentKind.Refusal && e.By is ConsentGiver.Mother or ConsentGiver.Father or ConsentGiver.Guardian).GroupBy(e => e.By).Select(g => g.Last()).ToList();
        foreach (var refusal in last.Where(e => e.Kind == ConsentKind.Refusal)) yield return $"The {Words.Of(refusal.By)} said no.";
        var permitted = last.Count(e => e.Kind == ConsentKind.Permission && e.DocumentVersion == rule.DocumentVersion && e.Understood == true);
        if (permitted < needed) yield return string.Create(CultureInfo.InvariantCulture, $"Permission of {needed} parent{(needed == 1 ? "" : "s")} for version {rule.DocumentVersion}, understood, is needed; {permitted} {(permitted == 1 ? "is" : "are")} on record.");
    }

    private static IEnumerable<string> Assent(List<ConsentEvent> said, ConsentRule rule, int ageMonths)
    {
        if (ageMonths < rule.AssentFromMonths) yield break;
        if (said.LastOrDefault(e => e.Kind is ConsentKind.Assent or ConsentKind.Dissent) is not { Kind: ConsentKind.Assent })
            yield return string.Create(CultureInfo.InvariantCulture, $"From {rule.AssentFromMonths / 12} years on the child's own assent is needed.");
    }
}
