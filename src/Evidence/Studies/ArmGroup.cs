using System.Collections.Immutable;

namespace Equipoise.Evidence.Studies;

/// <summary>Names that stand for several arms of a study at once.</summary>
public static class ArmGroup
{
    /// <summary>Every child of the study.</summary>
    public const string Everybody = "all";

    /// <summary>All arms that were given cells.</summary>
    public const string AllCells = "all-cells";

    /// <summary>All arms that were not.</summary>
    public const string AllControls = "all-controls";

    public static ImmutableHashSet<string> All { get; } = [Everybody, AllCells, AllControls];
}
