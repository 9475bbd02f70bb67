using System.Collections.Immutable;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Translations;

namespace Equipoise.Evidence.Instruments;

/// <summary>An instrument's questions in their official words. It is on file only where everybody may copy them.</summary>
public sealed record QuestionSheet
{
    /// <summary>The language of the words; a translation is another sheet, and only an authorised one may stand here.</summary>
    public required PageLanguage Language { get; init; }

    /// <summary>The copies in which the words were read and compared; each says which of its parts.</summary>
    public required ImmutableArray<SheetCopy> Copies { get; init; }

    public required ImmutableArray<SheetPart> Parts { get; init; }

    /// <summary>In how many copies the words of a part were read.</summary>
    public int CopiesOf(SheetPart part) => Copies.Count(c => c.Parts.Contains(part.Name, StringComparer.Ordinal));
}

/// <summary>A copy of a questionnaire that was read.</summary>
public sealed record SheetCopy : Figure
{
    /// <summary>Names of the parts whose words were read in it.</summary>
    public required ImmutableArray<string> Parts { get; init; }
}

/// <summary>The questions of one subscale, in their order.</summary>
public sealed record SheetPart
{
    /// <summary>The subscale's name.</summary>
    public required string Name { get; init; }

    /// <summary>The answers, in the order in which the sheet offers them.</summary>
    public required ImmutableArray<SheetAnswer> Answers { get; init; }

    public required ImmutableArray<SheetQuestion> Questions { get; init; }
}

/// <summary>An answer that may be chosen.</summary>
public sealed record SheetAnswer
{
    public required string Words { get; init; }

    /// <summary>What it counts for each question of its part.</summary>
    public required int Points { get; init; }
}

/// <summary>One question.</summary>
public sealed record SheetQuestion
{
    public required string Words { get; init; }

    /// <summary>What is not certain of its wording: how copies differ, or that only one has it.</summary>
    public string? Doubt { get; init; }
}
