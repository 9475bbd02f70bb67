using System.Collections.Immutable;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;
using Equipoise.Site.Components;

namespace Equipoise.Site.Studies;

/// <summary>How many children at one stage; null when nobody printed it.</summary>
public sealed record SizeStage(string Name, Sourced<int>? Children);

/// <summary>The stages of a study side by side, and what their differences mean.</summary>
public static class SizeStages
{
    /// <summary>Registered, taking part and analysed always; the others where printed.</summary>
    public static ImmutableArray<SizeStage> Of(Study study)
    {
        var size = study.Size;
        SizeStage[] all =
        [
            new("Registered", size.Registered),
            new("Enrolled", size.Enrolled),
            new("Randomised", size.Randomised),
            new("Treated", size.Treated),
            new("Completed", size.Completed),
            new("Analysed", size.Analysed),
        ];
        return [.. all.Where(s => s.Children is not null || s.Name is "Registered" or "Analysed" || (s.Name == "Randomised" && study.Design.IsRandomised))];
    }

    public static IEnumerable<string> Differences(Study study)
    {
        var size = study.Size;
        var started = size.Randomised ?? size.Enrolled ?? size.Treated;
        if (started is not null && size.Registered is not null) yield return Planned(size.Registered.Value, started.Value);
        if (Ended(size) is { } ended && started is not null) yield return Lost(started.Value, ended.Children, ended.Word);
        if (size.Analysed is null && study.Kind != StudyKind.Planned) yield return "How many children stand behind the results could not be read.";
    }

    private static (int Children, string Word)? Ended(Size size) => size switch
    {
        { Analysed: { } n } => (n.Value, "in the results"),
        { Completed: { } n } => (n.Value, "followed to the end"),
        _ => null,
    };

    private static string Planned(int registered, int started) => registered == started
        ? $"As many took part as the register names: {Words.Number(registered)}."
        : $"The register names {Words.Children(registered)}; {Words.Number(started)} took part.";

    private static string Lost(int started, int ended, string word) => (started - ended) switch
    {
        0 => $"All {Words.Number(started)} are {word}.",
        > 0 and var lost => $"{Words.Number(lost)} of {Words.Number(started)} are not {word}. Those who leave may have done worse, so results without them can look too good.",
        _ => $"More are {word} ({Words.Number(ended)}) than are said to have taken part ({Words.Number(started)}).",
    };
}
