using System.Globalization;
using System.Text;

namespace Equipoise.Statistics.Formulas;

/// <summary>Reads a formula by descent: sums of products of powers of atoms, each expanded into sets of variables.</summary>
internal sealed class FormulaReader(string text)
{
    private const int MostTerms = 2000, Deepest = 60;

    private readonly List<Token> tokens = Token.Read(text);
    private readonly List<Variable> variables = [];
    private int next, depth;

    private Token Here => tokens[next];

    public Formula Read()
    {
        Variable? response = null;
        if (tokens.FindIndex(t => t.Is('~')) > 0)
        {
            response = VariableHere();
            if (response is FactorColumn) throw Wrong("the response is a number, not a factor");
            if (!Here.Is('~')) throw Wrong("a response is one column, or arithmetic such as log(y), before the tilde");
        }

        if (Here.Is('~')) next++;
        var sum = Sum();
        if (Here.Kind != TokenKind.End) throw Wrong($"'{Here.Text}' is not expected here");
        var intercept = !sum.Without.Any(t => t.Length == 0) && !sum.Zero;
        int[][] terms = [.. sum.With.Where(t => t.Length > 0 && !sum.Without.Any(w => Same(w, t))).OrderBy(t => t.Length)];
        return new(text, response, intercept, variables, terms);
    }

    private readonly record struct Terms(List<int[]> With, List<int[]> Without, bool Zero);

    private Terms Sum()
    {
        if (++depth > Deepest) throw Wrong("there are too many brackets");
        var sum = new Terms([], [], false);
        var minus = Take('-');
        if (!minus) Take('+');
        while (true)
        {
            if (Here.Kind == TokenKind.Number && Here.Text == "0") // + 0 leaves the intercept out, − 0 keeps it
            {
                next++;
                sum = sum with { Zero = !minus };
            }
            else
            {
                var product = Product();
                foreach (var term in product) Add(minus ? sum.Without : sum.With, term);
            }

            if (Here.Is('+')) minus = false;
            else if (Here.Is('-')) minus = true;
            else break;
            next++;
        }

        depth--;
        return sum;
    }

    private List<int[]> Product()
    {
        var left = Interaction();
        while (Take('*'))
        {
            var right = Interaction();
            var both = Crossed(left, right);
            foreach (var term in right.Concat(both)) Add(left, term);
        }

        return left;
    }

    private List<int[]> Interaction()
    {
        var left = Power();
        while (Take(':')) left = Crossed(left, Power());
        return left;
    }

    private List<int[]> Power()
    {
        var atom = Atom();
        if (!Take('^')) return atom;
        if (Here.Kind != TokenKind.Number || !int.TryParse(Here.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var power) || power is < 1 or > 9) throw Wrong("a power in a formula is a whole number from 1 to 9; arithmetic goes inside I( )");
        next++;
        var result = new List<int[]>(atom);
        for (var n = 1; n < power; n++)
        {
            foreach (var term in Crossed(result, atom)) Add(result, term);
        }

        return result;
    }

    private List<int[]> Atom()
    {
        if (Take('('))
        {
            var inner = Sum();
            Expect(')');
            return [.. inner.With.Where(t => !inner.Without.Any(w => Same(w, t)))];
        }

        if (Here.Kind == TokenKind.Number && Here.Text == "1")
        {
            next++;
            return [[]];
        }

        return [[Index(VariableHere())]];
    }

    private Variable VariableHere()
    {
        if (Here.Kind != TokenKind.Name) throw Wrong(Here.Kind == TokenKind.End ? "something is missing at the end" : $"a name is expected, not '{Here.Text}'");
        var name = next++;
        return Take('(') ? Closed(Called(tokens[name]), name) : new PlainColumn(tokens[name].Text);
    }

    private Variable Closed(Variable called, int from)
    {
        Expect(')');
        return called with { Label = Written(from) };
    }

    private Variable Called(Token name) => name.Text switch
    {
        "factor" or "as.factor" => new FactorColumn(Name(), null, ""),
        "relevel" => Releveled(),
        "I" => new Calculated(new ArithmeticReader(text, tokens, this).Sum(), ""),
        var f when Arithmetic.Applied.Knows(f) => new Calculated(new Arithmetic.Applied(f, new ArithmeticReader(text, tokens, this).Sum()), ""),
        _ => throw new FormulaException(text, name.At, $"the function '{name.Text}' is not known; factor, relevel, I, log, log2, log10, exp, sqrt and abs are"),
    };

    private FactorColumn Releveled()
    {
        var wrapped = Here.Text is "factor" or "as.factor" && tokens[next + 1].Is('(');
        if (wrapped) next += 2;
        var column = Name();
        if (wrapped) Expect(')');
        Expect(',');
        if (Here.Text == "ref")
        {
            next++;
            Expect('=');
        }

        if (Here.Kind is not (TokenKind.Text or TokenKind.Name or TokenKind.Number)) throw Wrong("the reference level is expected");
        return new(column, tokens[next++].Text, "");
    }

    private string Name() => Here.Kind == TokenKind.Name ? tokens[next++].Text : throw Wrong("the name of a column is expected");

    /// <summary>The call just closed, spaced and quoted as R prints it.</summary>
    private string Written(int from)
    {
        var written = new StringBuilder();
        for (var i = from; i < next; i++)
        {
            var binary = i > from && (tokens[i - 1].Kind != TokenKind.Sign || tokens[i - 1].Is(')'));
            written.Append(tokens[i] switch
            {
                { Kind: TokenKind.Text } t => $"\"{t.Text}\"",
                var t when t.Is(',') => ", ",
                var t when t.Is('=') || (binary && (t.Is('+') || t.Is('-') || t.Is('*'))) => $" {t.Text} ",
                var t => t.Text,
            });
        }

        return written.ToString();
    }

    /// <summary>A variable is the same however often it is written.</summary>
    private int Index(Variable variable)
    {
        var at = variables.FindIndex(v => v.Label.Equals(variable.Label, StringComparison.Ordinal));
        if (at >= 0) return at;
        variables.Add(variable);
        return variables.Count - 1;
    }

    private List<int[]> Crossed(List<int[]> left, List<int[]> right)
    {
        var result = new List<int[]>();
        foreach (var a in left)
        {
            foreach (var b in right) Add(result, [.. a.Concat(b).Distinct().Order()]);
        }

        return result;
    }

    private void Add(List<int[]> terms, int[] term)
    {
        if (terms.Any(t => Same(t, term))) return;
        if (terms.Count >= MostTerms) throw Wrong(FormattableString.Invariant($"it has more than {MostTerms} terms"));
        terms.Add(term);
    }

    private static bool Same(int[] a, int[] b) => a.Length == b.Length && a.Order().SequenceEqual(b.Order());

    internal int Next
    {
        get => next;
        set => next = value;
    }

    internal FormulaException Wrong(string reason) => new(text, Here.At, reason);

    private bool Take(char sign)
    {
        if (!Here.Is(sign)) return false;
        next++;
        return true;
    }

    private void Expect(char sign)
    {
        if (!Take(sign)) throw Wrong($"'{sign}' is expected");
    }
}
