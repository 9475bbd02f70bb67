using System.Collections.Immutable;

namespace Equipoise.Evidence.RiskOfBias;

/// <summary>How much bias is to be feared. Each tool uses some of these words; RoB 2 "high" and ROBINS-I "serious" are not the same thing.</summary>
public enum Judgement
{
    Low, SomeConcerns, Moderate, High, Serious, Critical, NoInformation,
}

/// <summary>The words that a tool judges with, and how it joins them.</summary>
public static class Scales
{
    /// <summary>RoB 2 and ROB-ME, best first.</summary>
    public static ImmutableArray<Judgement> OfRob2 { get; } = [Judgement.Low, Judgement.SomeConcerns, Judgement.High];

    /// <summary>ROBINS-I, best first; no information stands apart.</summary>
    public static ImmutableArray<Judgement> OfRobinsI { get; } = [Judgement.Low, Judgement.Moderate, Judgement.Serious, Judgement.Critical, Judgement.NoInformation];

    /// <summary>The one that stands last on the scale.</summary>
    /// <param name="scale">Best first.</param>
    /// <param name="judgements">At least one, each on the scale.</param>
    internal static Judgement Worst(ImmutableArray<Judgement> scale, IEnumerable<Judgement> judgements) => judgements.MaxBy(j => scale.IndexOf(j));
}
