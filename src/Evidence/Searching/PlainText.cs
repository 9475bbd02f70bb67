using System.Text;

namespace Equipoise.Evidence.Searching;

/// <summary>Text that somebody sent, made fit to be shown and sent on.</summary>
internal static class PlainText
{
    /// <summary>Cut to a length; control characters become spaces and broken surrogates U+FFFD; trimmed.</summary>
    public static string Of(string? text, int longest)
    {
        var cut = text.AsSpan(0, Math.Min(text?.Length ?? 0, longest));
        if (cut.Length < text?.Length && char.IsHighSurrogate(cut[^1])) cut = cut[..^1];
        var plain = new StringBuilder(cut.Length);
        foreach (var rune in cut.EnumerateRunes()) plain.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        return plain.ToString().Trim();
    }
}
