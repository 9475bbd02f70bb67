using System.Collections.Immutable;

namespace Equipoise.Evidence.Searching;

/// <summary>Cuts the passage to show under a hit and says which parts of it match.</summary>
internal sealed class CutSnippet
{
    private const int Width = 200;
    private const int Before = 60;
    private const string Gap = "…";

    private readonly Postings postings;
    private readonly Dictionary<int, ulong> wantsOf = [];

    public CutSnippet(Postings postings, ImmutableArray<Want> wants)
    {
        this.postings = postings;
        for (var i = 0; i < wants.Length; i++)
        {
            foreach (var match in wants[i].Matches) wantsOf[match.Word] = wantsOf.GetValueOrDefault(match.Word) | (1ul << i);
        }
    }

    /// <summary>A matched word: where, and which of the things asked for it answers, a bit each.</summary>
    private readonly record struct Mark(TextRange At, ulong Wants);

    public ImmutableArray<TextRange> Marks(string text) => Merge(Find(text));

    public MarkedText From(SearchDocument document, int number)
    {
        var (text, marks) = Passages(document, number).Prepend(document.Lead).Select(text => (text, Find(text))).MaxBy(p => Count(p.Item2));
        return Window(text, marks);
    }

    /// <summary>The passages that the words of the question point to, each once.</summary>
    private IEnumerable<string> Passages(SearchDocument document, int number) =>
        wantsOf.Keys
            .Select(word => QuoteOf(word, number))
            .Where(quote => quote >= 0)
            .Distinct()
            .Order()
            .Select(quote => document.Passages[quote].Text);

    private int QuoteOf(int word, int document)
    {
        var list = postings.Of(word).AsSpan();
        int low = 0, high = list.Length - 1;
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            if (list[middle].Document == document) return list[middle].Quote;
            if (list[middle].Document < document) low = middle + 1;
            else high = middle - 1;
        }

        return -1;
    }

    private ImmutableArray<Mark> Find(string text)
    {
        var marks = ImmutableArray.CreateBuilder<Mark>();
        var reader = new TokenReader(text);
        while (reader.Next())
        {
            // A letter by itself is part of a DOI or a name's initial; marking every such letter hides the words.
            if (reader.Term.Length == 1 && char.IsLetter(reader.Term[0])) continue;
            if (wantsOf.TryGetValue(postings.Vocabulary.Find(reader.Term), out var wants)) marks.Add(new(new(reader.Start, reader.Length), wants));
        }

        return marks.ToImmutable();
    }

    private static int Count(IEnumerable<Mark> marks) => System.Numerics.BitOperations.PopCount(marks.Aggregate(0ul, (all, mark) => all | mark.Wants));

    private static MarkedText Window(string text, ImmutableArray<Mark> marks)
    {
        var (start, end) = Bounds(text, FirstToShow(marks));
        var lead = start > 0 ? Gap : "";
        var inside = marks.Where(m => m.At.Start >= start && m.At.Start + m.At.Length <= end)
            .Select(m => m with { At = new(m.At.Start - start + lead.Length, m.At.Length) });
        return new(lead + text[start..end] + (end < text.Length ? Gap : ""), Merge([.. inside]));
    }

    /// <summary>The start of the mark from which most of the things asked for follow within the width.</summary>
    private static int FirstToShow(ImmutableArray<Mark> marks)
    {
        if (marks.IsEmpty) return 0;
        return marks.MaxBy(first => Count(marks.Where(m => m.At.Start >= first.At.Start && m.At.Start + m.At.Length <= first.At.Start + Width - Before))).At.Start;
    }

    private static (int Start, int End) Bounds(string text, int first)
    {
        if (text.Length <= Width) return (0, text.Length);
        var start = first <= Before ? 0 : AfterSpace(text, first - Before, first);
        var end = start + Width >= text.Length ? text.Length : BeforeSpace(text, start + Width, start + (Width / 2));
        return (start, end);
    }

    private static int AfterSpace(string text, int from, int latest)
    {
        var space = text.IndexOf(' ', from, latest - from);
        return space >= 0 ? space + 1 : latest;
    }

    private static int BeforeSpace(string text, int from, int earliest)
    {
        var space = text.LastIndexOf(' ', from, from - earliest);
        if (space > 0) return space;
        return char.IsLowSurrogate(text[from]) ? from - 1 : from;
    }

    /// <summary>The parts of a hyphenated word are marked once, with the whole.</summary>
    private static ImmutableArray<TextRange> Merge(ImmutableArray<Mark> marks)
    {
        var merged = new List<TextRange>(marks.Length);
        foreach (var at in marks.Select(m => m.At).OrderBy(at => at.Start))
        {
            if (merged.Count > 0 && at.Start < merged[^1].Start + merged[^1].Length)
                merged[^1] = merged[^1] with { Length = Math.Max(merged[^1].Length, at.Start + at.Length - merged[^1].Start) };
            else
                merged.Add(at);
        }

        return [.. merged];
    }
}
