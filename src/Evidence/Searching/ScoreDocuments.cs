using System.Collections.Immutable;

namespace Equipoise.Evidence.Searching;

/// <summary>A document that was found.</summary>
/// <param name="Document">Its number.</param>
/// <param name="Wants">How many of the things asked for it has.</param>
/// <param name="Slips">How many of these only by a slip of the finger.</param>
/// <param name="Score">BM25-like, within documents alike in the other two.</param>
internal readonly record struct Found(int Document, int Wants, int Slips, float Score);

/// <summary>Adds up what each document has of what is wanted.</summary>
internal sealed class ScoreDocuments(Postings postings)
{
    /// <summary>Documents with anything of what is wanted, in no order.</summary>
    public ImmutableArray<Found> With(ImmutableArray<Want> wants)
    {
        var sum = new Tally(postings.Documents);
        var slips = new byte[postings.Documents];
        foreach (var want in wants)
        {
            var best = Best(want);
            for (var d = 0; d < best.Score.Length; d++)
            {
                if (best.Score[d] <= 0) continue;
                sum.Score[d] += best.Score[d];
                sum.Times[d]++;
                if (best.Times[d] > 0) slips[d]++;
            }
        }

        return [.. Enumerable.Range(0, postings.Documents).Where(d => sum.Times[d] > 0).Select(d => new Found(d, sum.Times[d], slips[d], sum.Score[d]))];
    }

    /// <summary>Two numbers a document.</summary>
    private sealed class Tally(int documents)
    {
        public float[] Score { get; } = new float[documents];

        public byte[] Times { get; } = new byte[documents];
    }

    /// <summary>The best phrase of each document; <see cref="Tally.Times"/> is 1 where that is a slip.</summary>
    private Tally Best(Want want)
    {
        if (want.Phrases is [{ Weight: 1 } only]) return Of(only);
        var best = new Tally(postings.Documents);
        foreach (var phrase in want.Phrases)
        {
            var scores = Of(phrase);
            for (var d = 0; d < scores.Score.Length; d++) Keep(best, d, scores.Score[d] * phrase.Weight, scores.Times[d] > 0);
        }

        return best;
    }

    private Tally Of(Phrase phrase)
    {
        var all = Of(phrase.Words[0]);
        foreach (var matches in phrase.Words.Skip(1))
        {
            var next = Of(matches);
            for (var d = 0; d < next.Score.Length; d++)
            {
                all.Score[d] = all.Score[d] > 0 && next.Score[d] > 0 ? all.Score[d] + next.Score[d] : 0;
                all.Times[d] |= next.Times[d];
            }
        }

        return all;
    }

    private Tally Of(ImmutableArray<Match> matches)
    {
        var best = new Tally(postings.Documents);
        if (matches.IsEmpty) return best;
        var asTyped = matches[0].Weight < 1 ? float.PositiveInfinity : postings.Rarity(matches[0].Word);
        foreach (var match in matches)
        {
            // A rarer spelling must not make a document better than the word that was typed.
            var rarity = MathF.Min(asTyped, postings.Rarity(match.Word)) * match.Weight;
            foreach (var posting in postings.Of(match.Word)) Keep(best, posting.Document, rarity * posting.Weight, match.IsSlip);
        }

        return best;
    }

    private static void Keep(Tally best, int document, float score, bool isSlip)
    {
        if (score <= 0) return;
        var slip = isSlip ? (byte)1 : (byte)0;
        var isBetter = best.Score[document] <= 0 || slip < best.Times[document] || (slip == best.Times[document] && score > best.Score[document]);
        if (isBetter) (best.Score[document], best.Times[document]) = (score, slip);
    }
}
