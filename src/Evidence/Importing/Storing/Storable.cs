using System.Text;

namespace Equipoise.Evidence.Importing.Storing;

/// <summary>Text that every database takes: no zero character, no half characters.</summary>
internal static class Storable
{
    public static string Text(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains('\0', StringComparison.Ordinal)) return text;
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) result.Append(rune.Value == 0 ? "\uFFFD" : rune.ToString());
        return result.ToString();
    }
}
