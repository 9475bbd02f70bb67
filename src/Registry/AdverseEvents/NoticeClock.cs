using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Sites;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>How pressing a notice that waits is.</summary>
public enum Escalation
{
    Running,

    /// <summary>Half of its time is over.</summary>
    HalfTime,

    /// <summary>Three quarters are over.</summary>
    LastQuarter,

    Overdue,
}

/// <summary>
/// The clocks of notices. A site tells the sponsor within 24 hours of hearing of a serious event (hours that pass, whatever clocks on walls do). The sponsor tells the authority within 7 calendar
/// days when it is fatal or a danger to life, else within 15 (ICH E2A; 21 CFR 312.32): the day on which it heard is day 0, and the last day counts to its end by the clock of the site.
/// </summary>
public static class NoticeClock
{
    public const int SponsorHours = 24;
    public const int UrgentDays = 7;
    public const int OtherDays = 15;

    public static DateTimeOffset ToSponsor(DateTimeOffset aware) => aware.AddHours(SponsorHours);

    /// <summary>The last microsecond of the last day.</summary>
    public static DateTimeOffset ToAuthority(DateTimeOffset sponsorAware, int days, RegistrySite site)
    {
        ArgumentNullException.ThrowIfNull(site);
        return site.Instant(site.Today(sponsorAware).AddDays(days + 1), TimeOnly.MinValue).AddMicroseconds(-1);
    }

    public static Escalation Level(DateTimeOffset from, DateTimeOffset due, DateTimeOffset now)
    {
        if (now > due) return Escalation.Overdue;
        return Passed(from, due, now) switch
        {
            >= 0.75 => Escalation.LastQuarter,
            >= 0.5 => Escalation.HalfTime,
            _ => Escalation.Running,
        };
    }

    /// <summary>The part of the time that is over, 0 to 1.</summary>
    public static double Passed(DateTimeOffset from, DateTimeOffset due, DateTimeOffset now) => due <= from ? 1 : Math.Clamp((now - from) / (due - from), 0, 1);

    /// <summary>Who is told at a level, among those who may know of events: first who must act, then who watches over them.</summary>
    public static ImmutableArray<Role> Alerted(Escalation level) => level switch
    {
        Escalation.Running => [Role.Coordinator, Role.Clinician],
        Escalation.HalfTime or Escalation.LastQuarter => [Role.Coordinator, Role.Clinician, Role.Monitor],
        _ => [Role.Coordinator, Role.Clinician, Role.Monitor, Role.Auditor],
    };

    /// <summary>What is left, or by how much it is over, for people: <c>5 h 20 min left</c>, <c>overdue by 2 days 3 h</c>.</summary>
    public static string Left(DateTimeOffset due, DateTimeOffset now) => now > due ? $"overdue by {Length(now - due)}" : $"{Length(due - now)} left";

    internal static string Length(TimeSpan time) => time.Days >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.Days} {(time.Days == 1 ? "day" : "days")}{(time.Hours == 0 ? "" : $" {time.Hours} h")}")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Hours} h {time.Minutes} min");
}
