using System.Globalization;
using Equipoise.Statistics.Tables;

namespace Equipoise.Statistics.Formulas;

/// <summary>What a term of a formula is made of: a column, a column taken as a factor, or arithmetic on columns.</summary>
internal abstract record Variable(string Label)
{
    /// <summary>Names of the columns it needs.</summary>
    public abstract IEnumerable<string> Needs { get; }
}

/// <summary>A column: a number if all its cells are, otherwise a factor.</summary>
internal sealed record PlainColumn(string Name) : Variable(Name)
{
    public override IEnumerable<string> Needs => [Name];
}

/// <summary>A column taken as a factor, by default with its first level as the reference.</summary>
internal sealed record FactorColumn(string Name, string? Reference, string Label) : Variable(Label)
{
    public override IEnumerable<string> Needs => [Name];
}

/// <summary>Arithmetic on numeric columns.</summary>
internal sealed record Calculated(Arithmetic Value, string Label) : Variable(Label)
{
    public override IEnumerable<string> Needs => Value.Needs;
}

/// <summary>Arithmetic on the numbers of one row.</summary>
internal abstract record Arithmetic
{
    public abstract IEnumerable<string> Needs { get; }

    public abstract double At(Table table, int row);

    public sealed record Constant(double Value) : Arithmetic
    {
        public override IEnumerable<string> Needs => [];

        public override double At(Table table, int row) => Value;
    }

    public sealed record Cell(string Name) : Arithmetic
    {
        public override IEnumerable<string> Needs => [Name];

        public override double At(Table table, int row) => table[Name].Numbers[row];
    }

    public sealed record Applied(string Function, Arithmetic Inner) : Arithmetic
    {
        public static bool Knows(string function) => function is "log" or "log2" or "log10" or "exp" or "sqrt" or "abs";

        public override IEnumerable<string> Needs => Inner.Needs;

        public override double At(Table table, int row)
        {
            var x = Inner.At(table, row);
            return Function switch
            {
                "log" => Math.Log(x),
                "log2" => Math.Log2(x),
                "log10" => Math.Log10(x),
                "exp" => Math.Exp(x),
                "sqrt" => Math.Sqrt(x),
                _ => Math.Abs(x),
            };
        }
    }

    public sealed record Both(char Sign, Arithmetic Left, Arithmetic Right) : Arithmetic
    {
        public override IEnumerable<string> Needs => Left.Needs.Concat(Right.Needs);

        public override double At(Table table, int row)
        {
            double a = Left.At(table, row), b = Right.At(table, row);
            return Sign switch
            {
                '+' => a + b,
                '-' => a - b,
                '*' => a * b,
                '/' => a / b,
                _ => b == 2 ? a * a : Math.Pow(a, b),
            };
        }
    }
}

/// <summary>The levels of a factor, in order; the first is the reference.</summary>
internal static class Levels
{
    /// <summary>Numbers by size, texts by their characters.</summary>
    public static string[] Of(Column column, Func<int, bool> uses, string? reference)
    {
        var cells = Enumerable.Range(0, column.Rows).Where(i => uses(i) && column.Cells[i] is not null);
        string[] sorted = column.IsNumeric
            ? [.. cells.Select(i => column.Numbers[i]).Distinct().Order().Select(Text)]
            : [.. cells.Select(i => column.Cells[i]!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (reference is null) return sorted;
        return sorted.Contains(reference, StringComparer.Ordinal)
            ? [reference, .. sorted.Where(l => !l.Equals(reference, StringComparison.Ordinal))]
            : throw new ArgumentException($"'{reference}' is not a level of '{column.Name}'. Its levels are {string.Join(", ", sorted.Take(12))}.", nameof(reference));
    }

    public static string? Cell(Column column, int row) => column.Cells[row] is null ? null : column.IsNumeric ? Text(column.Numbers[row]) : column.Cells[row];

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
