using System.Globalization;
using System.Text.Json;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Tables;
using Equipoise.Statistics.Tests.Goldens;

namespace Equipoise.Statistics.Tests.Tables;

/// <summary>Effect sizes asked for by name, from a table as somebody would type it.</summary>
public sealed class MeasuresTests
{
    [Fact]
    public void Every_measure_of_metafor_is_found_by_its_name_and_columns()
    {
        var tally = new Tally();
        foreach (var g in Golden.Meta)
        {
            if (g.Measure is "RTET" or "UCOR") continue;
            var table = new Table(g.Json.GetProperty("args").EnumerateObject().Select(a => new Column(a.Name, g.Column(a.Name))));
            var effects = Measures.Find(g.Measure)!.Compute(table, Options(g));
            double[] yi = g.Numbers("yi"), vi = g.Numbers("vi");
            for (var i = 0; i < yi.Length; i++)
            {
                if (double.IsNaN(yi[i]) || double.IsNaN(vi[i])) continue;
                tally.Compare($"{g.Measure} yi", $"{g} {i}", effects[i].Estimate, yi[i], 1e-10, Math.Max(Math.Abs(yi[i]), Math.Sqrt(Math.Max(vi[i], 1e-300))));
                tally.Relative($"{g.Measure} vi", $"{g} {i}", effects[i].Variance, vi[i], 1e-10);
            }
        }

        tally.Verify(atLeast: 2000);
    }

    private static EffectOptions Options(Golden g)
    {
        var options = new EffectOptions { Conventions = Conventions.Metafor38 };
        if (g.Option("vtype") is { } vtype) options = options with { Sampling = vtype switch { "LS2" => Sampling.LargeSample2, "UB" => Sampling.Unbiased, "AV" => Sampling.Average, "HO" => Sampling.Homoscedastic, "AVHO" => Sampling.AverageHomoscedastic, "ST" => Sampling.Stratified, "CS" => Sampling.CrossSectional, _ => Sampling.Usual } };
        if (g.Option("add") is null && g.Option("to") is null && g.Option("drop00") is null) return options;
        var to = g.Option("to") switch { "all" => CorrectedStudies.All, "if0all" => CorrectedStudies.AllIfAnyZero, "none" => CorrectedStudies.None, _ => CorrectedStudies.OnlyWithZero };
        return options with { ZeroCells = new(g.Option("add") is { } add ? double.Parse(add, CultureInfo.InvariantCulture) : 0.5, to, g.Option("drop00") is "True" or "true") };
    }

    [Fact]
    public void A_measure_says_which_columns_it_misses()
    {
        var e = Assert.Throws<ArgumentException>(() => Measures.Find("smd")!.Compute(new Table(new Column("m1i", 1.0))));
        Assert.Contains("m1i sd1i n1i m2i sd2i n2i", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_cell_that_no_study_can_have_is_named()
    {
        var table = new Table(new Column("ai", ["1", "-2", "9"]), new Column("n1i", ["10", "10", "8"]), new Column("ci", ["0", "0", "0"]), new Column("n2i", ["10", "Inf", "NA"]));
        var e = Assert.Throws<TableException>(() => Measures.Find("OR")!.Compute(table));
        Assert.Equal(["Row 2, column 'ai': -2 is below 0 or infinite.", "Row 3, column 'ai': 9 is more than the 8 of column 'n1i'.", "Row 2, column 'n2i': Infinity is below 0 or infinite."], e.Cells.Select(c => c.ToString()).Distinct());
        Assert.Contains("column 'n1i': 'ten' is not a number", Assert.Throws<TableException>(() => StudyData.TwoByTwo(new(new Column("ai", 1.0), new Column("n1i", ["ten"]), new Column("ci", 1.0), new Column("n2i", 2.0)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_double_arcsine_comes_back_to_the_proportion()
    {
        var pft = Measures.Find("PFT")!;
        foreach (var (x, n) in new[] { (0.0, 10.0), (3, 10), (10, 10), (1, 500) })
        {
            var table = new Table(new Column("xi", x), new Column("ni", n));
            Assert.Equal(x / n, pft.NaturalOf(table).At(pft.Compute(table)[0].Estimate), 1e-9);
        }
    }
}
