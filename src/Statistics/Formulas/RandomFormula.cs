namespace Equipoise.Statistics.Formulas;

/// <summary>
/// Which effects differ at random, and between what: <c>~ 1 | district/study</c> (an intercept per district and one per study within it),
/// <c>~ time | id</c>, <c>~ outcome | trial</c>.
/// </summary>
public sealed record RandomFormula
{
    private RandomFormula(string text, Formula effects, IReadOnlyList<string> groups) => (Text, Effects, Groups) = (text, effects, groups);

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The effects left of the bar.</summary>
    public Formula Effects { get; }

    /// <summary>Columns of the groups, outermost first.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>Whether there is nothing but an intercept left of the bar.</summary>
    public bool IsIntercept => Effects.HasIntercept && Effects.TermNames.Count == 0;

    /// <summary>Reads it.</summary>
    /// <param name="text">A formula with a bar; the tilde may be left out.</param>
    /// <exception cref="FormulaException">It cannot be read; the exception says where.</exception>
    public static RandomFormula Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bar = text.IndexOf('|', StringComparison.Ordinal);
        if (bar < 0) throw new FormulaException(text, text.Length, "a bar and the groups are missing, as in '~ 1 | study'");
        var effects = Formula.Parse(text[..bar]);
        var tokens = Token.Read(text[(bar + 1)..]);
        var groups = new List<string>();
        for (var i = 0; i < tokens.Count - 1; i++)
        {
            var token = tokens[i];
            if (i % 2 == 0 ? token.Kind != TokenKind.Name : !token.Is('/')) throw new FormulaException(text, bar + 1 + token.At, i % 2 == 0 ? "the name of a column is expected" : "groups are joined by '/'");
            if (i % 2 == 0) groups.Add(token.Text);
        }

        if (groups.Count == 0 || tokens.Count % 2 != 0) throw new FormulaException(text, text.Length, "the name of a column is expected");
        return new(text, effects, groups);
    }
}
