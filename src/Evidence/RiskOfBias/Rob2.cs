using static Equipoise.Evidence.RiskOfBias.Judgement;

namespace Equipoise.Evidence.RiskOfBias;

/// <summary>
/// RoB 2 for a result of a randomised trial with groups side by side, effect of assignment to the treatment; version of 22 August 2019.
/// Sterne and others, BMJ 2019;366:l4898, doi:10.1136/bmj.l4898, and the full guidance beside it (riskofbias.info).
/// </summary>
public static class Rob2
{
    internal static readonly DecisionTable Randomisation = new(
        "1.2      1.1      1.3",
        ("Y/PY    Y/PY/NI  N/PN/NI", Low),
        ("Y/PY    Y/PY/NI  Y/PY", SomeConcerns),
        ("Y/PY    N/PN     -", SomeConcerns),
        ("NI      -        N/PN/NI", SomeConcerns),
        ("NI      -        Y/PY", High),
        ("N/PN    -        -", High));

    internal static readonly DecisionTable Deviations = new(
        "2.1   2.2   2.3    2.4      2.5",
        ("N/PN N/PN  -      -        -", Low),
        ("any  any   N/PN   -        -", Low),
        ("any  any   NI     -        -", SomeConcerns),
        ("any  any   Y/PY   N/PN     -", SomeConcerns),
        ("any  any   Y/PY   Y/PY/NI  Y/PY", SomeConcerns),
        ("any  any   Y/PY   Y/PY/NI  N/PN/NI", High));

    internal static readonly DecisionTable AnalysisAsAssigned = new(
        "2.6       2.7",
        ("Y/PY     -", Low),
        ("N/PN/NI  N/PN", SomeConcerns),
        ("N/PN/NI  Y/PY/NI", High));

    internal static readonly DecisionTable MissingData = new(
        "3.1       3.2   3.3      3.4",
        ("Y/PY     -     -        -", Low),
        ("N/PN/NI  Y/PY  -        -", Low),
        ("N/PN/NI  N/PN  N/PN     -", Low),
        ("N/PN/NI  N/PN  Y/PY/NI  N/PN", SomeConcerns),
        ("N/PN/NI  N/PN  Y/PY/NI  Y/PY/NI", High));

    internal static readonly DecisionTable Measurement = new(
        "4.1       4.2   4.3      4.4      4.5",
        ("Y/PY     -     -        -        -", High),
        ("N/PN/NI  Y/PY  -        -        -", High),
        ("N/PN/NI  N/PN  N/PN     -        -", Low),
        ("N/PN/NI  N/PN  Y/PY/NI  N/PN     -", Low),
        ("N/PN/NI  NI    N/PN     -        -", SomeConcerns),
        ("N/PN/NI  NI    Y/PY/NI  N/PN     -", SomeConcerns),
        ("N/PN/NI  N/PN/NI  Y/PY/NI  Y/PY/NI  N/PN", SomeConcerns),
        ("N/PN/NI  N/PN/NI  Y/PY/NI  Y/PY/NI  Y/PY/NI", High));

    internal static readonly DecisionTable Selection = new(
        "5.1       5.2      5.3",
        ("any      Y/PY     any", High),
        ("any      any      Y/PY", High),
        ("any      NI       N/PN/NI", SomeConcerns),
        ("any      N/PN     NI", SomeConcerns),
        ("N/PN/NI  N/PN     N/PN", SomeConcerns),
        ("Y/PY     N/PN     N/PN", Low));

    /// <summary>Domains 1 to 5. Domain 2 has two parts and takes the worse of them.</summary>
    public static ToolDefinition Definition { get; } = new(
        BiasTool.Rob2,
        "RoB 2",
        "10.1136/bmj.l4898",
        Scales.OfRob2,
        [
            new("1", "How chance was used", [Randomisation]),
            new("2", "Departures from the plan", [Deviations, AnalysisAsAssigned]),
            new("3", "Missing outcomes", [MissingData]),
            new("4", "How the outcome was measured", [Measurement]),
            new("5", "Choice of the reported result", [Selection]),
        ],
        domains => Scales.Worst(Scales.OfRob2, domains));
}
