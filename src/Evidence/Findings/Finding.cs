using System.Collections.Immutable;
using Equipoise.Evidence.Absolute;
using Equipoise.Evidence.Certainty;
using Equipoise.Statistics;
using Equipoise.Statistics.PValues;

namespace Equipoise.Evidence.Findings;

/// <summary>How a finding was reached: the method that is legitimate for what there is.</summary>
public enum SynthesisMethod
{
    /// <summary>Several comparisons with numbers, pooled.</summary>
    Pooled,

    /// <summary>One comparison with numbers.</summary>
    OneStudy,

    /// <summary>Directions counted, because sizes were not printed (SWiM).</summary>
    EffectDirection,

    /// <summary>Shares of children, without comparison.</summary>
    Proportion,

    /// <summary>Changes of the same children, without comparison.</summary>
    BeforeAfter,

    /// <summary>No study reports it.</summary>
    Nothing,

    /// <summary>Counted in both groups, and nobody had the event.</summary>
    NoEvents,
}

/// <summary>An estimate and the model it comes from.</summary>
/// <param name="Measure">Effect measure: SMD, MD, RR, or a proportion.</param>
/// <param name="Value">The estimate; ratios and proportions on their natural scale.</param>
/// <param name="Interval">Its 95% interval.</param>
/// <param name="Model">The model, in the field's words.</param>
public sealed record Estimate(string Measure, double Value, Interval Interval, string Model)
{
    /// <summary>By Knapp and Hartung, given beside the plain interval where there are few studies.</summary>
    public Interval? KnappHartung { get; init; }

    /// <summary>Where the true effect of a new study is expected.</summary>
    public Interval? Prediction { get; init; }

    /// <summary>τ², on the scale of analysis.</summary>
    public double? Tau2 { get; init; }

    /// <summary>I², per cent.</summary>
    public double? I2 { get; init; }

    /// <summary>Two-sided p of no effect.</summary>
    public double? P { get; init; }

    /// <summary>"RR 0.80, 95% interval 0.60 to 1.07".</summary>
    public string Words => FormattableString.Invariant($"{Measure} {Value:0.00}, 95% interval {Interval.Lower:0.00} to {Interval.Upper:0.00}");
}

/// <summary>The same question answered under another choice.</summary>
/// <param name="Name">The choice.</param>
/// <param name="K">Studies that remain.</param>
/// <param name="Estimate">The estimate; null where too little remains, or the method has no answer.</param>
public sealed record Sensitivity(string Name, int K, Estimate? Estimate)
{
    /// <summary>Whether one would conclude something else: the interval lies otherwise to no effect, or the estimate otherwise to one that matters.</summary>
    public bool ChangesConclusion { get; init; }

    /// <summary>The studies whose effects were pooled; null where counts were.</summary>
    internal IReadOnlyList<Contribution>? Pooled { get; init; }
}

/// <summary>Whether small studies find more than large ones, or why that was not asked.</summary>
/// <param name="Sentence">The answer in words.</param>
/// <param name="P">Two-sided p of Egger's test; null where it was not made.</param>
public sealed record SmallStudyTest(string Sentence, double? P);

/// <summary>An answer to a question, with its certainty and its sentence.</summary>
public sealed record Finding
{
    /// <summary>Permanent name.</summary>
    public required string Id { get; init; }

    public required Scope Scope { get; init; }

    public required SynthesisMethod Method { get; init; }

    /// <summary>Why this method and not a better one.</summary>
    public required string MethodReason { get; init; }

    public required ImmutableArray<Contribution> Studies { get; init; }

    public required ImmutableArray<LeftOut> LeftOut { get; init; }

    public Estimate? Estimate { get; init; }

    /// <summary>How many comparisons point which way, and the exact interval of that share.</summary>
    public DirectionCount? Directions { get; init; }

    /// <summary>Combined p of the comparisons that printed an exact one; null below two.</summary>
    public CombinedPValue? CombinedP { get; init; }

    /// <summary>The largest benefit, in standard deviations, that the largest comparison without numbers cannot rule out.</summary>
    public double? NotRuledOut { get; init; }

    public ImmutableArray<Sensitivity> Sensitivities { get; init; } = [];

    /// <summary>Whether the conclusion hangs on one of the choices; null where there are none.</summary>
    public string? Robustness { get; init; }

    /// <summary>Whether small studies find more than large ones; null where nothing was pooled.</summary>
    public SmallStudyTest? SmallStudies { get; init; }

    /// <summary>Whether the effect differs between kinds of cells or routes, and how credible that is (ICEMAN).</summary>
    public ImmutableArray<SubgroupDifference> Subgroups { get; init; } = [];

    /// <summary>The effect in numbers of children, or in points of an instrument.</summary>
    public AbsoluteEffects Absolute { get; init; } = AbsoluteEffects.None;

    public required GradedCertainty Certainty { get; init; }

    /// <summary>The informative statement: certainty by size (Santesso 2020).</summary>
    public required string Statement { get; init; }

    /// <summary>The same for a family, in two sentences.</summary>
    public required ImmutableArray<string> Plain { get; init; }

    /// <summary>Studies that count.</summary>
    public int K => Studies.Select(s => s.Study.Id).Distinct(StringComparer.Ordinal).Count();

    /// <summary>Children in them.</summary>
    public int N => Studies.Sum(s => s.Children);
}
