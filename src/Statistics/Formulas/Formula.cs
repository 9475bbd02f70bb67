namespace Equipoise.Statistics.Formulas;

/// <summary>
/// A model formula in the notation of Wilkinson and Rogers as R writes it: <c>~ year + factor(alloc)</c>, <c>y ~ visit * arm</c>. It knows
/// <c>+</c> (and), <c>:</c> (interaction), <c>*</c> (both with their interaction), <c>-</c> (without), <c>^</c> (interactions up to that
/// order), brackets, <c>1</c> and <c>0</c> (with and without intercept), <c>factor(x)</c>, <c>relevel(x, ref = "b")</c>, <c>I(arithmetic)</c>,
/// and <c>log log2 log10 exp sqrt abs</c>. Names with spaces stand between back quotes.
/// </summary>
/// <remarks>Wilkinson GN, Rogers CE (1973). Applied Statistics 22:392–399. doi:10.2307/2346786.</remarks>
public sealed class Formula
{
    internal Formula(string text, Variable? response, bool hasIntercept, IReadOnlyList<Variable> variables, IReadOnlyList<int[]> terms) =>
        (Text, ResponseVariable, HasIntercept, Variables, Terms) = (text, response, hasIntercept, variables, terms);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>Name of the column before the tilde, or arithmetic such as <c>log(y)</c>; null if there is nothing.</summary>
    public string? Response => ResponseVariable?.Label;

    /// <summary>Whether there is an intercept.</summary>
    public bool HasIntercept { get; }

    /// <summary>The terms as text, main effects before interactions.</summary>
    public IReadOnlyList<string> TermNames => [.. Terms.Select(NameOf)];

    /// <summary>Names of the columns on the right of the tilde.</summary>
    public IReadOnlyList<string> Needs => [.. Variables.SelectMany(v => v.Needs).Distinct(StringComparer.Ordinal)];

    internal Variable? ResponseVariable { get; }

    internal IReadOnlyList<Variable> Variables { get; }

    internal IReadOnlyList<int[]> Terms { get; }

    /// <summary>Reads a formula.</summary>
    /// <param name="text">The formula; the tilde may be left out.</param>
    /// <exception cref="FormulaException">It cannot be read; the exception says where.</exception>
    public static Formula Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new FormulaReader(text).Read();
    }

    internal string NameOf(int[] term) => string.Join(':', term.Select(v => Variables[v].Label));
}
