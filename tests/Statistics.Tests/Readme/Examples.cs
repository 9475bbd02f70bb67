// example: names
using System.Linq;
using Equipoise.Statistics;
using Equipoise.Statistics.Bayesian;
using Equipoise.Statistics.Change;
using Equipoise.Statistics.CountModels;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Formulas;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.MixedModels;
using Equipoise.Statistics.Multilevel;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.Proportions;
using Equipoise.Statistics.PValues;
using Equipoise.Statistics.SmallStudies;
using Equipoise.Statistics.Tables;
using static System.FormattableString;
// end

namespace Equipoise.Statistics.Tests.Readme;

/// <summary>The examples of the library's README in its order, and what each of them prints.</summary>
internal static class Examples
{
    /// <summary>Runs all of them; an example's place in the list is its place in this file.</summary>
    public static IReadOnlyList<string> Printed()
    {
        // In the examples Console is this writer, so that what a reader would see can be compared with what the README says.
        using StringWriter Console = new() { NewLine = "\n" };
        List<string> printed = [""];
        void Done()
        {
            printed.Add(Console.ToString().TrimEnd('\n'));
            Console.GetStringBuilder().Clear();
        }

        // example: trials
        Table bcg = new(
            new Column("ai", 4, 6, 3, 62, 33, 180, 8, 505, 29, 17, 186, 5, 27),
            new Column("bi", 119, 300, 228, 13536, 5036, 1361, 2537, 87886, 7470, 1699, 50448, 2493, 16886),
            new Column("ci", 11, 29, 11, 248, 47, 372, 10, 499, 45, 65, 141, 3, 29),
            new Column("di", 128, 274, 209, 12619, 5761, 1079, 619, 87892, 7232, 1600, 27197, 2338, 17825),
            new Column("ablat", 44, 55, 42, 52, 13, 44, 19, 13, 27, 42, 18, 33, 33),
            new Column("alloc", [
                "random", "random", "random", "random", "alternate", "alternate", "random", "random", "random",
                "systematic", "systematic", "systematic", "systematic",
            ]));
        // end
        Done();

        // example: pooling
        var effects = Measures.Find("RR")!.Compute(bcg);
        var fit = MetaAnalysis.Fit(effects, new() { Test = TestKind.KnappHartung });

        var (rr, tau2) = (fit.Pooled, HeterogeneityIntervals.QProfile(fit).Tau2!.Value);
        Console.WriteLine(Invariant($"log risk ratio {rr.Estimate:F4}, SE {rr.StandardError:F4}, p {rr.P:F4}"));
        Console.WriteLine(Invariant($"95% interval {rr.Interval.Lower:F4} to {rr.Interval.Upper:F4}"));
        Console.WriteLine(Invariant($"95% of the true effects of new trials {fit.Prediction!.Value.Lower:F4} to {fit.Prediction!.Value.Upper:F4}"));
        Console.WriteLine(Invariant($"tau2 {fit.Tau2:F4} ({tau2.Lower:F4} to {tau2.Upper:F4}), I2 {fit.I2:F1}%, Q {fit.Q:F2} on {fit.QDf} df, p {fit.QP:G2}"));
        // end
        Done();
        {
            // example: moderators
            var matrix = ModelMatrix.Of(Formula.Parse("~ ablat + factor(alloc)"), bcg);
            double[] yi = [.. effects.Select(e => e.Estimate)], vi = [.. effects.Select(e => e.Variance)];
            var regression = MetaRegression.Fit(yi, vi, matrix.For(bcg));

            foreach (var c in regression.Coefficients) Console.WriteLine(Invariant($"{c.Name,-24}{c.Estimate,8:F4}{c.StandardError,8:F4}{c.P,8:F4}"));
            Console.WriteLine(Invariant($"all moderators: p {regression.Moderators!.Value.P:F4}, R2 {regression.R2:F1}%"));
            // end
        }

        Done();
        {
            // example: Mantel-Haenszel
            var pooled = MantelHaenszel.Fit(MantelHaenszelMeasure.OR, StudyData.TwoByTwo(bcg)).Pooled;
            Console.WriteLine(Invariant($"odds ratio {Math.Exp(pooled.Estimate):F4} ({Math.Exp(pooled.Interval.Lower):F4} to {Math.Exp(pooled.Interval.Upper):F4})"));
            // end
        }

        Done();
        {
            // example: leaving one out
            var without = LeaveOneOut.Of(fit);
            var (least, most) = (without.MinBy(f => f.Pooled.Estimate)!, without.MaxBy(f => f.Pooled.Estimate)!);
            Console.WriteLine(Invariant($"log risk ratio without one trial: {least.Pooled.Estimate:F4} to {most.Pooled.Estimate:F4}"));
            var (trial, influence) = Influence.Of(fit).Index().MaxBy(s => s.Item.Cook);
            Console.WriteLine(Invariant($"greatest Cook's distance: trial {trial + 1}, {influence.Cook:F3}"));
            // end
        }

        Done();
        {
            // example: small studies
            var egger = EggerTest.ByMetaRegression(fit);
            var filled = TrimAndFill.Of(MetaAnalysis.Fit(effects));
            Console.WriteLine(Invariant($"Egger: t {egger.Slope.Statistic:F3}, p {egger.Slope.P:F3}"));
            Console.WriteLine(Invariant($"trim and fill: {filled.Missing} missing, log risk ratio with them {filled.Fit.Pooled.Estimate:F4}"));
            // end
        }

        Done();
        {
            // example: multilevel
            Table schools = new(
                new Column("district", 11, 11, 11, 11, 12, 12, 12, 12, 18, 18, 18, 27, 27, 27, 27, 56, 56, 56, 56),
                new Column("school", 1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 1, 2, 3, 4, 1, 2, 3, 4),
                new Column("yi", -.18, -.22, .23, -.3, .13, -.26, .19, .32, .45, .38, .29, .16, .65, .36, .6, .08, .04, .19, -.06),
                new Column("vi", .118, .118, .144, .144, .014, .014, .015, .024, .023, .043, .012, .02, .004, .004, .007, .019, .007, .005, .004));
            var threeLevels = MultilevelFormula.Fit(schools, moderators: null, [RandomFormula.Parse("~ 1 | district/school")]);

            Console.WriteLine(Invariant($"mean {threeLevels.Pooled.Estimate:F4}, SE {threeLevels.Pooled.StandardError:F4}, converged {threeLevels.Converged}"));
            foreach (var c in threeLevels.Components) Console.WriteLine(Invariant($"{c.Name} {c.Estimate:F4}"));
            // end
        }

        Done();
        {
            // example: few events
            TwoByTwo[] catheters =
            [
                TwoByTwo.FromTotals(0, 116, 3, 117), TwoByTwo.FromTotals(1, 44, 3, 35), TwoByTwo.FromTotals(2, 208, 9, 195),
                TwoByTwo.FromTotals(0, 130, 7, 136), TwoByTwo.FromTotals(5, 151, 6, 157), TwoByTwo.FromTotals(1, 98, 4, 139),
                TwoByTwo.FromTotals(1, 174, 3, 177), TwoByTwo.FromTotals(1, 74, 2, 39), TwoByTwo.FromTotals(0, 118, 0, 105),
            ];
            var counts = GeneralizedMixedModel.OddsRatio(CountModel.CMEL, catheters);

            Console.WriteLine(Invariant($"odds ratio {Math.Exp(counts.Pooled.Estimate):F3}, p {counts.Pooled.P:F4}, tau2 {counts.Tau2:F3}"));
            Console.WriteLine(Invariant($"left out: row {counts.LeftOut[0].Row} ({counts.LeftOut[0].Reason})"));
            // end
        }

        Done();
        {
            // example: Bayesian
            double[] y = [28, 8, -3, 7, -1, 1, 18, 12], se = [15, 10, 16, 11, 9, 11, 10, 18];
            var posterior = BayesianMetaAnalysis.Fit(y, [.. se.Select(s => s * s)], TauPrior.HalfCauchy(5), new NormalPrior(0, 50));

            var (mu, tau) = (posterior.Mu, posterior.Tau);
            Console.WriteLine(Invariant($"mean: median {mu.Median:F3}, 95% interval {mu.Central().Lower:F3} to {mu.Central().Upper:F3}, P(above 0) {mu.Above(0):F3}"));
            Console.WriteLine(Invariant($"tau: median {tau.Median:F3}, shortest 95% interval {tau.Shortest().Lower:F3} to {tau.Shortest().Upper:F3}"));
            Console.WriteLine(Invariant($"school 1: median {posterior.Effect(0).Median:F3}"));
            // end
        }

        Done();
        {
            // example: repeated measures
            double[][] children = // girls, then boys, at 8, 10, 12 and 14 years
            [
                [21, 20, 21.5, 23], [21, 21.5, 24, 25.5], [20.5, 24, 24.5, 26], [23.5, 24.5, 25, 26.5], [21.5, 23, 22.5, 23.5], [20, 21, 21, 22.5],
                [21.5, 22.5, 23, 25], [23, 23, 23.5, 24], [20, 21, 22, 21.5], [16.5, 19, 19, 19.5], [24.5, 25, 28, 28],
                [26, 25, 29, 31], [21.5, 22.5, 23, 26.5], [23, 22.5, 24, 27.5], [25.5, 27.5, 26.5, 27], [20, 23.5, 22.5, 26], [24.5, 25.5, 27, 28.5],
                [22, 22, 24.5, 26.5], [24, 21.5, 24.5, 25.5], [23, 20.5, 31, 26], [27.5, 28, 31, 31.5], [23, 23, 23.5, 25], [21.5, 23.5, 24, 28],
                [17, 24.5, 26, 29.5], [22.5, 25.5, 25.5, 26], [23, 24.5, 26, 30], [22, 21.5, 23.5, 25],
            ];
            var visits = children.Index().SelectMany(c => c.Item.Select((mm, v) => (Child: c.Index, Sex: c.Index < 11 ? "girl" : "boy", Age: 8 + (2 * v), mm))).ToArray();
            Table measured = new(
                new Column("child", visits.Select(v => Invariant($"{v.Child}"))),
                new Column("sex", visits.Select(v => v.Sex)),
                new Column("age", visits.Select(v => Invariant($"{v.Age}"))),
                new Column("mm", [.. visits.Select(v => v.mm)]));
            MixedModelFormula unstructured = new("mm ~ factor(age) * sex") { Covariance = ResidualCovariance.Unstructured, Subject = "child", Visit = "age" };
            var model = MixedModel.Fit(measured, unstructured, new() { DegreesOfFreedom = DegreesOfFreedom.KenwardRoger });

            foreach (var (term, test) in model.TermTests()) Console.WriteLine(Invariant($"{term}: F({test.Df1:F0}, {test.Df2:F1}) = {test.Statistic:F3}, p {test.P:G2}"));
            foreach (var (at, d) in model.EstimatedMeans("age", "sex").Pairwise("sex"))
                Console.WriteLine(Invariant($"{d.Name} at {at[0]} years: {d.Estimate:F3}, SE {d.StandardError:F3}, df {d.DegreesOfFreedom:F1}, p {d.P:G2}"));
            // end
        }

        Done();
        {
            // example: one person
            var error = ReliableChange.From(reliability: 0.88, standardDeviation: 7.5);
            var cutOff = CutOff.C(ill: new Norm(40, 7.5), well: new Norm(20, 6));
            Console.WriteLine(Invariant($"smallest reliable change {error.Smallest():F1} points, cut-off {cutOff.Score:F1}"));
            Console.WriteLine(Invariant($"42 to 25: index {error.Index(42, 25):F2}, {ClinicalChanges.Of(42, 25, error, cutOff)}"));
            Console.WriteLine(Invariant($"42 to 37: index {error.Index(42, 37):F2}, {ClinicalChanges.Of(42, 37, error, cutOff)}"));
            // end
        }

        Done();
        {
            // example: proportions
            var (wilson, exact) = (Wilson.Interval(events: 1, n: 29), ClopperPearson.Interval(events: 1, n: 29));
            Console.WriteLine(Invariant($"1 of 29, Wilson: {wilson.Lower:F4} to {wilson.Upper:F4}"));
            Console.WriteLine(Invariant($"1 of 29, Clopper and Pearson: {exact.Lower:F4} to {exact.Upper:F4}"));
            // end
        }

        Done();
        {
            // example: p-values
            PValue[] values = [PValue.FromTwoSided(0.04, inChosenDirection: true), PValue.FromTwoSided(0.30, inChosenDirection: true), PValue.FromTwoSided(0.60, inChosenDirection: false)];
            Console.WriteLine(Invariant($"Fisher {FishersMethod.Of(values).P.Value:F4}, Stouffer {StouffersMethod.Of(values).P.Value:F4}, Edgington {EdgingtonsMethod.Of(values).P.Value:F4}"));
            // end
        }

        Done();
        {
            // example: what did not work
            var some = MetaAnalysis.Fit([0.2, double.NaN, 0.5, 0.1], [0.04, 0.05, 0, 0.03]);
            Console.WriteLine(Invariant($"{some.K} studies pooled, converged {some.Converged} after {some.Evaluations} evaluations"));
            foreach (var (row, reason) in some.LeftOut) Console.WriteLine(Invariant($"row {row} left out: {reason}"));
            try { Formula.Parse("~ ablat + + year"); }
            catch (FormulaException e) { Console.WriteLine(e.Message); }

            // end
        }

        Done();
        return printed;
    }
}
