using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Claims.Citations;

/// <summary>Compares what a page says of a study with what we know of it.</summary>
public static class CompareSaid
{
    /// <summary>Years between print and first view, and a year of slack.</summary>
    private const int YearsApart = 1;

    /// <summary>Below this age nobody is a teenager, from this age on everybody is grown up.</summary>
    private const decimal FirstTeens = 10, GrownUp = 18;

    /// <summary>Weight of a name that says which study, and not only where.</summary>
    private const int OwnName = 6;

    /// <summary>What is wrong of one study.</summary>
    public static IEnumerable<Disagreement> Wrong(Said said, CitedStudy study) =>
        new[] { Children(said, study), Cells(said, study), Donors(said, study), Route(said, study), Randomisation(said, study), Blinding(said, study), Placebo(said, study), Control(said, study), Ages(said, study), Dose(said, study), Infusions(said, study), Species(said, study), Year(said, study), Phase(said, study), Place(said, study) }.OfType<Disagreement>();

    /// <summary>What is right of at least one of the possible studies.</summary>
    public static ImmutableHashSet<Aspect> Right(Said said, IEnumerable<CitedStudy> possible) => [.. possible.SelectMany(study => Right(said, study))];

    private static IEnumerable<Aspect> Right(Said said, CitedStudy study)
    {
        var wrong = Wrong(said, study).Select(d => d.Aspect).ToHashSet();
        if (said.Children.Overlaps(study.Sizes) && !wrong.Contains(Aspect.Children)) yield return Aspect.Children;
        if (!said.Cells.IsEmpty && !study.Cells.IsEmpty && !wrong.Contains(Aspect.Cells)) yield return Aspect.Cells;
        if (!said.Routes.IsEmpty && !study.Routes.IsEmpty && !wrong.Contains(Aspect.Route)) yield return Aspect.Route;
        if (said.Ages is not null && study.Ages is not null && !wrong.Contains(Aspect.Ages)) yield return Aspect.Ages;
        if (said.DosePerKg is not null && !study.DosesPerKg.IsEmpty && !wrong.Contains(Aspect.Dose)) yield return Aspect.Dose;
        if ((said.Randomised ?? said.Blinded ?? said.Placebo) is not null && !wrong.Overlaps([Aspect.Randomisation, Aspect.Blinding, Aspect.Placebo])) yield return Aspect.Design;
    }

    private static Disagreement? Children(Said said, CitedStudy study)
    {
        if (study.StudyCount is { } works && !said.Studies.IsEmpty && !said.Studies.Contains(works)) return new(Aspect.Children, Counted(said.Studies, "studies"), $"made of {Text(works)}");
        if (study.Kind == CitedKind.SingleCase && (said.IsTrial || said.Totals.Any(n => n > study.Sizes.Append(1).Max()))) return new(Aspect.Children, said.Totals.IsEmpty ? "it was a trial" : Counted(said.Totals, "children"), study.Sizes.Count > 0 && study.Sizes.Max() > 1 ? $"the story of {Text(study.Sizes.Max())} patients" : "the story of a single child");
        if (said.Totals.IsEmpty || study.Sizes.IsEmpty || study.Kind == CitedKind.SingleCase || (said.TellsOfSome && said.Totals.Max() < study.Sizes.Max()) || said.Totals.Any(n => study.Sizes.Any(size => n == size || (said.About.Contains(n) && IsNear(n, size))))) return null;
        return new(Aspect.Children, Counted(said.Totals, "children"), $"a study of {Text(study.Sizes.Max())}");
    }

    private static bool IsNear(int told, int size) => 4 * Math.Abs(told - size) <= size;

    private static Disagreement? Cells(Said said, CitedStudy study)
    {
        if ((said.Cells.IsEmpty && !said.IsOnlyMesenchymal) || study.Cells.IsEmpty) return null;
        if (said.MesenchymalFromBlood) return new(Aspect.Cells, "mesenchymal cells from cord blood", "done with " + CellWords.Of(study.Cells));
        if (said.IsOnlyMesenchymal && !study.Cells.Any(k => k.EndsWith("msc", StringComparison.Ordinal) || k is "exosomes" or "fetal")) return new(Aspect.Cells, "mesenchymal cells", "done with " + CellWords.Of(study.Cells));
        return said.Cells.IsEmpty || said.Cells.Any(c => study.Cells.Any(k => IsKind(k, c))) ? null : new(Aspect.Cells, CellWords.Of(said.Cells), "done with " + CellWords.Of(study.Cells));
    }

    /// <summary>Whether a kind of <c>data/cells</c> is one of the group a page names.</summary>
    private static bool IsKind(string kind, string group) => kind.StartsWith(group, StringComparison.Ordinal) || group.StartsWith(kind, StringComparison.Ordinal);

    private static Disagreement? Donors(Said said, CitedStudy study) => said.Donors.IsEmpty || study.Donors.IsEmpty || said.Donors.Overlaps(study.Donors)
        ? null
        : new(Aspect.Donor, said.Donors.Contains(Studies.Donor.Autologous) ? "the child's own cells" : "cells of a donor", study.Donors.Contains(Studies.Donor.Autologous) ? "done with the child's own cells (autologous)" : "done with cells of a donor (allogeneic)");

    private static Disagreement? Route(Said said, CitedStudy study) => study.Routes.IsEmpty ? null
        : !said.Routes.IsEmpty && !said.Routes.Overlaps(study.Routes) ? new(Aspect.Route, Ways(said.Routes), Ways(study.Routes))
        : said.OtherRoutes.Overlaps(study.Routes) ? new(Aspect.Route, "not " + Ways(said.OtherRoutes), Ways(study.Routes))
        : said.IsOnlyRoute && study.Routes.Count > 1 ? new(Aspect.Route, "only " + Ways(said.Routes), Ways(study.Routes))
        : null;

    private static Disagreement? Randomisation(Said said, CitedStudy study) => said.Randomised is { } randomised && study.Randomised is { } drawn && randomised != drawn
        ? new(Aspect.Randomisation, randomised ? "it was randomised" : "it was not randomised", drawn ? "randomised" : "not randomised")
        : null;

    private static Disagreement? Blinding(Said said, CitedStudy study) => said.Blinded is { } blinded && study.Blinded is { } hidden && blinded != hidden
        ? new(Aspect.Blinding, blinded ? "it was blinded" : "it was open", hidden ? "blinded" : "open: everybody knew")
        : null;

    private static Disagreement? Placebo(Said said, CitedStudy study) => said is { Placebo: true, IsOfAll: true } && study.PlaceboThroughout == false ? new(Aspect.Placebo, "there was a placebo in every study", "made of some studies without a placebo") : said.Placebo is { } placebo && study.Placebo is { } lookAlike && placebo != lookAlike && !(said.Blinded == false && !lookAlike)
        ? new(Aspect.Placebo, placebo ? "there was a placebo" : "there was no placebo", lookAlike ? "compared with a placebo" : "without a placebo")
        : null;

    private static Disagreement? Control(Said said, CitedStudy study) => said.Controlled is { } compared && study.Controlled is { } known && compared != known && !(said.Placebo == compared && study.Placebo == !compared)
        ? new(Aspect.Control, compared ? "it was controlled" : "there was no comparison group", known ? "done with a comparison group" : "done without a comparison group")
        : null;

    private static Disagreement? Ages(Said said, CitedStudy study) => study.Ages is not { } known ? null
        : said.Ages is { } ages && (Math.Abs(ages.Low - known.Low) > 1 || Math.Abs(ages.High - known.High) > 1) ? new(Aspect.Ages, $"ages {Text(ages.Low)} to {Text(ages.High)}", Years(known))
        : said.Grown is { } grown && (grown == "adults" ? known.High < GrownUp : known.Low < FirstTeens) ? new(Aspect.Ages, "those who took part were " + grown, Years(known))
        : null;

    private static string Years((decimal Low, decimal High) ages) => $"done with children of {Text(ages.Low)} to {Text(ages.High)} years";

    private static Disagreement? Dose(Said said, CitedStudy study) => said.DosePerKg is { } dose && !study.DosesPerKg.IsEmpty && !study.DosesPerKg.Any(d => Math.Abs(d - dose) <= d / 10)
        ? new(Aspect.Dose, $"{Text(dose / 1_000_000)} million cells per kilogram", $"{Text(study.DosesPerKg.Max() / 1_000_000)} million")
        : said.DosePerKg is { } perKg && study.DosesPerKg.IsEmpty && study.FlatDoses.Count > 0 && !study.FlatDoses.Contains(perKg)
            ? new(Aspect.Dose, $"{Text(perKg / 1_000_000)} million cells per kilogram", $"{Text(study.FlatDoses.Max() / 1_000_000)} million for every child, whatever the weight")
        : null;

    private static Disagreement? Infusions(Said said, CitedStudy study) => said.Infusions.Count != 1 || study.Administrations.IsEmpty || said.Infusions.Any(n => study.Administrations.Contains(n) || (study.IsCrossover && study.Administrations.Contains(n - 1)))
        ? null
        : new(Aspect.Infusions, said.Infusions.Single() == 1 ? "one infusion" : $"{Text(said.Infusions.Single())} infusions", $"done with {string.Join(" or ", study.Administrations.Order().Select(Text))}");

    private static Disagreement? Species(Said said, CitedStudy study) => said.IsAnimal && study.Kind != CitedKind.Review ? new(Aspect.Species, "animals", "done with children") : null;

    private static Disagreement? Year(Said said, CitedStudy study) => said.Published.Count == 1 && !study.Years.IsEmpty && study.Years.All(y => Math.Abs(y - said.Published.Single()) > YearsApart) && study.Kind != CitedKind.Planned
        ? new(Aspect.Year, "it is of " + Text(said.Published.Single()), "published in " + string.Join(" and ", study.Years.Order().Select(Text)))
        : null;

    private static Disagreement? Phase(Said said, CitedStudy study) => said.Phase is { } phase && study.Phase is { } registered && !registered.Contains(phase, StringComparison.Ordinal)
        ? new(Aspect.Phase, "phase " + phase, "phase " + registered)
        : null;

    /// <summary>A study called by its author or number, and put where it was not done.</summary>
    private static Disagreement? Place(Said said, CitedStudy study) => said.Named.GetValueOrDefault(study.Id) >= OwnName && said.Countries.Count == 1 && !study.Countries.IsEmpty && !said.Countries.Overlaps(study.Countries) && study.Kind != CitedKind.Review
        ? new(Aspect.Place, "it was done in " + Country(said.Countries.Single()), "done in " + string.Join(" and ", study.Countries.Order(StringComparer.Ordinal).Select(Country)))
        : null;

    private static string Country(string code) => Countries.Name(code);

    private static string Ways(IEnumerable<Studies.Route> routes) => string.Join(" and ", routes.Order().Select(r => r switch { Studies.Route.Intravenous => "into a vein", Studies.Route.Intrathecal => "into the spinal canal", Studies.Route.Intranasal => "through the nose", Studies.Route.Subcutaneous => "under the skin", _ => r.ToString().ToLowerInvariant() }));

    private static string Counted(IEnumerable<int> numbers, string what) => string.Join(" and ", numbers.Order().Select(Text)) + " " + what;

    private static string Text(decimal number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
