using System.Collections.Immutable;

namespace Equipoise.Evidence.Costs;

/// <summary>Why a price cannot be set beside others.</summary>
public enum NotComparable
{
    NoDate, NoExchangeRate, NoPriceIndex,
}

/// <summary>A price in US dollars of one year, or why it cannot be brought there.</summary>
/// <param name="Price">As printed.</param>
/// <param name="Year">The year whose dollars they are; 0 when no index is on file.</param>
/// <param name="Low">Lower end, rounded to hundreds; null when it cannot be compared.</param>
/// <param name="High">Upper end, rounded to hundreds.</param>
/// <param name="Used">The exchange rate, where one was needed, and the two values of the index.</param>
/// <param name="Why">Why it cannot be compared.</param>
public sealed record ComparablePrice(Price Price, int Year, decimal? Low, decimal? High, ImmutableArray<Rate> Used, NotComparable? Why);

/// <summary>
/// Brings prices to US dollars of one year: first by the average exchange rate of the price's own year, then by the consumer price index of the United States.
/// A price without a year, or of a year without a rate on file, is left as it is, with the reason.
/// </summary>
public sealed class ComparePrices
{
    private readonly Dictionary<(string Currency, int Year), Rate> exchange;
    private readonly Dictionary<int, Rate> index;

    public ComparePrices(IEnumerable<RateTable> tables)
    {
        var all = tables.ToList();
        exchange = all.Where(t => t.Kind == RateKind.Exchange).SelectMany(t => t.Rates).ToDictionary(r => (r.Currency, r.Year));
        index = all.Where(t => t.Kind == RateKind.PriceIndex).SelectMany(t => t.Rates).Where(r => r.Currency == Dollar).ToDictionary(r => r.Year);
        Year = index.Count == 0 ? 0 : index.Keys.Max();
    }

    /// <summary>The currency of comparison.</summary>
    public const string Dollar = "USD";

    /// <summary>The last year whose index is on file.</summary>
    public int Year { get; }

    public ComparablePrice Of(Price price)
    {
        ArgumentNullException.ThrowIfNull(price);
        if (price.Date?.Year is not { } year) return Not(price, NotComparable.NoDate);
        Rate? rate = null;
        if (price.Currency != Dollar && !exchange.TryGetValue((price.Currency, year), out rate)) return Not(price, NotComparable.NoExchangeRate);
        if (!index.TryGetValue(year, out var then)) return Not(price, NotComparable.NoPriceIndex);
        var now = index[Year];
        var factor = Dollars(rate) * now.Value / then.Value;
        return new(price, Year, Rounded(price.Low * factor), Rounded(price.High * factor), [.. rate is null ? [] : new[] { rate }, then, .. then == now ? [] : new[] { now }], Why: null);
    }

    private ComparablePrice Not(Price price, NotComparable why) => new(price, Year, null, null, [], why);

    private static decimal Dollars(Rate? rate) => rate switch
    {
        null => 1,
        { Quoted: RateQuoted.UnitsPerDollar } => 1 / rate.Value,
        _ => rate.Value,
    };

    /// <summary>Finer digits would promise what such prices cannot keep.</summary>
    private static decimal Rounded(decimal dollars) => Math.Round(dollars / 100, MidpointRounding.AwayFromZero) * 100;
}
