using System.Globalization;
using System.Text;

namespace Equipoise.Evidence.Searching;

/// <summary>Letters as they are compared: lower case, without accents, wide and ligature forms resolved.</summary>
internal static class LetterFolding
{
    /// <summary>Writes the folded letter or digit and returns the room left; a letter that does not fit is dropped.</summary>
    public static int Append(Rune letter, Span<char> into, int length)
    {
        if (!letter.IsAscii) return AppendFolded(letter, into, length);
        if (length < into.Length) into[length++] = char.ToLowerInvariant((char)letter.Value);
        return length;
    }

    /// <summary>Accents, joiners and other signs that belong to the letter before them.</summary>
    public static bool IsAttached(Rune sign) => Rune.GetUnicodeCategory(sign) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    private static int AppendFolded(Rune letter, Span<char> into, int length)
    {
        foreach (var part in (Whole(letter.Value) ?? letter.ToString().Normalize(NormalizationForm.FormKD)).EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(part)) continue;
            var lower = Rune.ToLowerInvariant(part);
            if (length + lower.Utf16SequenceLength <= into.Length) length += lower.EncodeToUtf16(into[length..]);
        }

        return length;
    }

    /// <summary>Letters that Unicode does not take apart.</summary>
    private static string? Whole(int letter) => letter switch
    {
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'ł' or 'Ł' => "l",
        'ø' or 'Ø' => "o",
        'ı' => "i",
        'ß' or 'ẞ' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'þ' or 'Þ' => "th",
        _ => null,
    };
}
