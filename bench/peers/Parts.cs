using Equipoise.Statistics.CountModels;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Formulas;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.MixedModels;
using Equipoise.Statistics.Multilevel;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.SmallStudies;
using Equipoise.Statistics.Tables;

namespace Equipoise.Peers;

/// <summary>What is done side by side, in parts.</summary>
internal sealed class Parts(Data data, RProcess r, Effort effort)
{
    private readonly Table bcg = data["bcg"];

    private double[] Y { get; } = Data.Numbers(data["bcg"], "yi");

    private double[] V { get; } = Data.Numbers(data["bcg"], "vi");

    public IEnumerable<(string Title, IEnumerable<Item> Items)> All =>
    [
        ("One meta-analysis", OneFit()),
        ("Ten thousand simulated meta-analyses, k = 10; time of one", Simulations()),
        ("What is done with one, k = 13", Diagnostics()),
        ("Multilevel and multivariate", MultilevelModels()),
        ("Counts", Counts()),
        ("Repeated measures", RepeatedMeasures()),
        ("Size", Sizes()),
    ];

    private Item Beside(string name, Func<double> ours, string theirs, string call) => new(name, Item.Here(ours), call, times => r.Run(theirs, times));

    private IEnumerable<Item> OneFit()
    {
        Fit Everything()
        {
            var fit = MetaAnalysis.Fit(Y, V);
            fit.Weights();
            return fit;
        }

        const string everything = "REML, k = 13: estimate, SE, test, interval, τ² and SE, I², H², Q, prediction, fit, weights";
        yield return new(everything, Item.Here(() => Everything().Tau2), "bare loop in C# that finds τ² alone, to 10⁻¹⁰", Item.Here(() => BareLoop.Tau2(Y, V, 1e-10)));
        yield return new("the same", Item.Here(() => Everything().Tau2), "that loop, to 10⁻⁵ (metafor's default)", Item.Here(() => BareLoop.Tau2(Y, V, 1e-5)));
        yield return Beside("the same", () => Everything().Pooled.Estimate, "rma_REML", "`rma(yi, vi)`");
        yield return Beside("REML, Knapp–Hartung", () => MetaAnalysis.Fit(Y, V, new() { Test = TestKind.KnappHartung }).Pooled.Estimate, "rma_knha", "`rma(test = \"knha\")`");
        yield return Beside("DL", () => MetaAnalysis.Fit(Y, V, new() { Method = HeterogeneityMethod.DL }).Pooled.Estimate, "rma_DL", "`rma(method = \"DL\")`");
        var design = DesignMatrix.WithIntercept(Data.Numbers(bcg, "ablat"));
        yield return Beside("meta-regression on one moderator", () => MetaRegression.Fit(Y, V, design).Coefficients[1].Estimate, "rma_ablat", "`rma(mods = ~ ablat)`");
    }

    private IEnumerable<Item> Simulations()
    {
        var (y, v) = Simulated.All;
        Item Simulate(string name, PoolingOptions options, string theirs) => new(name, Run(options), $"`rma`, {effort.Simulations} of them", times => r.Run(theirs, times)) { Times = (Simulated.Sets, effort.Simulations) };
        Func<int, Batch> Run(PoolingOptions options) => times =>
        {
            double sum = 0;
            var timed = Item.Here(() =>
            {
                for (var i = 0; i < times * Simulated.Size; i += Simulated.Size) sum += MetaAnalysis.Fit(y.AsSpan(i, Simulated.Size), v.AsSpan(i, Simulated.Size), options).Pooled.Estimate;
                return sum;
            })(1);
            return timed with { Seconds = timed.Seconds / times };
        };

        yield return Simulate("REML", new(), "simulate_REML");
        yield return Simulate("DL", new() { Method = HeterogeneityMethod.DL }, "simulate_DL");
        yield return Simulate("REML, Knapp–Hartung", new() { Test = TestKind.KnappHartung }, "simulate_knha");
    }

    private IEnumerable<Item> Diagnostics()
    {
        var fit = MetaAnalysis.Fit(Y, V);
        yield return Beside("leave-one-out, REML", () => LeaveOneOut.Of(fit).Sum(f => f.Pooled.Estimate), "leave1out", "`leave1out`");
        yield return Beside("influence, REML", () => Influence.Of(fit).Sum(s => s.Cook), "influence", "`influence`");
        yield return Beside($"1000 permutations, REML ({Environment.ProcessorCount} threads)", () => PermutationTest.Of(fit, new() { Most = 1000 }).P[0], "permutest", "`permutest` (one thread)");
        yield return Beside("trim and fill", () => TrimAndFill.Of(fit).Fit.Pooled.Estimate, "trimfill", "`trimfill`");
        yield return Beside("Q-profile interval", () => HeterogeneityIntervals.QProfile(fit).Tau2!.Value.Upper, "qprofile", "`confint`");
    }

    private IEnumerable<Item> MultilevelModels()
    {
        Table schools = data["schools"], bakdash = data["bakdash"], berkey = data["berkey"];
        var nested = RandomFormula.Parse("~ 1 | district/school");
        yield return Beside("three levels, k = 56", () => MultilevelFormula.Fit(schools, null, [nested]).Pooled.Estimate, "mv_schools", "`rma.mv`");
        var three = MultilevelFormula.Fit(schools, null, [nested]);
        string[] districts = [.. schools["district"].Cells.Select(c => c!)];
        yield return Beside("its robust test, CR2", () => MultilevelRobust.Of(three, districts).Coefficients[0].StandardError, "robust_CR2", "`robust(clubSandwich = TRUE)`");
        var outcomes = RandomFormula.Parse("~ 1 | sample/outcome");
        yield return Beside("three levels, k = 678", () => MultilevelFormula.Fit(bakdash, null, [outcomes]).Pooled.Estimate, "mv_bakdash", "`rma.mv(sparse = TRUE)`");
        double[] y = Data.Numbers(berkey, "yi"), v1 = Data.Numbers(berkey, "v1i"), v2 = Data.Numbers(berkey, "v2i");
        var known = KnownCovariance.Blocks([.. Enumerable.Range(0, y.Length / 2).Select(t => new[,] { { v1[2 * t], v2[2 * t] }, { v1[(2 * t) + 1], v2[(2 * t) + 1] } })]);
        var design = ModelMatrix.Of(Formula.Parse("~ outcome"), berkey).For(berkey);
        var within = RandomTerm.Levels("outcome", berkey["outcome"].Cells, "trial", berkey["trial"].Cells, BetweenCovariance.UN);
        yield return Beside("two outcomes, unstructured, k = 10", () => MultilevelModel.Fit(y, known, design, [within]).Pooled.Estimate, "mv_berkey", "`rma.mv(struct = \"UN\")`");
    }

    private IEnumerable<Item> Counts()
    {
        var trials = StudyData.TwoByTwo(bcg);
        var ulcers = StudyData.TwoByTwo(data["collins"]);
        yield return Beside("2×2 tables, study effects fixed (UM.FS), k = 13", () => GeneralizedMixedModel.OddsRatio(CountModel.UMFS, trials).Pooled.Estimate, "glmm_UMFS", "`rma.glmm(\"UM.FS\")`");
        yield return Beside("2×2 tables, exact conditional (CM.EL), k = 9", () => GeneralizedMixedModel.OddsRatio(CountModel.CMEL, ulcers).Pooled.Estimate, "glmm_CMEL", "`rma.glmm(\"CM.EL\")`");
    }

    private IEnumerable<Item> RepeatedMeasures()
    {
        Table growth = data["orthodont"], sleep = data["sleep"];
        MixedModelOptions residual = new() { DegreesOfFreedom = DegreesOfFreedom.Residual };
        Func<double> Fit(Table table, MixedModelFormula formula, MixedModelOptions options) => () => MixedModel.Fit(table, formula, options).LogLikelihood;
        MixedModelFormula Repeated(ResidualCovariance covariance) => new("distance ~ sex * age") { Covariance = covariance, Subject = "child", Visit = "visit" };
        yield return Beside("unstructured, 27 children × 4 visits", Fit(growth, Repeated(ResidualCovariance.Unstructured), residual), "gls_UN", "`gls(corSymm, varIdent)`");
        yield return Beside("the same with Satterthwaite", Fit(growth, Repeated(ResidualCovariance.Unstructured), new()), "gls_UN", "`gls` (without)");
        yield return Beside("autoregressive", Fit(growth, Repeated(ResidualCovariance.Autoregressive), residual), "gls_AR1", "`gls(corAR1)`");
        yield return Beside("compound symmetry", Fit(growth, Repeated(ResidualCovariance.CompoundSymmetry), residual), "gls_CS", "`gls(corCompSymm)`");
        MixedModelFormula slopes = new("distance ~ sex * age") { Random = ["~ age | child"] }, days = new("reaction ~ days") { Random = ["~ days | subject"] };
        yield return Beside("random slopes, 27 children × 4 visits", Fit(growth, slopes, residual), "lme_growth", "`lme`");
        yield return Beside("random slopes, 18 people × 10 days", Fit(sleep, days, residual), "lme_sleep", "`lme`");
        yield return Beside("random slopes, 18 people × 10 days", Fit(sleep, days, residual), "lmer_sleep", "`lmer`");
    }

    private IEnumerable<Item> Sizes()
    {
        foreach (var k in Simulated.OfSizes)
        {
            if (k == 1000 && effort == Effort.Short) continue;
            var (y, v) = Simulated.Of(k);
            yield return Beside(FormattableString.Invariant($"REML, k = {k}"), () => MetaAnalysis.Fit(y, v).Pooled.Estimate, FormattableString.Invariant($"size_{k}"), "`rma(yi, vi)`");
        }
    }
}
