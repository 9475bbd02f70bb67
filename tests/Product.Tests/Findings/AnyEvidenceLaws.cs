using System.Globalization;
using System.Text.Json;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Product.Tests.Findings;

/// <summary>Whatever study files say that can be read, every question has an answer in words, every number is finite, and nobody counts twice.</summary>
public sealed class AnyEvidenceLaws
{
    private static readonly string[] Directions = ["favours-cells", "favours-control", "no-difference", "mixed", "not-reported"];

    private static readonly string[] Models = ["parallel", "parallel", "crossover", "cluster"];

    private static readonly string[] Effects = ["standardised-mean-difference", "mean-difference", "risk-ratio"];

    [Fact]
    public void Every_question_has_an_answer()
    {
        HashSet<SynthesisMethod> seen = [];
        for (var seed = 1; seed <= 6; seed++) Try(new(seed), seen);
        Assert.Superset(new HashSet<SynthesisMethod> { SynthesisMethod.Pooled, SynthesisMethod.OneStudy, SynthesisMethod.EffectDirection, SynthesisMethod.Proportion, SynthesisMethod.BeforeAfter, SynthesisMethod.Nothing }, seen);
    }

    private static void Try(Random random, HashSet<SynthesisMethod> seen)
    {
        for (var i = 0; i < 8; i++)
        {
            var effect = Effects[random.Next(3)];
            var harm = effect == "risk-ratio" && random.Next(2) == 0;
            using var invented = new Invented();
            var more = (random.Next(2) == 0 ? "arms: split\n" : "") + (random.Next(2) == 0 ? "correlation: { value: 0.5, how: derived }\n" : "");
            if (harm) invented.AskHarm(more);
            else if (effect == "risk-ratio") invented.AskResponders(more);
            else invented.Ask(effect, important: effect == "mean-difference" ? "2" : "0.2", more: more);
            var studies = random.Next(1, 13);
            for (var s = 0; s < studies; s++) Add(invented, random, "s" + s.ToString(CultureInfo.InvariantCulture), effect == "risk-ratio");
            Check(invented.Snapshot(), seen);
        }
    }

    private static void Check(Snapshot snapshot, HashSet<SynthesisMethod> seen)
    {
        foreach (var finding in AnswerQuestions.All(snapshot))
        {
            seen.Add(finding.Method);
            Assert.True(finding.Statement.Length > 20 && finding.Plain.Length == 2, finding.Id);
            Assert.True(finding.MethodReason.Length > 10);
            var json = JsonSerializer.Serialize(FindingView.Of(finding), CanonicalJson.Options); // refuses what is not finite
            Assert.DoesNotContain("NaN", json, StringComparison.Ordinal);
            Assert.All(finding.Studies.GroupBy(s => s.Study.Id, StringComparer.Ordinal), g => Assert.True(g.Count() == 1 || g.All(c => c.Arm is not null)));
            Assert.All(finding.LeftOut, l => Assert.EndsWith(".", l.Reason, StringComparison.Ordinal));
            if (finding.Scope.Body == EvidenceBody.Controlled) Assert.DoesNotContain(finding.Studies, s => s.Study.Design.Model.Value == Equipoise.Evidence.Studies.DesignModel.Crossover && s.Effect is not null && s.Children > s.Study.Size.Headline?.Value);
            if (finding.Scope.Question.Effect == PreferredEffect.StandardisedMeanDifference) Assert.True(finding.Studies.Where(s => s.Effect is not null && s.Basis != Basis.NotTold).Select(s => s.Basis).Distinct().Count() <= 1);
            Assert.True(finding.SmallStudies is not { P: not null } || finding.K >= 10 || finding.Studies.Length >= 10);
            _ = FindingScript.Write(finding);
            _ = Equipoise.Evidence.Absolute.IconArrayRule.Against(finding);
        }
    }

    private static void Add(Invented invented, Random random, string id, bool counts)
    {
        var three = random.Next(3) == 0;
        string[] arms = three ? ["low", "high", "placebo"] : ["cells", "placebo"];
        List<string> results = [], harms = [];
        foreach (var arm in arms)
        {
            if (random.Next(6) == 0) continue;
            if (random.Next(2) == 0) results.Add(Arm(random, arm, "baseline", counts));
            results.Add(Arm(random, arm, random.Next(8) == 0 ? "12 months" : "6 months", counts));
            int of = random.Next(1, 60);
            harms.Add(random.Next(4) == 0 ? $"kind: fever, event: Fever, arm: {arm}, percent: {random.Next(0, 101)}" : FormattableString.Invariant($"kind: fever, event: Fever, arm: {arm}, events: {(random.Next(2) == 0 ? 0 : random.Next(0, of + 1))}, of: {of}"));
        }

        if (random.Next(2) == 0) results.Add(FormattableString.Invariant($"instrument: CARS, {(counts ? "cut: four points, " : "")}arm: {arms[0]}, versus: placebo, time: 6 months, n: {random.Next(1, 40)}, versusN: {random.Next(1, 40)}, {Compared(random)}direction: {Directions[random.Next(5)]}"));
        var model = Models[random.Next(4)];
        invented.Study(id, string.Join('\n', results), string.Join('\n', harms), three ? Invented.ThreeArms : Invented.TwoArms, model, random.Next(2) == 0 ? random.Next(2, 80) : null,
            model == "cluster" && random.Next(2) == 0 ? "  clusters: { value: 6, source: paper, how: read }\n  clusterCorrelation: { value: 0.05, source: paper, how: read }" : "",
            model == "crossover" && random.Next(2) == 0 ? "schedule:\n  source: paper\n  how: read\n  events:\n    - { at: 6 months, what: crossover }\n" : "");
        if (random.Next(5) > 0) return;
        var path = Path.Combine(invented.Root, "studies", id + ".yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace("control: { value: placebo", "control: { value: none", StringComparison.Ordinal).Replace("value: randomised", "value: single-arm", StringComparison.Ordinal));
    }

    private static string Compared(Random random) => random.Next(5) switch
    {
        0 => "difference: -2, ciLower: -4, ciUpper: 0.5, ",
        1 => "difference: 0, ",
        2 => "difference: -2, p: 0.03, pCompares: between-arms, ",
        3 => "p: <0.05, pCompares: between-arms, ",
        _ => "",
    };

    private static string Arm(Random random, string arm, string time, bool counts)
    {
        var n = random.Next(1, 60);
        double mean = 20 + (random.NextDouble() * 30), sd = random.Next(8) == 0 ? 0 : 1 + (random.NextDouble() * 8);
        var figures = counts
            ? random.Next(5) == 0 ? FormattableString.Invariant($"percent: {random.Next(0, 101)}, cut: four points") : FormattableString.Invariant($"events: {random.Next(0, n + 1)}, cut: four points")
            : random.Next(8) switch
            {
                0 => FormattableString.Invariant($"mean: {mean:0.0}"),
                1 => FormattableString.Invariant($"mean: {mean:0.0}, se: {sd / 5:0.00}"),
                2 => FormattableString.Invariant($"median: {mean:0.0}, iqrLow: {mean - 3:0.0}, iqrHigh: {mean + 5:0.0}"),
                3 => FormattableString.Invariant($"median: {mean:0.0}, rangeLow: {mean + 3:0.0}, rangeHigh: {mean - 2:0.0}"),
                4 => FormattableString.Invariant($"change: {-random.Next(0, 6)}, changeSd: {sd:0.0}"),
                5 => FormattableString.Invariant($"change: {-random.Next(0, 6)}, p: 0.04, pCompares: before-after"),
                _ => FormattableString.Invariant($"mean: {mean:0.0}, sd: {sd:0.0}"),
            };
        return FormattableString.Invariant($"instrument: CARS, arm: {arm}, time: {time}, n: {n}, {figures}, direction: {(random.Next(2) == 0 ? "not-reported" : "better")}");
    }
}
