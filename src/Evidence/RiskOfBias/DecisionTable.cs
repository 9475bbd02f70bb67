using System.Collections.Immutable;

namespace Equipoise.Evidence.RiskOfBias;

/// <summary>
/// A tool's flow chart written as a table. Rows are read from the top, and the first that fits decides.
/// In a cell, answers stand with strokes between them; <c>any</c> is any answer but not applicable; <c>-</c> is an item that the row does not look at.
/// </summary>
public sealed class DecisionTable
{
    private const string Any = "any", Unseen = "-";

    internal DecisionTable(string items, params (string Cells, Judgement Judgement)[] rows)
    {
        Items = [.. Words(items)];
        Rows = [.. rows.Select(row => new DecisionRow([.. Words(row.Cells).Select(Responses)], row.Judgement))];
        if (Rows.Any(row => row.Cells.Length != Items.Length)) throw new ArgumentException("Each row has a cell for each item.", nameof(rows));
    }

    /// <summary>The items that are looked at, in order.</summary>
    public ImmutableArray<string> Items { get; }

    public ImmutableArray<DecisionRow> Rows { get; }

    /// <summary>The first row that fits, or null when an item on the way is unanswered, or has an answer that the tool does not allow there.</summary>
    public DecisionRow? Decide(IReadOnlyDictionary<string, Response> responses) =>
        Rows.FirstOrDefault(row => row.Fits([.. Items.Select(item => responses.TryGetValue(item, out var response) ? response : (Response?)null)]));

    /// <summary>The items that a row of this table looks at.</summary>
    public IEnumerable<string> Seen(DecisionRow row) => Items.Where((_, i) => !row.Cells[i].IsEmpty);

    private static ImmutableArray<Response> Responses(string cell) => cell switch
    {
        Unseen => [],
        Any => [Response.Y, Response.PY, Response.PN, Response.N, Response.NI],
        _ => [.. cell.Split('/').Select(Enum.Parse<Response>)],
    };

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Answers and what they lead to.</summary>
/// <param name="Cells">For each item of the table the answers that fit; none when the row does not look at it.</param>
/// <param name="Judgement">What follows.</param>
public sealed record DecisionRow(ImmutableArray<ImmutableArray<Response>> Cells, Judgement Judgement)
{
    internal bool Fits(ReadOnlySpan<Response?> responses)
    {
        for (var i = 0; i < Cells.Length; i++)
        {
            if (!Cells[i].IsEmpty && !(responses[i] is { } response && Cells[i].Contains(response))) return false;
        }

        return true;
    }
}
