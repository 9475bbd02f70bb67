using System.Globalization;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Checking;

/// <summary>Counts stay below their denominators, and printed percentages are those of the counts.</summary>
internal static class CountChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        foreach (var study in files.Of<Study>())
        {
            foreach (var r in study.Results)
                foreach (var problem in Count(at, r, r.Events, r.N, r.Percent, r.Note)) yield return problem;
            foreach (var h in study.Harms)
                foreach (var problem in Count(at, h, h.Events, h.Of, h.Percent, h.Note)) yield return problem;
        }
    }

    private static IEnumerable<Problem> Count(Locations at, object owner, int? events, int? of, decimal? percent, string? note)
    {
        var notCounts = events < 0 || of < 1;
        var notPercent = percent is < 0 or > 100;
        if (notCounts) yield return at.Problem(Codes.OutOfRange, owner, "events", "Counts are not negative, and somebody must have been watched.");
        if (notPercent) yield return at.Problem(Codes.OutOfRange, owner, "percent", "A percentage lies between 0 and 100.");
        if (notCounts || notPercent || events is not { } e || of is not { } n) yield break;
        if (e > n) yield return at.Problem(Codes.MoreEventsThanChildren, owner, "events", $"{e} of {n} is not possible.");
        else if (percent is { } p && note is null && Math.Abs(p - (100m * e / n)) > 1)
            yield return at.Problem(Codes.PercentIsNotCount, owner, "percent", string.Create(CultureInfo.InvariantCulture, $"{e} of {n} is {100m * e / n:0.0} %, not {p} %. If it was printed so, say it in a note."));
    }
}
