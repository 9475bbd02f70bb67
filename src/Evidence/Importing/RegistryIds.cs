using System.Text.RegularExpressions;

namespace Equipoise.Evidence.Importing;

/// <summary>Ids of trial registers in any text, in one spelling each, without the suffix of a country or a version.</summary>
public static partial class RegistryIds
{
    /// <summary>The ids in a text, in its order, each once.</summary>
    public static IEnumerable<(string Scheme, string Value)> In(string? text)
    {
        if (string.IsNullOrEmpty(text)) yield break;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match match in Any().Matches(text))
        {
            var group = match.Groups.Cast<Group>().Skip(1).First(g => g.Success);
            var value = Spelt(group.Name, match, group.Value);
            if (seen.Add(group.Name + value)) yield return (group.Name, value);
        }
    }

    private static string Spelt(string scheme, Match match, string value) => scheme switch
    {
        "nct" => "NCT" + match.Value[^8..],
        "isrctn" => "ISRCTN" + match.Value[^8..],
        "eudract" or "euct" => value,
        _ => value.ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal),
    };

    private const string Shapes =
        @"(?<nct>\bNCT[ -]?0*\d{8}\b)" +
        @"|(?<isrctn>\bISRCTN[ -]?\d{8}\b)" +
        @"|(?<utn>\bU1111-\d{4}-\d{4}\b)" +
        @"|(?<drks>\bDRKS\d{8}\b)" +
        @"|(?<chictr>\bChiCTR(-[A-Z]{3,4}-)?\d{8,10}\b)" +
        @"|(?<actrn>\bACTRN\d{14}\b)" +
        @"|(?<ctri>\bCTRI/\d{4}/\d{2,3}/\d{6}\b)" +
        @"|(?<jrct>\bjRCTs?\d{9,10}\b)" +
        @"|(?<umin>\bUMIN\d{9}\b)" +
        @"|(?<irct>\bIRCT\d{10,14}N\d{1,2}\b)" +
        @"|(?<kct>\bKCT\d{7}\b)" +
        @"|(?<tctr>\bTCTR\d{11}\b)" +
        @"|(?<pactr>\bPACTR\d{15,16}\b)" +
        @"|(?<rbr>\bRBR-[0-9a-z]{6,8}\b)" +
        @"|(?<rpcec>\bRPCEC\d{8}\b)" +
        @"|(?<slctr>\bSLCTR/\d{4}/\d{3}\b)" +
        @"|(?<lbctr>\bLBCTR\d{10}\b)" +
        @"|(?<per>\bPER-\d{3}-\d{2}\b)" +
        @"|(?<ntr>\b(NL-OMON|NTR|NL)\d{4,5}\b)" +
        @"|((?<=\b(CTIS|EUCT|EU CT)\D{0,3})|\b)(?<euct>20(2[2-9]|[3-9]\d)-5\d{5}-\d{2})(-\d{2})?\b" +
        @"|((?<=EUCTR)|\b)(?<eudract>(199\d|20\d\d)-\d{6}-\d{2})\b";

    [GeneratedRegex(Shapes, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Any();
}
