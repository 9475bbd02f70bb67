using System.Globalization;

namespace Equipoise.Statistics.Formulas;

/// <summary>Reads the arithmetic inside I( ) with its usual precedence.</summary>
internal sealed class ArithmeticReader(string text, List<Token> tokens, FormulaReader reader)
{
    private int depth;

    private Token Here => tokens[reader.Next];

    public Arithmetic Sum()
    {
        if (++depth > 60) throw reader.Wrong("there are too many brackets");
        var left = Product();
        while (Here.Is('+') || Here.Is('-')) left = new Arithmetic.Both(Sign(), left, Product());
        depth--;
        return left;
    }

    private Arithmetic Product()
    {
        var left = Signed();
        while (Here.Is('*') || Here.Is('/')) left = new Arithmetic.Both(Sign(), left, Signed());
        return left;
    }

    private Arithmetic Signed()
    {
        var minus = false;
        while (Here.Is('-') || Here.Is('+')) minus ^= Sign() == '-';
        var power = Power();
        return minus ? new Arithmetic.Both('-', new Arithmetic.Constant(0), power) : power;
    }

    private Arithmetic Power()
    {
        var left = Atom();
        return Here.Is('^') ? new Arithmetic.Both(Sign(), left, Signed()) : left;
    }

    private Arithmetic Atom()
    {
        var token = Here;
        reader.Next++;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new Arithmetic.Constant(number) : throw new FormulaException(text, token.At, $"'{token.Text}' is not a number");
            case TokenKind.Name when !Here.Is('('):
                return new Arithmetic.Cell(token.Text);
            case TokenKind.Name when Arithmetic.Applied.Knows(token.Text):
                reader.Next++;
                return Closed(new Arithmetic.Applied(token.Text, Sum()));
            case TokenKind.Sign when token.Is('('):
                return Closed(Sum());
            default:
                throw new FormulaException(text, token.At, token.Kind == TokenKind.End ? "something is missing at the end" : $"'{token.Text}' is not expected in arithmetic");
        }
    }

    private Arithmetic Closed(Arithmetic inner)
    {
        if (!Here.Is(')')) throw reader.Wrong("')' is expected");
        reader.Next++;
        return inner;
    }

    private char Sign() => tokens[reader.Next++].Text[0];
}
