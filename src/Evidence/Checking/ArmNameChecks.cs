using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Checking;

/// <summary>Results, harms and schedules name arms that the study has.</summary>
internal static class ArmNameChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        foreach (var study in files.Of<Study>())
        {
            var names = study.Arms.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var twice in study.Arms.GroupBy(a => a.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
                yield return at.Problem(Codes.DuplicateId, twice.Last(), "id", $"Two arms are called '{twice.Key}'.");
            foreach (var (owner, field, name) in Named(study))
            {
                if (name is not null && !names.Contains(name) && !ArmGroup.All.Contains(name))
                    yield return at.Problem(Codes.ArmUnknown, owner, field, $"This study has no arm '{name}'; it has {string.Join(", ", names.Order(StringComparer.Ordinal))}, and all, all-cells, all-controls stand for groups of arms.");
            }
        }
    }

    private static IEnumerable<(object Owner, string Field, string? Name)> Named(Study study) =>
    [
        .. study.Results.Select(r => ((object)r, "arm", (string?)r.Arm)),
        .. study.Results.Select(r => ((object)r, "versus", r.Versus)),
        .. study.Harms.Select(h => ((object)h, "arm", (string?)h.Arm)),
        .. (study.Schedule?.Events ?? []).Select(e => ((object)e, "arm", e.Arm)),
        .. study.Arms.SelectMany(a => a.SameChildrenAs.Select(other => ((object)a, "sameChildrenAs", (string?)other))),
    ];
}
