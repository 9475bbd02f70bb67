using System.Globalization;
using System.Text;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Evidence.Synthesis;

/// <summary>The R script that repeats a pooling with metafor, its data inside.</summary>
public static class MetaScript
{
    /// <summary>Writes it.</summary>
    /// <param name="report">The pooled table.</param>
    public static string Write(MetaReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var script = new StringBuilder();
        script.Append("# Repeats with metafor what Equipoise computed. install.packages(\"metafor\") gets it.\n");
        script.Append("library(metafor)\n");
        if (report.Request.Moderators is not null) script.Append("invisible(Sys.setlocale(\"LC_COLLATE\", \"C\")) # levels of factors in the order of their characters\n");
        script.Append('\n');
        Data(script, report);
        Effects(script, report);
        Model(script, report);
        Further(script, report);
        return script.ToString();
    }

    private static void Data(StringBuilder script, MetaReport report)
    {
        script.Append("dat <- data.frame(\n");
        var columns = report.Table.Columns.Select(c => $"  {Name(c.Name)} = c({string.Join(", ", c.Cells.Select(cell => cell is null ? "NA" : c.IsNumeric ? cell : Text(cell)))})");
        script.Append(string.Join(",\n", columns)).Append(",\n  check.names = FALSE, stringsAsFactors = FALSE)\n\n");
    }

    private static void Effects(StringBuilder script, MetaReport report)
    {
        if (report.Measure.Name == "GEN")
        {
            if (!report.Table.Has("vi")) script.Append("dat$vi <- dat$sei^2\n");
            return;
        }

        if (report.Request.Model != PoolingModel.InverseVariance) return;
        script.Append(CultureInfo.InvariantCulture, $"dat <- escalc(measure = \"{report.Measure.Name}\", {Arguments(report)}{EffectOptions(report.Request.Effects)}, data = dat)\n");
    }

    private static string Arguments(MetaReport report)
    {
        var choice = report.Measure.Columns.First(c => c.Split(' ').All(report.Table.Has));
        return string.Join(", ", choice.Split(' ').Select(c => $"{c} = {c}"));
    }

    private static string EffectOptions(Statistics.Tables.EffectOptions options)
    {
        var text = "";
        if (options.ZeroCells is { } zero)
        {
            var to = zero.To switch { CorrectedStudies.All => "all", CorrectedStudies.AllIfAnyZero => "if0all", CorrectedStudies.None => "none", _ => "only0" };
            text += FormattableString.Invariant($", add = {zero.Add}, to = \"{to}\", drop00 = {(zero.DropDoubleZero ? "TRUE" : "FALSE")}");
        }

        var vtype = options.Sampling switch
        {
            Sampling.LargeSample2 => "LS2",
            Sampling.Unbiased => "UB",
            Sampling.Average => "AV",
            Sampling.Homoscedastic => "HO",
            Sampling.AverageHomoscedastic => "AVHO",
            Sampling.Stratified => "ST",
            Sampling.CrossSectional => "CS",
            _ => null,
        };
        return vtype is null ? text : text + $", vtype = \"{vtype}\"";
    }

    private static void Model(StringBuilder script, MetaReport report)
    {
        var r = report.Request;
        var level = FormattableString.Invariant($"level = {r.Level * 100:R}");
        if (r.Model == PoolingModel.Counts)
        {
            var model = r.CountModel switch { Statistics.CountModels.CountModel.UMRS => "UM.RS", Statistics.CountModels.CountModel.CMEL => "CM.EL", Statistics.CountModels.CountModel.CMAL => "CM.AL", _ => "UM.FS" };
            var which = report.Measure.Name is "OR" or "IRR" ? $", model = \"{model}\"" : "";
            script.Append(CultureInfo.InvariantCulture, $"res <- rma.glmm(measure = \"{report.Measure.Name}\", {Arguments(report)}, data = dat{which}, method = \"{(r.Method is HeterogeneityMethod.EE or HeterogeneityMethod.FE ? "EE" : "ML")}\", {level})\nprint(res)\n");
            return;
        }

        if (r.Model != PoolingModel.InverseVariance)
        {
            script.Append(r.Model == PoolingModel.Peto
                ? $"res <- rma.peto({Arguments(report)}, data = dat, {level})\nprint(res)\n"
                : $"res <- rma.mh(measure = \"{report.Measure.Name}\", {Arguments(report)}, data = dat, {level})\nprint(res)\n");
            return;
        }

        if (report.Multilevel is not null)
        {
            Multilevel(script, r, level);
            return;
        }

        var mods = r.Moderators is { } formula ? $", mods = {(formula.TrimStart().StartsWith('~') ? "" : "~ ")}{formula}" : "";
        var weights = r.Weights is { } w ? $", weights = {Name(w)}" : "";
        var test = r.Test switch { TestKind.T => "t", TestKind.KnappHartung => "knha", TestKind.KnappHartungAdHoc => "adhoc", _ => "z" };
        var control = r.Method is HeterogeneityMethod.EE or HeterogeneityMethod.FE ? "" : ",\n  control = list(threshold = 1e-12, tol = 1e-12, maxiter = 10000)";
        script.Append(CultureInfo.InvariantCulture, $"# The tolerances are tight: by default metafor stops its search early.\nres <- rma(yi, vi{mods}{weights}, data = dat, method = \"{r.Method}\", test = \"{test}\", {level}{control})\nprint(res, digits = 10)\n");
    }

    private static void Multilevel(StringBuilder script, MetaRequest r, string level)
    {
        var mods = r.Moderators is { } formula ? $", mods = {(formula.TrimStart().StartsWith('~') ? "" : "~ ")}{formula}" : "";
        var random = string.Join(", ", r.Random.Select(f => f.TrimStart().StartsWith('~') ? f : "~ " + f));
        var structure = string.Join(", ", r.Structure.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(s => $"\"{s.ToUpperInvariant()}\""));
        script.Append(CultureInfo.InvariantCulture, $"res <- rma.mv(yi, vi{mods}, random = list({random}), struct = c({structure}), data = dat, method = \"{r.Method}\", test = \"{(r.Test == TestKind.T ? "t" : "z")}\", {level})\nprint(res, digits = 10)\n");
    }

    private static void Further(StringBuilder script, MetaReport report)
    {
        var r = report.Request;
        void Line(bool asked, string text)
        {
            if (asked) script.Append(text).Append('\n');
        }

        Line(r.Intervals && r.Method is not (HeterogeneityMethod.EE or HeterogeneityMethod.FE), "confint(res)");
        if (report.Multilevel is not null)
        {
            Line(r.Cluster is not null, $"robust(res, cluster = dat${Name(r.Cluster ?? "")}, clubSandwich = {(report.Robust?.SmallSample is null ? "FALSE" : "TRUE")})");
            Line(r.Predict, "predict(res)");
            return;
        }

        Line(r.Subgroup is not null, $"for (g in sort(unique(dat${Name(r.Subgroup ?? "")}))) print(update(res, subset = {Name(r.Subgroup ?? "")} == g))");
        Line(r.Cluster is not null, $"robust(res, cluster = dat${Name(r.Cluster ?? "")}, clubSandwich = TRUE)");
        Line(r.LeaveOneOut && r.Moderators is null, "leave1out(res)");
        Line(r.Cumulative && r.Moderators is null, r.CumulativeBy is { } by ? $"cumul(res, order = {Name(by)})" : "cumul(res)");
        Line(r.Influence, "influence(res)");
        Line(r.Predict, "predict(res)");
        Line(r.BestPredictions, "blup(res)");
        Line(r.Egger, "regtest(res)\nregtest(res, model = \"lm\")");
        Line(r.RankTest, "ranktest(res)");
        Line(r.TrimAndFill is not null, $"trimfill(res, estimator = \"{r.TrimAndFill}\")");
        Line(r.FailSafe, "fsn(yi, vi, data = dat)\nfsn(yi, vi, data = dat, type = \"Orwin\")\nfsn(yi, vi, data = dat, type = \"Rosenberg\")");
        Line(r.HenmiCopas, "hc(res)");
        Line(r.ExcessSignificance, "tes(res)");
        Line(r.Permutations is not null, r.Permutations is > 0 and var times ? FormattableString.Invariant($"permutest(res, iter = {times})") : "permutest(res, exact = TRUE)");
    }

    private static string Name(string column) => column.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_') && char.IsAsciiLetter(column.FirstOrDefault()) ? column : $"`{column.Replace("`", "", StringComparison.Ordinal)}`";

    /// <summary>A text that R cannot take for anything else.</summary>
    private static string Text(string cell)
    {
        var text = new StringBuilder("\"");
        foreach (var c in cell)
        {
            if (c is '"' or '\\') text.Append('\\').Append(c);
            else if (char.IsControl(c)) text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else text.Append(c);
        }

        return text.Append('"').ToString();
    }
}
