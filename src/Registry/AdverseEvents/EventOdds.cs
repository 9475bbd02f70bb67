using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Forms;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>
/// Answers about an event that do not seem to fit together. Both stand as they were entered, and somebody is asked: grade and seriousness are never derived from each other.
/// </summary>
public static class EventOdds
{
    public static IEnumerable<OddAnswer> Find(EventFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Death(facts).Concat(Severity(facts)).Concat(Cause(facts)).Concat(Times(facts));
    }

    private static IEnumerable<OddAnswer> Death(EventFacts f)
    {
        var died = f.Is("death");
        if (died && f.Grade is not (null or 5)) yield return new(EventForm.Grade, "The event is serious because of death, and its grade is not 5. Which is right?");
        if (f.Grade == 5 && f.Serious is not null && !died) yield return new(EventForm.SeriousWhy, "The grade is 5, death, and death is not among the reasons why it is serious. Which is right?");
        if (f.Outcome == "fatal" && f.Serious is not null && !died) yield return new(EventForm.SeriousWhy, "The outcome is fatal, and death is not among the reasons why it is serious. Which is right?");
        if (died && f.Outcome is not (null or "fatal" or "unknown")) yield return new(EventForm.Outcome, "The event is serious because of death, and its outcome is another. Which is right?");
    }

    private static IEnumerable<OddAnswer> Severity(EventFacts f)
    {
        if (f is { Grade: 4, Serious: false }) yield return new(EventForm.Serious, "The grade is 4, life-threatening, and the event is not called serious. Is that right?");
        if (f.Is("life") && f.Grade is 1 or 2) yield return new(EventForm.Grade, "There was danger to life, and the grade is 1 or 2. Is that right?");
    }

    private static IEnumerable<OddAnswer> Cause(EventFacts f)
    {
        if (f is { Causality: "certain" or "probable" or "possible", Reasonable: false }) yield return new(EventForm.Reasonable, "It is called at least possible that it was caused, and yet there is no reasonable possibility. Which is right?");
        if (f is { Causality: "unlikely", Reasonable: true }) yield return new(EventForm.Reasonable, "It is called unlikely that it was caused, and yet there is a reasonable possibility. Is that right? Until then it counts as possible.");
    }

    private static IEnumerable<OddAnswer> Times(EventFacts f)
    {
        if (f.Ended?.Latest < f.Began?.Earliest) yield return new(EventForm.Ended, "It ended before it began. Which day is right?");
        if (f.AwareAt is { } aware && f.Began is { } began && DateOnly.FromDateTime(aware.UtcDateTime).AddDays(1) < began.Earliest) yield return new(EventForm.Aware, "The site heard of it before it began. Which day is right?");
        if (f.Ended is not null && f.Outcome is "recovering" or "not-recovered") yield return new(EventForm.Ended, "It has an end, and its outcome says that it goes on. Which is right?");
    }
}
