using System.Collections.Immutable;

namespace Equipoise.Registry.Importing;

/// <summary>What becomes of a row.</summary>
public enum RowFate
{
    /// <summary>Its content is taken.</summary>
    Taken,

    /// <summary>All of it was there already.</summary>
    Unchanged,

    /// <summary>Nothing of it is taken.</summary>
    Refused,

    /// <summary>There is nothing in it.</summary>
    Empty,
}

/// <summary>Something about a row that a person should know.</summary>
/// <param name="Row">The row.</param>
/// <param name="Column">The column; null when it is about the row.</param>
/// <param name="Code">A permanent code.</param>
/// <param name="Message">A sentence.</param>
/// <param name="Refuses">Whether the row is refused for it.</param>
public sealed record SheetNote(int Row, string? Column, string Code, string Message, bool Refuses);

/// <summary>A row and what becomes of it.</summary>
/// <param name="Row">The row.</param>
/// <param name="Child">The child's pseudonym, as far as it was found.</param>
/// <param name="Visit">The visit's code, where there is one.</param>
/// <param name="Fate">What becomes of it.</param>
/// <param name="Answers">How many answers it brings that were not there.</param>
public sealed record SheetLine(int Row, string? Child, string? Visit, RowFate Fate, int Answers);

/// <summary>What an import of a sheet does, or would do.</summary>
public sealed record SheetReport
{
    /// <summary>The import, as the history names it; null for a preview, and where nothing had to be done.</summary>
    public Guid? RunId { get; init; }

    public required ImmutableArray<SheetLine> Lines { get; init; }

    public required ImmutableArray<SheetNote> Notes { get; init; }

    /// <summary>What the columns were taken for.</summary>
    public required SheetMapping Mapping { get; init; }

    /// <summary>Columns of which nothing is taken.</summary>
    public required ImmutableArray<string> Unused { get; init; }

    public int Taken => Lines.Count(l => l.Fate == RowFate.Taken);

    public int Unchanged => Lines.Count(l => l.Fate == RowFate.Unchanged);

    public int Refused => Lines.Count(l => l.Fate == RowFate.Refused);

    public int Answers => Lines.Where(l => l.Fate == RowFate.Taken).Sum(l => l.Answers);
}
