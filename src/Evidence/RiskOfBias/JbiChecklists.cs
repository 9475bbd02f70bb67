using System.Globalization;

namespace Equipoise.Evidence.RiskOfBias;

/// <summary>
/// Checklists of the Joanna Briggs Institute for studies without a comparison group.
/// Planned before–after studies: quasi-experimental studies, nine items (Tufanaru and others, JBI manual 2017, chapter 3).
/// A clinic's patients put together afterwards: case series, ten items (Munn and others, JBI Evidence Synthesis 2020;18:2127, doi:10.11124/JBISRIR-D-19-00099).
/// The items are answered and counted. There is no score, no threshold and no overall judgement: none is published, and none makes up for a missing comparison.
/// </summary>
public static class JbiChecklists
{
    /// <summary>Items 1 to 9.</summary>
    public static ToolDefinition QuasiExperimental { get; } = new(
        BiasTool.JbiQuasiExperimental, "JBI checklist for quasi-experimental studies", Doi: null, Scale: [], [new("1", "The nine items", Items(9))], Overall: null);

    /// <summary>Items 1 to 10.</summary>
    public static ToolDefinition CaseSeries { get; } = new(
        BiasTool.JbiCaseSeries, "JBI checklist for case series", "10.11124/JBISRIR-D-19-00099", Scale: [], [new("1", "The ten items", Items(10))], Overall: null);

    private static IEnumerable<string> Items(int count) => Enumerable.Range(1, count).Select(i => i.ToString(CultureInfo.InvariantCulture));
}
