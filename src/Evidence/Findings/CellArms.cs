using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Findings;

/// <summary>The arms of a study that had the cells a finding asks about.</summary>
internal static class CellArms
{
    public static bool Any(Study study, Scope scope) => study.Arms.Any(a => IsOne(a, scope));

    /// <summary>Whether what is said of this arm, or of several at once, is said of such cells only.</summary>
    public static bool Covers(Study study, string arm, Scope scope)
    {
        var arms = arm is ArmGroup.AllCells or ArmGroup.Everybody ? [.. study.Arms.Where(a => a.Role == ArmRole.Cells)] : study.Arms.Where(a => a.Id == arm).ToList();
        return arms.Count > 0 && arms.TrueForAll(a => IsOne(a, scope));
    }

    private static bool IsOne(Arm arm, Scope scope) => arm.Role == ArmRole.Cells
        && (scope.Cells is null || (arm.Interventions.Length > 0 && arm.Interventions.All(i => i.Cells.Value == scope.Cells)))
        && (scope.Route is not { } route || (arm.Interventions.Length > 0 && arm.Interventions.All(i => i.Routes is { } r && r.Value.Length == 1 && r.Value[0] == route)));
}
