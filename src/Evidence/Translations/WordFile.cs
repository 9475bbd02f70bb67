using System.Collections.Immutable;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Translations;

/// <summary>The words of one page, or the translated sentences of one shelf, in one language: a file <c>data/words/{language}/{topic}.yaml</c>.</summary>
public sealed record WordFile
{
    public required PageLanguage Language { get; init; }

    /// <summary>The page the words are for, or the folder of facts they translate; also the name of the file.</summary>
    public required string Topic { get; init; }

    /// <summary>Who or what translated it. English is the source and has none.</summary>
    public string? Translator { get; init; }

    /// <summary>The person who checked the translation, once somebody has; until then the page says that nobody has.</summary>
    public string? Checker { get; init; }

    public PartialDate? CheckedOn { get; init; }

    /// <summary>Sentences by their keys, with named places for values in braces: <c>{children}</c>. A translated fact has the key <c>{group}.{fact}</c>.</summary>
    public required ImmutableSortedDictionary<string, string> Words { get; init; }
}
