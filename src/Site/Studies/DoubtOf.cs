using Equipoise.Evidence.Studies;

namespace Equipoise.Site.Studies;

/// <summary>The one sentence that stands beside what a study found: the weakest point of its design.</summary>
public static class DoubtOf
{
    public static string Design(Study study) => study switch
    {
        { Kind: StudyKind.Planned } => "There are no results yet.",
        { Kind: StudyKind.SecondaryAnalysis or StudyKind.OverlappingReport } => "These children are already counted in another study. This is not more evidence.",
        { Design.Control.Value: Control.OwnEarlierPeriod } => "The children were compared only with themselves some months earlier, and children also change by growing. Nobody knows what would have happened without the cells.",
        { Design.Strength: DesignStrength.NoControl or DesignStrength.SingleCase } => "Nobody knows what would have happened without the cells: there was no comparison group.",
        { Design.Strength: DesignStrength.ControlledNotRandomised } => "Chance did not decide who had the cells, so the groups may have been different from the start.",
        { Design.Strength: DesignStrength.OpenRandomised } => "People knew who had the cells, and hope can colour what they report.",
        _ => study.CannotTell.FirstOrDefault() ?? "One study alone seldom settles a question.",
    };
}
