using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Words;

namespace Equipoise.Evidence.Claims.Lexicons;

/// <summary>The terms of the lexicons of one language, ready to be met in a text; the time it takes grows with the length of the text only.</summary>
public sealed class Vocabulary
{
    /// <summary>Letters of a starred term that are looked up; shorter ones are looked up whole.</summary>
    private const int Stem = 3;

    private readonly Node root = new();

    public Vocabulary(IEnumerable<Lexicon> lexicons)
    {
        foreach (var concept in lexicons.SelectMany(l => l.Concepts))
        {
            foreach (var term in concept.Terms) Add(Unfit(term) is { } why ? throw new ArgumentException(why, nameof(lexicons)) : term, concept.Id);
        }
    }

    /// <summary>Why a term could not be met in any text, or null.</summary>
    public static string? Unfit(string term)
    {
        var parts = term.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Array.Find(parts, p => p.EndsWith('*') && p.Length <= Stem) is { } brief ? $"'{brief}' is too short a beginning; give at least {Stem} letters before the star."
            : Array.Find(parts, p => p[..^1].Contains('*', StringComparison.Ordinal)) is { } within ? $"'{within}' has a star that is not its last sign."
            : parts.Sum(p => ReadWords.Of(p, 0, p.Length).Count) == 0 ? $"'{term}' holds no word."
            : null;
    }

    /// <summary>Every concept met, in order; within one group a match that lies inside a longer one is not told.</summary>
    public ImmutableArray<Match> Find(IReadOnlyList<Word> words)
    {
        var found = new List<Match>();
        for (var first = 0; first < words.Count; first++) Walk(root, words, first, first, found);
        return Longest(found);
    }

    private static void Walk(Node node, IReadOnlyList<Word> words, int first, int at, List<Match> found)
    {
        if (at > first)
        {
            foreach (var (concept, group) in node.Concepts) found.Add(new(concept, group, first, at - first));
        }

        if (at == words.Count) return;
        var form = words[at].Form;
        if (node.Exact.TryGetValue(form, out var exact)) Walk(exact, words, first, at + 1, found);
        if (form.Length < Stem || !node.Starred.TryGetValue(form.AsSpan(0, Stem), out var stems)) return;
        foreach (var (stem, next) in stems)
        {
            if (form.StartsWith(stem, StringComparison.Ordinal)) Walk(next, words, first, at + 1, found);
        }
    }

    private static ImmutableArray<Match> Longest(List<Match> found)
    {
        var kept = ImmutableArray.CreateBuilder<Match>(found.Count);
        foreach (var match in found)
        {
            if (!IsWithinLonger(match, found) && !kept.Contains(match)) kept.Add(match);
        }

        return kept.DrainToImmutable();
    }

    private static bool IsWithinLonger(Match match, List<Match> found)
    {
        foreach (var other in found)
        {
            if (other.Count > match.Count && other.First <= match.First && other.Last >= match.Last && other.Group == match.Group) return true;
        }

        return false;
    }

    private void Add(string term, string concept)
    {
        var node = root;
        foreach (var part in term.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var starred = part.EndsWith('*');
            foreach (var word in ReadWords.Of(part, 0, part.Length)) node = node.Next(word.Form, starred && word.End >= part.Length - 1);
        }

        var met = (concept, string.Intern(concept[..concept.IndexOf('.', StringComparison.Ordinal)]));
        if (!node.Concepts.Contains(met)) node.Concepts.Add(met);
    }

    private sealed class Node
    {
        private readonly Dictionary<string, List<(string Stem, Node Next)>> stems = new(StringComparer.Ordinal);

        public Node() => Starred = stems.GetAlternateLookup<ReadOnlySpan<char>>();

        public Dictionary<string, Node> Exact { get; } = new(StringComparer.Ordinal);

        /// <summary>Terms with a star, by the letters they begin with.</summary>
        public Dictionary<string, List<(string Stem, Node Next)>>.AlternateLookup<ReadOnlySpan<char>> Starred { get; }

        public List<(string Concept, string Group)> Concepts { get; } = [];

        public Node Next(string form, bool starred)
        {
            if (!starred) return Exact.TryGetValue(form, out var next) ? next : Exact[form] = new();
            if (!stems.TryGetValue(form[..Stem], out var here)) stems[form[..Stem]] = here = [];
            var at = here.FindIndex(s => s.Stem == form);
            if (at >= 0) return here[at].Next;
            here.Add((form, new()));
            return here[^1].Next;
        }
    }
}
