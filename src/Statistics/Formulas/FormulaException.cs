namespace Equipoise.Statistics.Formulas;

/// <summary>A formula that cannot be read, with the place.</summary>
/// <param name="formula">The formula.</param>
/// <param name="at">Where the trouble is, in characters from 0.</param>
/// <param name="reason">What the trouble is.</param>
public sealed class FormulaException(string formula, int at, string reason)
    : ArgumentException(FormattableString.Invariant($"The formula '{formula}' cannot be read: {reason} (character {at + 1})."))
{
    /// <summary>Where the trouble is, in characters from 0.</summary>
    public int At { get; } = at;
}
