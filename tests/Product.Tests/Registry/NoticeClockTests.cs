using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.AdverseEvents;
using Equipoise.Registry.Sites;

namespace Equipoise.Product.Tests.Registry;

public sealed class NoticeClockTests
{
    [Theory]
    [InlineData("2026-03-28T11:00", "Europe/Berlin", "2026-03-29 13:00")] // clocks go forward in the night: 24 hours later it is an hour later
    [InlineData("2026-10-24T10:00", "Europe/Berlin", "2026-10-25 11:00")] // and back
    [InlineData("2026-11-30T18:30", "Asia/Ho_Chi_Minh", "2026-12-02 01:30")]
    [InlineData("2028-02-28T20:00", "Asia/Ho_Chi_Minh", "2028-03-01 03:00")]
    public void The_sponsor_hears_within_24_hours_that_pass(string aware, string zone, string due) =>
        Assert.Equal(due, At(zone).Local(NoticeClock.ToSponsor(Utc(aware))).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2026-11-26T08:30", "Asia/Ho_Chi_Minh", 7, "2026-12-03T17:00")]
    [InlineData("2026-11-26T08:30", "Asia/Ho_Chi_Minh", 15, "2026-12-11T17:00")]
    [InlineData("2026-11-26T17:00", "Asia/Ho_Chi_Minh", 7, "2026-12-04T17:00")] // there it is the 27th already
    [InlineData("2026-11-26T16:59", "Asia/Ho_Chi_Minh", 7, "2026-12-03T17:00")]
    [InlineData("2026-11-26T17:00", "Europe/Berlin", 7, "2026-12-03T23:00")] // the same instant at another site
    [InlineData("2026-01-31T10:00", "Europe/Berlin", 7, "2026-02-07T23:00")]
    [InlineData("2026-01-31T10:00", "Europe/Berlin", 15, "2026-02-15T23:00")]
    [InlineData("2028-02-22T10:00", "Europe/Berlin", 7, "2028-02-29T23:00")] // leap day
    [InlineData("2027-02-22T10:00", "Europe/Berlin", 7, "2027-03-01T23:00")]
    [InlineData("2028-02-29T10:00", "Europe/Berlin", 15, "2028-03-15T23:00")]
    [InlineData("2026-12-20T10:00", "Europe/Berlin", 15, "2027-01-04T23:00")]
    [InlineData("2026-03-24T10:00", "Europe/Berlin", 7, "2026-03-31T22:00")] // clocks went forward on the 29th
    [InlineData("2026-10-27T03:30", "America/New_York", 7, "2026-11-03T05:00")] // still the 26th there, and clocks went back
    [InlineData("2026-08-29T15:00", "America/Santiago", 7, "2026-09-06T04:00")] // the midnight that ends the day is left out
    public void The_authority_hears_before_the_last_calendar_day_ends_at_the_site(string aware, string zone, int days, string dayEnds) =>
        Assert.Equal(Utc(dayEnds).AddMicroseconds(-1), NoticeClock.ToAuthority(Utc(aware), days, At(zone)));

    [Theory]
    [InlineData("2026-10-25", "02:30", "2026-10-25T00:30")] // comes twice: the first counts
    [InlineData("2026-03-29", "02:30", "2026-03-29T01:30")] // does not come
    [InlineData("2026-11-26", "00:00", "2026-11-25T23:00")]
    public void A_time_on_the_clock_of_a_site_is_one_instant(string day, string time, string instant) =>
        Assert.Equal(Utc(instant), At("Europe/Berlin").Instant(DateOnly.Parse(day, CultureInfo.InvariantCulture), TimeOnly.Parse(time, CultureInfo.InvariantCulture)));

    [Fact]
    public void A_clock_presses_more_at_half_time_in_the_last_quarter_and_when_it_is_over()
    {
        var from = Utc("2026-11-26T00:00");
        var due = from.AddHours(24);
        Escalation Level(DateTimeOffset now) => NoticeClock.Level(from, due, now);
        var micro = TimeSpan.FromMicroseconds(1);
        Assert.Equal((Escalation.Running, Escalation.HalfTime), (Level(from.AddHours(12) - micro), Level(from.AddHours(12))));
        Assert.Equal((Escalation.HalfTime, Escalation.LastQuarter), (Level(from.AddHours(18) - micro), Level(from.AddHours(18))));
        Assert.Equal((Escalation.LastQuarter, Escalation.Overdue), (Level(due), Level(due + micro)));
        Assert.Equal("2 days left", NoticeClock.Left(due.AddHours(24), from));
        Assert.Equal("1 day 2 h left", NoticeClock.Left(due.AddHours(2), from));
        Assert.Equal("overdue by 0 h 5 min", NoticeClock.Left(due, due.AddMinutes(5)));
    }

    [Fact]
    public void Whoever_is_told_may_know_of_events_and_nobody_is_told_less_later()
    {
        var told = Enum.GetValues<Escalation>().Select(NoticeClock.Alerted).ToList();
        Assert.All(told.SelectMany(roles => roles), role => Assert.True(Permissions.Allow(role, Right.AdverseEventsRead)));
        Assert.All(told.Zip(told.Skip(1)), pair => Assert.Empty(pair.First.Except(pair.Second)));
        Assert.DoesNotContain(Role.BlindedRater, told[^1]);
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static RegistrySite At(string zone) => new() { Code = "A1", Name = "A", Country = "DE", TimeZone = zone };
}
