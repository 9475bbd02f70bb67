using System.Text;

namespace Equipoise.Evidence.Claims.Languages;

/// <summary>Languages that their letters give away. Latin and Cyrillic letters serve many languages, so that words must decide there.</summary>
internal static class Scripts
{
    private static readonly (int From, int To, string Language)[] Ranges =
    [
        (0x0370, 0x03FF, "el"), (0x0530, 0x058F, "hy"), (0x0590, 0x05FF, "he"), (0x0600, 0x06FF, "ar"), (0x0900, 0x097F, "hi"), (0x0980, 0x09FF, "bn"),
        (0x0B80, 0x0BFF, "ta"), (0x0C00, 0x0C7F, "te"), (0x0E00, 0x0E7F, "th"), (0x10A0, 0x10FF, "ka"), (0x1100, 0x11FF, "ko"), (0x3040, 0x30FF, "ja"), (0x4E00, 0x9FFF, "zh"), (0xAC00, 0xD7AF, "ko"),
    ];

    /// <summary>The language most of whose letters stand there, from this share of all letters; null otherwise.</summary>
    public static string? Of(ReadOnlySpan<char> text, double share)
    {
        Span<int> counts = stackalloc int[Ranges.Length];
        var letters = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune)) continue;
            letters++;
            if (rune.Value < Ranges[0].From) continue;
            for (var i = 0; i < Ranges.Length; i++)
            {
                if (rune.Value >= Ranges[i].From && rune.Value <= Ranges[i].To) counts[i]++;
            }
        }

        // Japanese is written with Chinese signs too, so that its own few decide.
        var kana = Array.FindIndex(Ranges, r => r.Language == "ja");
        if (letters > 0 && counts[kana] > share * letters / 3) return "ja";
        for (var i = 0; i < Ranges.Length; i++)
        {
            if (letters > 0 && counts[i] >= share * letters) return Ranges[i].Language;
        }

        return null;
    }
}
