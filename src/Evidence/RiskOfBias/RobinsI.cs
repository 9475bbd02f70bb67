using System.Collections.Immutable;
using static Equipoise.Evidence.RiskOfBias.Judgement;

namespace Equipoise.Evidence.RiskOfBias;

/// <summary>
/// ROBINS-I for a result of a comparison that chance did not make, effect of assignment; version of 2016 (Sterne and others, BMJ 2016;355:i4919, doi:10.1136/bmj.i4919).
/// It gives criteria and no algorithm for its seven domains: the reviewer judges them, with a reason. Overall follows table 2 of the paper.
/// </summary>
public static class RobinsI
{
    /// <summary>Critical or serious anywhere decides; where there is neither, a domain without information leaves the whole without; otherwise the worse of low and moderate.</summary>
    public static Judgement Overall(ImmutableArray<Judgement> domains) =>
        domains.Contains(Critical) ? Critical
        : domains.Contains(Serious) ? Serious
        : domains.Contains(NoInformation) ? NoInformation
        : Scales.Worst(Scales.OfRobinsI, domains);

    /// <summary>Domains 1 to 7.</summary>
    public static ToolDefinition Definition { get; } = new(
        BiasTool.RobinsI,
        "ROBINS-I",
        "10.1136/bmj.i4919",
        Scales.OfRobinsI,
        [
            new("1", "Other differences between the groups", ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8"]),
            new("2", "Who came into the study", ["2.1", "2.2", "2.3", "2.4", "2.5"]),
            new("3", "Who counts as treated", ["3.1", "3.2", "3.3"]),
            new("4", "Departures from the plan", ["4.1", "4.2", "4.3", "4.4", "4.5", "4.6"]),
            new("5", "Missing data", ["5.1", "5.2", "5.3", "5.4", "5.5"]),
            new("6", "How the outcome was measured", ["6.1", "6.2", "6.3", "6.4"]),
            new("7", "Choice of the reported result", ["7.1", "7.2", "7.3"]),
        ],
        domains => Overall([.. domains]));
}
