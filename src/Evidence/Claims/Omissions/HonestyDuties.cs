using System.Collections.Immutable;
using System.Collections.Frozen;
using Equipoise.Evidence.Claims.Answering;
using Equipoise.Evidence.Claims.Frames;
using Equipoise.Evidence.Claims.Words;

namespace Equipoise.Evidence.Claims.Omissions;

/// <summary>What a page owes on itself: the price, who pays whom, its date.</summary>
internal static class HonestyDuties
{
    private static readonly FrozenSet<string> None = FrozenSet<string>.Empty;

    public static ImmutableArray<Duty> All =>
    [
        new("price", null, p => p.IsSelling, p => p.Page.Any((s, f, _) => f.Assertion == Assertion.Price || (s.Has("price.money") && s.Words.Any(w => w.Kind == WordKind.Number))),
            "It does not say what it costs.", Price),
        new("who-pays", "IPDAS: who paid for it", p => p.IsSelling, p => p.Shows("sign.funding"),
            "It does not say who earns by it.", p => (p.Library.Facts.Find("sign-who-earns") is { } fact ? Sentences.Of(fact.Statement).Last() : null, ["sign-who-earns"])),
        new("date", "DISCERN 5", p => p.Promises || p.IsSelling, p => p.IsDated,
            "It does not say when it was written or last looked at.", Newest),
    ];

    private static (string? Says, IEnumerable<string?> Evidence) Price(PageContents page)
    {
        var (says, prices) = AnswerPrice.Range(page.Library, page.Home is { } home ? new HashSet<string>(StringComparer.Ordinal) { home } : None);
        return (says, prices.Select(p => (string?)p.Id));
    }

    private static (string? Says, IEnumerable<string?> Evidence) Newest(PageContents page)
    {
        var newest = page.Library.Snapshot.Content.Studies.Where(s => s.Year is not null).MaxBy(s => s.Year!.Value);
        return (newest is null ? null : $"What is known changes: the newest study on file is of {newest.Year!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)} ({newest.Label}).", [newest?.Id]);
    }
}
