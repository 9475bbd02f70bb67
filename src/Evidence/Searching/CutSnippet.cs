using System.Collections.Immutable;

namespace Equipoise.Evidence.Searching;

/// <summary>Cuts the passage to show under a hit and says which parts of it match.</summary>
internal sealed class CutSnippet
{
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

    public ImmutableArray<TextRange> Marks(string text) => SnippetWindow.Merge(Find(text));

    public MarkedText From(SearchDocument document, int number)
    {
        var (text, marks) = Passages(document, number).Prepend(document.Lead).Select(text => (text, Find(text))).MaxBy(p => SnippetWindow.Count(p.Item2));
        return SnippetWindow.Around(text, marks);
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

    private ImmutableArray<SnippetMark> Find(string text)
    {
        var marks = ImmutableArray.CreateBuilder<SnippetMark>();
        var reader = new TokenReader(text);
        while (reader.Next())
        {
            // A letter by itself is part of a DOI or a name's initial; marking every such letter hides the words.
            if (reader.Term.Length == 1 && char.IsLetter(reader.Term[0])) continue;
            if (wantsOf.TryGetValue(postings.Vocabulary.Find(reader.Term), out var wants)) marks.Add(new(new(reader.Start, reader.Length), wants));
        }

        return marks.ToImmutable();
    }
}
