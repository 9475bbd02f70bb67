using System.Globalization;
using Equipoise.Evidence.Importing;

namespace Equipoise.Evidence.Changes;

/// <summary>What changed in a registered trial, in plain sentences, what matters most first.</summary>
internal static class SayTrialChange
{
    public static IEnumerable<RecordNews> Sentences(ImportedRecord before, ImportedRecord after)
    {
        if (before.Trial is not { } was || after.Trial is not { } @is) return [];
        return
        [
            .. Say(RecordNewsKind.Status, Status(was, @is)),
            .. Say(RecordNewsKind.Results, Results(before, after)),
            .. Say(RecordNewsKind.Outcomes, SayOutcomeChange.Sentences(was, @is)),
            .. Say(RecordNewsKind.Enrolment, Enrolment(was.Design, @is.Design)),
            .. Say(RecordNewsKind.Dates, SayDateChange.Sentences(was.Dates, @is.Dates)),
            .. Say(RecordNewsKind.Design, Design(was.Design, @is.Design)),
            .. Say(RecordNewsKind.Arms, SayListChange.Sentences("arm", "arms", was.Arms.Select(a => a.Label), @is.Arms.Select(a => a.Label))),
            .. Say(RecordNewsKind.Arms, SayListChange.Sentences("intervention", "interventions", was.Interventions.Select(a => a.Name), @is.Interventions.Select(a => a.Name))),
            .. Say(RecordNewsKind.Arms, SayListChange.Reworded("arm", "arms", was.Arms, @is.Arms, a => a.Label, a => $"{a.Type} {a.Description} {string.Join(' ', a.Interventions.Order(StringComparer.Ordinal))}")),
            .. Say(RecordNewsKind.Arms, SayListChange.Reworded("intervention", "interventions", was.Interventions, @is.Interventions, i => i.Name, i => $"{i.Type} {i.Description} {string.Join(' ', i.ArmLabels.Order(StringComparer.Ordinal))}")),
            .. Say(RecordNewsKind.Eligibility, Eligibility(was.Eligibility, @is.Eligibility)),
            .. Say(RecordNewsKind.Places, SayListChange.Sentences("site", "sites", was.Places.Select(Place), @is.Places.Select(Place))),
            .. Say(RecordNewsKind.Other, Answerable(was, @is)),
        ];
    }

    private static IEnumerable<RecordNews> Say(RecordNewsKind kind, IEnumerable<string> sentences) => sentences.Select(s => new RecordNews(kind, s));

    private static IEnumerable<string> Status(ImportedTrial was, ImportedTrial @is)
    {
        var reason = @is.WhyStopped is { Length: > 0 } why ? $" The reason given: “{why.Trim()}”" : "";
        if (!SameWord(was.Status, @is.Status))
        {
            yield return (was.Status, @is.Status) switch
            {
                (null, { } to) => $"The record gives its status for the first time: {SayRecord.Word(to)}.{reason}",
                ({ } from, null) => $"The record no longer gives a status; it was {SayRecord.Word(from)}.",
                var (from, to) when IsStop(to!) => $"The trial was {SayRecord.Word(to!)}; it was {SayRecord.Word(from!)} before.{(reason.Length > 0 ? reason : " No reason is given.")}",
                var (from, to) => $"The status of the trial went from {SayRecord.Word(from!)} to {SayRecord.Word(to!)}.{reason}",
            };
        }
        else if (!SayRecord.Same(was.WhyStopped, @is.WhyStopped))
        {
            yield return @is.WhyStopped is null ? "The record no longer says why the trial stopped." : $"The record now gives this reason for stopping: “{@is.WhyStopped.Trim()}”";
        }
    }

    private static bool IsStop(string status) => SayRecord.Word(status).ToUpperInvariant() is "TERMINATED" or "WITHDRAWN" or "SUSPENDED";

    private static IEnumerable<string> Results(ImportedRecord before, ImportedRecord after)
    {
        var (had, has) = (HasResults(before), HasResults(after));
        var when = after.Trial!.Dates.ResultsFirstPosted is { } date ? $" {SayRecord.When(date)}" : "";
        if (!had && has) yield return $"Results were posted{when}.";
        else if (had && !has && after.Trial.HasResults == false) yield return "Results that were posted before are no longer there.";
        else if (before.Results is { } was && after.Results is { } @is && !System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(was).AsSpan().SequenceEqual(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(@is)))
            yield return "The posted results were changed.";
    }

    private static bool HasResults(ImportedRecord record) => record.Trial!.HasResults == true || record.Results is not null || record.Trial.Dates.ResultsFirstPosted is not null;

    private static IEnumerable<string> Enrolment(TrialDesign was, TrialDesign @is)
    {
        var (from, to) = (was.Enrolment?.Text, @is.Enrolment?.Text);
        var (planned, actual) = (was.EnrolmentType == DateCertainty.Estimated, @is.EnrolmentType == DateCertainty.Actual);
        if (from == to && was.EnrolmentType == @is.EnrolmentType) yield break;
        yield return (from, to) switch
        {
            (null, { } n) => $"The record gives a number of participants for the first time: {n}{Kind(@is)}.",
            ({ } n, null) => $"The record no longer gives a number of participants; it was {n}{Kind(was)}.",
            var (a, b) when planned && actual => a == b ? $"The trial enrolled {b} participants, as planned." : $"The trial enrolled {b} participants; {a} were planned.",
            var (a, b) when a == b => $"The number of participants, {b}, is now given as {(actual ? "reached" : @is.EnrolmentType is null ? "neither planned nor reached" : "planned")}.",
            var (a, b) when planned && @is.EnrolmentType == DateCertainty.Estimated => $"The planned number of participants went from {a} to {b}.",
            var (a, b) => $"The number of participants went from {a}{Kind(was)} to {b}{Kind(@is)}.",
        };
    }

    private static string Kind(TrialDesign design) => design.EnrolmentType switch
    {
        DateCertainty.Actual => " (reached)",
        DateCertainty.Estimated => " (planned)",
        _ => "",
    };

    private static IEnumerable<string> Design(TrialDesign was, TrialDesign @is) =>
    [
        .. Went("phase", Words(was.Phases), Words(@is.Phases)),
        .. Went("allocation", Word(was.Allocation), Word(@is.Allocation)),
        .. Went("design", Word(was.InterventionModel), Word(@is.InterventionModel)),
        .. Went("masking", Masking(was), Masking(@is)),
        .. Went("kind of study", Word(was.StudyType), Word(@is.StudyType)),
        .. Went("purpose", Word(was.PrimaryPurpose), Word(@is.PrimaryPurpose)),
    ];

    private static string? Masking(TrialDesign design) => Word(design.Masking) is { } masking ? design.WhoMasked.IsEmpty ? masking : $"{masking} ({Words(design.WhoMasked)})" : null;

    private static string? Word(string? word) => word is null ? null : SayRecord.Word(word);

    private static string? Words(IReadOnlyCollection<string> words) => words.Count == 0 ? null : string.Join(", ", words.Select(SayRecord.Word).Order(StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<string> Eligibility(TrialEligibility? was, TrialEligibility? @is)
    {
        if (was is null || @is is null) return [];
        return
        [
            .. Went("lowest age", was.MinimumAge, @is.MinimumAge),
            .. Went("highest age", was.MaximumAge, @is.MaximumAge),
            .. Went("sex of those who may take part", Word(was.Sex), Word(@is.Sex)),
            .. SayRecord.Same(was.Criteria, @is.Criteria) && SayRecord.Same(was.Exclusion, @is.Exclusion) ? (string[])[] : ["The criteria for taking part were worded otherwise."],
        ];
    }

    private static IEnumerable<string> Answerable(ImportedTrial was, ImportedTrial @is)
    {
        foreach (var sentence in Went("sponsor", was.Sponsor?.Name, @is.Sponsor?.Name)) yield return sentence;
        if (!SayRecord.Same(was.BriefTitle, @is.BriefTitle)) yield return $"The title went from “{was.BriefTitle}” to “{@is.BriefTitle}”.";
        List<string> papers = [.. @is.References.Where(r => r.Pmid is not null && !was.References.Any(o => o.Pmid == r.Pmid)).Select(r => r.Citation ?? $"PubMed {r.Pmid}")];
        if (papers.Count > 0) yield return $"The record lists {Answers.Spoken.Count(papers.Count, "further paper", "further papers")}: {SayRecord.Named(papers)}.";
    }

    private static IEnumerable<string> Went(string what, string? from, string? to)
    {
        if (SameWord(from, to)) yield break;
        yield return (from, to) switch
        {
            (null, _) => $"The {what} is given for the first time: {to}.",
            (_, null) => $"The {what} is no longer given; it was {from}.",
            _ => $"The {what} went from {from} to {to}.",
        };
    }

    private static bool SameWord(string? a, string? b) => PrintedElement.Spelt("status", a) == PrintedElement.Spelt("status", b);

    private static string? Place(TrialPlace place) =>
        string.Join(", ", new[] { place.Facility, place.City, place.Country }.Where(p => !string.IsNullOrWhiteSpace(p))) is { Length: > 0 } name ? name : null;
}
