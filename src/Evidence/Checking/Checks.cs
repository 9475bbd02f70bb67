using Equipoise.Evidence.Reading;

namespace Equipoise.Evidence.Checking;

/// <summary>What must hold between the fields of a record and between records.</summary>
internal static class Checks
{
    private static readonly Func<RecordFiles, Locations, IEnumerable<Problem>>[] Each =
    [
        IdChecks.Find, SourceChecks.Find, ReferenceChecks.Find, OverlapChecks.Find, ArmChecks.Find, ArmNameChecks.Find,
        CountChecks.Find, RangeChecks.Find, IntervalChecks.Find, DateChecks.Find, EditionChecks.Find, CodeChecks.Find, ShelfChecks.Find, BiasChecks.Find, BiasResultChecks.Find,
        LexiconChecks.Find, ScreeningChecks.Find, WordChecks.Find, SheetChecks.Find, ProgrammeChecks.Find, ClinicChecks.Find, RateChecks.Find,
    ];

    public static IEnumerable<Problem> All(RecordFiles files, Locations at) => Each.SelectMany(check => check(files, at));
}
