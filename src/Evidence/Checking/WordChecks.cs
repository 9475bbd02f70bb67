using Equipoise.Evidence.Background;
using Equipoise.Evidence.Clinics;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Translations;

namespace Equipoise.Evidence.Checking;

/// <summary>Translated words stand beside the English ones: the same keys, the same places for values, the same numbers, and no markup.</summary>
internal static class WordChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        var records = Records(files);
        var english = files.Of<WordFile>().Where(f => f.Language == PageLanguage.En).GroupBy(f => f.Topic, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var file in files.Of<WordFile>())
        {
            foreach (var problem in Place(file, at).Concat(Said(file, at)).Concat(People(file, at))) yield return problem;
            if (records.TryGetValue(file.Topic, out var sentences))
            {
                // A record that could not be read is a problem of its own.
                foreach (var problem in Beside(file, sentences, at, whole: false, key => files.Failed(file.Topic, key.Split('.')[0]) || (file.Topic == CriterionKeys.Topic && files.AnyFailed(file.Topic)))) yield return problem;
            }
            else if (file.Language != PageLanguage.En && english.TryGetValue(file.Topic, out var source))
            {
                foreach (var problem in Beside(file, source.Words, at, whole: true, _ => false)) yield return problem;
            }
            else if (file.Language != PageLanguage.En && !files.Failed("words", file.Topic))
            {
                yield return at.Problem(Codes.ReferenceUnknown, file, "topic", $"There are no English words for '{file.Topic}', and no folder of records that can be translated has that name.");
            }
        }
    }

    /// <summary>The sentences of records that can be translated, by folder and key.</summary>
    private static Dictionary<string, Dictionary<string, string>> Records(RecordFiles files)
    {
        var folders = Enum.GetValues<Shelf>().Select(shelf => Shape.Kebab(shelf.ToString())).ToDictionary(
            folder => folder,
            folder => Keyed(files.All.Where(r => r.Kind.Folder == folder).Select(r => (FactGroup)r.Record).SelectMany(FactKeys.Of)),
            StringComparer.Ordinal);
        folders[CriterionKeys.Topic] = Keyed(files.Of<VettingChecklist>().SelectMany(c => c.Criteria).SelectMany(CriterionKeys.Of));
        return folders;
    }

    private static Dictionary<string, string> Keyed(IEnumerable<(string Key, string English)> sentences) =>
        sentences.DistinctBy(s => s.Key, StringComparer.Ordinal).ToDictionary(s => s.Key, s => s.English, StringComparer.Ordinal);

    private static IEnumerable<Problem> Place(WordFile file, Locations at)
    {
        var expected = $"words/{file.Language.Code()}/{file.Topic}.yaml";
        if (at.FileOf(file) != expected)
            yield return at.Problem(Codes.IdIsNotFileName, file, "topic", $"Words of this language and topic stand in {expected}.");
    }

    private static IEnumerable<Problem> People(WordFile file, Locations at)
    {
        if (file is { Language: not PageLanguage.En, Translator: null }) yield return at.Problem(Codes.MissingField, file, "translator", "A translation says who or what made it.");
        if (file.Checker is null != file.CheckedOn is null)
            yield return at.Problem(Codes.MissingField, file, file.Checker is null ? "checker" : "checkedOn", "Who checked a translation and when stand together.");
    }

    private static IEnumerable<Problem> Said(WordFile file, Locations at)
    {
        foreach (var (key, sentence) in file.Words)
        {
            if (!Wording.IsKey(key)) yield return at.Problem(Codes.BadId, file.Words, key, $"'{key}' cannot be a key: letters and digits, with points and hyphens between.");
            if (Wording.Unfit(sentence) is { } why) yield return at.Problem(Codes.WordsUnfit, file.Words, key, why);
        }
    }

    private static IEnumerable<Problem> Beside(WordFile file, IReadOnlyDictionary<string, string> source, Locations at, bool whole, Func<string, bool> unread)
    {
        foreach (var missing in whole ? source.Keys.Except(file.Words.Keys, StringComparer.Ordinal) : [])
            yield return at.Problem(Codes.WordsMissing, file, "words", $"English has '{missing}', and it is not translated here.");
        foreach (var (key, sentence) in file.Words)
        {
            if (!source.TryGetValue(key, out var english))
            {
                if (!unread(key)) yield return at.Problem(Codes.ReferenceUnknown, file.Words, key, $"There is no '{key}' in English.");
                continue;
            }

            if (whole && !Wording.Places(english).SequenceEqual(Wording.Places(sentence), StringComparer.Ordinal))
                yield return at.Problem(Codes.WordsUnfit, file.Words, key, $"English has {Listed(Wording.Places(english))} here, this has {Listed(Wording.Places(sentence))}.");
            if (Wording.NumbersLost(english, sentence) is { Count: > 0 } lost)
                yield return at.Problem(Codes.WordsUnfit, file.Words, key, $"The English sentence has the number {string.Join(" and ", lost)}, and this one has not.");
        }
    }

    private static string Listed(IReadOnlyList<string> places) => places.Count == 0 ? "no place for a value" : string.Join(", ", places.Select(p => $"{{{p}}}"));
}
