namespace Equipoise.Statistics.Tables;

/// <summary>Numbers of a study table under the field's customary column names, refused together with their rows where no study can have them.</summary>
internal sealed class StudyCells(Table table)
{
    private readonly List<CellProblem> wrong = [];

    public int Rows => table.Rows;

    public bool Has(params ReadOnlySpan<string> columns)
    {
        foreach (var c in columns)
        {
            if (!table.Has(c)) return false;
        }

        return true;
    }

    /// <summary>Any numbers but infinite ones.</summary>
    public IReadOnlyList<double> Any(string column) => Checked(column, x => !double.IsInfinity(x), "is not a finite number");

    /// <summary>Numbers of people or events, or person-time: finite and not negative.</summary>
    public IReadOnlyList<double> Counts(string column) => Checked(column, x => x is not (< 0 or double.PositiveInfinity), "is below 0 or infinite");

    /// <summary>Standard deviations, finite and not negative.</summary>
    public IReadOnlyList<double> Spreads(string column) => Counts(column);

    /// <summary>Correlations.</summary>
    public IReadOnlyList<double> Correlations(string column) => Checked(column, x => x is not (< -1 or > 1), "is not between -1 and 1");

    /// <summary>Those without the event: given, or the total less those with it.</summary>
    public IReadOnlyList<double> Without(string events, string others, string total)
    {
        if (table.Has(others)) return Counts(others);
        IReadOnlyList<double> x = Counts(events), n = Counts(total);
        for (var i = 0; i < Rows; i++)
        {
            if (x[i] > n[i]) wrong.Add(new(i + 1, events, FormattableString.Invariant($"{x[i]} is more than the {n[i]} of column '{total}'")));
        }

        return [.. x.Zip(n, (a, b) => b - a)];
    }

    /// <exception cref="TableException">Numbers that no study can have, each with its row and column.</exception>
    public void Verify()
    {
        if (wrong.Count > 0) throw new TableException(wrong);
    }

    private IReadOnlyList<double> Checked(string column, Func<double, bool> fits, string reason)
    {
        var numbers = table[column].Numbers;
        for (var i = 0; i < numbers.Count; i++)
        {
            if (!fits(numbers[i])) wrong.Add(new(i + 1, column, FormattableString.Invariant($"{numbers[i]} {reason}")));
        }

        return numbers;
    }
}
