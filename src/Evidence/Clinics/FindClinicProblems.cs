using System.Collections.Immutable;
using Equipoise.Evidence.Reading;

namespace Equipoise.Evidence.Clinics;

/// <summary>What reviewers of clinics have to mend: the problems of their files, and what only the calendar can tell.</summary>
public static class FindClinicProblems
{
    /// <summary>A judgement older than this is looked at again.</summary>
    public const int LongestStanding = 365;

    /// <summary>The code of what only the calendar can tell; no file is wrong by itself. Permanent like the others.</summary>
    public const string ReviewTooOld = "EQ0501";

    private static readonly string[] Folders = ["clinics/", FileKind.Demonstration + "/", CriterionKeys.Topic + "/"];

    /// <summary>In the order of the files. Problems of other files stand in the way of the whole and are not repeated here.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="today">The day by which papers run out.</param>
    /// <param name="demonstrate">Whether the calendar is held against invented clinics too.</param>
    public static ImmutableArray<Problem> Run(EvidenceReading reading, DateOnly today, bool demonstrate)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var written = reading.Problems.Where(p => Folders.Any(f => p.File.StartsWith(f, StringComparison.Ordinal)));
        return [.. written, .. reading.Snapshot?.Clinics is { } shelf ? ClinicDirectory.Of(shelf, demonstrate).Clinics.SelectMany(c => OfToday(c, today)) : []];
    }

    private static IEnumerable<Problem> OfToday(Clinic clinic, DateOnly today)
    {
        var file = clinic.Invented ? $"{FileKind.Demonstration}/clinics/{clinic.Id}.yaml" : $"clinics/{clinic.Id}.yaml";
        if (clinic.CurrentTo.Earliest > today)
            yield return new(Codes.DateInFuture, file, 0, 0, "currentTo", $"The file is current to {clinic.CurrentTo}, and today is {today:yyyy-MM-dd}.");
        foreach (var judged in clinic.Vetting.Where(j => j.Result == CriterionResult.Met))
        {
            var papers = clinic.Documents.Where(d => judged.Documents.Contains(d.Id, StringComparer.Ordinal)).ToList();
            if (papers.TrueForAll(d => Standing.HasRunOut(d, today)))
                yield return new(Codes.DocumentRunOut, file, 0, 0, $"vetting.{judged.Criterion}", $"Every document behind {judged.Criterion} has run out ({string.Join(", ", papers.Select(d => $"{d.Id} on {d.Expires}"))}); pages show it as not shown.");
        }

        if (clinic.Reviewers.Max(r => r.Date).Latest.AddDays(LongestStanding) < today)
            yield return new(ReviewTooOld, file, 0, 0, "reviewers", $"Nobody has looked at it for more than {LongestStanding} days.");
    }
}
