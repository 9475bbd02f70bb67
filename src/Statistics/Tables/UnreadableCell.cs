namespace Equipoise.Statistics.Tables;

/// <summary>A cell that should be a number and is not.</summary>
/// <param name="Row">Its row from 1, the line of names not counted.</param>
/// <param name="Column">Name of its column.</param>
/// <param name="Text">What stands there.</param>
public readonly record struct UnreadableCell(int Row, string Column, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Row {Row}, column '{Column}': '{Short}' is not a number.");

    private string Short => Text.Length > 40 ? Text[..40] + "…" : Text;
}

/// <summary>Cells that should be numbers and are not.</summary>
/// <param name="cells">All of them, at least one.</param>
public sealed class UnreadableCellException(IReadOnlyList<UnreadableCell> cells)
    : ArgumentException(string.Join('\n', cells.Take(10)) + (cells.Count > 10 ? FormattableString.Invariant($"\n… and {cells.Count - 10} more.") : ""))
{
    /// <summary>The cells.</summary>
    public IReadOnlyList<UnreadableCell> Cells { get; } = cells;
}
