using System.Collections.Immutable;
using Equipoise.Statistics.PValues;

namespace Equipoise.Site.Pictures.Directions;

/// <summary>Where a study points in one domain of outcomes, and how many outcomes say so.</summary>
public sealed record DirectionCell(EffectDirection Direction, int Outcomes = 1);

/// <summary>One study: a cell for each domain, null where it measured nothing.</summary>
public sealed record DirectionRow(string Name, int? People, ImmutableArray<DirectionCell?> Cells)
{
    public Comparison Comparison { get; init; }
}

/// <summary>
/// To which side studies point, domain by domain, where nothing more can be pooled. Triangles up and down, larger in larger studies; never by significance.
/// Boon MH, Thomson H (2021). Research Synthesis Methods 12:29–33. doi:10.1002/jrsm.1458.
/// </summary>
public sealed record DirectionsPicture(ImmutableArray<string> Domains, ImmutableArray<DirectionRow> Rows) : Picture
{
    public override string Kind => "directions";

    public override string Description => $"{Title}. {string.Join(" ", Domains.Select((d, i) => $"{d}: {Words(Count(i))}."))}";

    public override TextTable Table => new(
        ["Study", "Children", "Comparison group", .. Domains],
        [
            .. Rows.Select(r => (ImmutableArray<string>)
            [
                r.Name, People(r), r.Comparison switch { Comparison.Controlled => "yes", Comparison.Uncontrolled => "no", _ => "not said" },
                .. Domains.Select((_, i) => r.Cells[i] is { } cell ? $"{Word(cell.Direction)}, {Shown.Count(cell.Outcomes, "outcome", "outcomes")}" : "not measured"),
            ]),
        ])
    { Notes = [.. Domains.Select((d, i) => $"{d}: {Words(Count(i))}; {Test(Count(i))}.")] };

    public override Drawing Draw(Breadth breadth) => new DirectionsLayout(this, new(breadth)).Drawing;

    public DirectionCount Count(int domain) => EffectDirections.Count([.. Rows.Select(r => r.Cells[domain]).OfType<DirectionCell>().Select(c => c.Direction)]);

    public static string Word(EffectDirection direction) => direction switch { EffectDirection.Benefit => "better", EffectDirection.Harm => "worse", _ => "mixed or none" };

    internal static string Words(DirectionCount count) => FormattableString.Invariant($"{count.Benefit} better, {count.Harm} worse, {count.Unclear} mixed or none");

    internal static string Test(DirectionCount count) => count.Proportion is { } share
        ? FormattableString.Invariant($"{100 * share:0}% better ({100 * count.Interval.Lower:0} to {100 * count.Interval.Upper:0}), sign test {Shown.P(count.P)}")
        : "no direction to count";

    internal static string People(DirectionRow row) => row.People is { } n ? Shown.Short(n) : "not available";
}
