using System.Collections.Immutable;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Drafting;

/// <summary>The entries of registers that the record is or names.</summary>
internal static class DraftRegistrations
{
    public static ImmutableArray<Registration> Of(ImportedRecord record, ImportedTrial trial, DraftNotes notes) =>
    [
        .. record.Identifiers.Where(i => Matching.RecordTraits.IsRegister(i.Scheme) && (i.Role is IdentifierRole.Own or IdentifierRole.Secondary))
            .DistinctBy(i => i.Value, StringComparer.Ordinal).Select(i => new Registration
            {
                Id = notes.Read(i.Value, "identifiers", i.Role == IdentifierRole.Own ? null : "another name that the record gives"),
                Timing = i.Role == IdentifierRole.Own ? Timing(trial.Dates, notes) : null,
                ResultsPosted = i.Role == IdentifierRole.Own && trial.Dates.ResultsFirstPosted?.Value is { } posted ? notes.Read(posted, "trial.dates.resultsFirstPosted") : null,
            }),
    ];

    private static Sourced<RegistrationTiming>? Timing(TrialDates dates, DraftNotes notes)
    {
        if ((dates.FirstSubmitted ?? dates.FirstPosted)?.Value is not { } registered || dates.Start?.Value is not { } start) return null;
        var timing = registered.Latest <= start.Earliest ? RegistrationTiming.Prospective : registered.Earliest > start.Latest ? RegistrationTiming.Retrospective : RegistrationTiming.Unclear;
        return notes.Derived(timing, "trial.dates", $"registered {registered}, start {start}{(dates.Start.Certainty == DateCertainty.Actual ? "" : " (not said to be actual)")}");
    }
}
