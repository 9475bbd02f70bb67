using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Equipoise.Cli.Meta;
using Equipoise.Evidence.Synthesis;
using Equipoise.Statistics.MixedModels;

namespace Equipoise.Cli.Mixed;

/// <summary><c>equipoise mixed fit FILE</c>: a linear mixed model of a table with a row a measurement.</summary>
internal static class FitMixed
{
    private static readonly JsonSerializerOptions Layout = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Option<string> Fixed = new("--fixed") { Description = "response and fixed effects, for example \"y ~ factor(visit) * arm\"", HelpName = "FORMULA", Required = true };
    private static readonly Option<string[]> Random = new("--random") { Description = "random effects, for example \"~ time | id\" (|| for independent ones); may be repeated", HelpName = "FORMULA", DefaultValueFactory = _ => [] };

    private static readonly Option<Word<ResidualCovariance>> Covariance = Choice.Of<ResidualCovariance>(
        "--covariance", "covariance of residuals within a subject", new("independent", ResidualCovariance.Independent), new("UN", ResidualCovariance.Unstructured), new("CS", ResidualCovariance.CompoundSymmetry), new("CSH", ResidualCovariance.HeterogeneousCompoundSymmetry), new("AR1", ResidualCovariance.Autoregressive), new("ARH1", ResidualCovariance.HeterogeneousAutoregressive), new("power", ResidualCovariance.SpatialPower), new("heterogeneous", ResidualCovariance.HeterogeneousIndependent));

    private static readonly Option<string?> Subject = new("--subject") { Description = "column of the subject", HelpName = "COLUMN" };
    private static readonly Option<string?> Visit = new("--visit") { Description = "column of the visit, or of the time for power", HelpName = "COLUMN" };
    private static readonly Option<Word<LikelihoodMethod>> Method = Choice.Of<LikelihoodMethod>("--method", "restricted or full maximum likelihood", new("REML", LikelihoodMethod.REML), new("ML", LikelihoodMethod.ML));

    private static readonly Option<Word<DegreesOfFreedom>> Df = Choice.Of<DegreesOfFreedom>(
        "--df", "degrees of freedom", new("satterthwaite", DegreesOfFreedom.Satterthwaite), new("kr", DegreesOfFreedom.KenwardRoger), new("residual", DegreesOfFreedom.Residual), new("residual-less-covariance", DegreesOfFreedom.ResidualLessCovariance), new("normal", DegreesOfFreedom.Normal));

    private static readonly Option<double> Level = new("--level")
    {
        Description = "confidence level, 0.95 or 95",
        HelpName = "level",
        DefaultValueFactory = _ => 0.95,
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[0].Value.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var level) && (level >= 1 ? level / 100 : level) is > 0 and < 1 and var good) return good;
            result.AddError("--level lies between 0 and 100 per cent, for example 0.95.");
            return 0.95;
        },
    };

    private static readonly Option<string?> Means = new("--emmeans") { Description = "marginal means, for example visit*arm; the last variable is compared at each level of the others", HelpName = "VARIABLES" };
    private static readonly Option<string?> Control = new("--control") { Description = "compare with this level of the last variable only, instead of each pair", HelpName = "LEVEL" };
    private static readonly Option<bool> Effects = new("--ranef") { Description = "predicted random effects" };

    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "CSV or JSON with a row a measurement; - is standard input" };
        var format = Options.Format();
        var command = new Command("fit", "Fit a mixed model to a table.") { file };
        foreach (var option in new Option[] { Fixed, Random, Covariance, Subject, Visit, Method, Df, Level, Means, Control, Effects, format }) command.Options.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            var table = await TableFile.Read(parsed.GetValue(file)!, cancel);
            var result = Fitted(() => Run(table, parsed));
            if (parsed.GetValue(format) == OutputFormat.Json) Console.WriteLine(MixedJson.Write(result).ToJsonString(Layout));
            else MixedSheet.Print(result);
            return result.Fit.Converged ? Exit.Done : Exit.Refused;
        });
        return command;
    }

    private static MixedResult Run(Statistics.Tables.Table table, ParseResult parsed)
    {
        var formula = new MixedModelFormula(parsed.GetValue(Fixed)!)
        {
            Random = parsed.GetValue(Random) ?? [],
            Covariance = parsed.GetValue(Covariance)!.Value,
            Subject = parsed.GetValue(Subject),
            Visit = parsed.GetValue(Visit),
        };
        var fit = MixedModel.Fit(table, formula, new() { Method = parsed.GetValue(Method)!.Value, DegreesOfFreedom = parsed.GetValue(Df)!.Value, Level = parsed.GetValue(Level) });
        var variables = Variables(parsed.GetValue(Means));
        var means = variables.Length == 0 ? null : fit.EstimatedMeans(variables);
        var control = parsed.GetValue(Control);
        if (control is not null && means is null) throw new Refusal("--control compares marginal means; say of what with --emmeans.");
        return new(formula, fit, parsed.GetValue(Covariance)!.Text, parsed.GetValue(Df)!.Text, means, means is null ? [] : control is null ? means.Pairwise(variables[^1]) : means.VersusControl(variables[^1], control), parsed.GetValue(Effects), MixedNotes.Of(formula, fit, table));
    }

    /// <summary>Names between stars, colons, commas and the like; factor( ) around a name says nothing new.</summary>
    private static string[] Variables(string? text) =>
        [.. (text ?? "").Replace("factor(", "", StringComparison.Ordinal).Split(['*', ':', ',', '+', '|', '~', ')', ' '], StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    private static MixedResult Fitted(Func<MixedResult> fit)
    {
        try
        {
            return fit();
        }
        catch (ArgumentException refusal)
        {
            throw new Refusal(Refusals.Sentence(refusal));
        }
    }
}

/// <summary>A fitted model and what was asked of it.</summary>
internal sealed record MixedResult(MixedModelFormula Formula, MixedFit Fit, string Covariance, string Df, EstimatedMeans? Means, IReadOnlyList<MeanDifference> Differences, bool ShowsEffects, IReadOnlyList<MixedNote> Notes);
