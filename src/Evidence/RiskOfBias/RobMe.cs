using static Equipoise.Evidence.RiskOfBias.Judgement;

namespace Equipoise.Evidence.RiskOfBias;

/// <summary>
/// ROB-ME for the results that are missing from a synthesis; items 4.1 to 4.8 of version 1, October 2023
/// (Page and others, BMJ 2023;383:e076754, doi:10.1136/bmj-2023-076754).
/// </summary>
/// <remarks>
/// The published flow chart could not be read by us. This is the shortest rule that its items allow, and it only ever raises:
/// known missing results that would change the answer, or a sensitivity analysis that shows bias, are high; any other doubt on the way is some concerns; none is low.
/// </remarks>
public static class RobMe
{
    /// <summary>Results that are known to exist and are missing because of what they show.</summary>
    internal static readonly DecisionTable KnownMissing = new(
        "4.1   4.2",
        ("N    -", Low),
        ("Y    N/PN", Low),
        ("Y    NI", SomeConcerns),
        ("Y    Y/PY", High));

    /// <summary>Results of which nobody knows whether they exist.</summary>
    internal static readonly DecisionTable UnclearResults = new(
        "4.3   4.4",
        ("N    -", Low),
        ("Y    N/PN", Low),
        ("Y    Y/PY/NI", SomeConcerns));

    /// <summary>Studies that were not found.</summary>
    internal static readonly DecisionTable MissingStudies = new(
        "4.5   4.6",
        ("N    -", Low),
        ("Y    N/PN", Low),
        ("Y    Y/PY", SomeConcerns));

    /// <summary>The pattern of the results that are there, and what happens when the missing are allowed for.</summary>
    internal static readonly DecisionTable Pattern = new(
        "4.7     4.8",
        ("-      Y/PY", High),
        ("Y/PY   N/PN/NA", SomeConcerns),
        ("N/PN/NA N/PN/NA", Low));

    /// <summary>The four parts; the worst decides.</summary>
    public static ToolDefinition Definition { get; } = new(
        BiasTool.RobMe,
        "ROB-ME",
        "10.1136/bmj-2023-076754",
        Scales.OfRob2,
        [
            new("A", "Results known to be missing", [KnownMissing]),
            new("B", "Results that may be missing", [UnclearResults]),
            new("C", "Studies that may be missing", [MissingStudies]),
            new("D", "The pattern of what is there", [Pattern]),
        ],
        domains => Scales.Worst(Scales.OfRob2, domains));
}
