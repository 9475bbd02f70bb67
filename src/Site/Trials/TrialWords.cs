using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.Studies;
using Equipoise.Site.Components;

namespace Equipoise.Site.Trials;

/// <summary>What only the pages of registered trials say.</summary>
public static class TrialWords
{
    public static string Of(Registry registry) => registry switch
    {
        Registry.ClinicalTrialsGov => "ClinicalTrials.gov",
        Registry.Irct => "Iranian Registry of Clinical Trials",
        _ => "a registry whose number is not printed",
    };

    public static string Ages(Ages ages) => (ages.Low, ages.High) switch
    {
        ({ } low, { } high) => $"{Words.Number(low)} to {Words.Number(high)} {Words.Of(ages.Unit)}",
        ({ } low, null) => $"{Words.Number(low)} {Words.Of(ages.Unit)} and over",
        (null, { } high) => $"up to {Words.Number(high)} {Words.Of(ages.Unit)}",
        _ => ages.Median is { } median ? $"median {Words.Number(median)} {Words.Of(ages.Unit)}"
            : ages.Mean is { } mean ? $"mean {Words.Number(mean)} {Words.Of(ages.Unit)}" : "not available",
    };
}
