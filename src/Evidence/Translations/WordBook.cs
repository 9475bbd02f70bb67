using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Equipoise.Evidence.Translations;

/// <summary>A sentence, and the language it stands in: English where no translation is on file.</summary>
public readonly record struct Sentence(string Text, PageLanguage Language);

/// <summary>Every words file, by language and topic.</summary>
public sealed class WordBook
{
    private readonly FrozenDictionary<(PageLanguage Language, string Topic), WordFile> files;

    /// <summary>Takes files that have passed every check.</summary>
    internal WordBook(ImmutableArray<WordFile> files) => this.files = files.ToFrozenDictionary(f => (f.Language, f.Topic));

    /// <summary>No words at all, as in a release, which keeps evidence only.</summary>
    public static WordBook Empty { get; } = new([]);

    /// <summary>Every file, by language, then by topic.</summary>
    public IEnumerable<WordFile> Files => files.Values.OrderBy(f => f.Language).ThenBy(f => f.Topic, StringComparer.Ordinal);

    public WordFile? Find(PageLanguage language, string topic) => files.GetValueOrDefault((language, topic));

    /// <summary>A sentence of a page, in the language where it is on file and otherwise in English.</summary>
    /// <exception cref="KeyNotFoundException">English has no such sentence.</exception>
    public Sentence Say(PageLanguage language, string topic, string key) =>
        Find(language, topic)?.Words.GetValueOrDefault(key) is { } text ? new(text, language)
        : Find(PageLanguage.En, topic)?.Words.GetValueOrDefault(key) is { } english ? new(english, PageLanguage.En)
        : throw new KeyNotFoundException($"data/words/en/{topic}.yaml has no '{key}'.");

    /// <summary>A sentence of a record, in the language where a translation is on file and otherwise as the record has it.</summary>
    /// <param name="language">The language asked for.</param>
    /// <param name="topic">The record's folder in <c>data</c>.</param>
    /// <param name="key">The group and the fact: <c>{group}.{fact}</c>.</param>
    /// <param name="english">The sentence of the record.</param>
    public Sentence Translate(PageLanguage language, string topic, string key, string english) =>
        Find(language, topic)?.Words.GetValueOrDefault(key) is { } text ? new(text, language) : new(english, PageLanguage.En);
}
