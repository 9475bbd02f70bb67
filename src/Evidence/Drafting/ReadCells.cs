using System.Globalization;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Drafting;

/// <summary>Reads cells, donor, route and dose out of the words of an arm, only where the words leave one meaning.</summary>
internal static partial class ReadCells
{
    /// <summary>Id of the one kind of cells that the words name; null when they name none, or several.</summary>
    public static string? Kind(string words)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var mesenchymal = Mesenchymal().IsMatch(words);
        if (CordBlood().IsMatch(words)) found.Add(Mononuclear().IsMatch(words) ? "cord-blood-mnc" : mesenchymal ? "?" : "cord-blood");
        else if (CordTissue().IsMatch(words) && mesenchymal) found.Add("cord-tissue-msc");
        if (Concentrate().IsMatch(words)) found.Add("bone-marrow-concentrate");
        else if (BoneMarrow().IsMatch(words)) found.Add(Mononuclear().IsMatch(words) ? "bone-marrow-mnc" : mesenchymal ? "bone-marrow-msc" : "?");
        if (Adipose().IsMatch(words)) found.Add("adipose-msc");
        if (Placenta().IsMatch(words)) found.Add("placenta-msc");
        if (Fetal().IsMatch(words)) found.Add("fetal");
        if (Exosomes().IsMatch(words)) found.Add("exosomes");
        return found.Count == 1 && !found.Contains("?") ? found.Single() : null;
    }

    /// <summary>True when the words speak of cells at all.</summary>
    public static bool SpeakOfCells(string words) => Cells().IsMatch(words);

    /// <summary>Whose cells, when the words name one sort of donor.</summary>
    public static Donor? DonorIn(string words)
    {
        var (own, other) = (Autologous().IsMatch(words), Allogeneic().IsMatch(words));
        return own == other ? null : own ? Donor.Autologous : Donor.Allogeneic;
    }

    /// <summary>The way into the body, when the words name one only.</summary>
    public static Route? RouteIn(string words)
    {
        var found = new List<Route>();
        if (Intravenous().IsMatch(words)) found.Add(Route.Intravenous);
        if (Intrathecal().IsMatch(words)) found.Add(Route.Intrathecal);
        if (Subcutaneous().IsMatch(words)) found.Add(Route.Subcutaneous);
        if (Intranasal().IsMatch(words)) found.Add(Route.Intranasal);
        if (Intramuscular().IsMatch(words)) found.Add(Route.Intramuscular);
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>The dose per kilogram, when the words print one only and say what is counted.</summary>
    public static (decimal Amount, DoseUnit Unit, string Words)? DoseIn(string words)
    {
        var found = Dose().Matches(words).ToList();
        if (found.Count != 1 || Dosages().Count(words) > 1) return null;
        var match = found[0];
        var factor = match.Groups["power"] is { Success: true } power && int.TryParse(power.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var exponent) && exponent <= 12
            ? (decimal)Math.Pow(10, exponent) : match.Groups["million"].Success ? 1_000_000m : 0m;
        if (factor == 0 || !decimal.TryParse(match.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
        var unit = match.Groups["what"].Value.ToUpperInvariant() switch
        {
            var w when w.Contains("NUCLEATED", StringComparison.Ordinal) || w.StartsWith("TNC", StringComparison.Ordinal) => DoseUnit.NucleatedCells,
            var w when w.Contains("MONONUCLEAR", StringComparison.Ordinal) || w.StartsWith("MNC", StringComparison.Ordinal) => DoseUnit.MononuclearCells,
            var w when w.Contains("CD34", StringComparison.Ordinal) => DoseUnit.Cd34Cells,
            _ => DoseUnit.Cells,
        };
        return (number * factor, unit, match.Value);
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(stem cells?|stromal cells?|mononuclear cells?|progenitor cells?|cord blood|cell (infusion|therapy|transplant\w*)|exosomes?|MSCs?|BMMNCs?)\b", Options, 2000)]
    private static partial Regex Cells();

    [GeneratedRegex(@"\bmesenchymal\b|\bMSCs?\b|\bhUC-?MSCs?\b", Options, 2000)]
    private static partial Regex Mesenchymal();

    [GeneratedRegex(@"\bmononuclear\b|\bMNCs?\b|\bBMMNCs?\b", Options, 2000)]
    private static partial Regex Mononuclear();

    [GeneratedRegex(@"\bcord[- ]blood\b", Options, 2000)]
    private static partial Regex CordBlood();

    [GeneratedRegex(@"\bumbilical cord\b|\bcord[- ]tissue\b|\bwharton'?s jelly\b|\bhUC-?MSCs?\b", Options, 2000)]
    private static partial Regex CordTissue();

    [GeneratedRegex(@"\bbone marrow\b|\bBMMNCs?\b|\bBM-?MSCs?\b", Options, 2000)]
    private static partial Regex BoneMarrow();

    [GeneratedRegex(@"\bbone marrow aspirate concentrate\b|\bBMAC\b", Options, 2000)]
    private static partial Regex Concentrate();

    [GeneratedRegex(@"\badipose\b|\bfat[- ]derived\b", Options, 2000)]
    private static partial Regex Adipose();

    [GeneratedRegex(@"\bplacenta\w*[- ](derived|mesenchymal)|\bamnio\w*[- ](derived|mesenchymal)", Options, 2000)]
    private static partial Regex Placenta();

    [GeneratedRegex(@"\bf(o)?etal (stem |liver |brain |neural )?cells?\b", Options, 2000)]
    private static partial Regex Fetal();

    [GeneratedRegex(@"\bexosomes?\b", Options, 2000)]
    private static partial Regex Exosomes();

    [GeneratedRegex(@"\bautologous\b", Options, 2000)]
    private static partial Regex Autologous();

    [GeneratedRegex(@"\ballogen(e)?ic\b|\bunrelated donor\b", Options, 2000)]
    private static partial Regex Allogeneic();

    [GeneratedRegex(@"\bintravenous(ly)?\b|\bIV infusions?\b", Options, 2000)]
    private static partial Regex Intravenous();

    [GeneratedRegex(@"\bintrathecal(ly)?\b|\blumbar puncture\b", Options, 2000)]
    private static partial Regex Intrathecal();

    [GeneratedRegex(@"\bsubcutaneous(ly)?\b", Options, 2000)]
    private static partial Regex Subcutaneous();

    [GeneratedRegex(@"\bintranasal(ly)?\b", Options, 2000)]
    private static partial Regex Intranasal();

    [GeneratedRegex(@"\bintramuscular(ly)?\b", Options, 2000)]
    private static partial Regex Intramuscular();

    [GeneratedRegex(@"(?<![\d.,\-–])(?<number>\d+(\.\d+)?)\s*([x×*]\s*10\s*\^?\s*(?<power>\d{1,2})|(?<million>million))\s*(?<what>(total )?nucleated cells|TNC|(bone marrow |cord blood )?mononuclear cells|MNCs?|CD34\+? ?cells|(viable |mesenchymal |stem |stromal )*cells|MSCs?)\s*(/|per)\s*(kg|kilogram)\b", Options, 2000)]
    private static partial Regex Dose();

    [GeneratedRegex(@"\d\s*([x×*]\s*10\s*\^?\s*\d|million)", Options, 2000)]
    private static partial Regex Dosages();
}
