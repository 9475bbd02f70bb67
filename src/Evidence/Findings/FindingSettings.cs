using System.Collections.Immutable;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Releases;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Equipoise.Evidence.Synthesis;

namespace Equipoise.Evidence.Findings;

/// <summary>Every choice behind a finding, so that its table can be pooled again to the same numbers.</summary>
public sealed record FindingSettings
{
    /// <summary>The finding.</summary>
    public required string Id { get; init; }

    /// <summary>The question as it stands in its file: population, comparator, measures in order, window, scale, smallest difference that matters, overrulings.</summary>
    public required Question Question { get; init; }

    public required EvidenceBody Body { get; init; }

    public string? Cells { get; init; }

    public Route? Route { get; init; }

    /// <summary>How studies and results were chosen, in the order in which the rules apply.</summary>
    public required ImmutableArray<string> Rules { get; init; }

    public required SynthesisMethod Method { get; init; }

    public required string MethodReason { get; init; }

    /// <summary>How to pool the table again; absent where there is no estimate.</summary>
    public PoolingSettings? Pooling { get; init; }

    /// <summary>The other choices that were tried beside this one.</summary>
    public required ImmutableArray<string> Sensitivities { get; init; }

    /// <summary>What stands in the table's rows, in order.</summary>
    public required ImmutableArray<string> Studies { get; init; }

    /// <summary>SHA-256 of the records.</summary>
    public required string Release { get; init; }

    public required ToolVersions Tools { get; init; }

    public static FindingSettings Of(Finding finding, Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(snapshot);
        return new()
        {
            Id = finding.Id,
            Question = finding.Scope.Question,
            Body = finding.Scope.Body,
            Cells = finding.Scope.Cells,
            Route = finding.Scope.Route,
            Rules = Chosen(finding.Scope),
            Method = finding.Method,
            MethodReason = finding.MethodReason,
            Pooling = PoolingSettings.Of(finding),
            Sensitivities = [.. finding.Sensitivities.Select(s => s.Name)],
            Studies = [.. finding.Studies.Select(s => s.Study.Id)],
            Release = snapshot.Hash,
            Tools = new(Equipoise.Evidence.Releases.Release.Engine, "3.8"),
        };
    }

    private static ImmutableArray<string> Chosen(Scope scope) =>
    [
        "Planned studies, single cases, second looks at children counted elsewhere and overlapping reports do not count.",
        scope.Body == EvidenceBody.Controlled ? "Only studies with a comparison group count." : scope.Question.Kind == QuestionKind.Harm ? "Children with cells are counted, whether or not there is a comparison group." : "Only studies without a comparison group count.",
        "A result counts if it is of all the children, of cells and routes in scope, and within the window of time.",
        scope.Question.Kind == QuestionKind.Harm ? "Of several events of a kind in one study, the most frequent is counted, so that no child counts twice; arms of a kind are added up." : "One result a study: its own main outcome, then the first instrument of the question, then the time nearest to the preferred one.",
        scope.Question.Arms == ArmHandling.Split ? "Several arms with cells count each by itself, and the children without cells are shared out among them." : "Several arms with cells count as one group.",
        "Crossovers count by their first period.",
        "Of studies whose children overlap, or may, the one with most children counts.",
    ];
}

/// <summary>The programs whose conventions the numbers follow.</summary>
/// <param name="Equipoise">Version of this program.</param>
/// <param name="MetaforConventions">The version of metafor whose conventions are compared with.</param>
public sealed record ToolVersions(string Equipoise, string MetaforConventions);

/// <summary>How the table of a finding is pooled again, and what must come of it.</summary>
public sealed record PoolingSettings
{
    /// <summary>Effect measure of the estimate: SMD, MD, RR or proportion.</summary>
    public required string Measure { get; init; }

    /// <summary>The model, in the field's words.</summary>
    public required string Model { get; init; }

    /// <summary>Columns of the table that are pooled.</summary>
    public required ImmutableArray<string> Columns { get; init; }

    /// <summary>What <c>equipoise meta fit data.csv</c> is told, word by word; empty where the interval is exact and no model is fitted.</summary>
    public required ImmutableArray<string> Options { get; init; }

    /// <summary>The whole command line.</summary>
    public required string Command { get; init; }

    /// <summary>Knapp and Hartung's interval needs these options more; absent where it is not given.</summary>
    public ImmutableArray<string>? KnappHartungOptions { get; init; }

    /// <summary>From the scale of analysis to that of the estimate: none, exp or logit.</summary>
    public required string Transform { get; init; }

    /// <summary>Confidence level.</summary>
    public required double Level { get; init; }

    /// <summary>What comes of it, on the scale of the estimate.</summary>
    public required double Estimate { get; init; }

    public required double CiLower { get; init; }

    public required double CiUpper { get; init; }

    public double? Tau2 { get; init; }

    public double? I2 { get; init; }

    public static PoolingSettings? Of(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.Estimate is not { } estimate) return null;
        var request = PoolAgain.Of(finding);
        var options = request is null ? [] : Words(request);
        var (events, n) = request is null ? PoolAgain.Together(finding) : default;
        return new()
        {
            Measure = estimate.Measure,
            Model = estimate.Model,
            Columns = FindingTable.Of(finding) is { } table ? [.. table.Columns.Select(c => c.Name).Where(c => c != "study")] : ["xi", "ni"],
            Options = options,
            Command = request is null ? FormattableString.Invariant($"Rscript -e 'binom.test({events}, {n})'") : $"equipoise meta fit equipoise-{finding.Id}.csv {string.Join(' ', options)}",
            KnappHartungOptions = request is { Model: PoolingModel.InverseVariance } && estimate.KnappHartung is not null ? ["--test", "knha"] : null,
            Transform = request is null ? "none" : request.Measure == "PLO" ? "logit" : estimate.Measure == "RR" ? "exp" : "none",
            Level = 0.95,
            Estimate = estimate.Value,
            CiLower = estimate.Interval.Lower,
            CiUpper = estimate.Interval.Upper,
            Tau2 = estimate.Tau2,
            I2 = estimate.I2,
        };
    }

    private static ImmutableArray<string> Words(MetaRequest request) =>
    [
        "--measure", request.Measure!,
        .. request.Model switch
        {
            PoolingModel.MantelHaenszel => new[] { "--mh" },
            PoolingModel.Counts => ["--glmm", "--method", request.Method.ToString()],
            _ => ["--method", request.Method.ToString()],
        },
        "--level", "0.95",
    ];
}
