namespace Equipoise.Statistics.Effects;

/// <summary>Two groups, event or not. NaN in a cell means that it is not known.</summary>
/// <param name="A">Group 1 with the event.</param>
/// <param name="B">Group 1 without.</param>
/// <param name="C">Group 2 with the event.</param>
/// <param name="D">Group 2 without.</param>
public readonly record struct TwoByTwo(double A, double B, double C, double D)
{
    /// <summary>From events and group sizes.</summary>
    /// <param name="events1">Events in group 1.</param>
    /// <param name="n1">Size of group 1.</param>
    /// <param name="events2">Events in group 2.</param>
    /// <param name="n2">Size of group 2.</param>
    public static TwoByTwo FromTotals(double events1, double n1, double events2, double n2) => new(events1, n1 - events1, events2, n2 - events2);

    /// <summary>Size of group 1.</summary>
    public double N1 => A + B;

    /// <summary>Size of group 2.</summary>
    public double N2 => C + D;

    /// <summary>Both groups together.</summary>
    public double N => N1 + N2;

    /// <summary>The risk in group 1, 0 to 1.</summary>
    public double Risk1 => A / N1;

    /// <summary>The risk in group 2, 0 to 1.</summary>
    public double Risk2 => C / N2;

    /// <summary>Whether all four cells are known.</summary>
    public bool IsComplete => !double.IsNaN(A + B + C + D);

    /// <summary>Whether a cell is zero.</summary>
    public bool HasZero => A == 0 || B == 0 || C == 0 || D == 0;

    /// <summary>Whether neither group, or everyone in both, had the event.</summary>
    public bool IsDoubleZero => (A == 0 && C == 0) || (B == 0 && D == 0);

    /// <summary>The table with the groups exchanged.</summary>
    public TwoByTwo Swapped() => new(C, D, A, B);

    internal TwoByTwo Plus(double add) => new(A + add, B + add, C + add, D + add);

    internal void Check(int row)
    {
        Refuse.Count(A, row, nameof(A));
        Refuse.Count(B, row, nameof(B));
        Refuse.Count(C, row, nameof(C));
        Refuse.Count(D, row, nameof(D));
    }
}
