using Equipoise.Evidence.Searching;

namespace Equipoise.Evidence.Matching;

/// <summary>How much two titles are alike.</summary>
internal enum TitleLikeness
{
    Different,

    /// <summary>Most of the letters are shared, or they are the same but for a number: worth a look, no more.</summary>
    Similar,

    /// <summary>One is the beginning of the other, as where a subtitle is left out.</summary>
    Beginning,

    /// <summary>The same words, but for order and at most one slip of the finger.</summary>
    Same,
}

/// <summary>
/// Compares titles. Sharing most words is not enough: "in children" and "in adults" differ in one of twelve. So the same title means that every word has its fellow,
/// and titles with different numbers are never the same.
/// </summary>
internal static class CompareTitles
{
    private const int FewestOfBeginning = 6;
    private const int ShortestWithSlip = 6;

    /// <summary>Least share of common trigrams (Dice) from which titles are called similar.</summary>
    public const double Similar = 0.8;

    public static TitleLikeness Of(TitleTraits a, TitleTraits b)
    {
        if (a.Letters.Length == 0 || b.Letters.Length == 0) return TitleLikeness.Different;
        if (a.Letters == b.Letters) return TitleLikeness.Same;
        if (a.Numbers.AsSpan().SequenceEqual(b.Numbers.AsSpan()) && SameWords(a, b)) return TitleLikeness.Same;
        var (shorter, longer) = a.Letters.Length < b.Letters.Length ? (a, b) : (b, a);
        if (shorter.Words.Length >= FewestOfBeginning && longer.Letters.StartsWith(shorter.Letters, StringComparison.Ordinal)) return TitleLikeness.Beginning;
        return Dice(a.Letters, b.Letters) >= Similar ? TitleLikeness.Similar : TitleLikeness.Different;
    }

    private static bool SameWords(TitleTraits a, TitleTraits b)
    {
        if (a.Words.Length != b.Words.Length) return false;
        var rest = b.Words.ToList();
        string? odd = null;
        foreach (var word in a.Words)
        {
            if (rest.Remove(word)) continue;
            if (odd is not null) return false;
            odd = word;
        }

        return odd is null || (odd.Length >= ShortestWithSlip && EditDistance.Between(odd, rest[0], 1) <= 1);
    }

    /// <summary>Twice the common trigrams over all trigrams, 0 to 1 (Dice 1945, doi:10.2307/1932409).</summary>
    public static double Dice(string a, string b)
    {
        if (a.Length < 3 || b.Length < 3) return a == b ? 1 : 0;
        var counts = new Dictionary<(char, char, char), int>(a.Length);
        for (var i = 0; i + 2 < a.Length; i++)
        {
            var trigram = (a[i], a[i + 1], a[i + 2]);
            counts[trigram] = counts.GetValueOrDefault(trigram) + 1;
        }

        var common = 0;
        for (var i = 0; i + 2 < b.Length; i++)
        {
            var trigram = (b[i], b[i + 1], b[i + 2]);
            if (counts.GetValueOrDefault(trigram) is not (> 0 and var left)) continue;
            counts[trigram] = left - 1;
            common++;
        }

        return 2.0 * common / (a.Length + b.Length - 4);
    }
}
