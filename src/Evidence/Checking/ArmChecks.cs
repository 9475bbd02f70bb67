using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Checking;

/// <summary>The arms of a study add up to one of the numbers of children it gives. Records that gather several reports have no such sum.</summary>
internal static class ArmChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        foreach (var study in files.Of<Study>().Where(s => s.Kind is StudyKind.Primary or StudyKind.Planned))
        {
            int?[] sizes = [study.Size.Registered?.Value, study.Size.Enrolled?.Value, study.Size.Randomised?.Value, study.Size.Treated?.Value, study.Size.Completed?.Value, study.Size.Analysed?.Value];
            if (sizes.All(s => s is null) || study.Arms.IsEmpty || study.Arms.Any(a => a.N is null || !a.SameChildrenAs.IsEmpty)) continue;
            var sum = study.Arms.Sum(a => (long)a.N!.Value);
            if (sizes.All(s => s != sum))
                yield return at.Problem(Codes.ArmsDoNotAddUp, study, "arms", $"The arms hold {sum} children together, but the study gives {string.Join(", ", sizes.OfType<int>().Distinct())}.");
        }
    }
}
