using System.Collections.Immutable;

namespace Equipoise.Evidence.Searching;

/// <summary>A matched word: where, and which of the things asked for it answers, a bit each.</summary>
internal readonly record struct SnippetMark(TextRange At, ulong Wants);

/// <summary>The stretch of a text around its matched words that is shown under a hit.</summary>
internal static class SnippetWindow
{
    private const int Width = 200;
    private const int Before = 60;
    private const string Gap = "…";

    /// <summary>How many of the things asked for the marks answer.</summary>
    public static int Count(IEnumerable<SnippetMark> marks) => System.Numerics.BitOperations.PopCount(marks.Aggregate(0ul, (all, mark) => all | mark.Wants));

    public static MarkedText Around(string text, ImmutableArray<SnippetMark> marks)
    {
        var (start, end) = Bounds(text, FirstToShow(marks));
        var lead = start > 0 ? Gap : "";
        var inside = marks.Where(m => m.At.Start >= start && m.At.Start + m.At.Length <= end)
            .Select(m => m with { At = new(m.At.Start - start + lead.Length, m.At.Length) });
        return new(lead + text[start..end] + (end < text.Length ? Gap : ""), Merge([.. inside]));
    }

    /// <summary>The start of the mark from which most of the things asked for follow within the width.</summary>
    private static int FirstToShow(ImmutableArray<SnippetMark> marks)
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
    public static ImmutableArray<TextRange> Merge(ImmutableArray<SnippetMark> marks)
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
