using System.Collections.Frozen;
using System.Collections.Immutable;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Places;

/// <summary>How far countries lie from each other.</summary>
public sealed class PlaceMap
{
    /// <summary>Mean radius of the earth in kilometres (IUGG).</summary>
    private const double EarthRadius = 6371.0088;

    private readonly FrozenDictionary<string, (double Latitude, double Longitude)> middles;

    internal PlaceMap(ImmutableArray<CountryMiddles> files)
    {
        Files = files;
        middles = files.SelectMany(f => f.Middles).DistinctBy(m => m.Country, StringComparer.Ordinal)
            .ToFrozenDictionary(m => m.Country, m => ((double)m.Latitude * Math.PI / 180, (double)m.Longitude * Math.PI / 180), StringComparer.Ordinal);
    }

    /// <summary>Nowhere at all, as in a release, which keeps evidence only.</summary>
    public static PlaceMap Empty { get; } = new([]);

    /// <summary>Where it was read.</summary>
    public ImmutableArray<CountryMiddles> Files { get; }

    /// <summary>Kilometres along the great circle between the middles of two countries, 0 for one and the same; null where the map lacks one of them.</summary>
    /// <param name="one">ISO 3166-1 alpha-2 code.</param>
    /// <param name="other">ISO 3166-1 alpha-2 code.</param>
    public int? Kilometres(string one, string other)
    {
        if (one == other) return Countries.Names.ContainsKey(one) ? 0 : null;
        if (!middles.TryGetValue(one, out var a) || !middles.TryGetValue(other, out var b)) return null;
        var (north, east) = (Math.Sin((a.Latitude - b.Latitude) / 2), Math.Sin((a.Longitude - b.Longitude) / 2));
        return (int)Math.Round(2 * EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(north * north + Math.Cos(a.Latitude) * Math.Cos(b.Latitude) * east * east))));
    }

    /// <summary>Kilometres to the nearest of several countries; null where that of none is known.</summary>
    public int? Nearest(string? from, IEnumerable<string> to) => from is null ? null : to.Min(t => Kilometres(from, t));
}
