using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Drafting;

/// <summary>Posted adverse events as harms: children affected of children at risk.</summary>
internal static class DraftHarms
{
    public static ImmutableArray<Harm> Of(ReportedAdverseEvents? events, DraftArms arms, DraftNotes notes)
    {
        if (events is null) return [];
        var harms = ImmutableArray.CreateBuilder<Harm>();
        foreach (var group in events.Groups)
        {
            var path = $"results.adverseEvents, group {group.Id}";
            Add(harms, HarmKind.Death, "Deaths", group.Deaths.Affected, group.Deaths.AtRisk, group.Title, path, events, arms, notes);
            Add(harms, HarmKind.SeriousEvent, "Any serious event", group.Serious.Affected, group.Serious.AtRisk, group.Title, path, events, arms, notes);
            Add(harms, HarmKind.Other, "Any other event that is listed", group.Other.Affected, group.Other.AtRisk, group.Title, path, events, arms, notes);
        }

        Listed(harms, events.Serious, "serious", events, arms, notes);
        Listed(harms, events.Other, "other", events, arms, notes);
        if (events.FrequencyThreshold is { } threshold && threshold.Text.Trim() is not "0") notes.Fill($"Other events in fewer than {threshold.Text}% of a group are not listed in the register.");
        return harms.ToImmutable();
    }

    private static void Listed(ImmutableArray<Harm>.Builder harms, ImmutableArray<ReportedEvent> listed, string list, ReportedAdverseEvents events, DraftArms arms, DraftNotes notes)
    {
        for (var i = 0; i < listed.Length; i++)
            foreach (var count in listed[i].Counts)
            {
                var title = events.Groups.FirstOrDefault(g => g.Id == count.Group)?.Title;
                var path = string.Create(CultureInfo.InvariantCulture, $"results.adverseEvents.{list}[{i}], group {count.Group}");
                var term = DraftNotes.Short(PublicRecord.Text(listed[i].Term ?? "not named"), 150);
                Add(harms, Kind(term), list == "serious" ? $"{term} (serious)" : term, count.Affected, count.AtRisk, title, path, events, arms, notes);
            }
    }

    private static void Add(ImmutableArray<Harm>.Builder harms, HarmKind kind, string name, ReportedNumber? affected, ReportedNumber? atRisk, string? title, string path, ReportedAdverseEvents all, DraftArms arms, DraftNotes notes)
    {
        if (affected is null && atRisk is null) return;
        var printed = $"{affected?.Text ?? "?"} of {atRisk?.Text ?? "?"}";
        if (arms.Matching(title, all.Groups.Length) is not var (arm, part))
        {
            notes.LeaveOut($"{path}, '{DraftNotes.Short(title ?? "no title", 60)}' is no registered arm by its title: {name}: {printed}");
            return;
        }

        var (events, of) = (Count(affected), Count(atRisk) is > 0 and var n ? n : (int?)null);
        var sound = events is not null && (of is null || events <= of);
        harms.Add(new()
        {
            Kind = kind,
            Event = part is null ? name : $"{name}, in {part}",
            Arm = arm,
            Events = sound ? events : null,
            Of = of,
            Time = ReadTimes.From(all.TimeFrame),
            Conclusion = sound ? null : $"Printed: {printed}",
            Source = notes.Source,
            How = How.Read,
            Note = path,
        });
    }

    private static int? Count(ReportedNumber? text) => text is { } t && int.TryParse(t.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    /// <summary>Only terms that are the kind itself; "febrile neutropenia" is no fever here.</summary>
    private static HarmKind Kind(string term) => term.ToUpperInvariant() switch
    {
        "PYREXIA" or "FEVER" => HarmKind.Fever,
        "SEIZURE" or "SEIZURES" or "CONVULSION" or "EPILEPSY" or "FEBRILE CONVULSION" => HarmKind.Seizure,
        "HEADACHE" => HarmKind.Headache,
        "NAUSEA" => HarmKind.Nausea,
        "VOMITING" => HarmKind.Vomiting,
        "PAIN" or "PROCEDURAL PAIN" or "INJECTION SITE PAIN" or "INFUSION SITE PAIN" or "BACK PAIN" => HarmKind.Pain,
        "INFUSION RELATED REACTION" or "INFUSION REACTION" => HarmKind.InfusionReaction,
        "AGITATION" => HarmKind.Agitation,
        "PSYCHOMOTOR HYPERACTIVITY" or "HYPERACTIVITY" => HarmKind.Hyperactivity,
        "INFECTION" or "SEPSIS" => HarmKind.Infection,
        "GRAFT VERSUS HOST DISEASE" => HarmKind.GraftVersusHost,
        "DEATH" => HarmKind.Death,
        _ => HarmKind.Other,
    };
}
