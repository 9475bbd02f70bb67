using System.Globalization;
using System.Text;
using Equipoise.Evidence.Searching;

namespace Equipoise.Evidence.Claims.Words;

/// <summary>
/// Reads the words of a stretch of text. Hidden characters within a word are not part of it; a hyphen parts words; <c>isn't</c> is <c>is</c> and <c>not</c>.
/// </summary>
public static class ReadWords
{
    private const int LongestWord = 40;

    public static List<Word> Of(string text, int start, int end)
    {
        var words = new List<Word>((end - start) / 5);
        Span<char> letters = stackalloc char[LongestWord];
        for (var at = start; at < end;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at, end - at), out var rune, out var length);
            if (Rune.IsDigit(rune) && rune.IsAscii) at = Number(text, at, end, words);
            else if (Rune.IsLetterOrDigit(rune)) at = Letters(text, at, end, letters, words);
            else
            {
                if (Sign(rune) is { } sign) words.Add(new(sign, at, at + length, WordKind.Sign));
                at += length;
            }
        }

        return words;
    }

    private static int Letters(string text, int start, int end, Span<char> letters, List<Word> words)
    {
        int at = start, length = 0, capitals = 0, smalls = 0, apostrophe = -1;
        while (at < end)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at, end - at), out var rune, out var step);
            if (Rune.IsLetterOrDigit(rune))
            {
                length = LetterFolding.Append(rune, letters, length);
                if (Rune.IsUpper(rune)) capitals++;
                else if (Rune.IsLower(rune)) smalls++;
            }
            else if (rune.Value is '\'' or '’' && at + 1 < end && char.IsLetter(text[at + 1]))
            {
                if (apostrophe >= 0) break;
                apostrophe = length;
            }
            else if (!LetterFolding.IsAttached(rune))
            {
                break;
            }

            at += step;
        }

        Add(letters[..length], apostrophe, start, at, capitals > 1 && smalls <= 1 ? WordKind.Acronym : WordKind.Word, words);
        return at;
    }

    private static void Add(ReadOnlySpan<char> letters, int apostrophe, int start, int end, WordKind kind, List<Word> words)
    {
        if (letters.IsEmpty) return;
        var tail = apostrophe > 0 ? letters[apostrophe..] : default;
        if (tail is "t" && letters[apostrophe - 1] == 'n')
        {
            var stem = letters[..(apostrophe - 1)];
            words.Add(new(Whole(stem), start, end, WordKind.Word));
            words.Add(new("not", start, end, WordKind.Word));
            return;
        }

        if (tail is "s" or "re" or "ve" or "ll" or "d" or "m") letters = letters[..apostrophe];
        words.Add(new(letters.ToString(), start, end, kind));
    }

    /// <summary>The verb that <c>n't</c> leaves without its last letter.</summary>
    private static string Whole(ReadOnlySpan<char> stem) => stem switch
    {
        "ca" => "can",
        "wo" => "will",
        "sha" => "shall",
        _ => stem.ToString(),
    };

    private static int Number(string text, int start, int end, List<Word> words)
    {
        var at = start;
        var digits = new StringBuilder();
        while (at < end && (char.IsAsciiDigit(text[at]) || IsWithinNumber(text, at, end)))
        {
            if (char.IsAsciiDigit(text[at])) digits.Append(text[at]);
            else if (IsDecimal(text, at, end)) digits.Append('.');
            at++;
        }

        if (digits.Length > LongestWord) digits.Length = LongestWord;
        words.Add(new(digits.ToString(), start, at, WordKind.Number));
        return at;
    }

    private static bool IsWithinNumber(string text, int at, int end) =>
        text[at] is ',' or '.' && at + 1 < end && char.IsAsciiDigit(text[at + 1]) && char.IsAsciiDigit(text[at - 1]);

    /// <summary>A comma or point before exactly three digits parts thousands; any other parts a whole from its fraction. <c>0.500</c> is no thousand.</summary>
    private static bool IsDecimal(string text, int at, int end)
    {
        var digits = 0;
        while (at + 1 + digits < end && char.IsAsciiDigit(text[at + 1 + digits])) digits++;
        return digits != 3 || (text[at - 1] == '0' && (at < 2 || !char.IsAsciiDigit(text[at - 2])));
    }

    private static string? Sign(Rune rune) => rune.Value switch
    {
        '%' => "%",
        '$' => "$",
        '€' => "€",
        '£' => "£",
        '₹' => "₹",
        '?' => "?",
        '!' => "!",
        ':' => ":",
        '"' or '“' or '”' or '«' or '»' => "\"",
        '→' => "->",
        '<' => "<",
        '>' => ">",
        '(' => "(",
        '+' => "+",
        _ => null,
    };
}
