using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Checking;

/// <summary>Two studies that share children both say so.</summary>
internal static class OverlapChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        var studies = files.Of<Study>().ToLookup(s => s.Id, StringComparer.Ordinal);
        foreach (var study in files.Of<Study>())
            foreach (var overlap in study.Overlaps)
            {
                if (overlap.Study == study.Id)
                    yield return at.Problem(Codes.OverlapNotMutual, overlap, "study", "A study cannot overlap with itself.");
                else if (studies[overlap.Study].FirstOrDefault() is { } other && other.Overlaps.All(o => o.Study != study.Id))
                    yield return at.Problem(Codes.OverlapNotMutual, overlap, "study", $"{overlap.Study} does not name {study.Id} among its overlaps; an overlap is mutual.");
            }
    }
}
