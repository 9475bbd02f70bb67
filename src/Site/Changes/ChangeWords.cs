using Equipoise.Evidence.Changes;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Releases;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Components;
using Equipoise.Site.Findings;
using Equipoise.Site.Releases;

namespace Equipoise.Site.Changes;

/// <summary>How the site says a change.</summary>
internal static class ChangeWords
{
    /// <summary>A change in one line.</summary>
    public static string Title(Change change)
    {
        var parts = new List<string>();
        if (change.Findings is { } findings && findings.Count(f => f.MovesTheAnswer) is > 0 and var moved) parts.Add($"{Words.Plural(moved, "answer")} moved");
        foreach (var fate in (change.Records ?? []).GroupBy(r => r.Fate).OrderBy(g => g.Key)) parts.Add($"{Words.Plural(fate.Count(), "record")} {Of(fate.Key)}");
        if (parts.Count > 0) return Words.List(parts);
        return change.IsSilent ? "Another version of the program, and the same answers" : change.Records is null ? "A change that cannot be compared" : "Other words for the same records";
    }

    /// <summary>What the feed says of a change, one line to a sentence.</summary>
    public static IEnumerable<string> Lines(Change change)
    {
        foreach (var f in (change.Findings ?? []).Where(f => f.MovesTheAnswer)) yield return $"{f.Question} {string.Join(' ', f.Plain)}";
        if (change.Findings is null) yield return "The findings of the two versions cannot be compared.";
        if (change.AnswersChanged) yield return "The answers on the first page read otherwise than before.";
        foreach (var r in change.Records ?? []) yield return $"{Words.Upper(r.Kind.Replace('-', ' '))}: {r.Id} {(r.Fate == RecordFate.Added ? "is new" : r.Fate == RecordFate.Removed ? "was removed" : $"changed ({string.Join(", ", r.Fields)})")}.";
        if (change.Records is null) yield return "The records of the two versions cannot be compared.";
    }

    public static string Silent(Change change) =>
        $"Equipoise {ReleaseWords.Program(change.After.EngineVersion)} took over from {ReleaseWords.Program(change.Before.EngineVersion)}. No record and no answer changed.";

    /// <summary>With or without comparison, of which cells, by which route: read from the name of the finding where it is no longer given.</summary>
    public static string Part(FindingChange change, Snapshot snapshot)
    {
        var parts = change.Id.Split('.')[1..];
        var body = parts.Contains("uncontrolled", StringComparer.Ordinal) ? EvidenceBody.Uncontrolled : EvidenceBody.Controlled;
        var rest = parts.Where(p => p != "uncontrolled").Select(p => snapshot.Cells.ContainsKey(p) ? Words.Cells(snapshot, p) : p.Replace('-', ' ')).ToList();
        return $"{FindingWords.Of(body)}{(rest.Count > 0 ? ", " + string.Join(", ", rest) : "")}.";
    }

    /// <summary>Whether it asks of all cells by all routes.</summary>
    public static bool IsWhole(FindingChange change) => change.Id.Split('.')[1..].All(p => p == "uncontrolled");

    private static string Of(RecordFate fate) => fate switch
    {
        RecordFate.Added => "added",
        RecordFate.Removed => "removed",
        _ => "changed",
    };
}
