using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Studies;

namespace Equipoise.Tools.Claims;

/// <summary>A way to make a true account of a study false.</summary>
/// <param name="Kind">What is swapped.</param>
/// <param name="Aspects">What should be told to be wrong.</param>
/// <param name="Make">The false words, or null where the true ones hold nothing to swap.</param>
internal sealed record Swap(string Kind, ImmutableArray<Aspect> Aspects, Func<string, CitedStudy, string?> Make)
{
    public static readonly ImmutableArray<Swap> All =
    [
        new("children", [Aspect.Children], Children),
        new("cells", [Aspect.Cells], Cells),
        new("donor", [Aspect.Donor, Aspect.Cells], Donors),
        new("route", [Aspect.Route], Route),
        new("blinding", [Aspect.Blinding, Aspect.Placebo], Blinding),
        new("randomisation", [Aspect.Randomisation], Randomisation),
        new("comparison group", [Aspect.Placebo, Aspect.Control], Comparison),
        new("species", [Aspect.Species, Aspect.Children], (text, study) => study.Kind == CitedKind.Review ? null : First(text, @"\b(?:children|kids|patients|participants)\b", "mice")),
        new("ages", [Aspect.Ages], (text, study) => study.Ages is null ? null : First(text, @"\b(?:aged?|ages) \S+ (?:to|and|-) \S+(?= |,|\.|$)|\b\w+ to \w+ years old", "aged 21 to 45")),
        new("year", [Aspect.Year], Year),
        new("result: gain for none", [Aspect.Result], (text, study) => study.Null != true ? null : First(text, @"\bno (?:significant )?(?:difference|benefit|advantage|improvement)s?\b|\bno better\b|\bnot better\b|\bno evidence of benefit\b", "clearly better results")),
        new("result: none for gain", [Aspect.Result], (text, study) => study.Null == true || study.Kind is CitedKind.Planned or CitedKind.Review ? null : First(text, @"\bimproved\b|\bgot better\b", "did not improve")),
    ];

    private static string? First(string text, string pattern, string with)
    {
        var match = Regex.Match(text, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return match.Success ? text[..match.Index] + with + text[(match.Index + match.Length)..] : null;
    }

    private static string? Children(string text, CitedStudy study)
    {
        foreach (var size in study.Sizes.OrderDescending())
        {
            if (First(text, $@"\b{size}\b", ((3 * size) + 7).ToString(CultureInfo.InvariantCulture)) is { } digits) return digits;
        }

        return null;
    }

    private static string? Cells(string text, CitedStudy study) =>
        !study.Cells.Any(c => c.StartsWith("bone-marrow", StringComparison.Ordinal)) ? First(text, @"\b(?:umbilical )?cord[- ]blood\b|\bcord[- ]tissue\b|\bWharton's jelly\b", "bone marrow")
        : First(text, @"\b(?:bone )?marrow\b", "cord blood");

    private static string? Donors(string text, CitedStudy study) => study.Donors.Count != 1 ? null
        : study.Donors.Contains(Donor.Autologous) ? First(text, @"\bautologous\b|\b(?:their|its|his|her|the child's) own\b|\bown\b", "donor")
        : First(text, @"\ballogeneic\b|\bdonor\b|\bdonated\b", "autologous");

    private static string? Route(string text, CitedStudy study) => study.Routes.Count != 1 ? null
        : study.Routes.Contains(Equipoise.Evidence.Studies.Route.Intrathecal) ? First(text, @"\bintrathecal(?:ly)?\b|\binto the spin\w+(?: canal| fluid)?\b|\bby lumbar puncture\b|\bspinal\b", "intravenous")
        : First(text, @"\bintravenous(?:ly)?\b|\bIV\b|\binto a vein\b|\bby vein\b|\bby drip\b", "intrathecal");

    private static string? Blinding(string text, CitedStudy study) => study.Blinded == true
        ? First(text, @"\bdouble[- ]blind(?:ed)?\b|\bblinded\b", "open-label")
        : study.Blinded == false ? First(text, @"\bopen[- ]label\b|\bunblinded\b|\bopen\b", "double-blind") : null;

    private static string? Randomisation(string text, CitedStudy study) => study.Randomised == true
        ? First(text, @"\brandomi[sz]ed\b", "non-randomised")
        : study.Randomised == false ? First(text, @"\bnon-?randomi[sz]ed\b|\bnot randomi[sz]ed\b|\bsingle[- ]arm\b|\bone arm\b", "randomised") : null;

    private static string? Comparison(string text, CitedStudy study) => study.Controlled == true
        ? First(text, @"\bplacebo[- ]controlled\b|\bcontrolled\b", "uncontrolled")
        : study.Controlled == false ? First(text, @"\buncontrolled\b|\bno (?:control|comparison) (?:group|arm)\b|\bwithout a (?:control|comparison) group\b|\bno control(?: group)?\b|\bone arm\b|\bsingle[- ]arm\b", "placebo-controlled") : null;

    private static string? Year(string text, CitedStudy study)
    {
        foreach (var year in study.Years)
        {
            if (First(text, $@"\b{year}\b", (year - 5).ToString(CultureInfo.InvariantCulture)) is { } swapped) return study.Years.Contains(year - 5) ? null : swapped;
        }

        return null;
    }
}
