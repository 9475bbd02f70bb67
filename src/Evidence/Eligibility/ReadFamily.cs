using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Eligibility.Phrases;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Eligibility;

/// <summary>A word of the question that was not understood.</summary>
/// <param name="Field">Its name, as in the address of the page.</param>
/// <param name="Given">What was given, cut to 100 signs.</param>
/// <param name="Code">Which message fits: not-a-number, out-of-range, not-a-country, not-a-language, not-a-choice, too-long, months-alone.</param>
/// <param name="Message">The message in English.</param>
public sealed record FamilyProblem(string Field, string Given, string Code, string Message);

/// <summary>What was read of a family's answers: what was understood, and what was not.</summary>
public sealed record FamilyReading(Family Family, ImmutableArray<FamilyProblem> Problems);

/// <summary>Reads the answers of a family from words, the same for the page, the API and the program.</summary>
public static class ReadFamily
{
    /// <summary>Names of the answers.</summary>
    public static ImmutableArray<string> Fields { get; } = ["age", "months", "sex", "country", "diagnosis", "speech", "language", "cells", "seizures", "genetic", "weight", "travel"];

    public static ImmutableSortedDictionary<string, Diagnosis> Diagnoses { get; } = Words(("autism", Diagnosis.Autism), ("autism-dsm-5", Diagnosis.AutismDsm5), ("autism-dsm-4", Diagnosis.AutismDsm4), ("autism-icd", Diagnosis.AutismIcd), ("suspected", Diagnosis.Suspected), ("none", Diagnosis.None));

    public static ImmutableSortedDictionary<string, Speech> Speeches { get; } = Words(("none", Speech.None), ("words", Speech.Words), ("phrases", Speech.Phrases), ("sentences", Speech.Sentences));

    public static ImmutableSortedDictionary<string, Seizures> SeizureAnswers { get; } = Words(("never", Seizures.Never), ("past", Seizures.Past), ("epilepsy", Seizures.Epilepsy));

    public static ImmutableSortedDictionary<string, GeneticFinding> GeneticAnswers { get; } = Words(("none-found", GeneticFinding.TestedNone), ("not-tested", GeneticFinding.NotTested), ("known", GeneticFinding.Known));

    public static ImmutableSortedDictionary<string, Travel> Travels { get; } = Words(("own-country", Travel.OwnCountry), ("nearby", Travel.Nearby), ("anywhere", Travel.Anywhere));

    public static ImmutableSortedDictionary<string, Sex> Sexes { get; } = Words(("boy", Sex.Male), ("girl", Sex.Female));

    public static ImmutableSortedDictionary<string, bool> YesNo { get; } = Words(("no", false), ("yes", true));

    private const int LongestWord = 100;
    private const int MostLanguages = 10;

    /// <param name="values">The values given under a name; none when nothing was.</param>
    public static FamilyReading From(Func<string, IEnumerable<string?>> values)
    {
        var reader = new Reader(values);
        var family = new Family
        {
            Age = reader.Age(),
            Sex = reader.Choice("sex", Sexes),
            Country = reader.Country(),
            Diagnosis = reader.Choice("diagnosis", Diagnoses),
            Speech = reader.Choice("speech", Speeches),
            Languages = reader.Languages(),
            EarlierCells = reader.Choice("cells", YesNo),
            Seizures = reader.Choice("seizures", SeizureAnswers),
            Genetic = reader.Choice("genetic", GeneticAnswers),
            Weight = reader.Number("weight", 0.5m, 400, "kilograms"),
            Travel = reader.Choice("travel", Travels),
        };
        return new(family, [.. reader.Problems]);
    }

    private static ImmutableSortedDictionary<string, T> Words<T>(params (string Word, T Value)[] words) => words.ToImmutableSortedDictionary(w => w.Word, w => w.Value, StringComparer.Ordinal);

    private sealed class Reader(Func<string, IEnumerable<string?>> values)
    {
        public List<FamilyProblem> Problems { get; } = [];

        public ChildAge? Age()
        {
            var years = Number("age", 0, 120, "years", whole: true);
            var months = Number("months", 0, 11, "months", whole: true);
            if (years is null && months is not null && Word("age") is null) return new ChildAge(0, (int)months);
            return years is null ? null : new ChildAge((int)years, (int?)months);
        }

        public string? Country()
        {
            if (Word("country") is not { } word) return null;
            if (word.Length == 2 && Countries.Names.ContainsKey(word.ToUpperInvariant())) return word.ToUpperInvariant();
            return CountryNames.Code(word) ?? Refused<string>("country", word, "not-a-country", $"'{Shown(word)}' is no country we know. Choose one, or give its two letters, such as TR.");
        }

        public ImmutableArray<string> Languages()
        {
            var found = ImmutableArray.CreateBuilder<string>();
            foreach (var word in values("language").SelectMany(v => (v ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Take(MostLanguages))
            {
                var code = word.ToLowerInvariant();
                if (!PlacePhrases.LanguageCodes.Contains(code)) Refused<string>("language", word, "not-a-language", $"'{Shown(word)}' is no language that trials ask for. Give its two letters, such as en.");
                else if (!found.Contains(code)) found.Add(code);
            }

            return found.ToImmutable();
        }

        public T? Choice<T>(string field, ImmutableSortedDictionary<string, T> words) where T : struct
        {
            if (Word(field) is not { } word) return null;
            if (words.TryGetValue(word.ToLowerInvariant(), out var value)) return value;
            Refused<string>(field, word, "not-a-choice", $"'{Shown(word)}' is none of the answers. There are: {string.Join(", ", words.Keys)}.");
            return null;
        }

        public decimal? Number(string field, decimal low, decimal high, string unit, bool whole = false)
        {
            if (Word(field) is not { } word) return null;
            var plain = word.Replace(',', '.');
            if (plain.Length > 12 || !decimal.TryParse(plain, whole ? NumberStyles.None : NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                Refused<string>(field, word, "not-a-number", $"'{Shown(word)}' is not a {(whole ? "whole " : "")}number of {unit}.");
                return null;
            }

            if (number >= low && number <= high) return number;
            Refused<string>(field, word, "out-of-range", string.Create(CultureInfo.InvariantCulture, $"'{Shown(word)}' cannot be: give {low} to {high} {unit}."));
            return null;
        }

        private string? Word(string field) => values(field).FirstOrDefault(v => !string.IsNullOrWhiteSpace(v))?.Trim();

        private T? Refused<T>(string field, string word, string code, string message) where T : class
        {
            Problems.Add(new(field, Shown(word), code, message));
            return null;
        }

        private static string Shown(string word) => word.Length <= LongestWord ? word : word[..LongestWord] + "…";
    }
}
