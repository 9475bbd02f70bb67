using System.Collections.Immutable;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.Sources;
using Equipoise.Statistics;

namespace Equipoise.Evidence.Absolute;

/// <summary>Of 100 children like these, how many come to the outcome without cells and how many with.</summary>
/// <param name="Level">Which of the question's baselines; null where it is the studies' own children without cells.</param>
/// <param name="Population">Whose baseline it is.</param>
/// <param name="Without">Of 100 without cells.</param>
/// <param name="With">Of 100 with cells.</param>
/// <param name="Interval">95% interval of that, the baseline taken as known.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record PeopleEffect(BaselineLevel? Level, string Population, double Without, double With, Interval Interval, string Sentence)
{
    /// <summary>Where the baseline was read; null for the studies' own.</summary>
    public Figure? From { get; init; }

    /// <summary>Whether a ratio led beyond all 100 children and was held there.</summary>
    public bool IsCapped { get; init; }

    /// <summary>More of 100 with cells; below zero fewer.</summary>
    public double Difference => With - Without;

    /// <summary>Whether the interval leaves no room for no difference.</summary>
    public bool IsClear => Interval.Lower > Without || Interval.Upper < Without;
}

/// <summary>What an effect means outside the scale of analysis.</summary>
/// <param name="People">In numbers of children, one for each baseline.</param>
/// <param name="Sentences">Whatever else can be said: points of an instrument, counts of each group where nothing is pooled, and why something cannot be said.</param>
public sealed record AbsoluteEffects(ImmutableArray<PeopleEffect> People, ImmutableArray<string> Sentences)
{
    public static AbsoluteEffects None { get; } = new([], []);
}
