namespace Equipoise.Statistics.Formulas;

internal enum TokenKind
{
    Name, Number, Text, Sign, End,
}

/// <summary>A piece of a formula and where it stands.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int At)
{
    public bool Is(char sign) => Kind == TokenKind.Sign && Text[0] == sign;

    public static List<Token> Read(string formula)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < formula.Length)
        {
            if (char.IsWhiteSpace(formula[at])) at++;
            else tokens.Add(Next(formula, ref at));
        }

        tokens.Add(new(TokenKind.End, "", formula.Length));
        return tokens;
    }

    private static Token Next(string formula, ref int at)
    {
        var start = at;
        var c = formula[at];
        if (char.IsLetter(c) || c is '_' or '.' && !IsDigit(formula, at + 1))
        {
            while (at < formula.Length && (char.IsLetterOrDigit(formula[at]) || formula[at] is '_' or '.')) at++;
            return new(TokenKind.Name, formula[start..at], start);
        }

        if (char.IsAsciiDigit(c) || c == '.') return Digits(formula, ref at);
        if (c is '`' or '"' or '\'') return Quoted(formula, ref at);
        at++;
        return "~+-*/:^()|,=".Contains(c, StringComparison.Ordinal)
            ? new(TokenKind.Sign, formula[start..at], start)
            : throw new FormulaException(formula, start, $"'{c}' has no meaning in a formula");
    }

    private static Token Digits(string formula, ref int at)
    {
        var start = at;
        while (at < formula.Length && (char.IsAsciiDigit(formula[at]) || formula[at] == '.')) at++;
        if (at < formula.Length && formula[at] is 'e' or 'E' && (IsDigit(formula, at + 1) || (at + 1 < formula.Length && formula[at + 1] is '+' or '-' && IsDigit(formula, at + 2))))
        {
            at += 2;
            while (IsDigit(formula, at)) at++;
        }

        return new(TokenKind.Number, formula[start..at], start);
    }

    private static Token Quoted(string formula, ref int at)
    {
        var start = at;
        var end = formula.IndexOf(formula[at], at + 1);
        if (end < 0) throw new FormulaException(formula, start, "a quotation is not closed");
        at = end + 1;
        return new(formula[start] == '`' ? TokenKind.Name : TokenKind.Text, formula[(start + 1)..end], start);
    }

    private static bool IsDigit(string formula, int at) => at < formula.Length && char.IsAsciiDigit(formula[at]);
}
