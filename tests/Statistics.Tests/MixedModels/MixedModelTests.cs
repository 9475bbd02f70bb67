using Equipoise.Statistics.MixedModels;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.Tables;

namespace Equipoise.Statistics.Tests.MixedModels;

/// <summary>What a mixed model does with data that are thin, wrong or on the edge.</summary>
public sealed class MixedModelTests
{
    private static readonly string[] Ids = [.. Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"s{i / 4}"))];
    private static readonly string[] Visits = [.. Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"{i % 4}"))];

    private static double[] Response(int seed, double between = 1) => Simulated.Response(seed, 10, 4, between);

    [Fact]
    public void A_balanced_random_intercept_has_the_classical_closed_form()
    {
        // Searle, Casella and McCulloch (1992), Variance Components, section 3.8: mean squares of a one-way layout.
        var y = Response(1);
        var fit = MixedModel.Fit(y, DesignMatrix.Intercept(40), new() { Random = [new("id", Ids)] });
        double grand = y.Average(), between = 0, within = 0;
        for (var s = 0; s < 10; s++)
        {
            var own = y.AsSpan(s * 4, 4).ToArray();
            between += 4 * Math.Pow(own.Average() - grand, 2) / 9;
            within += own.Sum(v => Math.Pow(v - own.Average(), 2)) / 30;
        }

        Assert.True(fit.Converged && between > within);
        Assert.Equal(within, fit.Sigma * fit.Sigma, 1e-10);
        Assert.Equal((between - within) / 4, fit.RandomCovariances[0][0, 0], 1e-10);
        Assert.Equal(Math.Sqrt(between / 40), fit.Coefficients[0].StandardError, 1e-10);
        Assert.Equal(9, fit.Coefficients[0].DegreesOfFreedom, 1e-7);
    }

    [Fact]
    public void Compound_symmetry_is_a_random_intercept_and_may_go_below_it()
    {
        var y = Response(2);
        var intercept = MixedModel.Fit(y, DesignMatrix.Intercept(40), new() { Random = [new("id", Ids)] });
        var symmetric = MixedModel.Fit(y, DesignMatrix.Intercept(40), new() { Repeated = new(ResidualCovariance.CompoundSymmetry, Ids) });
        Assert.Equal(intercept.LogLikelihood, symmetric.LogLikelihood, 1e-10);
        Assert.Equal(intercept.RandomCovariances[0][0, 0], symmetric.ResidualCovariance()[0, 1], 1e-9);

        var opposed = Response(3, 0).Select((v, i) => v + (i % 2 == 0 ? 3 : -3)).ToArray();
        var zero = MixedModel.Fit(opposed, DesignMatrix.Intercept(40), new() { Random = [new("id", Ids)] });
        var negative = MixedModel.Fit(opposed, DesignMatrix.Intercept(40), new() { Repeated = new(ResidualCovariance.CompoundSymmetry, Ids) });
        Assert.True(zero.Converged && zero.IsSingular && zero.RandomCovariances[0][0, 0] < 1e-9 && double.IsNaN(zero.CovarianceParameters[0].StandardError));
        Assert.True(negative.Converged && !negative.IsSingular && negative.ResidualCovariance()[0, 1] < 0 && negative.LogLikelihood > zero.LogLikelihood);
    }

    [Fact]
    public void With_complete_visits_and_saturated_means_the_unstructured_estimate_is_the_sample_covariance()
    {
        var y = Response(4);
        var x = Simulated.VisitColumns(40, 4);
        var v = MixedModel.Fit(y, x, new() { Repeated = new(ResidualCovariance.Unstructured, Ids) { Visits = Visits } }).ResidualCovariance();
        for (var a = 0; a < 4; a++)
        {
            for (var b = 0; b < 4; b++)
            {
                double ma = 0, mb = 0, sum = 0;
                for (var s = 0; s < 10; s++) (ma, mb) = (ma + (y[(s * 4) + a] / 10), mb + (y[(s * 4) + b] / 10));
                for (var s = 0; s < 10; s++) sum += (y[(s * 4) + a] - ma) * (y[(s * 4) + b] - mb) / 9;
                Assert.Equal(sum, v[a, b], 1e-9);
            }
        }
    }

    [Fact]
    public void Units_of_the_response_and_order_of_rows_do_not_matter()
    {
        var y = Response(5);
        var x = Simulated.VisitColumns(40, 4);
        foreach (var covariance in Enum.GetValues<ResidualCovariance>())
        {
            var options = new MixedModelOptions { Repeated = new(covariance, Ids) { Visits = Visits }, DegreesOfFreedom = DegreesOfFreedom.KenwardRoger };
            var fit = MixedModel.Fit(y, x, options);
            var large = MixedModel.Fit([.. y.Select(v => v * 1e6)], x, options);
            Assert.True(fit.Converged && large.Converged, covariance.ToString());
            Assert.Equal(fit.LogLikelihood - (36 * Math.Log(1e6)), large.LogLikelihood, 1e-8);
            Assert.Equal(fit.Coefficients[1].Statistic, large.Coefficients[1].Statistic, 1e-6);
            Assert.Equal(fit.Coefficients[1].DegreesOfFreedom, large.Coefficients[1].DegreesOfFreedom, 1e-4);

            int[] order = [.. Enumerable.Range(0, 40).OrderBy(i => (i * 17) % 40)];
            var mixed = MixedModel.Fit([.. order.Select(i => y[i])], x.Chosen(order), options with { Repeated = new(covariance, [.. order.Select(i => Ids[i])]) { Visits = [.. order.Select(i => Visits[i])] } });
            Assert.Equal(fit.LogLikelihood, mixed.LogLikelihood, 1e-9);
        }
    }

    [Fact]
    public void A_subject_with_a_visit_twice_is_refused_with_its_place()
    {
        var twice = (string[])Visits.Clone();
        twice[5] = "0";
        var e = Assert.Throws<ArgumentException>(() => MixedModel.Fit(Response(6), DesignMatrix.Intercept(40), new() { Repeated = new(ResidualCovariance.Unstructured, Ids) { Visits = twice } }));
        Assert.StartsWith("Rows 5 and 6: subject 's1' has visit '0' twice.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_fitted_is_refused_with_a_reason()
    {
        var y = Response(7);
        var one = DesignMatrix.Intercept(40);
        Refused("depend on each other", y, new(40, 2, Enumerable.Repeat(1.0, 80).ToArray()), new());
        Refused("without any error", Enumerable.Repeat(5.0, 40).ToArray(), one, new() { Random = [new("id", Ids)] });
        Refused("a group of its own", y, one, new() { Random = [new("row", [.. Enumerable.Range(0, 40).Select(i => $"{i}")])] });
        Refused("only one group", y, one, new() { Random = [new("all", [.. Enumerable.Repeat("a", 40)])] });
        Refused("cannot be told from the fixed effects", y, new(40, 10, Enumerable.Range(0, 400).Select(c => c / 10 / 4 == c % 10 ? 1.0 : 0).ToArray()), new() { Random = [new("id", Ids)] });
        Refused("need more than 1 complete rows", [1], DesignMatrix.Intercept(1), new());
        Refused("is infinite", [.. y[..39], double.PositiveInfinity], one, new());
        Refused("The list of subjects has 3 rows", y, one, new() { Repeated = new(ResidualCovariance.CompoundSymmetry, ["a", "b", "c"]) });
        Refused("Say at which visit", y, one, new() { Repeated = new(ResidualCovariance.Unstructured, Ids) });
        Refused("REML", y, one, new() { Method = LikelihoodMethod.ML, DegreesOfFreedom = DegreesOfFreedom.KenwardRoger });
        Refused("use another unit", [.. y.Select(v => v * 1e100)], one, new());
        Refused("a confidence level", y, one, new() { Level = 95 });
    }

    [Fact]
    public void Incomplete_rows_are_left_out_and_named()
    {
        var y = Response(8);
        y[3] = double.NaN;
        var ids = (string?[])Ids.Clone();
        ids[9] = null;
        var fit = MixedModel.Fit(y, DesignMatrix.Intercept(40), new() { Random = [new("id", ids)] });
        Assert.Equal([3, 9], fit.LeftOut);
        Assert.Equal(38, fit.N);
    }

    [Fact]
    public void One_visit_leaves_ordinary_least_squares()
    {
        var y = Response(9)[..12];
        var x = DesignMatrix.WithIntercept([.. Enumerable.Range(0, 12).Select(i => (double)(i * i))]);
        string[] ids = [.. Enumerable.Range(0, 12).Select(i => $"{i}")], visit = [.. Enumerable.Repeat("1", 12)];
        var ordinary = MixedModel.Fit(y, x, new() { DegreesOfFreedom = DegreesOfFreedom.Residual });
        foreach (var covariance in Enum.GetValues<ResidualCovariance>())
        {
            var fit = MixedModel.Fit(y, x, new() { Repeated = new(covariance, ids) { Visits = visit } });
            Assert.True(fit.Converged, covariance.ToString());
            Assert.Equal(ordinary.Coefficients[1].StandardError, fit.Coefficients[1].StandardError, 1e-9);
            Assert.Equal(10, fit.Coefficients[1].DegreesOfFreedom, 1e-6);
        }
    }

    [Fact]
    public void Random_effects_of_crossed_groups_are_one_block_and_agree_with_the_dense_likelihood()
    {
        var y = Response(10);
        var crossed = MixedModel.Fit(y, DesignMatrix.Intercept(40), new() { Random = [new("id", Ids), new("visit", Visits)] });
        Assert.True(crossed.Converged);
        Assert.Equal(Dense.Restricted(y, DesignMatrix.Intercept(40), (i, k) => (i == k ? crossed.Sigma * crossed.Sigma : 0) + (Ids[i] == Ids[k] ? crossed.RandomCovariances[0][0, 0] : 0) + (Visits[i] == Visits[k] ? crossed.RandomCovariances[1][0, 0] : 0)), crossed.LogLikelihood, 1e-9);
        Assert.Equal(0, crossed.Predicted(0).Sum(e => e.Effects[0]), 1e-9);
    }

    [Fact]
    public void A_formula_names_its_columns_and_refuses_others()
    {
        var table = new Table(new Column("y", Response(11)), new Column("id", Ids), new Column("visit", Visits), new Column("arm", Enumerable.Range(0, 40).Select(i => i < 20 ? "a" : "b")));
        var model = new MixedModelFormula("y ~ factor(visit) * arm") { Covariance = ResidualCovariance.Unstructured, Subject = "id", Visit = "visit" };
        var fit = MixedModel.Fit(table, model, new() { DegreesOfFreedom = DegreesOfFreedom.KenwardRoger });
        Assert.Equal(["factor(visit)", "arm", "factor(visit):arm"], fit.TermTests().Select(t => t.Term));
        Assert.Equal(3, fit.TermTests()[2].Test.Df1);
        var means = fit.EstimatedMeans("visit", "arm");
        Assert.Equal(8, means.Means.Count);
        Assert.Equal(fit.Coefficients[0].Estimate, means.Means[0].Mean.Estimate, 1e-10);
        Assert.Equal(4, means.VersusControl("arm").Count);
        Assert.Equal(12, means.Pairwise("visit").Count);
        Assert.Throws<ArgumentException>(() => fit.EstimatedMeans("age"));
        Assert.Throws<ArgumentException>(() => MixedModel.Fit(table, model with { Subject = null }));
        Assert.Throws<ArgumentException>(() => MixedModel.Fit(table, model with { Visit = "week" }));
    }

    [Fact]
    public void A_likelihood_without_a_maximum_ends_and_says_so()
    {
        // Every subject has the same number each time: the smaller the variance within, the better, without end.
        double[] same = [.. Enumerable.Range(0, 40).Select(i => (double)(i / 4 * 7 % 11))];
        Assert.False(MixedModel.Fit(same, DesignMatrix.Intercept(40), new() { Random = [new("id", Ids)] }).Converged);
        foreach (var covariance in new[] { ResidualCovariance.CompoundSymmetry, ResidualCovariance.Autoregressive, ResidualCovariance.Unstructured, ResidualCovariance.HeterogeneousAutoregressive })
        {
            Assert.False(MixedModel.Fit(same, DesignMatrix.Intercept(40), new() { Repeated = new(covariance, Ids) { Visits = Visits }, DegreesOfFreedom = DegreesOfFreedom.KenwardRoger }).Converged, covariance.ToString());
        }
    }

    [Fact]
    public void Visits_that_never_meet_leave_their_covariance_open_but_nothing_else()
    {
        string[] pairs = [.. Enumerable.Range(0, 40).Select(i => i / 2 % 2 == 0 ? $"{i % 2}" : $"{2 + (i % 2)}")], two = [.. Enumerable.Range(0, 40).Select(i => $"s{i / 2}")];
        var fit = MixedModel.Fit(Response(14), DesignMatrix.Intercept(40), new() { Repeated = new(ResidualCovariance.Unstructured, two) { Visits = pairs } });
        Assert.True(fit.Converged);
        Assert.InRange(fit.Coefficients[0].DegreesOfFreedom, 5, 40);
    }

    [Fact]
    public void Time_may_be_told_in_any_unit()
    {
        var y = Response(15);
        double[] days = [.. Enumerable.Range(0, 40).Select(i => (i % 4 * 30.0) + (i * 7 % 5))];
        var fits = new[] { 1.0, 1 / 365.25, 86400e3 }.Select(unit => MixedModel.Fit(y, DesignMatrix.Intercept(40), new() { Repeated = new(ResidualCovariance.SpatialPower, Ids) { Times = [.. days.Select(d => d * unit)] } })).ToArray();
        Assert.All(fits, f => Assert.True(f.Converged));
        Assert.All(fits, f => Assert.Equal(fits[0].LogLikelihood, f.LogLikelihood, 1e-9));
        Assert.All(fits, f => Assert.Equal(fits[0].Coefficients[0].DegreesOfFreedom, f.Coefficients[0].DegreesOfFreedom, 1e-3));
    }

    [Fact]
    public void The_response_may_be_arithmetic_on_a_column()
    {
        var y = Response(12);
        var table = new Table(new Column("y", y), new Column("ln y", [.. y.Select(v => Math.Log(v))]), new Column("id", Ids));
        var one = MixedModel.Fit(table, new("log(y) ~ 1") { Random = ["~ 1 | id"] });
        var other = MixedModel.Fit(table, new("`ln y` ~ 1") { Random = ["~ 1 | id"] });
        Assert.Equal(other.LogLikelihood, one.LogLikelihood, 1e-12);
        Assert.Throws<Equipoise.Statistics.Formulas.FormulaException>(() => MixedModel.Fit(table, new("y + id ~ 1")));
        Assert.Throws<Equipoise.Statistics.Formulas.FormulaException>(() => MixedModel.Fit(table, new("factor(id) ~ 1")));
    }

    [Fact]
    public void Random_effects_and_correlated_residuals_go_together()
    {
        var y = Response(13);
        var fit = MixedModel.Fit(y, DesignMatrix.Intercept(40), new() { Random = [new("id", Ids)], Repeated = new(ResidualCovariance.Autoregressive, Ids) { Visits = Visits } });
        double between = fit.RandomCovariances[0][0, 0], within = fit.CovarianceParameters[1].Estimate, rho = fit.CovarianceParameters[2].Estimate;
        Assert.True(fit.Converged);
        Assert.Equal(Dense.Restricted(y, DesignMatrix.Intercept(40), (i, k) => Ids[i] == Ids[k] ? between + (within * Math.Pow(rho, Math.Abs((i % 4) - (k % 4)))) : 0), fit.LogLikelihood, 1e-9);
        foreach (var (b, w, r) in new[] { (1.01, 1.0, 0.0), (0.99, 1.0, 0.0), (1.0, 1.01, 0.0), (1.0, 0.99, 0.0), (1.0, 1.0, 0.01), (1.0, 1.0, -0.01) })
        {
            Assert.True(Dense.Restricted(y, DesignMatrix.Intercept(40), (i, k) => Ids[i] == Ids[k] ? (b * between) + (w * within * Math.Pow(rho + r, Math.Abs((i % 4) - (k % 4)))) : 0) <= fit.LogLikelihood + 1e-10);
        }
    }

    private static void Refused(string reason, double[] y, DesignMatrix x, MixedModelOptions options) =>
        Assert.Contains(reason, Assert.ThrowsAny<ArgumentException>(() => MixedModel.Fit(y, x, options)).Message, StringComparison.OrdinalIgnoreCase);
}
