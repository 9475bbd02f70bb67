namespace Equipoise.Evidence.Importing.Indexing;

/// <summary>Signs that stand before a word, or alone, among the words of a record. None is a letter or a digit, so no question holds one.</summary>
public static class WordMarks
{
    /// <summary>Stands between two texts, so that no phrase reaches over both.</summary>
    public const char Gap = '\u00B6';

    /// <summary>Before a word of the titles.</summary>
    public const char Title = '\u00B9';

    /// <summary>Before a word of the titles or the heading.</summary>
    public const char Heading = '\u00B2';

    /// <summary>Before the name of a source or kind.</summary>
    public const char Scope = '\u00B3';

    /// <summary>What stands before the words of a tier.</summary>
    public static char? Of(MatchTier? tier) => tier switch { MatchTier.Title => Title, MatchTier.Heading => Heading, _ => null };

    /// <summary>How a source or kind stands among the words.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Scope + typeof(T).Name.ToLowerInvariant() + value.ToString().ToLowerInvariant();
}
