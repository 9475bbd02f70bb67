using System.Collections.Immutable;

namespace Equipoise.Evidence.Searching;

/// <summary>Turns the words that were typed into the words that will be looked up.</summary>
/// <param name="vocabulary">The words there are.</param>
/// <param name="forgiving">Whether known words may be slips of the finger too; unknown ones always may.</param>
internal sealed class PlanSearch(Vocabulary vocabulary, bool forgiving)
{
    private const float Plural = 0.95f;
    private const float Beginning = 0.6f;
    private const float Synonym = 0.6f;
    private const float Joined = 0.9f;
    private const float Slip = 0.5f;
    private const int MostBeginnings = 64;
    private const int ShortestBeginning = 2;
    private const int ShortestHalf = 3;

    public ImmutableArray<Want> For(ImmutableArray<QueryWord> words)
    {
        var wants = ImmutableArray.CreateBuilder<Want>();
        for (var i = 0; i < words.Length;)
        {
            var (want, taken) = At(words, i);
            wants.Add(want);
            i += taken;
        }

        return wants.ToImmutable();
    }

    private (Want Want, int Taken) At(ImmutableArray<QueryWord> words, int i)
    {
        for (var length = Math.Min(Synonyms.LongestPhrase, words.Length - i); length > 0; length--)
        {
            var span = words.AsSpan(i, length).ToImmutableArray();
            var others = Synonyms.Of(span.Select(w => w.Text));
            if (!others.IsEmpty) return (Of(span, others), length);
            if (length > 1 && words[i].Parts == length) return (Of(span, []), length);
        }

        return words[i].Parts > 1 && words[i].Parts <= words.Length - i
            ? (Of(words.AsSpan(i, words[i].Parts).ToImmutableArray(), []), words[i].Parts)
            : (Of([words[i]], []), 1);
    }

    private Want Of(ImmutableArray<QueryWord> span, ImmutableArray<ImmutableArray<string>> synonyms) =>
        new([.. AsTyped(span).Concat(synonyms.Select(words => new Phrase([.. words.Select(Known)], Synonym))).Where(p => p.CanMatch)]);

    private IEnumerable<Phrase> AsTyped(ImmutableArray<QueryWord> span)
    {
        yield return new([.. span.Select(Matches)], 1);
        if (span[0].Compound is { } compound && span[0].Parts == span.Length) yield return new([Known(compound)], Joined);
        if (span is [{ Parts: 1 } word] && !vocabulary.Knows(word.Text))
        {
            foreach (var (left, right) in Halves(word.Text)) yield return new([Known(left), Known(right)], Joined);
        }
    }

    private ImmutableArray<Match> Matches(QueryWord word)
    {
        var matches = Known(word.Text);
        if (word is { IsUnfinished: true, Text.Length: >= ShortestBeginning })
            matches = matches.AddRange(vocabulary.StartingWith(word.Text, MostBeginnings).Where(n => matches.All(m => m.Word != n)).Select(n => new Match(n, Beginning)));
        return (matches.IsEmpty || forgiving) && SlipsAllowed(word.Text) is var slips and > 0 ? [.. matches, .. Slips(word.Text, slips, matches)] : matches;
    }

    private ImmutableArray<Match> Known(string word)
    {
        var number = vocabulary.Find(word);
        var plurals = vocabulary.Plurals(word).Select(n => new Match(n, Plural));
        return number < 0 ? [.. plurals] : [new(number, 1), .. plurals];
    }

    private IEnumerable<Match> Slips(string word, int most, ImmutableArray<Match> known) =>
        vocabulary.Nearest(word, most).Words.Where(n => known.All(m => m.Word != n)).Select(n => new Match(n, Slip, IsSlip: true));

    /// <summary>None in short words, where a slip makes another word, nor in numbers, where it makes another trial.</summary>
    public static int SlipsAllowed(string word) => word.Any(char.IsDigit) ? 0 : word.Length switch { < 4 => 0, < 8 => 1, _ => 2 };

    /// <summary>"cordblood" is "cord blood".</summary>
    private IEnumerable<(string Left, string Right)> Halves(string word)
    {
        for (var i = ShortestHalf; i <= word.Length - ShortestHalf; i++)
        {
            if (vocabulary.Knows(word[..i]) && vocabulary.Knows(word[i..])) yield return (word[..i], word[i..]);
        }
    }
}
