using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Costs;
using Equipoise.Evidence.Translations;
using Microsoft.AspNetCore.Http;

namespace Equipoise.Site.Families.Costs;

/// <summary>What can be wrong with a number that somebody typed; the words for it are <c>wrong.{word}</c>.</summary>
public enum CostFault
{
    NotANumber, BelowZero, TooLarge, WrongOrder, NotWhole,
}

/// <summary>What a family typed into the calculator. It stands in the address of the page and nowhere else.</summary>
public sealed class CostQuestion
{
    public const string Address = "/families/costs";

    private const decimal Most = 1_000_000_000;
    private const int MostTimes = 100;

    private static readonly string[] TimesEnds = ["times-low", "times-high"];

    private readonly Dictionary<string, string> given;
    private readonly Dictionary<string, CostFault> faults = new(StringComparer.Ordinal);
    private readonly CultureInfo culture;

    public CostQuestion(IQueryCollection? query, PageLanguage language)
    {
        culture = language.Culture();
        given = Names.ToDictionary(n => n, n => Short(query?[n].LastOrDefault()), StringComparer.Ordinal);
        Currency = Short(query?["currency"].LastOrDefault()).ToUpperInvariant() is { Length: 3 } code && code.All(char.IsAsciiLetter) ? code : ComparePrices.Dollar;
        var parts = Parts.Select(p => Part(p.Key, p.EachTime)).OfType<CostPart>().ToImmutableArray();
        var (fewest, most) = Range("times");
        foreach (var end in TimesEnds.Where(end => !faults.ContainsKey(end) && Number(end) is { } n && (n != decimal.Truncate(n) || n is < 1 or > MostTimes))) faults[end] = CostFault.NotWhole;
        IsEmpty = Names.All(n => given[n].Length == 0);
        if (IsEmpty || faults.Count > 0) return;
        LeftOut = [.. Parts.Select(p => p.Key).Except(parts.Select(p => p.Key), StringComparer.Ordinal)];
        Times = ((int)(fewest ?? 1), (int)(most ?? 1));
        if (parts.Length > 0) Whole = WholeCost.Of(parts, Times.Fewest, Times.Most);
    }

    /// <summary>What can be paid, in the order of the form.</summary>
    public static ImmutableArray<(string Key, bool EachTime)> Parts { get; } =
    [
        ("cells", true), ("travel", true), ("stay", true), ("translator", true), ("work", true),
        ("tests", false), ("follow-up", false), ("harm", false), ("other", false),
    ];

    /// <summary>Every field of the form.</summary>
    private static ImmutableArray<string> Names { get; } = [.. Parts.Select(p => p.Key).Prepend("times").SelectMany(key => new[] { key + "-low", key + "-high" })];

    public string Currency { get; }

    public bool IsEmpty { get; }

    /// <summary>Null when nothing was filled in, or something cannot be read.</summary>
    public WholeCost? Whole { get; }

    public (int Fewest, int Most) Times { get; }

    /// <summary>The parts that nobody filled in, so that the whole is more than what is shown.</summary>
    public ImmutableArray<string> LeftOut { get; } = [];

    public bool HasFaults => faults.Count > 0;

    /// <summary>As it was typed.</summary>
    public string Given(string name) => given.GetValueOrDefault(name, "");

    /// <summary>What is wrong with a field or a pair of them.</summary>
    public CostFault? Fault(string key) => new[] { key + "-low", key + "-high" }.Where(faults.ContainsKey).Select(n => (CostFault?)faults[n]).FirstOrDefault();

    /// <summary>The fields that are wrong, in the order of the form.</summary>
    public IEnumerable<string> Faulty => Parts.Select(p => p.Key).Prepend("times").Where(key => Fault(key) is not null);

    private CostPart? Part(string key, bool eachTime)
    {
        var (low, high) = Range(key);
        return low is { } from && high is { } to ? new(key, eachTime, from, to) : null;
    }

    /// <summary>Both ends; where only one was typed it stands for both.</summary>
    private (decimal? Low, decimal? High) Range(string key)
    {
        var (low, high) = (Number(key + "-low"), Number(key + "-high"));
        if (low > high) faults.TryAdd(key + "-high", CostFault.WrongOrder);
        return (low ?? high, high ?? low);
    }

    private decimal? Number(string name)
    {
        var text = given[name].Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        if (text.Length == 0) return null;
        CostFault? wrong = !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, culture, out var number) ? CostFault.NotANumber
            : number < 0 ? CostFault.BelowZero
            : number > Most ? CostFault.TooLarge
            : null;
        if (wrong is not { } fault) return number;
        faults[name] = fault;
        return null;
    }

    private static string Short(string? text) => text?.Trim() is { } trimmed ? trimmed.Length <= 30 ? trimmed : trimmed[..30] : "";
}
