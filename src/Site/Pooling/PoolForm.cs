using System.Globalization;
using Equipoise.Evidence.Synthesis;
using Equipoise.Evidence.Synthesis.Tables;
using Equipoise.Site.Pictures;
using Equipoise.Site.Pictures.Plotting;
using Equipoise.Statistics.Heterogeneity;
using Equipoise.Statistics.Pooling;
using Equipoise.Statistics.SmallStudies;
using Equipoise.Statistics.Tables;

namespace Equipoise.Site.Pooling;

/// <summary>What somebody filled in to have a table pooled. Nothing of it is stored.</summary>
public sealed class PoolForm
{
    /// <summary>Longest table in characters.</summary>
    public const int LongestTable = 400_000;

    private const int MostStudies = 2_000;

    public string? Table { get; set; }

    public string? Measure { get; set; }

    public string? Method { get; set; }

    public string? Test { get; set; }

    public string? Moderators { get; set; }

    public string? Subgroup { get; set; }

    public bool Small { get; set; }

    public bool LeaveOut { get; set; }

    /// <summary>The pooled table, or the sentence that says why not.</summary>
    public (MetaReport? Report, string? Refusal) Pool(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Table)) return (null, "Paste a table first, or take the example.");
        if (Table.Length > LongestTable) return (null, string.Create(CultureInfo.InvariantCulture, $"This page pools tables of up to {LongestTable:N0} characters; the program on your own machine has no such limit."));
        try
        {
            var table = TableText.Read(Table);
            if (table.Rows > MostStudies) return (null, string.Create(CultureInfo.InvariantCulture, $"This page pools up to {MostStudies:N0} studies; the program on your own machine has no such limit."));
            return (PoolTable.Run(table, Request(), null, cancel), null);
        }
        catch (TableTextException e)
        {
            return (null, e.Message);
        }
        catch (ArgumentException e)
        {
            return (null, Refusals.Sentence(e));
        }
    }

    /// <summary>The pictures of it, or for one that these studies do not allow the sentence that says why.</summary>
    public static IEnumerable<(Picture? Picture, string? Refusal)> Pictures(MetaReport report)
    {
        PlotKind[] kinds = [PlotKind.Forest, .. report.Fit is { Design: null, K: > 2 } ? [PlotKind.Funnel] : Array.Empty<PlotKind>(), .. report.LeaveOneOut is null ? [] : new[] { PlotKind.LeaveOneOut }];
        return kinds.Select(kind => Drawn(report, kind));
    }

    private static (Picture? Picture, string? Refusal) Drawn(MetaReport report, PlotKind kind)
    {
        try
        {
            return (PlotReport.Of(report, new(kind) { Natural = report.Measure.NaturalOf(report.Table) }), null);
        }
        catch (ArgumentException e)
        {
            return (null, Refusals.Sentence(e));
        }
    }

    private MetaRequest Request() => new()
    {
        Measure = Given(Measure),
        Method = Enum.TryParse<HeterogeneityMethod>(Method, ignoreCase: true, out var method) ? method : HeterogeneityMethod.REML,
        Test = Test switch { "t" => TestKind.T, "knha" => TestKind.KnappHartung, _ => TestKind.Z },
        Moderators = Given(Moderators),
        Subgroup = Given(Subgroup),
        Egger = Small,
        RankTest = Small,
        TrimAndFill = Small ? MissingStudiesEstimator.L0 : null,
        LeaveOneOut = LeaveOut,
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    internal static IEnumerable<(string Value, string Words)> Choices => [("", "find it by the columns"), .. Measures.All.Select(m => (m.Name, $"{m.Name}: {m.Label}"))];
}
