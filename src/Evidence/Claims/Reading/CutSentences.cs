using System.Buffers;
using System.Collections.Frozen;

namespace Equipoise.Evidence.Claims.Reading;

/// <summary>Cuts a page into sentences, and a sentence where a second statement begins that may be judged apart.</summary>
public static class CutSentences
{
    /// <summary>Nobody speaks this long; the rest is cut at a space so that one endless line costs no more than many short ones.</summary>
    private const int Longest = 1200;

    /// <summary>Words that a clause needs on either side to stand alone.</summary>
    private const int FewestWords = 4;

    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?…;\n—–|\t,");

    private static readonly FrozenSet<string> Abbreviations = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "dr", "mr", "mrs", "ms", "prof", "st", "vs", "v", "e.g", "i.e", "eg", "ie", "approx", "no", "fig", "al", "etc", "inc", "ltd", "u.s", "u.k", "jr", "sr", "dept", "est", "max", "min", "vol", "pp", "ca", "cf", "ph.d", "m.d", "sra", "av", "uzm", "doç");

    /// <summary>Words that begin a statement with a judgement of its own.</summary>
    private static readonly FrozenSet<string> Turns = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "but", "while", "although", "though", "whereas", "yet", "however", "pero", "aunque", "ancak", "fakat");

    public static IEnumerable<Sentence> Of(PageText page)
    {
        for (var block = 0; block < page.Blocks.Length; block++)
        {
            foreach (var sentence in Of(page, block)) yield return sentence;
        }
    }

    private static IEnumerable<Sentence> Of(PageText page, int number)
    {
        var block = page.Blocks[number];
        var start = block.Start;
        while (start < block.End)
        {
            var end = End(page.Text, start, block);
            var (from, to) = Trim(page.Text, start, end);
            if (to > from) yield return new(number, from, to);
            start = end;
        }
    }

    private static int End(string text, int start, Block block)
    {
        var at = start;
        var limit = Math.Min(block.End, start + Longest);
        while (at < limit)
        {
            var step = text.AsSpan(at, limit - at).IndexOfAny(Stops);
            if (step < 0) break;
            at += step;
            if (IsEnd(text, at, start, block)) return Closed(text, at + 1, block.End);
            at++;
        }

        return limit == block.End ? block.End : Space(text, start, limit);
    }

    private static bool IsEnd(string text, int at, int start, Block block) => text[at] switch
    {
        '\t' or '|' => true,
        '\n' => text.AsSpan(at, block.End - at).TrimStart(" \t\r").StartsWith("\n\n", StringComparison.Ordinal),
        '.' => IsFullStop(text, at, start, block.End),
        '!' or '?' or '…' => at + 1 >= block.End || !char.IsLetterOrDigit(text[at + 1]),
        ';' => Stands(text, start, at) && Stands(text, at + 1, block.End),
        '—' or '–' => Dash(text, at, start, block.End),
        ',' => Turns.GetAlternateLookup<ReadOnlySpan<char>>().Contains(NextWord(text, at + 1, block.End)) && Stands(text, start, at) && Stands(text, at + 1, block.End),
        _ => false,
    };

    private static bool IsFullStop(string text, int at, int start, int end)
    {
        if (at + 1 >= end) return true;
        var next = text[at + 1];
        if (char.IsDigit(next) || next is '.' or ',' || char.IsLower(next)) return false;
        var word = LastWord(text, start, at);
        if (word.Length == 1 && char.IsUpper(word[0])) return false;
        var following = text.AsSpan(at + 1, end - at - 1).TrimStart(" \u00a0\n\r\"”’')]");
        if (Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word)) return following.IsEmpty;
        return following.IsEmpty || !char.IsLower(following[0]);
    }

    /// <summary>A dash between two statements; one between words or numbers joins.</summary>
    private static bool Dash(string text, int at, int start, int end) =>
        at > start && at + 1 < end && !char.IsDigit(text[at + 1]) && !(char.IsLetterOrDigit(text[at - 1]) && text[at] == '–')
        && Stands(text, start, at) && Stands(text, at + 1, end);

    private static bool Stands(string text, int start, int end)
    {
        var words = 0;
        var within = false;
        for (var i = start; i < Math.Min(end, start + Longest); i++)
        {
            if (char.IsLetterOrDigit(text[i])) within = true;
            else if (within && text[i] is ' ' or '\n') (within, words) = (false, words + 1);
            else if (text[i] is '.' && words >= FewestWords) break;
            if (words >= FewestWords) return true;
        }

        return words + (within ? 1 : 0) >= FewestWords;
    }

    private static ReadOnlySpan<char> LastWord(string text, int start, int end)
    {
        var from = end;
        while (from > start && !char.IsWhiteSpace(text[from - 1]) && text[from - 1] is not ('(' or '"' or '“')) from--;
        return text.AsSpan(from, end - from);
    }

    private static ReadOnlySpan<char> NextWord(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        var to = start;
        while (to < end && char.IsLetter(text[to])) to++;
        return text.AsSpan(start, to - start);
    }

    /// <summary>Takes closing quotes and brackets into the sentence they end.</summary>
    private static int Closed(string text, int at, int end)
    {
        while (at < end && text[at] is '"' or '”' or '’' or '\'' or ')' or ']' or '.' or '!' or '?') at++;
        return at;
    }

    private static int Space(string text, int start, int limit) =>
        text.AsSpan(start, limit - start).LastIndexOf(' ') is > 0 and var at ? start + at + 1 : char.IsLowSurrogate(text[limit]) ? limit - 1 : limit;

    private static (int Start, int End) Trim(string text, int start, int end)
    {
        while (start < end && !char.IsLetterOrDigit(text[start]) && text[start] is not ('"' or '“' or '‘' or '(' or '$' or '€' or '£' or '₹' or '+' or '<' or '>' or '~' or '¿' or '¡') && !char.IsSurrogate(text[start])) start++;
        while (end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is ';' or '—' or '–' or '|' or ',' or '\u200b')) end--;
        return (start, end);
    }
}
