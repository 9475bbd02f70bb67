using System.Collections.Immutable;
using Equipoise.Evidence.Certainty;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Findings;

/// <summary>A finding as programs read it: the contract of <c>equipoise findings</c> and of the API.</summary>
public record FindingView
{
    public required string Id { get; init; }

    public required string Question { get; init; }

    public required EvidenceBody Body { get; init; }

    public string? Cells { get; init; }

    public Route? Route { get; init; }

    public required int K { get; init; }

    public required int N { get; init; }

    public required SynthesisMethod Method { get; init; }

    public required string MethodReason { get; init; }

    public string? Measure { get; init; }

    public double? Estimate { get; init; }

    public double? CiLower { get; init; }

    public double? CiUpper { get; init; }

    public required CertaintyLevel Certainty { get; init; }

    public required bool Provisional { get; init; }

    public required ImmutableArray<ReasonView> Reasons { get; init; }

    public required string Statement { get; init; }

    public required ImmutableArray<string> Plain { get; init; }

    public required ImmutableArray<string> Studies { get; init; }

    public required ImmutableArray<LeftOutView> LeftOut { get; init; }

    public static FindingView Of(Finding f)
    {
        ArgumentNullException.ThrowIfNull(f);
        return new()
        {
            Id = f.Id,
            Question = f.Scope.Question.Asks,
            Body = f.Scope.Body,
            Cells = f.Scope.Cells,
            Route = f.Scope.Route,
            K = f.K,
            N = f.N,
            Method = f.Method,
            MethodReason = f.MethodReason,
            Measure = f.Estimate?.Measure,
            Estimate = f.Estimate?.Value,
            CiLower = f.Estimate?.Interval.Lower,
            CiUpper = f.Estimate?.Interval.Upper,
            Certainty = f.Certainty.Level,
            Provisional = f.Certainty.IsProvisional,
            Reasons = [.. f.Certainty.Reasons.Select(r => new ReasonView(r.Domain, r.Levels, r.Reason, r.By))],
            Statement = f.Statement,
            Plain = f.Plain,
            Studies = [.. f.Studies.Select(s => s.Study.Id)],
            LeftOut = [.. f.LeftOut.Select(l => new LeftOutView(l.Study.Id, l.Because, l.Reason))],
        };
    }
}

/// <summary>Why the certainty was moved.</summary>
public sealed record ReasonView(CertaintyDomain Domain, int Levels, string Reason, string? By);

/// <summary>A study that does not count, and why.</summary>
public sealed record LeftOutView(string Study, LeftOutBecause Because, string Reason);
