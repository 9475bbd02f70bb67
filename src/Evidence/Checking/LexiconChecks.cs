using Equipoise.Evidence.Claims.Lexicons;
using Equipoise.Evidence.Reading;

namespace Equipoise.Evidence.Checking;

/// <summary>Concepts are named by group and name, each once in a language; a term stands once in its concept and can be looked up.</summary>
internal static class LexiconChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at) =>
        files.Of<Lexicon>().GroupBy(l => l.Language, StringComparer.Ordinal).SelectMany(language => Concepts(language, at))
            .Concat(files.Of<Lexicon>().SelectMany(l => l.Concepts).SelectMany(c => Terms(c, at)));

    private static IEnumerable<Problem> Concepts(IEnumerable<Lexicon> language, Locations at)
    {
        var seen = new Dictionary<string, Concept>(StringComparer.Ordinal);
        foreach (var concept in language.SelectMany(l => l.Concepts))
        {
            if (concept.Id.Split('.') is not [{ Length: > 0 }, { Length: > 0 }])
                yield return at.Problem(Codes.BadId, concept, "id", $"'{concept.Id}' is not the name of a concept: a group and a name with a point between, such as outcome.sleep.");
            if (!seen.TryAdd(concept.Id, concept))
                yield return at.Problem(Codes.DuplicateId, concept, "id", $"The concept '{concept.Id}' stands already in {at.FileOf(seen[concept.Id])}. Put its terms together.");
        }
    }

    private static IEnumerable<Problem> Terms(Concept concept, Locations at)
    {
        if (concept.Terms.GroupBy(t => t, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            yield return at.Problem(Codes.TermUnfit, concept, "terms", $"'{twice.Key}' stands twice among the terms of {concept.Id}.");
        if (concept.Terms.FirstOrDefault(t => Vocabulary.Unfit(t) is not null) is { } unfit)
            yield return at.Problem(Codes.TermUnfit, concept, "terms", Vocabulary.Unfit(unfit)!);
    }
}
