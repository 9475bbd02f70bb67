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
            foreach (var concept in node.Concepts) found.Add(new(concept, first, at - first));
        }

        if (at == words.Count) return;
        var form = words[at].Form;
        if (node.Exact.TryGetValue(form, out var exact)) Walk(exact, words, first, at + 1, found);
        if (form.Length < Stem || !node.Stems.TryGetValue(form[..Stem], out var stems)) return;
        foreach (var (stem, next) in stems)
        {
            if (form.StartsWith(stem, StringComparison.Ordinal)) Walk(next, words, first, at + 1, found);
        }
    }

    private static ImmutableArray<Match> Longest(List<Match> found)
    {
        var kept = ImmutableArray.CreateBuilder<Match>();
        foreach (var match in found.Distinct())
        {
            if (!found.Exists(o => o.Count > match.Count && o.First <= match.First && o.Last >= match.Last && o.Group == match.Group)) kept.Add(match);
        }

        return kept.ToImmutable();
    }

    private void Add(string term, string concept)
    {
        var node = root;
        foreach (var part in term.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var starred = part.EndsWith('*');
            foreach (var word in ReadWords.Of(part, 0, part.Length)) node = node.Next(word.Form, starred && word.End >= part.Length - 1);
        }

        if (!node.Concepts.Contains(concept)) node.Concepts.Add(concept);
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Exact { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, List<(string Stem, Node Next)>> Stems { get; } = new(StringComparer.Ordinal);

        public List<string> Concepts { get; } = [];

        public Node Next(string form, bool starred)
        {
            if (!starred) return Exact.TryGetValue(form, out var next) ? next : Exact[form] = new();
            if (!Stems.TryGetValue(form[..Stem], out var stems)) Stems[form[..Stem]] = stems = [];
            var at = stems.FindIndex(s => s.Stem == form);
            if (at >= 0) return stems[at].Next;
            stems.Add((form, new()));
            return stems[^1].Next;
        }
    }
}
