using System.Collections.Immutable;
using Equipoise.Statistics.Effects;
using Equipoise.Statistics.Pooling;

namespace Equipoise.Site.Pictures.Gallery;

/// <summary>One trial of the BCG vaccine against tuberculosis.</summary>
/// <param name="Name">Authors and year.</param>
/// <param name="Year">Year.</param>
/// <param name="Table">Vaccinated and not, with tuberculosis or without.</param>
/// <param name="Latitude">Degrees from the equator.</param>
/// <param name="Allocation">How people came into the groups.</param>
public sealed record VaccineTrial(string Name, int Year, TwoByTwo Table, int Latitude, string Allocation);

/// <summary>
/// Thirteen trials that textbooks of the method use. Colditz GA et al. (1994). Efficacy of BCG vaccine in the prevention of tuberculosis.
/// JAMA 271:698–702. doi:10.1001/jama.1994.03510330076038.
/// </summary>
public static class VaccineTrials
{
    public static ImmutableArray<VaccineTrial> All { get; } =
    [
        new("Aronson 1948", 1948, new(4, 119, 11, 128), 44, "random"),
        new("Ferguson & Simes 1949", 1949, new(6, 300, 29, 274), 55, "random"),
        new("Rosenthal 1960", 1960, new(3, 228, 11, 209), 42, "random"),
        new("Hart & Sutherland 1977", 1977, new(62, 13536, 248, 12619), 52, "random"),
        new("Frimodt-Moller 1973", 1973, new(33, 5036, 47, 5761), 13, "alternate"),
        new("Stein & Aronson 1953", 1953, new(180, 1361, 372, 1079), 44, "alternate"),
        new("Vandiviere 1973", 1973, new(8, 2537, 10, 619), 19, "random"),
        new("TPT Madras 1980", 1980, new(505, 87886, 499, 87892), 13, "random"),
        new("Coetzee & Berjak 1968", 1968, new(29, 7470, 45, 7232), 27, "random"),
        new("Rosenthal 1961", 1961, new(17, 1699, 65, 1600), 42, "systematic"),
        new("Comstock 1974", 1974, new(186, 50448, 141, 27197), 18, "systematic"),
        new("Comstock & Webster 1969", 1969, new(5, 2493, 3, 2338), 33, "systematic"),
        new("Comstock 1976", 1976, new(27, 16886, 29, 17825), 33, "systematic"),
    ];

    public static EffectScale Scale { get; } = new("risk ratio of tuberculosis", IsRatio: true, Better.Lower, "favours no vaccine", "favours vaccine");

    public static ImmutableArray<string> Names { get; } = [.. All.Select(t => t.Name)];

    public static EffectSize[] Effects { get; } = TwoByTwoEffects.Compute(TwoByTwoMeasure.RR, [.. All.Select(t => t.Table)]);

    public static Fit Fit { get; } = MetaAnalysis.Fit(Effects);
}
