using System.Diagnostics;
using System.Text.Json;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Findings;

namespace Equipoise.Product.Tests.Findings;

/// <summary>What a reader takes away gives the same numbers again: our settings in our own program, and our script in R.</summary>
public sealed class ReproduceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("equipoise-reproduce-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string> Kinds => [.. Evidence.Keys];

    private static readonly Dictionary<string, (Func<Snapshot> Of, string Finding, string Model)> Evidence = new(StringComparer.Ordinal)
    {
        ["averages"] = (() => InventedEvidence.Whole, "autism-severity", "random effects (REML)"),
        ["one study"] = (() => InventedEvidence.Of(("smith2020", InventedEvidence.Averages(30, 30, 34))), "autism-severity", "one study"),
        ["intervals"] = (() => InventedEvidence.Of(("smith2020", InventedEvidence.Interval(-4, -0.5)), ("a2021", InventedEvidence.Averages(20, 31, 32))), "autism-severity", "random effects (REML)"),
        ["some without numbers"] = (() => InventedEvidence.Of(("smith2020", InventedEvidence.Averages(30, 30, 34)), ("b2022", InventedEvidence.Averages(30, 31, 34)), ("a2021", "results:\n  - { instrument: CARS, arm: cells, versus: placebo, time: 6 months, n: 100, versusN: 100, direction: no-difference, source: paper, how: read }\n")), "autism-severity", "random effects (REML)"),
        ["events"] = (() => InventedEvidence.Whole, "fever", "random effects (REML)"),
        ["events, none in a group"] = (() => InventedEvidence.Of(("smith2020", InventedEvidence.Averages(30, 30, 34) + InventedEvidence.Fever(4, 0)), ("a2021", InventedEvidence.Averages(30, 30, 34) + InventedEvidence.Fever(3, 1, 40))), "fever", "Mantel–Haenszel, equal effects"),
        ["shares"] = (() => InventedEvidence.Whole, "fever.uncontrolled", "binomial-normal model on the logit"),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Our_settings_and_the_data_give_the_same_numbers(string kind)
    {
        var (finding, settings) = Take(kind);
        var data = Path.Combine(folder, "data.csv");
        await File.WriteAllBytesAsync(data, FindingCsv.Write(finding), TestContext.Current.CancellationToken);
        var run = await ProgramRun.Equipoise(["meta", "fit", data, .. settings.Options, "--format", "json"]);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        var first = JsonDocument.Parse(run.Output).RootElement.GetProperty("coefficients")[0];
        Close(settings, first.GetProperty("estimate").GetDouble(), first.GetProperty("ciLower").GetDouble(), first.GetProperty("ciUpper").GetDouble(), 1e-9);
        if (settings.KnappHartungOptions is not { } more) return;
        var knapp = JsonDocument.Parse((await ProgramRun.Equipoise(["meta", "fit", data, .. settings.Options, .. more, "--format", "json"])).Output).RootElement.GetProperty("coefficients")[0];
        Assert.Equal(finding.Estimate!.KnappHartung!.Value.Lower, Back(settings, knapp.GetProperty("ciLower").GetDouble()), 1e-9);
    }

    /// <summary>Only where R and metafor are installed: the numbers of a second program, from the script that a reader is given.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_script_gives_the_same_numbers_in_R(string kind)
    {
        Assert.SkipUnless(HasMetafor, "R with metafor is not installed here.");
        var (finding, settings) = Take(kind);
        var script = FindingScript.Write(finding)!;
        Assert.All(finding.Studies.Where(s => s.Effect is not null || settings.Measure == "proportion"), s => Assert.Contains(s.Study.Label, script, StringComparison.Ordinal));
        var file = Path.Combine(folder, "script.R");
        await File.WriteAllTextAsync(file, "options(digits = 15)\n" + script + "\ncat('RESULT', c(coef(res), res$ci.lb, res$ci.ub), '\\n')\n", TestContext.Current.CancellationToken);
        var run = await ProgramRun.Of("Rscript", "--vanilla", file);
        Assert.True(run.Exit == 0, run.Errors);
        var numbers = run.Output.Split('\n').Single(l => l.StartsWith("RESULT ", StringComparison.Ordinal))[7..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(x => double.Parse(x, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Close(settings, numbers[0], numbers[^2], numbers[^1], settings.Measure == "proportion" ? 1e-4 : 1e-5);
    }

    [Fact]
    public void An_exact_interval_is_asked_of_the_counts_themselves()
    {
        var snapshot = InventedEvidence.Of(("smith2020", InventedEvidence.Averages(30, 30, 34) + InventedEvidence.Fever(0, 1)));
        var finding = FindingBook.Of(snapshot).Find("fever.uncontrolled")!;
        var settings = FindingSettings.Of(finding, snapshot);
        Assert.Equal("Rscript -e 'binom.test(0, 30)'", settings.Pooling!.Command);
        Assert.Empty(settings.Pooling.Options);
        Assert.Contains("binom.test(0, 30)", FindingScript.Write(finding), StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_name_the_question_the_rules_the_records_and_the_program()
    {
        var finding = FindingBook.Of(InventedEvidence.Whole).Find("autism-severity")!;
        var settings = FindingSettings.Of(finding, InventedEvidence.Whole);
        Assert.Equal((InventedEvidence.Whole.Hash, "autism-severity"), (settings.Release, settings.Question.Id));
        Assert.Equal(["a2021", "b2022", "smith2020"], settings.Studies.Order(StringComparer.Ordinal));
        Assert.Contains("without a2021", settings.Sensitivities);
        Assert.NotEmpty(settings.Tools.Equipoise);
        Assert.Null(FindingSettings.Of(FindingBook.Of(InventedEvidence.Of(("smith2020", "results:\n  - { instrument: CARS, arm: cells, versus: placebo, time: 6 months, direction: no-difference, source: paper, how: read }\n"))).Find("autism-severity")!, InventedEvidence.Whole).Pooling);
    }

    private static (Finding, PoolingSettings) Take(string kind)
    {
        var (of, id, model) = Evidence[kind];
        var snapshot = of();
        var finding = FindingBook.Of(snapshot).Find(id)!;
        Assert.Equal(model, finding.Estimate!.Model);
        return (finding, FindingSettings.Of(finding, snapshot).Pooling!);
    }

    private static void Close(PoolingSettings settings, double estimate, double lower, double upper, double within)
    {
        Assert.Equal(settings.Estimate, Back(settings, estimate), within);
        Assert.Equal(settings.CiLower, Back(settings, lower), within);
        Assert.Equal(settings.CiUpper, Back(settings, upper), within);
    }

    private static double Back(PoolingSettings settings, double x) => settings.Transform switch
    {
        "exp" => Math.Exp(x),
        "logit" => 1 / (1 + Math.Exp(-x)),
        _ => x,
    };

    private static bool HasMetafor { get; } = Installed();

    private static bool Installed()
    {
        try
        {
            using var r = Process.Start(new ProcessStartInfo("Rscript", ["-e", "library(metafor)"]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
            r.StandardError.ReadToEnd();
            r.WaitForExit();
            return r.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
