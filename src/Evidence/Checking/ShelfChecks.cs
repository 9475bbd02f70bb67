using Equipoise.Evidence.Background;
using Equipoise.Evidence.Reading;

namespace Equipoise.Evidence.Checking;

/// <summary>A fact says what its shelf is for: a law its place, a mechanism where it was shown.</summary>
internal static class ShelfChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        foreach (var (kind, _, record) in files.All)
        {
            if (record is not FactGroup group) continue;
            foreach (var fact in group.Facts)
            {
                var missing = kind.Folder switch
                {
                    "mechanisms" when fact.ShownIn is null => "shownIn",
                    "law" when fact.Place is null => "place",
                    "law" when fact.Status is null => "status",
                    "reporting" when fact.Place is null => "place",
                    _ => null,
                };
                if (missing is not null) yield return at.Problem(Codes.ShelfNeeds, fact, missing, $"A fact in data/{kind.Folder} needs {missing}.");
                if (fact.N < 0) yield return at.Problem(Codes.OutOfRange, fact, "n", "A number of people is not negative.");
            }
        }
    }
}
