using System.Text;

namespace Equipoise.Evidence.Searching;

/// <summary>
/// Walks through the words of a text. <c>cord-blood</c> is read as <c>cord</c>, <c>blood</c> and then, joined, <c>cordblood</c>,
/// so that it is found however it is typed.
/// </summary>
internal ref struct TokenReader(ReadOnlySpan<char> text)
{
    /// <summary>Letters kept of a word; the rest is dropped.</summary>
    public const int LongestWord = 48;

    private readonly ReadOnlySpan<char> text = text;
    private readonly char[] word = new char[LongestWord];
    private readonly char[] compound = new char[LongestWord];
    private int position;
    private int wordLength;
    private int compoundLength;
    private int compoundStart;
    private int compoundParts;
    private bool compoundEnded;

    /// <summary>The word, folded. Valid until the next step.</summary>
    public readonly ReadOnlySpan<char> Term => IsJoined ? compound.AsSpan(0, compoundLength) : word.AsSpan(0, wordLength);

    public int Start { get; private set; }

    public int Length { get; private set; }

    /// <summary>True for the parts of a hyphenated word read as one.</summary>
    public bool IsJoined { get; private set; }

    /// <summary>True when the word is written in capitals, as CARS is: its s is no plural.</summary>
    public bool IsAcronym { get; private set; }

    /// <summary>For a part of a hyphenated word: its number, from 0. Such a part is followed, in the end, by the joined word.</summary>
    public int Part { get; private set; }

    public bool Next()
    {
        if (compoundEnded) return EndCompound();
        do
        {
            if (!SkipToWord()) return false;
            ReadWord();
        }
        while (wordLength == 0);
        Join();
        return true;
    }

    private bool EndCompound()
    {
        compoundEnded = false;
        IsJoined = true;
        Length = Start + Length - compoundStart;
        Start = compoundStart;
        compoundParts = 0;
        return true;
    }

    private bool SkipToWord()
    {
        while (position < text.Length)
        {
            var rune = RuneAt(position);
            if (Rune.IsLetterOrDigit(rune)) return true;
            position += rune.Utf16SequenceLength;
        }

        return false;
    }

    private void ReadWord()
    {
        Start = position;
        wordLength = 0;
        IsJoined = false;
        int capitals = 0, smalls = 0;
        while (position < text.Length)
        {
            var rune = RuneAt(position);
            if (Rune.IsLetterOrDigit(rune))
            {
                wordLength = LetterFolding.Append(rune, word, wordLength);
                if (Rune.IsUpper(rune)) capitals++;
                else if (Rune.IsLower(rune)) smalls++;
            }
            else if (!LetterFolding.IsAttached(rune) && !IsInnerApostrophe())
            {
                break;
            }

            position += rune.Utf16SequenceLength;
        }

        IsAcronym = capitals > 1 && smalls == 0;
        Length = position - Start;
        if (IsPossessive()) position += 2;
    }

    /// <summary>Notes the word as part of a hyphenated one when a hyphen, point or slash follows or went before.</summary>
    private void Join()
    {
        var goesOn = position + 1 < text.Length && IsJoiner(text[position]) && Rune.IsLetterOrDigit(RuneAt(position + 1));
        Part = compoundParts;
        if (compoundParts == 0 && !goesOn) return;
        if (compoundParts == 0) (compoundStart, compoundLength) = (Start, 0);
        var room = Math.Min(wordLength, LongestWord - compoundLength);
        word.AsSpan(0, room).CopyTo(compound.AsSpan(compoundLength));
        compoundLength += room;
        compoundParts++;
        compoundEnded = !goesOn;
    }

    private readonly bool IsInnerApostrophe() =>
        IsApostrophe(text[position]) && position + 1 < text.Length && char.IsLetter(text[position + 1]) && !IsPossessive();

    private readonly bool IsPossessive() =>
        position + 1 < text.Length && IsApostrophe(text[position]) && text[position + 1] is 's' or 'S'
        && (position + 2 == text.Length || !char.IsLetterOrDigit(text[position + 2]));

    private static bool IsApostrophe(char sign) => sign is '\'' or '’';

    private static bool IsJoiner(char sign) => sign is '-' or '‐' or '‑' or '–' or '.' or '/' or '_';

    private readonly Rune RuneAt(int index)
    {
        Rune.DecodeFromUtf16(text[index..], out var rune, out _);
        return rune;
    }
}
