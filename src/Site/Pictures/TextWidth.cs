using System.Text;

namespace Equipoise.Site.Pictures;

/// <summary>
/// How wide words are, without a font: widths of the widest of the common sans-serif faces, in thousandths of the size.
/// Never too small, so that what does not overlap here overlaps nowhere.
/// </summary>
public static class TextWidth
{
    private const int Other = 1080, Bold = 1130;

    /// <summary>The printable characters of ASCII, from the space on.</summary>
    private static readonly short[] Ascii =
    [
        320, 400, 460, 840, 640, 950, 780, 280, 390, 390, 500, 840, 320, 360, 320, 340, 640, 640, 640, 640, 640, 640, 640, 640, 640, 640, 340, 340, 840, 840, 840, 560,
        1020, 690, 690, 720, 770, 670, 610, 780, 760, 300, 500, 670, 570, 860, 750, 790, 670, 790, 720, 670, 610, 740, 690, 990, 690, 670, 690, 390, 340, 390, 840, 560,
        500, 620, 640, 560, 640, 620, 350, 640, 640, 280, 280, 580, 280, 980, 640, 620, 640, 640, 420, 530, 400, 640, 600, 820, 600, 600, 530, 640, 340, 640, 840,
    ];

    /// <summary>Width of words in pixels.</summary>
    public static double Of(string words, double size, bool bold = false)
    {
        var sum = 0;
        foreach (var rune in words.EnumerateRunes()) sum += Of(rune);
        return sum * size * (bold ? Bold / 1000.0 : 1) / 1000;
    }

    /// <summary>The words themselves, or as many of their letters as fit, and an ellipsis.</summary>
    public static string Shortened(string words, double width, double size, bool bold = false)
    {
        if (Of(words, size, bold) <= width) return words;
        var kept = new StringBuilder();
        var room = width - Of("…", size, bold);
        foreach (var rune in words.EnumerateRunes())
        {
            room -= Of(rune) * size * (bold ? Bold / 1000.0 : 1) / 1000;
            if (room < 0) break;
            kept.Append(rune);
        }

        return kept.ToString().TrimEnd() + "…";
    }

    /// <summary>The words on several lines, broken at spaces; what does not fit on the last line is cut.</summary>
    public static string[] Lines(string words, double width, double size, int most, bool bold = false)
    {
        var lines = new List<string>();
        var rest = words.Trim();
        while (rest.Length > 0 && lines.Count < most)
        {
            var cut = lines.Count == most - 1 ? rest.Length : Break(rest, width, size, bold);
            lines.Add(Shortened(rest[..cut].TrimEnd(), width, size, bold));
            rest = rest[cut..].TrimStart();
        }

        return lines.Count == 0 ? [""] : [.. lines];
    }

    private static int Break(string words, double width, double size, bool bold)
    {
        if (Of(words, size, bold) <= width) return words.Length;
        var best = 0;
        for (var space = words.IndexOf(' ', StringComparison.Ordinal); space >= 0 && Of(words[..space], size, bold) <= width; space = words.IndexOf(' ', space + 1)) best = space;
        if (best > 0) return best;

        // One endless word: cut where it fits, not inside a pair of surrogates.
        var fits = Math.Max(1, Shortened(words, width, size, bold).Length - 1);
        return char.IsHighSurrogate(words[fits - 1]) ? fits + 1 : fits;
    }

    private static int Of(Rune rune) => rune.Value switch
    {
        >= ' ' and < 127 => Ascii[rune.Value - ' '],
        '₂' or '²' or '³' or '¹' or (>= '⁰' and <= '₉') => 540,
        '–' => 570,
        < 0x250 => 860,
        (>= 0x300 and < 0x370) or '\u00AD' or '\u200B' => 0, // combining
        _ => Other,
    };
}
