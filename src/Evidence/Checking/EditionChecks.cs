using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Checking;

/// <summary>A course of scores never passes from one edition of an instrument to another.</summary>
internal static class EditionChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        var families = files.Of<Instrument>().DistinctBy(i => i.Id, StringComparer.Ordinal).ToDictionary(i => i.Id, i => i.Family, StringComparer.Ordinal);
        foreach (var study in files.Of<Study>())
        {
            var courses = study.Results
                .Where(r => r.Versus is null && (r.Mean ?? r.Median) is not null && families.ContainsKey(r.Instrument))
                .GroupBy(r => (Family: families[r.Instrument], r.Subscale, r.Arm, r.Subgroup, r.Item));
            foreach (var course in courses.Where(c => c.Select(r => r.Instrument).Distinct(StringComparer.Ordinal).Count() > 1))
            {
                var other = course.First(r => r.Instrument != course.First().Instrument);
                yield return at.Problem(Codes.EditionsMixed, other, "instrument", $"{course.First().Instrument} and {other.Instrument} are different editions; their scores cannot stand in one course.");
            }
        }
    }
}
