using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Equipoise.Site.Serving;

/// <summary>How the bytes of an answer are packed. Ordered by preference, best last.</summary>
public enum Encoding
{
    Identity, Gzip, Brotli,
}

/// <summary>Reads <c>Accept-Encoding</c> (RFC 9110, 12.5.3) without making garbage.</summary>
public static class AcceptedEncoding
{
    /// <summary>The packing the client values most; of equals, the smallest. Plain bytes when it accepts nothing we have.</summary>
    public static Encoding Best(StringValues header)
    {
        var text = header.Count switch { 0 => "", 1 => header[0] ?? "", _ => header.ToString() };
        Qualities q = new();
        foreach (var range in text.AsSpan().Split(',')) q.Read(text.AsSpan(range));
        return q.Best();
    }

    private ref struct Qualities()
    {
        private double brotli = double.NaN, gzip = double.NaN, identity = double.NaN, others = double.NaN;

        public void Read(ReadOnlySpan<char> item)
        {
            var end = item.IndexOf(';');
            var name = (end < 0 ? item : item[..end]).Trim();
            var quality = end < 0 ? 1 : Quality(item[(end + 1)..]);
            if (Is(name, "br")) brotli = quality;
            else if (Is(name, "gzip") || Is(name, "x-gzip")) gzip = quality;
            else if (Is(name, "identity")) identity = quality;
            else if (Is(name, "*")) others = quality;
        }

        public readonly Encoding Best()
        {
            var br = double.IsNaN(brotli) ? Or(others, 0) : brotli;
            var gz = double.IsNaN(gzip) ? Or(others, 0) : gzip;
            var plain = double.IsNaN(identity) ? double.Epsilon : identity; // acceptable unless refused, but asked for only if named
            return br > 0 && br >= gz && br >= plain ? Encoding.Brotli
                : gz > 0 && gz >= plain ? Encoding.Gzip
                : Encoding.Identity;
        }

        private static double Or(double value, double fallback) => double.IsNaN(value) ? fallback : value;

        private static bool Is(ReadOnlySpan<char> name, string word) => name.Equals(word, StringComparison.OrdinalIgnoreCase);

        private static double Quality(ReadOnlySpan<char> parameter)
        {
            parameter = parameter.Trim();
            if (parameter.Length < 3 || (parameter[0] | 0x20) != 'q') return 1;
            var equals = parameter[1..].TrimStart();
            return equals.Length > 1 && equals[0] == '=' && double.TryParse(equals[1..].Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var quality)
                ? Math.Clamp(quality, 0, 1)
                : 0;
        }
    }
}
