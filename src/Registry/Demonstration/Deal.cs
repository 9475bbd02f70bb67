using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Demonstration;

/// <summary>Deals stories and days of arrival to the children of a site.</summary>
internal static class Deal
{
    private const int ToddlerMonths = 17;
    private const int FollowUpMonths = 4;
    private const int FirstDays = 5;
    private const int LastDays = 25;

    private static readonly ImmutableArray<Story> Special = [.. Enum.GetValues<Story>().Where(s => s is not (Story.Plain or Story.SeriousEvent or Story.StillScreened))];

    /// <param name="site">The site.</param>
    /// <param name="programmes">The programmes that it follows.</param>
    /// <param name="place">Which site it is, from 0: the second goes on dealing where the first stopped.</param>
    /// <param name="count">How many children come to each programme.</param>
    /// <param name="present">The day on which the story ends.</param>
    public static ImmutableArray<InventedChild> Children(DemonstrationSite site, ImmutableArray<Programme> programmes, int place, int count, DateOnly present)
    {
        var children = ImmutableArray.CreateBuilder<InventedChild>();
        foreach (var (programme, i) in programmes.Select((p, i) => (p, i)))
        {
            var stories = Stories(site.Chance, (place * programmes.Length) + i, i == place, count);
            var first = present.AddMonths(-Math.Min(ToddlerMonths, FollowUpMonths + Months(programme))).AddDays(FirstDays);
            var days = present.AddDays(-LastDays).DayNumber - first.DayNumber;
            for (var number = 0; number < count; number++)
            {
                var comes = stories[number] == Story.StillScreened ? present.AddDays(-3) : first.AddDays((int)(days * (number + site.Chance.Between(0.0, 1.0)) / count));
                children.Add(new(site, programme, stories[number], number + 1, comes));
            }
        }

        return children.ToImmutable();
    }

    /// <summary>Half of the children have a special story, those who came early rather than late, and first those that need half a year; the last one is still being screened.</summary>
    private static Story[] Stories(Chance chance, int group, bool serious, int count)
    {
        var special = Enumerable.Range(0, count / 2).Select(i => Special[((group * (count / 2)) + i) % Special.Length]).ToList();
        if (serious) special.Insert(0, Story.SeriousEvent);
        var early = Enumerable.Repeat(Story.Plain, Math.Max(0, (count * 3 / 4) - special.Count)).Concat(special).ToArray();
        chance.Shuffle(early);
        Story[] all = [.. early.OrderBy(s => s is not (Story.LostToFollowUp or Story.SlipOfTheSecondEntry)), .. Enumerable.Repeat(Story.Plain, count)];
        if (count > 1) all[count - 1] = Story.StillScreened;
        return all[..count];
    }

    private static int Months(Programme programme) => programme.Visits.Max(v => v.Months);
}
