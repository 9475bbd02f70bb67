using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Equipoise.Evidence.Searching;

/// <summary>
/// Builds the postings. Weights follow BM25F (Robertson and Zaragoza 2009, doi:10.1561/1500000019): frequencies are weighted by
/// place and set against the usual length of that place before they are saturated.
/// </summary>
internal sealed class CountWords
{
    private const float Saturation = 1.2f;
    private const float LengthMatters = 0.5f;
    private static readonly int Places = Enum.GetValues<Place>().Length;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<(string Text, bool IsJoined, bool IsAcronym)> words = [];
    private readonly List<List<Count>> counts = [];
    private readonly List<int[]> lengths = [];

    private struct Count
    {
        public int Document;
        public int Quote;
        public int Name;
        public int About;
        public int Summary;
        public int Rest;
    }

    public static Postings In(ImmutableArray<SearchDocument> documents)
    {
        var counting = new CountWords();
        for (var i = 0; i < documents.Length; i++) counting.Add(documents[i], i);
        return counting.Finish(documents.Length);
    }

    private void Add(SearchDocument document, int number)
    {
        var length = new int[Places];
        for (var p = 0; p < document.Passages.Length; p++)
        {
            var passage = document.Passages[p];
            var reader = new TokenReader(passage.Text);
            while (reader.Next())
            {
                if (!reader.IsJoined) length[(int)passage.Place]++;
                ref var count = ref CountOf(NumberOf(ref reader), number);
                if (passage.Quotable && count.Quote < 0) count.Quote = p;
                Increase(ref count, passage.Place);
            }
        }

        lengths.Add(length);
    }

    private int NumberOf(ref TokenReader reader)
    {
        var known = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(reader.Term, out var number))
        {
            number = words.Count;
            words.Add((reader.Term.ToString(), reader.IsJoined, reader.IsAcronym));
            counts.Add([]);
            known[reader.Term] = number;
        }

        var word = words[number];
        if ((word.IsJoined && !reader.IsJoined) || (word.IsAcronym && !reader.IsAcronym))
            words[number] = (word.Text, word.IsJoined && reader.IsJoined, word.IsAcronym && reader.IsAcronym);
        return number;
    }

    private ref Count CountOf(int word, int document)
    {
        var list = counts[word];
        if (list.Count == 0 || list[^1].Document != document) list.Add(new() { Document = document, Quote = -1 });
        return ref CollectionsMarshal.AsSpan(list)[^1];
    }

    private static void Increase(ref Count count, Place place)
    {
        switch (place)
        {
            case Place.Name: count.Name++; break;
            case Place.About: count.About++; break;
            case Place.Summary: count.Summary++; break;
            default: count.Rest++; break;
        }
    }

    private Postings Finish(int documents)
    {
        var usual = Enumerable.Range(0, Places).Select(place => lengths.Select(l => (float)l[place]).DefaultIfEmpty().Average()).ToArray();
        var vocabulary = new Vocabulary([.. words.Select(w => new VocabularyWord(w.Text, w.IsAcronym ? w.Text : PluralFolding.Fold(w.Text), w.IsJoined))]);
        return new(vocabulary, [.. counts.Select(list => list.Select(count => new Posting(count.Document, Weight(count, usual), count.Quote)).ToImmutableArray())], documents);
    }

    private float Weight(Count count, float[] usual)
    {
        var length = lengths[count.Document];
        var frequency = (8 * Normal(count.Name, Place.Name)) + (4 * Normal(count.About, Place.About)) + (2 * Normal(count.Summary, Place.Summary)) + Normal(count.Rest, Place.Rest);
        return frequency / (Saturation + frequency);

        float Normal(int times, Place place) =>
            times == 0 ? 0 : times / (1 - LengthMatters + (LengthMatters * length[(int)place] / usual[(int)place]));
    }
}
