using static Equipoise.Evidence.RiskOfBias.Judgement;

namespace Equipoise.Evidence.RiskOfBias;

/// <summary>
/// RoB 2 for a result of a crossover trial that uses both periods; additional considerations of 18 March 2021 (riskofbias.info),
/// described in the Cochrane Handbook, section 23.2. Domains 1 to 4 as in <see cref="Rob2"/>, with the paired analysis asked for in 2.6;
/// domain 5 has one item more. A result of the first period alone is judged with <see cref="Rob2"/>.
/// </summary>
/// <remarks>
/// The three items of domain S are those of the tool. Its flow chart could not be read by us, so the table of domain S is the shortest that its items allow:
/// too little time for the first treatment to wear off is high, nothing known about it is some concerns.
/// </remarks>
public static class Rob2Crossover
{
    internal static readonly DecisionTable PeriodAndCarryOver = new(
        "S.3    S.1      S.2",
        ("N/PN  -        -", High),
        ("NI    -        -", SomeConcerns),
        ("Y/PY  Y/PY     -", Low),
        ("Y/PY  N/PN/NI  Y/PY", Low),
        ("Y/PY  N/PN/NI  N/PN/NI", SomeConcerns));

    internal static readonly DecisionTable Selection = new(
        "5.1       5.2      5.3      5.4",
        ("any      Y/PY     any      any", High),
        ("any      any      Y/PY     any", High),
        ("any      any      any      Y/PY", High),
        ("any      NI       any      any", SomeConcerns),
        ("any      any      NI       any", SomeConcerns),
        ("any      any      any      NI", SomeConcerns),
        ("N/PN/NI  N/PN     N/PN     N/PN", SomeConcerns),
        ("Y/PY     N/PN     N/PN     N/PN", Low));

    /// <summary>Domains 1, S and 2 to 5.</summary>
    public static ToolDefinition Definition { get; } = Rob2.Definition with
    {
        Tool = BiasTool.Rob2Crossover,
        Name = "RoB 2 for crossover trials",
        Domains =
        [
            Rob2.Definition.Domains[0],
            new("S", "Order and carry-over", [PeriodAndCarryOver]),
            .. Rob2.Definition.Domains[1..4],
            new("5", "Choice of the reported result", [Selection]),
        ],
    };
}
