using System.Collections.Immutable;
using System.Globalization;

namespace Equipoise.Evidence.Claims.Citations;

/// <summary>Compares what a page says of a study with what we know of it.</summary>
public static class CompareSaid
{
    /// <summary>What is wrong, whichever of the possible studies is meant.</summary>
    public static ImmutableArray<Disagreement> Wrong(Said said, IReadOnlyCollection<CitedStudy> possible)
    {
        if (possible.Count == 0) return [];
        var each = possible.Select(study => Wrong(said, study)).ToList();
        return [.. each[0].Where(d => each.TrueForAll(other => other.Any(o => o.Aspect == d.Aspect)))];
    }

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

    private static IEnumerable<Disagreement> Wrong(Said said, CitedStudy study)
    {
        if (!said.Totals.IsEmpty && !study.Sizes.IsEmpty && !said.Totals.Overlaps(study.Sizes))
            yield return new(Aspect.Children, string.Join(" and ", said.Totals.Order().Select(Text)) + " children", Text(study.Sizes.Max()));
        if (Cells(said, study) is { } cells) yield return cells;
        if (!said.Donors.IsEmpty && !study.Donors.IsEmpty && !said.Donors.Overlaps(study.Donors))
            yield return new(Aspect.Donor, said.Donors.First().ToString().ToLowerInvariant() + " cells", study.Donors.First().ToString().ToLowerInvariant());
        if (!said.Routes.IsEmpty && !study.Routes.IsEmpty && !said.Routes.Overlaps(study.Routes))
            yield return new(Aspect.Route, string.Join(" and ", said.Routes.Select(r => r.ToString().ToLowerInvariant())), string.Join(" and ", study.Routes.Select(r => r.ToString().ToLowerInvariant())));
        if (said.Randomised is { } randomised && study.Randomised is { } drawn && randomised != drawn) yield return new(Aspect.Randomisation, randomised ? "it was randomised" : "it was not randomised", drawn ? "randomised" : "not randomised");
        if (said.Blinded is { } blinded && study.Blinded is { } hidden && blinded != hidden) yield return new(Aspect.Blinding, blinded ? "it was blinded" : "it was open", hidden ? "blinded" : "open: everybody knew");
        if (said.Placebo is { } placebo && study.Placebo is { } lookAlike && placebo != lookAlike && !(said.Blinded == false && !lookAlike)) yield return new(Aspect.Placebo, placebo ? "there was a placebo" : "there was no placebo", lookAlike ? "compared with a placebo" : "without a placebo");
        if (said.Ages is { } ages && study.Ages is { } known && (Math.Abs(ages.Low - known.Low) > 1 || Math.Abs(ages.High - known.High) > 1))
            yield return new(Aspect.Ages, $"ages {Text(ages.Low)} to {Text(ages.High)}", $"{Text(known.Low)} to {Text(known.High)}");
        if (said.DosePerKg is { } dose && !study.DosesPerKg.IsEmpty && !study.DosesPerKg.Any(d => Math.Abs(d - dose) <= d / 10))
            yield return new(Aspect.Dose, $"{Text(dose / 1_000_000)} million cells per kilogram", $"{Text(study.DosesPerKg.Max() / 1_000_000)} million");
        if (said.IsAnimal && study.Kind != CitedKind.Review) yield return new(Aspect.Species, "animals", "done with children");
    }

    private static Disagreement? Cells(Said said, CitedStudy study)
    {
        if (said.Cells.IsEmpty || study.Cells.IsEmpty) return null;
        if (said.MesenchymalFromBlood) return new(Aspect.Cells, "mesenchymal cells from cord blood", Named(study));
        return said.Cells.Any(c => study.Cells.Any(k => IsKind(k, c))) ? null : new(Aspect.Cells, string.Join(" and ", said.Cells.Order(StringComparer.Ordinal).Select(c => c.Replace('-', ' '))), Named(study));
    }

    private static string Named(CitedStudy study) => string.Join(" and ", study.Cells.Order(StringComparer.Ordinal).Select(c => c.Replace('-', ' ')));

    /// <summary>Whether a kind of <c>data/cells</c> is one of the group a page names.</summary>
    private static bool IsKind(string kind, string group) => kind.StartsWith(group, StringComparison.Ordinal) || group.StartsWith(kind, StringComparison.Ordinal);

    private static string Text(decimal number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
