using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Today;
using Equipoise.Registry.Visits;

namespace Equipoise.Product.Tests.Registry;

public sealed class VisitTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory]
    [InlineData("2026-08-31", 6, 0, "2027-02-28")] // no 31 February
    [InlineData("2027-08-31", 6, 0, "2028-02-29")] // a leap year
    [InlineData("2024-02-29", 12, 0, "2025-02-28")]
    [InlineData("2026-12-31", 0, 1, "2027-01-01")]
    [InlineData("2026-11-26", 1, 3, "2026-12-29")]
    public void Months_and_days_are_counted_by_the_calendar(string anchor, int months, int days, string on)
    {
        var visit = new ProgrammeVisit { Code = "x", Name = "x", Anchor = VisitAnchor.Enrolment, Months = months, Days = days, WindowBefore = 0, WindowAfter = 0, Forms = [] };
        Assert.Equal(Day(on), visit.From(Day(anchor)));
    }

    [Fact]
    public void What_hangs_on_an_infusion_has_no_day_before_it_and_moves_with_it()
    {
        var enrolled = Day("2026-11-26");
        var before = Schedule.Of(Cohort.P3, enrolled, [], new Dictionary<string, DateOnly>());
        Assert.Equal([enrolled, Day("2026-12-24"), Day("2026-12-31"), null, null, null, null], before.Select(v => v.On));
        var late = Schedule.Of(Cohort.P3, enrolled, [Day("2027-01-31")], new Dictionary<string, DateOnly> { ["baseline-1"] = Day("2026-11-30") });
        Assert.Equal(Day("2026-12-28"), late[1].On);
        Assert.Equal((Day("2027-07-31"), Day("2027-07-03"), Day("2027-08-28")), (late[5].On!.Value, late[5].From!.Value, late[5].To!.Value));
    }

    [Fact]
    public void The_day_of_a_site_begins_and_ends_by_its_own_clock_also_when_that_is_changed()
    {
        var site = new Equipoise.Registry.Sites.RegistrySite { Code = "NY1", Name = "x", Country = "US", TimeZone = "America/New_York" };
        Assert.Equal(Day("2026-11-01"), site.Today(new(2026, 11, 2, 4, 59, 0, TimeSpan.Zero))); // the night in which summer time ended
        Assert.Equal(Day("2026-11-02"), site.Today(new(2026, 11, 2, 5, 0, 0, TimeSpan.Zero)));
        Assert.Equal(Day("2026-10-31"), site.Today(new(2026, 11, 1, 3, 59, 0, TimeSpan.Zero)));
    }

    [Theory, EachEngine]
    public async Task A_visit_outside_its_window_is_a_deviation_to_the_day_and_none_once_corrected(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var enrolled = cohort.Today;
        cohort.Registry.Clock.Now += TimeSpan.FromDays(60);
        Assert.Empty((await cohort.Went(child, "baseline-1", enrolled.AddDays(14))).Done.Deviations); // the last day
        Assert.Equal($"First baseline took place on {enrolled.AddDays(15):yyyy-MM-dd}, 1 day after its window from {enrolled:yyyy-MM-dd} to {enrolled.AddDays(14):yyyy-MM-dd}.",
            Assert.Single((await cohort.Went(child, "baseline-1", enrolled.AddDays(15), "A slip.")).Done.Deviations));
        Assert.Equal(enrolled.AddDays(15 + 28), (await cohort.Visit(child, "baseline-2")).PlannedOn);
        Assert.Equal(RefusalCode.ReasonMissing, (await cohort.Went(child, "baseline-1", enrolled)).Refused!.Code);
        Assert.Empty((await cohort.Went(child, "baseline-1", enrolled, "Read from the wrong line.")).Done.Deviations);
        Assert.NotNull(Assert.Single(await cohort.Deviations()).ResolvedAt);

        Assert.Contains("before what it is counted from", Assert.Single((await cohort.Went(child, "month-6", enrolled.AddDays(20))).Done.Deviations), StringComparison.Ordinal);
        Assert.Empty((await cohort.Went(child, Visit.Unscheduled, enrolled.AddDays(21))).Done.Deviations);
        Assert.Equal("future", Assert.Single((await cohort.Went(child, "baseline-2", cohort.Today.AddDays(1))).Refused!.Fields).Code);
        var missed = await new MissVisit(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Coordinator) with { Reason = "The family was away." }, (await cohort.Visit(child, "baseline-2")).Id, Cancel);
        Assert.Equal("Second baseline did not take place.", Assert.Single(missed.Done.Deviations));
    }

    [Theory, EachEngine]
    public async Task An_infusion_moves_what_hangs_on_it_and_a_wrong_dose_is_a_deviation(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var day = cohort.Today;
        Assert.Empty((await cohort.Infuse(child, 28.6m)).Done.Deviations); // 2.2 million per kg: the most that is allowed
        Assert.Equal(day.AddMonths(6), (await cohort.Visit(child, "month-6")).PlannedOn);

        var other = await cohort.Enrolled("Lê Minh");
        var given = await cohort.Infuse(other, 28.7m);
        Assert.Equal("2,207,692 cells per kg were given instead of 2,000,000: 10.4 percent too many, where 10 are allowed.", Assert.Single(given.Done.Deviations));
        await using (var db = cohort.Registry.Reading(cohort.Site)) Assert.Equal(DeviationKind.Dose, Assert.Single(await cohort.Deviations()).Kind);
        var corrected = await cohort.Save(Role.Clinician, new(other, "infusion") { VisitId = (await cohort.Visit(other, "infusion-day")).Id, RecordId = given.Done.RecordId, Seen = 1, Values = Cohort.Inputs(("viable-cells", "26000000")) }, "Counted again.");
        Assert.Empty(corrected.Done.Deviations);
        Assert.NotNull(Assert.Single(await cohort.Deviations()).ResolvedAt);
    }

    [Theory, EachEngine]
    public async Task Cells_given_on_a_day_of_dissent_or_after_withdrawal_are_recorded_and_told(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        Assert.Null((await cohort.Say(child, Equipoise.Registry.Consents.ConsentKind.Dissent, Equipoise.Registry.Consents.ConsentGiver.Child)).Refused);
        Assert.Equal("Cells were given on a day on which the child said no.", Assert.Single((await cohort.Infuse(child)).Done.Deviations));
    }

    [Theory, EachEngine]
    public async Task Today_tells_what_is_due_closing_and_overdue_and_to_a_rater_nothing_that_unblinds(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var today = new ListToday(cohort.Registry.Database);
        Task<Outcome<TodayList>> List(Role role) => today.Run(cohort.Registry.As(cohort.Site, role), Cancel);
        Assert.Equal((1, 0, 0, "baseline-1"), (await List(Role.Coordinator)).Done is var now ? (now.Due, now.Closing, now.Overdue, now.Visits.Single().Code) : default);
        cohort.Registry.Clock.Now += TimeSpan.FromDays(11);
        Assert.Equal(DueState.Closing, (await List(Role.Coordinator)).Done.Visits.Single().State);
        cohort.Registry.Clock.Now += TimeSpan.FromDays(4);
        Assert.Equal(DueState.Overdue, (await List(Role.Coordinator)).Done.Visits.Single().State);

        Assert.Null((await cohort.Infuse(child, 30)).Refused);
        Assert.Null((await cohort.Save(child, "vitals", (await cohort.Visit(child, "baseline-1")).Id, Role.Clinician, false, ("weight", "35"))).Refused);
        Assert.Null((await cohort.Save(child, "infusion", null, Role.Clinician, false, ("weight", "35"))).Refused);
        var (coordinator, rater) = ((await List(Role.Coordinator)).Done, (await List(Role.BlindedRater)).Done);
        Assert.Equal((2, 1), (coordinator.OpenQueries, coordinator.OpenDeviations));
        Assert.Equal(("vitals", 1, 0), (rater.Queries.Single().Form, rater.OpenQueries, rater.OpenDeviations));
        Assert.Equal(RefusalCode.NotAllowed, (await List(Role.Parent)).Refused!.Code);
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
