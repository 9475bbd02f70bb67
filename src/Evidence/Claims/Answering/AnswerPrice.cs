using System.Collections.Immutable;
using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Costs;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>What it costs, beside what others have published.</summary>
internal static class AnswerPrice
{
    private const string Sign = "sign-cost";

    public static ClaimAnswer Of(Asked asked, Library library)
    {
        var places = library.Places.Around(asked.Passage, asked.Home).ToHashSet(StringComparer.Ordinal);
        var (says, prices) = Range(library, places);
        return ClaimAnswer.Of(
            [
                says,
                asked.Verdict == Verdict.Supported ? Closing.Of(asked) : "A seller's own price is for the seller to tell; it says nothing about whether the treatment works.",
                asked.Verdict == Verdict.Supported ? null : "Ask for the whole price in writing, with repeats and what happens if something goes wrong.",
            ],
            [.. prices.Select(p => p.Id), Sign]);
    }

    /// <summary>The range of published prices for autism, of the places named where there are any; each price stands with its date and source on its own page.</summary>
    public static (string? Says, ImmutableArray<Price> Prices) Range(Library library, IReadOnlySet<string> places)
    {
        var named = library.Snapshot.Content.Prices.SelectMany(l => l.Prices).Where(p => p.ForAutism && p.Currency != "USD" && places.Contains(p.Place)).Take(1).ToList();
        if (named.Count == 1) return ($"One published price for autism in {named[0].Place} was about {Spoken.Amount(named[0].Low)} {named[0].Currency}{(named[0].Date is { } day ? FormattableString.Invariant($" ({day.Year})") : "")}.", [named[0]]);
        var all = library.Snapshot.Content.Prices.SelectMany(l => l.Prices).Where(p => p is { ForAutism: true, Currency: "USD", Per: PricePer.Course or PricePer.Infusion }).ToList();
        var here = all.Where(p => places.Contains(p.Place)).ToList();
        var asked = here.Count > 0 ? here : all;
        if (asked.Count == 0) return (null, []);
        var (low, high) = (asked.MinBy(p => p.Low)!, asked.MaxBy(p => p.High)!);
        var years = asked.Select(p => p.Date?.Year).OfType<int>().Order().ToList();
        var when = years.Count == 0 ? "" : years[0] == years[^1] ? $" ({years[0]})" : $" (those with a date are from {years[0]} to {years[^1]})";
        var range = low.Low == high.High ? $"about {Spoken.Amount(low.Low)}" : $"from {Spoken.Amount(low.Low)} to {Spoken.Amount(high.High)}";
        return ($"Published prices for autism{(here.Count > 0 ? " in " + here[0].Place : "")} go {(low.Low == high.High ? "to " : "")}{range} US dollars a course{when}.", [.. new[] { low, high }.Distinct()]);
    }

    internal static IEnumerable<string> All => [Sign];
}
