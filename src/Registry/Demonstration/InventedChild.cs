using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Participants;

namespace Equipoise.Registry.Demonstration;

/// <summary>An invented child: its course, its story, and who sees to it.</summary>
internal sealed class InventedChild(DemonstrationSite site, Programme programme, Story story, int number, DateOnly comes)
{
    public DemonstrationSite Site => site;

    public Programme Programme => programme;

    public Story Story => story;

    /// <summary>The day on which it comes to be screened.</summary>
    public DateOnly Comes => comes;

    public Chance Chance { get; } = new(HashCode(site.Seed, programme.Id, number));

    public NaturalCourse Course => course ??= new(Chance, AgeMonths);

    public int AgeMonths => ageMonths ??= Age();

    /// <summary>Two of each work at a site; which one sees to the child.</summary>
    public int Person { get; } = number % 2;

    /// <summary>Its row, once it is there.</summary>
    public Guid Id { get; set; }

    public bool HasWithdrawn { get; set; }

    /// <summary>Whether nothing more is collected, or the family comes no more.</summary>
    public bool IsGone { get; set; }

    public bool GivesSamples { get; set; } = true;

    public bool MayBeCalled { get; set; } = true;

    public Identity Identity => new($"Invented child {site.Code} {programme.Id.ToUpperInvariant()} {number}", comes.AddMonths(-AgeMonths).AddDays(-9)) { Contact = "parents@family.example", HospitalNumber = $"H-{site.Code}-{number:000}" };

    private NaturalCourse? course;
    private int? ageMonths;

    /// <summary>Months since the child came.</summary>
    public double Months(DateOnly day) => (day.DayNumber - comes.DayNumber) / 30.44;

    /// <summary>An age that the programme takes; the child that is enrolled all the same is a little older.</summary>
    private int Age()
    {
        var rule = programme.Eligibility.FirstOrDefault(r => r.Field == EligibilityRule.AgeMonths);
        var (low, high) = ((int)(rule?.Value ?? 36), (int)(rule?.High ?? 120) - 3);
        return story == Story.EnrolledAllTheSame ? high + 4 : (int)Math.Clamp(Chance.Normal(low + ((high - low) * 0.45), (high - low) * 0.25), low, high);
    }

    private static int HashCode(int seed, string programme, int number)
    {
        var hash = 17;
        unchecked
        {
            foreach (var part in (int[])[seed, .. programme.Select(c => (int)c), number]) hash = (hash * 1_000_003) ^ part;
        }

        return hash;
    }
}
