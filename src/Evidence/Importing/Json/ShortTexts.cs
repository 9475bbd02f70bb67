using System.Text;

namespace Equipoise.Evidence.Importing.Json;

/// <summary>Short texts come again and again in a registry: ids of groups, units, countries, counts. Each thread keeps some of those it made last.</summary>
internal static class ShortTexts
{
    private const int Longest = 24;
    private const int Kept = 1024;

    [ThreadStatic]
    private static string?[]? kept;

    public static string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > Longest) return Encoding.UTF8.GetString(utf8);
        var hash = (uint)utf8.Length;
        foreach (var b in utf8) hash = unchecked((hash * 31) + b);
        ref var place = ref (kept ??= new string?[Kept])[hash & (Kept - 1)];
        return place is not null && Ascii.Equals(utf8, place) ? place : place = Encoding.UTF8.GetString(utf8);
    }
}
