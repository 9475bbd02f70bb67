using Equipoise.Statistics.Formulas;
using Equipoise.Statistics.Tables;

namespace Equipoise.Statistics.Tests.Formulas;

/// <summary>Column names and cells are those that R's model.matrix gives for the same formula and table.</summary>
public sealed class FormulaTests
{
    private static readonly Table Table = new(
        new Column("y", 1, 2, 3, 4, 5, 6),
        new Column("x", 1, 2, 3, 4, 5, 6),
        new Column("dose", 10, 2, 10, 2, 30, 30),
        new Column("arm", ["b", "a", "b", "a", "b", "a"]),
        new Column("site", ["n", "n", "s", "s", "w", "w"]));

    [Theory]
    [InlineData("~ x + arm", "intrcpt x armb")]
    [InlineData("~ 0 + arm", "arma armb")]
    [InlineData("~ arm - 1", "arma armb")]
    [InlineData("~ 0 + arm + site", "arma armb sites sitew")]
    [InlineData("~ 0 + x + site", "x siten sites sitew")]
    [InlineData("~ arm*site", "intrcpt armb sites sitew armb:sites armb:sitew")]
    [InlineData("~ arm:site", "intrcpt arma:siten armb:siten arma:sites armb:sites arma:sitew armb:sitew")]
    [InlineData("~ 0 + arm:x", "arma:x armb:x")]
    [InlineData("~ x + arm:x", "intrcpt x x:armb")]
    [InlineData("~ arm + arm:site", "intrcpt armb arma:sites armb:sites arma:sitew armb:sitew")]
    [InlineData("~ factor(dose)", "intrcpt factor(dose)10 factor(dose)30")]
    [InlineData("~ relevel(factor(dose), ref = '10')", "intrcpt relevel(factor(dose), ref = \"10\")2 relevel(factor(dose), ref = \"10\")30")]
    [InlineData("~ I(x^2) + log(x)", "intrcpt I(x^2) log(x)")]
    [InlineData("~ (x + arm)^2", "intrcpt x armb x:armb")]
    [InlineData("~ x*arm - x:arm", "intrcpt x armb")]
    [InlineData("~ x*arm - x", "intrcpt armb x:arma x:armb")]
    [InlineData("~ site:arm + site", "intrcpt sites sitew siten:armb sites:armb sitew:armb")]
    [InlineData("~ 0 + site*arm", "siten sites sitew armb sites:armb sitew:armb")]
    [InlineData("~ 1", "intrcpt")]
    [InlineData("x", "intrcpt x")]
    [InlineData("~ x + x + x", "intrcpt x")]
    [InlineData("~ -1 + x", "x")]
    public void Columns_are_named_and_coded_as_R_does(string formula, string names)
    {
        var model = ModelMatrix.Of(Formula.Parse(formula), Table);
        Assert.Equal(names, string.Join(' ', model.Names));
    }

    [Fact]
    public void Cells_of_an_interaction_are_products()
    {
        var x = ModelMatrix.Of(Formula.Parse("y ~ arm*I(2 * (x - 1)^2 / 4)"), Table).For(Table);
        Assert.Equal("intrcpt armb I(2 * (x - 1)^2/4) armb:I(2 * (x - 1)^2/4)", string.Join(' ', x.Names));
        Assert.Equal([1, 1, 2, 2], x.Row(2).ToArray());
        Assert.Equal([1, 0, 4.5, 0], x.Row(3).ToArray());
    }

    [Fact]
    public void A_row_with_a_missing_variable_is_missing()
    {
        var table = new Table(new Column("x", 1, double.NaN, 3), new Column("f", ["p", "q", null]));
        var x = ModelMatrix.Of(Formula.Parse("~ x + f"), table).For(table);
        Assert.Equal([1, 1, 0], x.Row(0).ToArray());
        Assert.True(double.IsNaN(x.Row(1)[1]));
        Assert.True(double.IsNaN(x.Row(2)[2]));
    }

    [Theory]
    [InlineData("~ x +", 6, "something is missing at the end")]
    [InlineData("~ x ) y", 5, "')' is not expected here")]
    [InlineData("~ poly(x, 2)", 3, "the function 'poly' is not known")]
    [InlineData("~ factor(x", 11, "')' is expected")]
    [InlineData("~ x & y", 5, "'&' has no meaning")]
    [InlineData("~ I(x + )", 9, "not expected in arithmetic")]
    [InlineData("", 1, "something is missing")]
    [InlineData("~ `x", 3, "a quotation is not closed")]
    [InlineData("~ x^y", 5, "a power in a formula")]
    public void A_formula_that_cannot_be_read_says_where(string formula, int character, string reason)
    {
        var e = Assert.Throws<FormulaException>(() => Formula.Parse(formula));
        Assert.Contains(reason, e.Message, StringComparison.Ordinal);
        Assert.Equal(character, e.At + 1);
    }

    [Fact]
    public void A_thousand_brackets_are_refused_and_not_a_fall_off_the_stack()
    {
        Assert.Throws<FormulaException>(() => Formula.Parse(new string('(', 10_000) + "x"));
        Assert.Throws<FormulaException>(() => Formula.Parse("I(" + new string('(', 10_000) + "x"));
    }

    [Theory]
    [InlineData("~ z", "There is no column 'z'")]
    [InlineData("~ I(arm + 1)", "'b' is not a number")]
    [InlineData("~ relevel(arm, ref = 'q')", "'q' is not a level of 'arm'")]
    public void A_formula_that_does_not_fit_the_table_is_refused(string formula, string reason) =>
        Assert.Contains(reason, Assert.ThrowsAny<ArgumentException>(() => ModelMatrix.Of(Formula.Parse(formula), Table).For(Table)).Message, StringComparison.Ordinal);

    [Fact]
    public void New_rows_use_the_levels_that_the_model_knows()
    {
        var model = ModelMatrix.Of(Formula.Parse("~ arm"), Table);
        Assert.Equal([1, 0], model.For(new Table(new Column("arm", ["a"]))).Row(0).ToArray());
        Assert.True(double.IsNaN(model.For(new Table(new Column("arm", ["unheard"]))).Row(0)[1]));
    }

    [Theory]
    [InlineData("~ 1 | district/study", true, "district,study")]
    [InlineData("~ time | id", false, "id")]
    [InlineData("1|`the study`", true, "the study")]
    public void Random_effects_name_their_groups(string text, bool intercept, string groups)
    {
        var random = RandomFormula.Parse(text);
        Assert.Equal((intercept, groups), (random.IsIntercept, string.Join(',', random.Groups)));
    }

    [Theory]
    [InlineData("~ 1")]
    [InlineData("~ 1 |")]
    [InlineData("~ 1 | a/")]
    [InlineData("~ 1 | a b")]
    public void Random_effects_without_groups_are_refused(string text) => Assert.Throws<FormulaException>(() => RandomFormula.Parse(text));
}
