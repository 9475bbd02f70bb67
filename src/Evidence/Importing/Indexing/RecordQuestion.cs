using System.Collections.Immutable;
using Equipoise.Evidence.Searching;

namespace Equipoise.Evidence.Importing.Indexing;

/// <summary>Something that a record must have, or must not.</summary>
/// <param name="Words">One word, or several that must follow each other; folded, letters and digits alone.</param>
/// <param name="IsPrefix">True when the last word may go on.</param>
/// <param name="Also">A word that will do as well: words with hyphens between as one word, or a long word in capitals in its other number.</param>
/// <param name="IsExcluded">True when a record that has it is not wanted.</param>
public sealed record RecordWant(ImmutableArray<string> Words, bool IsPrefix, string? Also, bool IsExcluded);

/// <summary>
/// What somebody typed, taken apart: words, <c>"a phrase"</c>, <c>begin*</c>, <c>-without</c>. Every text is a question: nothing in it is an error,
/// and nothing of it but letters and digits reaches an engine.
/// </summary>
/// <param name="Text">The question as it was searched: cut to <see cref="LongestText"/> characters and trimmed.</param>
/// <param name="Wants">At most <see cref="MostWants"/>.</param>
/// <param name="IsCut">True when it was too long and its end was left out.</param>
public sealed record RecordQuestion(string Text, ImmutableArray<RecordWant> Wants, bool IsCut)
{
    public const int LongestText = 500;
    public const int MostWants = 16;

    /// <summary>Letters that a beginning needs; a shorter one is taken for a whole word.</summary>
    public const int ShortestPrefix = 3;

    /// <summary>Letters of the longest word in capitals whose s is taken to belong to it, as in CARS.</summary>
    private const int LongestAcronym = 5;

    /// <summary>True when nothing at all was typed, which asks for every record.</summary>
    public bool IsEmpty => Text.Length == 0;

    /// <summary>True when there is no word to look for, only signs or words that are not wanted: such a question finds nothing.</summary>
    public bool IsHopeless => !IsEmpty && Wants.All(w => w.IsExcluded);

    public static RecordQuestion Read(string? text) => Read(text, t => t);

    /// <summary>The same question as if it were typed in small letters, or null when that asks for the same: for somebody whose words in capitals are no acronyms.</summary>
    public RecordQuestion? InSmallLetters()
    {
        var small = Read(Text, t => t.ToLowerInvariant());
        return small.Wants.Zip(Wants).All(w => w.First.Words.SequenceEqual(w.Second.Words)) ? null : small with { IsCut = IsCut };
    }

    private static RecordQuestion Read(string? text, Func<string, string> spell)
    {
        var cut = PlainText.Of(text, LongestText);
        var wants = Pieces(spell(cut)).Select(Want).OfType<RecordWant>().ToArray();
        var telling = wants.Where(w => w is not { Words: [var word], IsPrefix: false, IsExcluded: false } || !QueryWords.IsEmpty(word)).ToArray();
        if (telling.All(w => w.IsExcluded)) telling = wants;
        return new(cut, [.. telling.Take(MostWants)], text?.Trim().Length > LongestText || telling.Length > MostWants);
    }

    private readonly record struct Piece(string Text, bool IsQuoted, bool IsPrefix, bool IsExcluded);

    /// <summary>Parts between spaces, or between two quotation marks.</summary>
    private static IEnumerable<Piece> Pieces(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var excluded = text[at] is '-' or '−';
            if (excluded) at++;
            var quoted = at < text.Length && IsQuote(text[at]);
            if (quoted) at++;
            var end = at;
            while (end < text.Length && !IsQuote(text[end]) && (quoted || !char.IsWhiteSpace(text[end]))) end++;
            var part = text[at..end];
            at = quoted && end < text.Length ? end + 1 : end;
            var starred = part.EndsWith('*') || (quoted && at < text.Length && text[at] == '*');
            yield return new(part, quoted, starred, excluded);
        }
    }

    private static bool IsQuote(char sign) => sign is '"' or '“' or '”' or '„' or '«' or '»';

    private static RecordWant? Want(Piece piece)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        string? also = null;
        var reader = new TokenReader(piece.Text);
        while (reader.Next())
        {
            if (reader.IsJoined) also = reader.Term.Length < TokenReader.LongestWord ? reader.Term.ToString() : null;
            else if (words.Count < MostWants) words.Add(PluralFolding.Fold(reader.Term, reader.IsAcronym).ToString());
        }

        if (words.Count == 0) return null;
        if (words is [{ Length: > LongestAcronym } word] && PluralFolding.Fold(word) is var folded && folded != word && IsCapital(piece.Text)) also = folded;
        return new(words.ToImmutable(), piece.IsPrefix && words[^1].Length >= ShortestPrefix, piece.IsQuoted && words.Count > 1 ? null : also, piece.IsExcluded);
    }

    private static bool IsCapital(string text) => text.Any(char.IsUpper) && !text.Any(char.IsLower);
}
