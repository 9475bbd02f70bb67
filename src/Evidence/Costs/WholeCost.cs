using System.Collections.Immutable;

namespace Equipoise.Evidence.Costs;

/// <summary>A part of what a family pays, from its low to its high end.</summary>
/// <param name="Key">What it is for.</param>
/// <param name="EachTime">Whether it is paid again with each repeat.</param>
/// <param name="Low">Not negative.</param>
/// <param name="High">Not below <paramref name="Low"/>.</param>
public sealed record CostPart(string Key, bool EachTime, decimal Low, decimal High);

/// <summary>What a treatment costs a family in the end: both ends, never a price "from".</summary>
/// <param name="Parts">Each part with what it comes to over all times.</param>
/// <param name="Low">The sum of the low ends.</param>
/// <param name="High">The sum of the high ends.</param>
/// <param name="OneMoreLow">What one more time costs, low end.</param>
/// <param name="OneMoreHigh">What one more time costs, high end.</param>
public sealed record WholeCost(ImmutableArray<CostPart> Parts, decimal Low, decimal High, decimal OneMoreLow, decimal OneMoreHigh)
{
    /// <summary>Adds the parts up; those paid each time are multiplied by the fewest times at the low end and the most at the high end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number of times below one, or ends in the wrong order.</exception>
    public static WholeCost Of(IEnumerable<CostPart> parts, int fewest, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fewest, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, fewest);
        var given = parts.ToList();
        foreach (var part in given)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(part.Low, nameof(parts));
            ArgumentOutOfRangeException.ThrowIfLessThan(part.High, part.Low, nameof(parts));
        }

        var whole = given.ConvertAll(p => p.EachTime ? p with { Low = p.Low * fewest, High = p.High * most } : p);
        return new([.. whole], whole.Sum(p => p.Low), whole.Sum(p => p.High), given.Where(p => p.EachTime).Sum(p => p.Low), given.Where(p => p.EachTime).Sum(p => p.High));
    }
}
