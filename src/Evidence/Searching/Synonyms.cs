using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Equipoise.Evidence.Searching;

/// <summary>Words that mean the same to somebody who searches.</summary>
internal static class Synonyms
{
    /// <summary>
    /// <c>a = b</c>: either finds the other. <c>a > b</c>: a finds b but not the other way round, for a wide word would drown a narrow one.
    /// </summary>
    private const string Table = """
        stem cell = stromal cell
        stem cell > msc = mesenchymal = cell
        msc = mesenchymal
        mnc = mononuclear
        bone marrow = bmac
        umbilical cord blood = ucb = hucb
        fat > adipose
        liposuction > adipose
        spine = lumbar = intrathecal = spinal
        drip = vein = intravenous = iv
        nose = intranasal = nasal
        own = autologous
        donor = allogeneic
        fit = seizure = epilepsy
        side effect = harm = adverse event
        unwanted event > adverse event
        death > died = fatal
        cost = price = fee
        money > price
        vineland = vabs
        childhood autism rating scale = cars
        aberrant behavior checklist = abc c
        autism behavior checklist = aubc
        abc > aberrant = aubc
        autism treatment evaluation checklist = atec
        clinical global impression = cgi
        social responsiveness scale = srs
        blind = blinded = masked = masking
        randomised = randomized
        rct > randomised
        dummy = placebo
        look alike > placebo
        behaviour = behavior
        haemoglobin = hemoglobin
        tumour = tumor = cancer
        anaesthesia = anesthesia = anaesthetic
        paediatric = pediatric
        programme = program
        speech > language = words
        talk > language = speech
        sleep = insomnia
        fda > food drug administration
        ema > european medicines agency
        usa = united states = america
        uk = united kingdom = britain
        turkey = türkiye
        meta analysis = pooled
        occupational therapy = ot
        hbot > hyperbaric
        fmt > faecal = fecal
        """;

    private static readonly FrozenDictionary<string, ImmutableArray<ImmutableArray<string>>> ByPhrase = Read();

    /// <summary>Words in the longest phrase that has synonyms.</summary>
    public static int LongestPhrase { get; } = ByPhrase.Keys.Max(phrase => phrase.Count(c => c == ' ') + 1);

    /// <summary>Other phrases for this one, each as its words.</summary>
    public static ImmutableArray<ImmutableArray<string>> Of(IEnumerable<string> words) => ByPhrase.GetValueOrDefault(Key(words), []);

    private static FrozenDictionary<string, ImmutableArray<ImmutableArray<string>>> Read()
    {
        return Table.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(Pairs)
            .GroupBy(pair => Key(WordsOf(pair.From)), pair => WordsOf(pair.To), StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.DistinctBy(words => Key(words), StringComparer.Ordinal).ToImmutableArray(), StringComparer.Ordinal);
    }

    private static IEnumerable<(string From, string To)> Pairs(string line)
    {
        var sides = line.Split('>', StringSplitOptions.TrimEntries);
        var last = Phrases(sides[^1]);
        return sides.Length == 2
            ? last.Select(to => (sides[0], to))
            : from a in last from b in last where a != b select (a, b);
    }

    private static string[] Phrases(string side) => side.Split('=', StringSplitOptions.TrimEntries);

    private static ImmutableArray<string> WordsOf(string phrase)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var reader = new TokenReader(phrase);
        while (reader.Next()) words.Add(reader.Term.ToString());
        return words.ToImmutable();
    }

    private static string Key(IEnumerable<string> words) => string.Join(' ', words.Select(PluralFolding.Fold));
}
