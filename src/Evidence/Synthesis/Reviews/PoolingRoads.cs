using System.Collections.Immutable;
using Equipoise.Evidence.Importing;

namespace Equipoise.Evidence.Synthesis.Reviews;

/// <summary>A way of pooling.</summary>
/// <param name="Name">As it goes on after "met".</param>
/// <param name="Road">What is done.</param>
/// <param name="IsRule">True when it is what the file says was done, by another rule about zeros or another version of the program.</param>
internal readonly record struct NamedRoad(string Name, PoolingRoad Road, bool IsRule);

/// <summary>The way that the file says was taken, and the ways that explain a result which is not met by it.</summary>
internal static class PoolingRoads
{
    public static ImmutableArray<NamedRoad> Of(ReviewOutcome outcome, PoolRows pool)
    {
        var method = outcome.Measure == "PETO_OR" ? "PETO" : outcome.Method?.ToUpperInvariant() switch
        {
            "MH" or "M-H" => "MH",
            "PETO" => "PETO",
            "IV" or "INV" => "IV",
            _ => outcome.Kind == ReviewDataKind.Dichotomous ? "MH" : "IV",
        };
        var own = new PoolingRoad(method, outcome.IsRandom == true, outcome.SwapsEvents);
        var roads = ImmutableArray.CreateBuilder<NamedRoad>();
        roads.Add(new("as the file says", own, IsRule: true));
        if (method == "MH" && pool.HasZeroCells(own.SwapsEvents)) roads.Add(new("when nothing is added to tables with a zero for Mantel and Haenszel's estimate", own with { CorrectsTables = false }, IsRule: true));
        if (method == "MH" && own.IsRandom) roads.Add(new("with the variance between studies about the inverse-variance estimate", own with { AboutInverseVariance = true }, IsRule: true));
        roads.Add(new(own.IsRandom ? "with the same effect in all studies" : "with effects that differ between studies", own with { IsRandom = !own.IsRandom }, IsRule: false));
        if (outcome.Kind != ReviewDataKind.Dichotomous) return roads.ToImmutable();
        roads.Add(new(own.SwapsEvents ? "when the event is counted, not its absence" : "when the absence of the event is counted", own with { SwapsEvents = !own.SwapsEvents }, IsRule: false));
        foreach (var (other, name) in (ReadOnlySpan<(string, string)>)[("MH", "by Mantel and Haenszel's method"), ("IV", "by inverse variance")])
            if (other != method && method != "PETO") roads.Add(new(name, own with { Method = other }, IsRule: false));
        return roads.ToImmutable();
    }
}
