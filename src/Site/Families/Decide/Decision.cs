using System.Collections.Immutable;
using Equipoise.Evidence.Sources;
using Microsoft.AspNetCore.Http;

namespace Equipoise.Site.Families.Decide;

/// <summary>What the pages of the decision aid share.</summary>
internal static class Decision
{
    public const string Topic = "decision";

    public const string Address = "/families/decide";

    public const string OnePage = "/families/decide/one-page";

    public const string Standards = "/families/decide/standards";

    /// <summary>The day its words were written or last read again as a whole.</summary>
    public static PartialDate Written { get; } = PartialDate.Parse("2026-11-26", null);

    /// <summary>The day after which it says that it is too old.</summary>
    public static PartialDate Until { get; } = PartialDate.Parse("2027-11-26", null);

    /// <summary>The ways to go, each with as many good as hard sides.</summary>
    public static ImmutableArray<string> Options { get; } = ["none", "later", "study", "buy"];

    public static ImmutableArray<int> Sides { get; } = [1, 2, 3];
}

/// <summary>What a family has ticked as mattering a lot; it stands in the address of the page and nowhere else.</summary>
public sealed record Ticks(ImmutableArray<string> Chosen)
{
    public const string Name = "matters";

    /// <summary>All there is to tick.</summary>
    public static ImmutableArray<string> All { get; } = ["proof", "safe", "needles", "tried", "money", "calm", "others", "soon"];

    /// <summary>Words that are not among them are passed over.</summary>
    public static Ticks Of(IQueryCollection? query) => new([.. All.Where(value => query?[Name].Contains(value, StringComparer.Ordinal) == true)]);

    /// <summary>For the address of another page that shows the same ticks.</summary>
    public string Query => Chosen.IsEmpty ? "" : "?" + string.Join('&', Chosen.Select(value => $"{Name}={value}"));
}
