using System.Collections.Immutable;

namespace Equipoise.Evidence.Claims.Reading;

/// <summary>
/// Finds paragraphs, headings, items and rows in plain text or Markdown, by its lines. The text stays as it is, so that every place in it stays true.
/// </summary>
public static class ReadPlainText
{
    /// <summary>A line this long may be a part of a paragraph that was broken at the margin.</summary>
    private const int BrokenLine = 50;

    private const int LongestHeading = 90;

    /// <summary>Upright bars that make a line a row of a table.</summary>
    private const int Bars = 2;

    public static PageText Run(string text)
    {
        var blocks = ImmutableArray.CreateBuilder<Block>();
        string? title = null;
        foreach (var line in Lines(text))
        {
            if (line.Length == 0) continue;
            if (blocks.Count > 0 && Continues(text, blocks[^1], line)) blocks[^1] = blocks[^1] with { End = line.End };
            else blocks.Add(line);
        }

        for (var i = 0; i < blocks.Count; i++)
        {
            if ((blocks[i].Kind == BlockKind.Paragraph || IsNumberedTitle(text, blocks, i)) && IsHeading(text.AsSpan(blocks[i].Start, blocks[i].Length))) blocks[i] = blocks[i] with { Kind = BlockKind.Heading };
            if (blocks[i].Kind == BlockKind.Heading) title ??= text[blocks[i].Start..blocks[i].End];
        }

        return new(text, blocks.ToImmutable()) { Title = title };
    }

    /// <summary>Every line without its mark and its margins; an empty one is of no length.</summary>
    private static IEnumerable<Block> Lines(string text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = text.AsSpan(start).IndexOfAny('\n', '\r', '\u2028') is >= 0 and var found ? start + found : text.Length;
            yield return Line(text, start, end);
            start = end + 1;
        }
    }

    private static Block Line(string text, int start, int end)
    {
        (start, end) = Trim(text, start, end);
        var (kind, mark) = Marker(text.AsSpan(start, end - start));
        (start, end) = Trim(text, start + mark, end);
        return new(kind, start, end);
    }

    private static (int Start, int End) Trim(string text, int start, int end)
    {
        while (start < end && IsBlank(text[start])) start++;
        while (end > start && IsBlank(text[end - 1])) end--;
        return (start, end);
    }

    private static bool IsBlank(char sign) => char.IsWhiteSpace(sign) || sign is '\u200b' or '\ufeff' or '\u200e' or '\u200f';

    private static (BlockKind Kind, int Length) Marker(ReadOnlySpan<char> line) => line switch
    {
        ['#', ..] => (BlockKind.Heading, line.Length - line.TrimStart('#').Length),
        ['>', ..] => (BlockKind.Quotation, 1),
        ['|', ..] => (BlockKind.TableRow, 1),
        ['*', '*', ..] => (BlockKind.Paragraph, 0),
        ['-' or '*' or '•' or '–' or '▪' or '◦' or '●' or '✓' or '✔' or '✅' or '·' or '➤' or '‣' or 'o', ' ' or '\t' or '\u00a0', ..] => (BlockKind.ListItem, 1),
        ['•' or '▪' or '●' or '✓' or '✔' or '✅', ..] => (BlockKind.ListItem, 1),
        _ when Numbered(line) is > 0 and var length => (BlockKind.ListItem, length),
        _ when line.Contains('\t') || line.Count('|') >= Bars => (BlockKind.TableRow, 0),
        _ => (BlockKind.Paragraph, 0),
    };

    /// <summary>"3. Panama" above a stretch that is no item: the title of a part, and no item of a list.</summary>
    private static bool IsNumberedTitle(string text, ImmutableArray<Block>.Builder blocks, int at) =>
        blocks[at].Kind == BlockKind.ListItem && at + 1 < blocks.Count && blocks[at + 1].Kind != BlockKind.ListItem
        && text.AsSpan(0, blocks[at].Start).TrimEnd() is [.., >= '0' and <= '9', '.' or ')'];

    /// <summary>Length of "3. " or "12) " at the start of a line.</summary>
    private static int Numbered(ReadOnlySpan<char> line)
    {
        var digits = 0;
        while (digits < line.Length && digits < 3 && char.IsAsciiDigit(line[digits])) digits++;
        return digits is > 0 and < 3 && digits + 1 < line.Length && line[digits] is '.' or ')' && char.IsWhiteSpace(line[digits + 1]) ? digits + 1 : 0;
    }

    /// <summary>Whether a line only goes on with the sentence that a narrow margin broke.</summary>
    private static bool Continues(string text, Block last, Block line)
    {
        if (line.Kind != BlockKind.Paragraph || last.Kind is BlockKind.Heading or BlockKind.TableRow) return false;
        var between = text.AsSpan(last.End, line.Start - last.End);
        if (between.Count('\n') > 1) return false;
        var lastLine = last.End - (text.AsSpan(last.Start, last.Length).LastIndexOf('\n') is >= 0 and var at ? last.Start + at : last.Start);
        return lastLine >= BrokenLine && !Ends(text[last.End - 1]) && (char.IsLower(text[line.Start]) || char.IsDigit(text[line.Start]) || text[last.End - 1] == ',');
    }

    private static bool Ends(char sign) => sign is '.' or '!' or '?' or ':' or ';' or '”' or '"';

    private static bool IsHeading(ReadOnlySpan<char> line) =>
        line.Length <= LongestHeading && !line.Contains('\n') && char.IsLetterOrDigit(line[0]) && line[^1] is not ('.' or '!' or ':' or ';' or ',') && (line[^1] == '?' || CapitalShare(line) >= 0.5);

    /// <summary>The share of longer words that begin with a capital, or 1 for up to four words.</summary>
    private static double CapitalShare(ReadOnlySpan<char> line)
    {
        int words = 0, capitals = 0, all = 0;
        foreach (var range in line.Split(' '))
        {
            var word = line[range];
            if (word.IsEmpty) continue;
            all++;
            if (word.Length < 4) continue;
            words++;
            if (char.IsUpper(word[0])) capitals++;
        }

        return all <= 4 && char.IsUpper(line[0]) ? 1 : words == 0 ? 0 : (double)capitals / words;
    }
}
