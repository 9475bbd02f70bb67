using System.CommandLine;
using System.Globalization;
using Equipoise.Evidence.Synthesis;
using Equipoise.Statistics.Bayesian;
using Equipoise.Statistics.CountModels;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.SmallStudies;

namespace Equipoise.Cli.Meta;

/// <summary>What <c>meta fit</c> and <c>meta plot</c> can be told, and the request that comes of it.</summary>
internal sealed class MetaOptions
{
    private readonly Option<string?> measure = Text("--measure", "NAME", "effect measure, as metafor names it: RR OR RD SMD MD ROM COR ZCOR PLO IRR GEN …");

    private readonly Option<Word<HeterogeneityMethod>> method = Choice.Of("--method", "estimator of the variance between true effects, or equal effects", [.. Enum.GetValues<HeterogeneityMethod>().OrderBy(m => m != HeterogeneityMethod.REML).Select(m => new Word<HeterogeneityMethod>(m.ToString(), m))]);

    private readonly Option<Word<TestKind>> test = Choice.Of<TestKind>("--test", "kind of test and interval", new("z", TestKind.Z), new("t", TestKind.T), new("knha", TestKind.KnappHartung), new("adhoc", TestKind.KnappHartungAdHoc));

    private readonly Option<double> level = new("--level")
    {
        Description = "confidence level, 0.95 or 95",
        HelpName = "level",
        DefaultValueFactory = _ => 0.95,
        CustomParser = result => double.TryParse(result.Tokens[0].Value.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var l) && (l >= 1 ? l / 100 : l) is > 0 and < 1 and var good ? good : Wrong(result, "--level lies between 0 and 100 per cent, for example 0.95."),
    };

    private readonly Option<double?> add = new("--add") { Description = "added to the cells of studies with zeros", HelpName = "number" };

    private readonly Option<Word<CorrectedStudies>> to = Choice.Of<CorrectedStudies>("--to", "which studies it is added to", new("only0", CorrectedStudies.OnlyWithZero), new("all", CorrectedStudies.All), new("if0all", CorrectedStudies.AllIfAnyZero), new("none", CorrectedStudies.None));

    private readonly Option<bool> drop00 = Flag("--drop00", "leave out studies without events in both groups");

    private readonly Option<Word<Sampling>> vtype = Choice.Of<Sampling>(
        "--vtype", "kind of sampling variance", new("LS", Sampling.Usual), new("LS2", Sampling.LargeSample2), new("UB", Sampling.Unbiased), new("AV", Sampling.Average), new("HO", Sampling.Homoscedastic), new("AVHO", Sampling.AverageHomoscedastic), new("ST", Sampling.Stratified), new("CS", Sampling.CrossSectional));

    private readonly Option<Word<Conventions>> compat = Choice.Of<Conventions>("--compat", "conventions of which metafor, where they changed", new("current", Conventions.Current), new("3.8", Conventions.Metafor38));

    private readonly Option<string?> moderators = Text("--moderators", "FORMULA", "for example \"~ year + factor(alloc)\"", "--mods");
    private readonly Option<string?> weights = Text("--weights", "COLUMN", "weights in place of inverse variances");
    private readonly Option<string[]> random = new("--random") { Description = "multilevel model, for example \"~ 1 | district/study\"; may be repeated", HelpName = "FORMULA", DefaultValueFactory = _ => [] };
    private readonly Option<string> structure = new("--struct") { Description = "structure of random effects with something left of the bar: CS HCS UN AR HAR CAR DIAG ID", HelpName = "name", DefaultValueFactory = _ => "CS" };
    private readonly Option<string?> subgroup = Text("--subgroup", "COLUMN", "pool each subgroup by itself and test between them");
    private readonly Option<string?> cluster = Text("--cluster", "COLUMN", "clusters for --robust");
    private readonly Option<string?> robust = new("--robust") { Description = "cluster-robust variances by this column", HelpName = "COLUMN", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> mh = Flag("--mh", "Mantel–Haenszel");
    private readonly Option<bool> peto = Flag("--peto", "Peto");
    private readonly Option<Word<CountModel>> glmm = Optional(Choice.Of<CountModel>("--glmm", "a mixed model of the counts themselves (OR, IRR, PLO, IRLN)", new("UM.FS", CountModel.UMFS), new("UM.RS", CountModel.UMRS), new("CM.EL", CountModel.CMEL), new("CM.AL", CountModel.CMAL)));
    private readonly Option<bool> loo = Flag("--loo", "each study left out in turn");
    private readonly Option<string?> cumulative = new("--cumulative") { Description = "studies added one by one, in the order of this column", HelpName = "COLUMN", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<bool> egger = Flag("--egger", "regression test for funnel asymmetry");
    private readonly Option<bool> rank = Flag("--rank-test", "rank correlation test for funnel asymmetry");

    private readonly Option<Word<MissingStudiesEstimator>> trimFill = Optional(Choice.Of<MissingStudiesEstimator>("--trim-fill", "trim and fill", new("L0", MissingStudiesEstimator.L0), new("R0", MissingStudiesEstimator.R0), new("Q0", MissingStudiesEstimator.Q0)));

    private readonly Option<bool> influence = Flag("--influence", "what each study does to the model");
    private readonly Option<bool> confint = Flag("--confint", "intervals of tau², I² and H², by Q-profile and likelihood");
    private readonly Option<bool> predict = Flag("--predict", "expected effects with prediction intervals");
    private readonly Option<bool> blup = Flag("--blup", "best linear unbiased predictions of the studies");
    private readonly Option<bool> fsn = Flag("--fsn", "fail-safe numbers");
    private readonly Option<bool> hc = Flag("--hc", "Henmi and Copas' interval");
    private readonly Option<bool> tes = Flag("--tes", "test of excess significance");
    private readonly Option<bool> pet = Flag("--pet-peese", "PET and PEESE");
    private readonly Option<int?> permute = new("--permute") { Description = "permutation test with so many permutations; without a number, exact if it can be", HelpName = "N", Arity = ArgumentArity.ZeroOrOne };
    private readonly Option<TauPrior?> bayes = new("--bayes")
    {
        Description = "Bayesian analysis with this prior of tau: half-normal:SCALE, half-cauchy:SCALE or uniform",
        HelpName = "prior",
        CustomParser = result => Prior(result),
    };

    private readonly Option<NormalPrior?> muPrior = new("--mu-prior")
    {
        Description = "prior of the average effect in the Bayesian analysis, MEAN,SD; flat if absent",
        HelpName = "MEAN,SD",
        CustomParser = result => result.Tokens[0].Value.Split(',') is [var m, var s] && Number(m) is { } mean && Number(s) is > 0 and var sd ? new(mean, sd) : Refused<NormalPrior>(result, "--mu-prior is a mean and a standard deviation above 0, such as 0,4."),
    };

    private readonly Option<ulong> seed = new("--seed") { Description = "start of the random numbers", HelpName = "N", DefaultValueFactory = _ => 20261124 };

    public IEnumerable<Option> All =>
    [
        measure, method, test, level, add, to, drop00, vtype, compat, moderators, weights, random, structure, subgroup, cluster, robust, mh, peto, glmm, loo, cumulative, egger,
        rank, trimFill, influence, confint, predict, blup, fsn, hc, tes, pet, permute, bayes, muPrior, seed,
    ];

    public MetaRequest Request(ParseResult parsed)
    {
        if ((parsed.GetValue(mh) ? 1 : 0) + (parsed.GetValue(peto) ? 1 : 0) + (Given(parsed, glmm) ? 1 : 0) > 1) throw new Refusal("--mh, --peto and --glmm are different methods; choose one.");
        return new()
        {
            Measure = parsed.GetValue(measure),
            Effects = new() { ZeroCells = Zeros(parsed), Sampling = parsed.GetValue(vtype)!.Value, Conventions = parsed.GetValue(compat)!.Value },
            Model = parsed.GetValue(mh) ? PoolingModel.MantelHaenszel : parsed.GetValue(peto) ? PoolingModel.Peto : Given(parsed, glmm) ? PoolingModel.Counts : PoolingModel.InverseVariance,
            CountModel = parsed.GetValue(glmm)!.Value,
            Method = parsed.GetValue(method)!.Value,
            Test = parsed.GetValue(test)!.Value,
            Level = parsed.GetValue(level),
            Moderators = parsed.GetValue(moderators),
            Weights = parsed.GetValue(weights),
            Random = parsed.GetValue(random) ?? [],
            Structure = parsed.GetValue(structure)!,
            Subgroup = parsed.GetValue(subgroup),
            Cluster = Given(parsed, robust) ? parsed.GetValue(robust) ?? parsed.GetValue(cluster) ?? throw new Refusal("--robust needs the column of the clusters, here or as --cluster.") : parsed.GetValue(cluster),
            LeaveOneOut = parsed.GetValue(loo),
            Cumulative = Given(parsed, cumulative),
            CumulativeBy = parsed.GetValue(cumulative),
            Egger = parsed.GetValue(egger),
            RankTest = parsed.GetValue(rank),
            TrimAndFill = Given(parsed, trimFill) ? parsed.GetValue(trimFill)!.Value : null,
            Influence = parsed.GetValue(influence),
            Intervals = parsed.GetValue(confint),
            Predict = parsed.GetValue(predict),
            BestPredictions = parsed.GetValue(blup),
            FailSafe = parsed.GetValue(fsn),
            HenmiCopas = parsed.GetValue(hc),
            ExcessSignificance = parsed.GetValue(tes),
            PetPeese = parsed.GetValue(pet),
            Permutations = Given(parsed, permute) ? parsed.GetValue(permute) ?? 0 : null,
            TauPrior = parsed.GetValue(bayes),
            MuPrior = parsed.GetValue(muPrior),
            Seed = parsed.GetValue(seed),
        };
    }

    private ZeroCells? Zeros(ParseResult parsed)
    {
        if (!Given(parsed, add) && !Given(parsed, to) && !parsed.GetValue(drop00)) return null;
        var number = parsed.GetValue(add) ?? 0.5;
        if (!(number >= 0) || double.IsInfinity(number)) throw new Refusal("--add is a number not below 0, for example 0.5.");
        return new(number, parsed.GetValue(to)!.Value, parsed.GetValue(drop00));
    }

    private static bool Given(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static Option<string?> Text(string name, string help, string description, params string[] aliases) => new(name, aliases) { Description = description, HelpName = help };

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    private static Option<T> Optional<T>(Option<T> option)
    {
        option.Arity = ArgumentArity.ZeroOrOne;
        return option;
    }

    private static TauPrior? Prior(System.CommandLine.Parsing.ArgumentResult result) => result.Tokens[0].Value.Split(':') switch
    {
        ["half-normal", var scale] when Number(scale) is > 0 and var s => TauPrior.HalfNormal(s),
        ["half-cauchy", var scale] when Number(scale) is > 0 and var s => TauPrior.HalfCauchy(s),
        ["uniform"] => TauPrior.Uniform(),
        _ => Refused<TauPrior>(result, "--bayes is half-normal:SCALE, half-cauchy:SCALE or uniform, such as half-normal:0.5."),
    };

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var x) && double.IsFinite(x) ? x : null;

    private static T? Refused<T>(System.CommandLine.Parsing.ArgumentResult result, string message) where T : class
    {
        result.AddError(message);
        return null;
    }

    private static double Wrong(System.CommandLine.Parsing.ArgumentResult result, string message)
    {
        result.AddError(message);
        return 0.95;
    }
}
