using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Findings;

/// <summary>Arms of a study that are compared with each other, on one measure at one time.</summary>
/// <param name="Study">The study.</param>
/// <param name="Said">The result that compares them; where only the arms were printed, the one with cells.</param>
/// <param name="Cells">Arms with cells that are taken as one.</param>
/// <param name="Controls">Arms without that are taken as one.</param>
internal sealed record Contrast(Study Study, Result Said, IReadOnlyList<string> Cells, IReadOnlyList<string> Controls)
{
    /// <summary>Which part of the children without cells this comparison has, from 0, and of how many parts.</summary>
    public (int Part, int Of) Share { get; init; } = (0, 1);

    /// <summary>Whether a result says how the arms compare, and is not worked out from the arms by us.</summary>
    public bool IsSaid => Said.Versus is not null;

    /// <summary>A number of children, or of events, shared out as evenly as whole children can be.</summary>
    public int Part(int all) => (all / Share.Of) + (Share.Part < all % Share.Of ? 1 : 0);

    /// <summary>What was printed of each of these arms on this measure at a time; none where one of them is missing.</summary>
    public IReadOnlyList<Result> Arms(IReadOnlyList<string> arms, List<Result> all, StudyTime? at)
    {
        List<Result> found = [];
        foreach (var arm in arms)
        {
            if (Of(arm, all, at) is { } one) found.Add(one);
            else if (Members(arm) is { Count: > 0 } members && members.Select(m => Of(m, all, at)).ToList() is var each && !each.Contains(null)) found.AddRange(each.OfType<Result>());
            else return [];
        }

        return found;
    }

    /// <summary>Whether two results are of the same measure, cut and time.</summary>
    public static bool Alike(Result a, Result b) => IsMeasure(a, b) && a.Time == b.Time && a.Cut == b.Cut;

    private static bool IsMeasure(Result a, Result b) => a.Instrument == b.Instrument && a.Subscale == b.Subscale && a.Item == b.Item;

    private Result? Of(string arm, List<Result> all, StudyTime? at) =>
        all.Find(x => x.Versus is null && x.Arm == arm && x.Subgroup is null && IsMeasure(x, Said) && x.Time == at && (x.Cut == Said.Cut || at == StudyTime.Baseline));

    private List<string> Members(string group) => group switch
    {
        ArmGroup.AllCells => [.. Study.Arms.Where(a => a.Role == ArmRole.Cells).Select(a => a.Id)],
        ArmGroup.AllControls => [.. Study.Arms.Where(a => a.Role != ArmRole.Cells).Select(a => a.Id)],
        _ => [],
    };
}
