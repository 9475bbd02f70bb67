using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Reading;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Sites;
using Equipoise.Registry.Today;
using Equipoise.Registry.Visits;

namespace Equipoise.Product.Tests.Registry;

/// <summary>Where days, months and years end, and clocks are changed.</summary>
public sealed class ClockEdgeTests
{
    private const string NewYork = "America/New_York";

    private static readonly Lazy<EvidenceReading> Data = new(() => EvidenceFolder.Read(Repository.Data));

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory]
    [InlineData("Asia/Ho_Chi_Minh", "2026-12-31T16:59:59Z", "2026-12-31")]
    [InlineData("Asia/Ho_Chi_Minh", "2026-12-31T17:00:00Z", "2027-01-01")]
    [InlineData("Asia/Kolkata", "2028-02-28T18:29:59Z", "2028-02-28")] // half an hour off
    [InlineData("Asia/Kolkata", "2028-02-28T18:30:00Z", "2028-02-29")]
    [InlineData(NewYork, "2027-03-14T04:59:59Z", "2027-03-13")] // the day of 23 hours begins
    [InlineData(NewYork, "2027-03-14T05:00:00Z", "2027-03-14")]
    [InlineData(NewYork, "2027-03-15T03:59:59Z", "2027-03-14")] // and ends
    [InlineData(NewYork, "2027-03-15T04:00:00Z", "2027-03-15")]
    [InlineData(NewYork, "2026-11-01T05:30:00Z", "2026-11-01")] // half past one comes twice
    [InlineData(NewYork, "2026-11-01T06:30:00Z", "2026-11-01")]
    [InlineData(NewYork, "2026-11-02T04:59:59Z", "2026-11-01")] // the day of 25 hours ends
    [InlineData(NewYork, "2026-11-02T05:00:00Z", "2026-11-02")]
    [InlineData("Africa/Cairo", "2027-04-29T21:59:59Z", "2027-04-29")] // a day that begins at one o'clock
    [InlineData("Africa/Cairo", "2027-04-29T22:00:00Z", "2027-04-30")]
    [InlineData("Pacific/Kiritimati", "2026-12-31T10:00:00Z", "2027-01-01")] // the first to have a new year
    [InlineData("Pacific/Pago_Pago", "2027-01-01T10:59:59Z", "2026-12-31")] // and the last
    [InlineData("Pacific/Pago_Pago", "2027-01-01T11:00:00Z", "2027-01-01")]
    public void A_day_of_a_site_ends_by_its_own_clock(string zone, string instant, string day) =>
        Assert.Equal(Day(day), new RegistrySite { Code = "X1", Name = "x", Country = "US", TimeZone = zone }.Today(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("p3", "month-6", "2026-08-31", "2027-02-28", "2027-01-31", "2027-03-28")] // no 31 February
    [InlineData("p3", "month-6", "2027-08-31", "2028-02-29", "2028-02-01", "2028-03-28")] // a leap year
    [InlineData("p3", "month-6", "2027-08-29", "2028-02-29", "2028-02-01", "2028-03-28")]
    [InlineData("p3", "month-6", "2026-12-31", "2027-06-30", "2027-06-02", "2027-07-28")]
    [InlineData("p3", "month-12", "2028-02-29", "2029-02-28", "2029-01-31", "2029-03-28")]
    [InlineData("p3", "month-12", "2027-02-28", "2028-02-28", "2028-01-31", "2028-03-27")] // the 28th stays the 28th
    [InlineData("p3", "day-1", "2028-02-28", "2028-02-29", "2028-02-29", "2028-03-01")]
    [InlineData("p3", "day-1", "2027-12-31", "2028-01-01", "2028-01-01", "2028-01-02")]
    [InlineData("p3", "week-2", "2028-02-15", "2028-02-29", "2028-02-27", "2028-03-03")]
    [InlineData("p5", "month-1", "2027-01-31", "2027-02-28", "2027-02-23", "2027-03-07")]
    [InlineData("p5", "month-1", "2028-01-30", "2028-02-29", "2028-02-24", "2028-03-07")]
    [InlineData("p5", "month-3", "2026-11-30", "2027-02-28", "2027-02-21", "2027-03-14")]
    [InlineData("p5", "therapy-start", "2026-12-30", "2027-01-02", "2026-12-31", "2027-01-06")]
    public void Visits_are_counted_by_the_calendar_across_the_ends_of_months_and_years(string id, string code, string infusion, string on, string from, string to)
    {
        var programme = Data.Value.Programmes.Single(p => p.Id == id);
        var planned = Schedule.Of(programme, Day(infusion).AddDays(-40), [Day(infusion)], new Dictionary<string, DateOnly>(StringComparer.Ordinal)).Single(v => v.Visit.Code == code);
        Assert.Equal((Day(on), Day(from), Day(to)), (planned.On!.Value, planned.From!.Value, planned.To!.Value));
    }

    [Fact]
    public void What_hangs_on_a_second_infusion_moves_with_that_one_alone()
    {
        ProgrammeVisit After(string code, int infusion) => new() { Code = code, Name = code, Anchor = VisitAnchor.Infusion, Infusion = infusion, Months = 1, WindowBefore = 3, WindowAfter = 3, Forms = [] };
        var programme = Cohort.P3 with { Visits = [After("first", 1), After("second", 2), After("second-later", 2) with { Months = 3 }] };
        DateOnly?[] On(params string[] infusions) => [.. Schedule.Of(programme, Day("2027-01-01"), [.. infusions.Select(Day)], new Dictionary<string, DateOnly>(StringComparer.Ordinal)).Select(v => v.On)];
        Assert.Equal([null, null, null], On());
        Assert.Equal([Day("2027-02-28"), null, null], On("2027-01-31"));
        Assert.Equal([Day("2027-02-28"), Day("2027-05-30"), Day("2027-07-30")], On("2027-01-31", "2027-04-30"));
        Assert.Equal([Day("2027-02-28"), Day("2027-06-30"), Day("2027-08-31")], On("2027-01-31", "2027-05-31"));
    }

    [Theory]
    [InlineData("2027-01-31", "2027-02-27", 30)]
    [InlineData("2027-01-31", "2027-02-28", 31)] // the month is over with February
    [InlineData("2027-01-31", "2027-03-30", 31)]
    [InlineData("2027-01-31", "2027-03-31", 32)]
    [InlineData("2028-02-29", "2029-02-27", 41)]
    [InlineData("2028-02-29", "2029-02-28", 42)]
    [InlineData("2027-03-15", "2027-03-14", 29)] // said of a day before the screening
    public void Age_is_counted_in_months_that_are_over(string screened, string day, int months)
    {
        var child = new Participant { Number = 1, Pseudonym = "X1-0001", State = ParticipantState.Screening, Sex = Sex.Unknown, AgeMonths = 30, ScreenedOn = Day(screened), ProgrammeId = "p3", ProgrammeVersion = 1, ProgrammeHash = "" };
        Assert.Equal(months, child.AgeMonthsOn(Day(day)));
    }

    [Theory, EachEngine]
    public async Task What_is_due_today_and_what_is_late_turns_at_midnight_of_the_site_also_on_the_days_on_which_clocks_are_changed(Engine engine)
    {
        await using var cohort = await Cohort.On(engine, zone: NewYork);
        await cohort.Renew();
        cohort.Registry.Clock.Now = new(2027, 2, 28, 12, 0, 0, TimeSpan.Zero);
        var child = await cohort.Enrolled(); // the first baseline may be from 28 February to 14 March, the day of 23 hours
        Assert.Equal((Day("2027-02-28"), Day("2027-03-14")), await Window(cohort, child, "baseline-1"));
        await Is(DueState.Due, new(2027, 3, 11, 4, 59, 59, TimeSpan.Zero)); // still 10 March
        await Is(DueState.Closing, new(2027, 3, 11, 5, 0, 0, TimeSpan.Zero));
        await Is(DueState.Closing, new(2027, 3, 15, 3, 59, 59, TimeSpan.Zero)); // a second before midnight, by summer time
        Assert.Empty((await cohort.Went(child, "baseline-1")).Done.Deviations);
        cohort.Registry.Clock.Now = new(2027, 3, 15, 4, 0, 0, TimeSpan.Zero);
        Assert.Contains("1 day after its window", Assert.Single((await cohort.Went(child, "baseline-1", reason: "On the next day after all.")).Done.Deviations), StringComparison.Ordinal);

        async Task Is(DueState state, DateTimeOffset at)
        {
            cohort.Registry.Clock.Now = at;
            Assert.Equal(state, (await new ListToday(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Coordinator), Cancel)).Done.Visits.Single(v => v.Code == "baseline-1").State);
        }
    }

    [Theory, EachEngine]
    public async Task An_infusion_on_the_last_of_August_puts_six_months_on_the_leap_day_and_its_window_to_the_day(Engine engine)
    {
        await using var cohort = await Cohort.On(engine, zone: NewYork);
        await cohort.Renew();
        cohort.Registry.Clock.Now = new(2027, 8, 31, 15, 0, 0, TimeSpan.Zero);
        var child = await cohort.Enrolled();
        Assert.Null((await cohort.Infuse(child)).Refused);
        Assert.Equal((Day("2028-02-01"), Day("2028-03-28")), await Window(cohort, child, "month-6"));
        cohort.Registry.Clock.Now = new(2028, 4, 2, 15, 0, 0, TimeSpan.Zero);
        foreach (var (on, days) in new[] { ("2028-01-31", 1), ("2028-02-01", 0), ("2028-02-29", 0), ("2028-03-28", 0), ("2028-03-29", 1), ("2028-03-31", 3) })
        {
            var found = (await cohort.Went(child, "month-6", Day(on), "Read again.")).Done.Deviations;
            Assert.Equal(days == 0 ? [] : [$"{days} day"], found.Select(f => f[f.IndexOf($"{days} day", StringComparison.Ordinal)..][..$"{days} day".Length]));
        }
    }

    [Theory, EachEngine]
    public async Task A_visit_missed_before_it_had_a_day_is_missed_on_the_day_of_the_site(Engine engine)
    {
        await using var cohort = await Cohort.On(engine, zone: "Pacific/Pago_Pago");
        cohort.Registry.Clock.Now = new(2026, 12, 31, 20, 0, 0, TimeSpan.Zero);
        var child = await cohort.Enrolled();
        cohort.Registry.Clock.Now = new(2027, 1, 1, 10, 0, 0, TimeSpan.Zero); // still the last day of the year there
        Assert.True((await new MissVisit(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Coordinator) with { Reason = "They leave." }, (await cohort.Visit(child, "month-6")).Id, Cancel)).IsDone);
        Assert.Equal(Day("2026-12-31"), Assert.Single(await cohort.Deviations()).On);
    }

    private static async Task<(DateOnly, DateOnly)> Window(Cohort cohort, Guid child, string code) => await cohort.Visit(child, code) is var visit ? (visit.WindowFrom!.Value, visit.WindowTo!.Value) : default;

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
