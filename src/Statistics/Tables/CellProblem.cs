namespace Equipoise.Statistics.Tables;

/// <summary>A cell that cannot be used.</summary>
/// <param name="Row">Its row from 1, the line of names not counted.</param>
/// <param name="Column">Name of its column.</param>
/// <param name="Reason">What is wrong with what stands there.</param>
public readonly record struct CellProblem(int Row, string Column, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Row {Row}, column '{Column}': {Reason}.");
}

/// <summary>Cells of a table that cannot be used: not numbers, or numbers that no study can have.</summary>
/// <param name="cells">All of them, at least one.</param>
public sealed class TableException(IReadOnlyList<CellProblem> cells)
    : ArgumentException(string.Join('\n', cells.Take(10)) + (cells.Count > 10 ? FormattableString.Invariant($"\n… and {cells.Count - 10} more.") : ""))
{
    /// <summary>The cells.</summary>
    public IReadOnlyList<CellProblem> Cells { get; } = cells;
}
