using Equipoise.Evidence.Findings;
using Equipoise.Product.Tests.Reading;

namespace Equipoise.Product.Tests.Findings;

/// <summary>Invented evidence, written as the files that the house reads.</summary>
internal sealed class Invented : IDisposable
{
    public const string TwoArms = """
          - { id: cells, label: Cord blood, role: cells, interventions: [ { cells: { value: cord-blood, source: paper, how: read }, donor: { value: autologous, source: paper, how: read } } ] }
          - { id: placebo, label: Placebo, role: placebo }
        """;

    public const string ThreeArms = """
          - { id: low, label: Low dose, role: cells, interventions: [ { cells: { value: cord-blood, source: paper, how: read }, donor: { value: autologous, source: paper, how: read }, doses: [ { amount: 1000000, unit: cells, basis: per-kg, source: paper, how: read } ] } ] }
          - { id: high, label: High dose, role: cells, interventions: [ { cells: { value: cord-blood, source: paper, how: read }, donor: { value: autologous, source: paper, how: read }, doses: [ { amount: 9000000, unit: cells, basis: per-kg, source: paper, how: read } ] } ] }
          - { id: placebo, label: Placebo, role: placebo }
        """;

    private readonly SampleFolder folder = new();

    public Invented() => File.Delete(folder.PathOf(SampleFiles.Bias));

    public string Root => folder.Root;

    /// <summary>A question in place of the sample's.</summary>
    public Invented Ask(string effect = "standardised-mean-difference", string kind = "benefit", string measures = "measures:\n  - { instrument: CARS }", string important = "0.2", string more = "")
    {
        var text = SampleFiles.All[SampleFiles.Question];
        folder.Write(SampleFiles.Question, text.Replace("standardised-mean-difference", effect, StringComparison.Ordinal).Replace("kind: benefit", "kind: " + kind, StringComparison.Ordinal).Replace("measures:\n  - { instrument: CARS }", measures, StringComparison.Ordinal).Replace("value: 0.2", "value: " + important, StringComparison.Ordinal) + more);
        return this;
    }

    public Invented AskHarm(string more = "") => Ask("risk-ratio", "harm", "harms: [fever]", "1.25", more);

    public Invented AskResponders(string more = "") => Ask("risk-ratio", "benefit", "measures:\n  - { instrument: CARS, cut: four points }", "1.25", more);

    public Invented Write(string name, string text)
    {
        folder.Write(name, text);
        return this;
    }

    /// <summary>A study with these results and harms, one flow mapping to a line.</summary>
    public Invented Study(string id, string results, string harms = "", string arms = TwoArms, string model = "parallel", int? randomised = null, string design = "", string more = "")
    {
        string Lines(string heading, string lines) => lines.Length == 0 ? "" : heading + ":\n" + string.Join("\n", lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(l => $"  - {{ {l}, source: paper, how: read }}")) + "\n";
        folder.Write($"studies/{id}.yaml", $"""
            id: {id}
            label: {id}
            title: An invented trial
            kind: primary
            readDepth: full-text
            extractedBy: Testers
            checkedBy: Others
            currentTo: "2026-01-01"
            summary: Children were put into groups by chance.
            cannotTell: [ Whether it lasts. ]
            design:
              allocation: {S("randomised")}
              masking: {S("blinded")}
              control: {S("placebo")}
              model: {S(model)}
            {design}
            {(randomised is { } n ? FormattableString.Invariant($"size: {{ randomised: {{ value: {n}, source: paper, how: read }} }}") : "")}
            arms:
            {arms}

            """ + Lines("results", results) + Lines("harms", harms) + more);
        return this;

        static string S(string value) => $"{{ value: {value}, source: paper, how: read }}";
    }

    public Invented Without(string file)
    {
        File.Delete(folder.PathOf(file));
        return this;
    }

    public Equipoise.Evidence.Snapshots.Snapshot Snapshot()
    {
        if (File.Exists(folder.PathOf(SampleFiles.Study)) && Directory.GetFiles(Path.Combine(folder.Root, "studies")).Length > 1)
        {
            // The sample's own study would answer too; what refers to it goes with it.
            foreach (var file in new[] { SampleFiles.Study, SampleFiles.Review, SampleFiles.Trial, SampleFiles.Absent }) File.Delete(folder.PathOf(file));
        }

        var reading = folder.Read();
        Assert.Empty(reading.Problems);
        return reading.Snapshot!;
    }

    public Finding Answer(EvidenceBody body = EvidenceBody.Controlled)
    {
        var snapshot = Snapshot();
        return AnswerQuestions.Of(new Scope(snapshot.Questions["autism-severity"], body), snapshot);
    }

    /// <summary>Means and spreads of two arms, as a paper prints them.</summary>
    public static string Means(double m1, double s1, int n1, double m2, double s2, int n2, string instrument = "CARS") => FormattableString.Invariant($"""
        instrument: {instrument}, arm: cells, time: 6 months, n: {n1}, mean: {m1}, sd: {s1}, direction: not-reported
        instrument: {instrument}, arm: placebo, time: 6 months, n: {n2}, mean: {m2}, sd: {s2}, direction: not-reported
        """);

    public static string Events(int a, int n, int c, int m) => FormattableString.Invariant($"""
        kind: fever, event: Fever, arm: cells, events: {a}, of: {n}
        kind: fever, event: Fever, arm: placebo, events: {c}, of: {m}
        """);

    public void Dispose() => folder.Dispose();
}
