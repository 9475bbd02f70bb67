using System.Collections.Immutable;
using Equipoise.Evidence.Absolute;
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

    /// <summary>The estimate with all that belongs to it.</summary>
    public EstimateView? Model { get; init; }

    /// <summary>The same question under other choices.</summary>
    public ImmutableArray<SensitivityView>? Sensitivities { get; init; }

    /// <summary>Whether the conclusion hangs on one of them.</summary>
    public string? Robustness { get; init; }

    /// <summary>Whether small studies find more than large ones, or why that was not asked.</summary>
    public string? SmallStudies { get; init; }

    /// <summary>Whether the effect differs between kinds of cells or routes, and how credible that is.</summary>
    public ImmutableArray<SubgroupDifference>? Subgroups { get; init; }

    /// <summary>The effect in numbers of children, one for each baseline.</summary>
    public ImmutableArray<PeopleView>? People { get; init; }

    /// <summary>The effect in points of an instrument, or what stands for it.</summary>
    public ImmutableArray<string>? Absolute { get; init; }

    /// <summary>What each study brought, in numbers.</summary>
    public ImmutableArray<NumbersView>? Numbers { get; init; }

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
            Model = EstimateView.Of(f.Estimate),
            Sensitivities = f.Sensitivities.IsEmpty ? null : [.. f.Sensitivities.Select(SensitivityView.Of)],
            Robustness = f.Robustness,
            SmallStudies = f.SmallStudies?.Sentence,
            Subgroups = f.Subgroups.IsEmpty ? null : f.Subgroups,
            People = f.Absolute.People.IsEmpty ? null : [.. f.Absolute.People.Select(PeopleView.Of)],
            Absolute = f.Absolute.Sentences.IsEmpty ? null : f.Absolute.Sentences,
            Numbers = f.Studies.IsEmpty ? null : [.. f.Studies.Select(NumbersView.Of)],
            Certainty = f.Certainty.Level,
            Provisional = f.Certainty.IsProvisional,
            Reasons = [.. f.Certainty.Reasons.Select(r => new ReasonView(r.Domain, r.Levels, r.Reason, r.By) { RuleLevels = r.Instead?.Levels, RuleReason = r.Instead?.Reason })],
            Statement = f.Statement,
            Plain = f.Plain,
            Studies = [.. f.Studies.Select(s => s.Study.Id).Distinct(StringComparer.Ordinal)],
            LeftOut = [.. f.LeftOut.Select(l => new LeftOutView(l.Study.Id, l.Because, l.Reason))],
        };
    }

    /// <summary>What is said, without what follows from the studies by calculation: machines differ in the last digits.</summary>
    internal FindingView Words => this with { Model = null, Sensitivities = null, Numbers = null, People = null, Subgroups = null };
}

/// <summary>An estimate as programs read it.</summary>
public sealed record EstimateView(string Measure, double Value, double CiLower, double CiUpper, string Model)
{
    public double? KnappHartungLower { get; init; }

    public double? KnappHartungUpper { get; init; }

    public double? PredictionLower { get; init; }

    public double? PredictionUpper { get; init; }

    public double? Tau2 { get; init; }

    public double? I2 { get; init; }

    public double? P { get; init; }

    public static EstimateView? Of(Estimate? e) => e is null ? null : new(e.Measure, e.Value, e.Interval.Lower, e.Interval.Upper, e.Model)
    {
        KnappHartungLower = e.KnappHartung?.Lower,
        KnappHartungUpper = e.KnappHartung?.Upper,
        PredictionLower = e.Prediction?.Lower,
        PredictionUpper = e.Prediction?.Upper,
        Tau2 = e.Tau2,
        I2 = e.I2,
        P = e.P,
    };
}

/// <summary>The same question under another choice.</summary>
public sealed record SensitivityView(string Name, int K, bool ChangesConclusion, EstimateView? Estimate)
{
    public static SensitivityView Of(Sensitivity s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return new(s.Name, s.K, s.ChangesConclusion, EstimateView.Of(s.Estimate));
    }
}

/// <summary>Of 100 children, how many without cells and how many with.</summary>
public sealed record PeopleView(BaselineLevel? Baseline, string Population, string? Source, double Without, double With, double WithLower, double WithUpper, double Difference, bool Capped, string Sentence)
{
    public static PeopleView Of(PeopleEffect e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return new(e.Level, e.Population, e.From?.Source, e.Without, e.With, e.Interval.Lower, e.Interval.Upper, e.Difference, e.IsCapped, e.Sentence);
    }
}

/// <summary>What a study brought: counts, and effect with its variance on the scale of analysis.</summary>
public sealed record NumbersView(string Study, string? Arm, int? N, int? ControlN, int? Events, int? ControlEvents, double? Effect, double? Variance, Basis Basis, string? Derived, string? Arms, string? Contradiction, bool SecondHand, Direction Direction)
{
    public static NumbersView Of(Contribution c)
    {
        ArgumentNullException.ThrowIfNull(c);
        return new(c.Study.Id, c.Arm, c.N, c.ControlN, c.Counts?.Events, c.Counts?.ControlEvents, c.Effect?.Estimate, c.Effect?.Variance, c.Basis, c.Derived, c.Arms, c.Contradiction, c.IsSecondHand, c.Direction);
    }
}

/// <summary>Why the certainty was moved.</summary>
public sealed record ReasonView(CertaintyDomain Domain, int Levels, string Reason, string? By)
{
    /// <summary>What the rule itself had judged, where a reviewer overruled it.</summary>
    public int? RuleLevels { get; init; }

    public string? RuleReason { get; init; }
}

/// <summary>A study that does not count, and why.</summary>
public sealed record LeftOutView(string Study, LeftOutBecause Because, string Reason);
