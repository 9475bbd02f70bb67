using System.Collections.Immutable;
using Equipoise.Evidence.Searching;

namespace Equipoise.Evidence.Importing.Indexing;

/// <summary>Marks the words that were asked for and cuts the passage to show.</summary>
internal sealed class RecordSnippet(RecordQuestion question)
{
    private readonly ImmutableArray<RecordWant> wants = [.. question.Wants.Where(w => !w.IsExcluded)];

    public ImmutableArray<TextRange> Marks(string text) => SnippetWindow.Merge(Find(text));

    /// <summary>The passage in which most of what was asked for stands; the beginning of the summary when it stands in the heading alone.</summary>
    public MarkedText Of(ImportedRecord record)
    {
        var quotable = RecordPassages.Of(record).Where(p => p.Quotable).Select(p => p.Text).ToArray();
        if (quotable.Length == 0) return new("", []);
        var (best, marks, most) = (quotable[0], ImmutableArray<SnippetMark>.Empty, -1);
        foreach (var text in quotable)
        {
            var found = Find(text);
            if (SnippetWindow.Count(found) is var count && count > most) (best, marks, most) = (text, found, count);
            if (most == wants.Length) break;
        }

        return SnippetWindow.Around(best, marks);
    }

    private ImmutableArray<SnippetMark> Find(string text)
    {
        var marks = ImmutableArray.CreateBuilder<SnippetMark>();
        if (wants.IsEmpty) return [];
        var reader = new TokenReader(text);
        while (reader.Next())
            if (Answers(ref reader) is not 0 and var bits) marks.Add(new(new(reader.Start, reader.Length), bits));
        return marks.ToImmutable();
    }

    private ulong Answers(ref TokenReader reader)
    {
        var word = reader.IsJoined ? reader.Term : PluralFolding.Fold(reader.Term, reader.IsAcronym);
        var bits = 0ul;
        for (var i = 0; i < wants.Length; i++)
            if (IsOf(word, wants[i], reader.IsJoined)) bits |= 1ul << i;
        return bits;
    }

    private static bool IsOf(ReadOnlySpan<char> word, RecordWant want, bool isJoined)
    {
        if (want.Also is { } also && word.SequenceEqual(also)) return true;
        for (var i = 0; i < want.Words.Length; i++)
            if (word.SequenceEqual(want.Words[i]) || (want.IsPrefix && i == want.Words.Length - 1 && !isJoined && word.StartsWith(want.Words[i]))) return true;
        return false;
    }
}
