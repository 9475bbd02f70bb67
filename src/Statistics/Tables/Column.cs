using System.Globalization;

namespace Equipoise.Statistics.Tables;

/// <summary>One named column of cells, as they were written. An empty cell, <c>NA</c> or <c>NaN</c> is missing.</summary>
public sealed class Column
{
    private readonly string?[] cells;
    private double[]? numbers;
    private List<CellProblem>? unreadable;

    /// <summary>A column of cells as they were written.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cells">The cells from the first row on; null, empty, <c>NA</c> and <c>NaN</c> are missing.</param>
    public Column(string name, IEnumerable<string?> cells) => (Name, this.cells) = (name, [.. cells.Select(Cleaned)]);

    /// <summary>A column of numbers.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="numbers">The numbers; NaN is missing.</param>
    public Column(string name, params ReadOnlySpan<double> numbers)
    {
        (Name, this.numbers, cells) = (name, numbers.ToArray(), new string?[numbers.Length]);
        for (var i = 0; i < cells.Length; i++) cells[i] = double.IsNaN(numbers[i]) ? null : numbers[i].ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Number of rows.</summary>
    public int Rows => cells.Length;

    /// <summary>The cells as they were written, without surrounding space; null is missing.</summary>
    public IReadOnlyList<string?> Cells => cells;

    /// <summary>Whether every cell that is not missing is a number.</summary>
    public bool IsNumeric
    {
        get
        {
            Read();
            return unreadable is null;
        }
    }

    /// <summary>The cells as numbers; NaN is missing, <c>Inf</c> infinite.</summary>
    /// <exception cref="TableException">Cells are not numbers; the exception names all of them.</exception>
    public IReadOnlyList<double> Numbers
    {
        get
        {
            Read();
            return unreadable is null ? numbers! : throw new TableException(unreadable);
        }
    }

    private void Read()
    {
        if (numbers is not null) return;
        var read = new double[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            if (Number(cells[i]) is { } number) read[i] = number;
            else (unreadable ??= []).Add(new(i + 1, Name, $"'{(cells[i]!.Length > 40 ? cells[i]![..40] + "…" : cells[i])}' is not a number"));
        }

        numbers = read;
    }

    private static double? Number(string? cell) => cell switch
    {
        null => double.NaN,
        "Inf" or "+Inf" or "inf" or "Infinity" => double.PositiveInfinity,
        "-Inf" or "-inf" or "-Infinity" => double.NegativeInfinity,
        _ => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
    };

    private static string? Cleaned(string? cell) => cell?.Trim() is { Length: > 0 } text && text is not ("NA" or "NaN" or "nan") ? text : null;
}
