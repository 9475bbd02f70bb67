using Equipoise.Evidence.Snapshots;
using Equipoise.Product.Tests.Reading;

namespace Equipoise.Product.Tests.Findings;

/// <summary>Small invented evidence in which findings have numbers of every kind.</summary>
internal static class InventedEvidence
{
    /// <summary>Averages with their spread of both groups.</summary>
    public static string Averages(int n, double with, double without) => FormattableString.Invariant($$"""
        results:
          - { instrument: CARS, arm: cells, time: 6 months, n: {{n}}, mean: {{with}}, sd: 5, direction: not-reported, source: paper, how: read }
          - { instrument: CARS, arm: placebo, time: 6 months, n: {{n - 2}}, mean: {{without}}, sd: 6, direction: not-reported, source: paper, how: read }
          - { instrument: CARS, arm: cells, versus: placebo, time: 6 months, n: {{n}}, versusN: {{n - 2}}, direction: favours-cells, source: paper, how: read }

        """);

    /// <summary>A comparison of which only the interval is printed.</summary>
    public static string Interval(double low, double high) => FormattableString.Invariant($"results:\n  - {{ instrument: CARS, arm: cells, versus: placebo, time: 6 months, n: 30, versusN: 28, difference: {(low + high) / 2}, ciLower: {low}, ciUpper: {high}, direction: favours-cells, source: paper, how: read }}\n");

    public static string Fever(int with, int without, int of = 30) => FormattableString.Invariant($"""
        harms:
          - {"{"} kind: fever, event: Fever, arm: cells, events: {with}, of: {of}, source: paper, how: read {"}"}
          - {"{"} kind: fever, event: Fever, arm: placebo, events: {without}, of: {of}, source: paper, how: read {"}"}

        """);

    /// <summary>Severity, and fever as a harm, asked of these studies.</summary>
    public static Snapshot Of(params (string Id, string Results)[] studies)
    {
        using var folder = new SampleFolder();
        foreach (var (id, results) in studies)
        {
            var text = SampleFiles.All[SampleFiles.Study].Replace("smith2020", id, StringComparison.Ordinal).Replace("Smith 2020", id, StringComparison.Ordinal);
            folder.Write($"studies/{id}.yaml", text[..text.IndexOf("results:", StringComparison.Ordinal)] + results);
        }

        folder.Write("questions/fever.yaml", SampleFiles.All[SampleFiles.Question]
            .Replace("id: autism-severity", "id: fever", StringComparison.Ordinal)
            .Replace("outcome: the signs of autism", "outcome: fever", StringComparison.Ordinal)
            .Replace("order: 1", "order: 2", StringComparison.Ordinal)
            .Replace("kind: benefit", "kind: harm", StringComparison.Ordinal)
            .Replace("measures:\n  - { instrument: CARS }", "harms: [fever]", StringComparison.Ordinal)
            .Replace("standardised-mean-difference", "risk-ratio", StringComparison.Ordinal)
            .Replace("value: 0.2", "value: 1.25", StringComparison.Ordinal));
        var reading = folder.Read();
        Assert.Empty(reading.Problems);
        return reading.Snapshot!;
    }

    /// <summary>Three studies with numbers of everything, events in every group.</summary>
    public static Snapshot Whole { get; } = Of(
        ("smith2020", Averages(30, 30, 34) + Fever(6, 4)),
        ("a2021", Averages(40, 31, 33) + Fever(5, 3)),
        ("b2022", Averages(25, 29, 35) + Fever(9, 2)));
}
