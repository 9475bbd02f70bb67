using System.Globalization;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Equipoise.Site.Components;
using Equipoise.Statistics;
using Equipoise.Statistics.Proportions;

namespace Equipoise.Site.SideEffects;

/// <summary>One report of harm with the study it comes from, its place there from 1, and, where it was counted, its exact interval.</summary>
public sealed record HarmRow(Study Study, Harm Harm, int Number)
{
    /// <summary>95% Clopper–Pearson interval of the proportion; null when nothing was counted.</summary>
    public Interval? Interval { get; } = Harm is { Events: { } events, Of: { } of } ? ClopperPearson.Interval(events, of) : null;

    /// <summary>"3 of 30", or what stands for it.</summary>
    public string Counted => Harm switch
    {
        { Events: { } events, Of: { } of } => $"{Words.Number(events)} of {Words.Number(of)}",
        { Percent: { } percent } => $"{Words.Number(percent)}% of an unknown number",
        { Events: { } events } => $"{Words.Number(events)} of an unknown number",
        _ => "not counted",
    };

    /// <summary>The arm in words.</summary>
    public string Arm => Harm.Arm switch
    {
        ArmGroup.Everybody => "everybody",
        ArmGroup.AllCells => "all with cells",
        ArmGroup.AllControls => "all without cells",
        var id => Study.Arms.FirstOrDefault(a => a.Id == id)?.Label ?? id,
    };

    /// <summary>"0 of 30: up to about 1 in 9 is still possible".</summary>
    public string? InWords => Interval is not { } interval ? null
        : Harm.Events == 0 ? $"up to about {OneIn.Of(interval.Upper)} is still possible"
        : string.Create(CultureInfo.InvariantCulture, $"{100 * interval.Lower:0.#} to {100 * interval.Upper:0.#} in 100 fit this count");

    /// <summary>All reports, the most watched first within a kind.</summary>
    public static IReadOnlyList<HarmRow> All(Snapshot snapshot) =>
        [.. snapshot.Content.Studies.SelectMany(s => s.Harms.Select((h, i) => new HarmRow(s, h, i + 1))).OrderBy(r => r.Harm.Kind).ThenByDescending(r => r.Harm.Of ?? 0).ThenBy(r => r.Study.Label, StringComparer.Ordinal)];
}
