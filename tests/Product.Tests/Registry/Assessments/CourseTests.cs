using System.Globalization;
using System.Text;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Snapshots;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Assessments;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;

namespace Equipoise.Product.Tests.Registry.Assessments;

public sealed class CourseTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    private static Snapshot Evidence => Cohort.Evidence.Snapshot!;

    [Theory, EachEngine]
    public async Task Change_is_counted_from_the_last_baseline_and_stands_beside_error_and_what_matters(Engine engine)
    {
        await using var cohort = await Cohort.On(engine, Cohort.P5);
        var child = await Measured(cohort, ("baseline-1", "41"), ("baseline-2", "39.5"), ("month-1", "36"), ("month-3", "34.5"), ("month-6", "33"));
        var course = (await Course(cohort, child, Role.Monitor)).Done;
        Assert.Equal((CourseOrigin.Infusion, new DateOnly(2027, 1, 1)), (course.Origin, course.OriginOn!.Value));
        var cars = CourseReading.Of(course.Series.Single(s => s.Key == "cars-total"), Evidence);
        Assert.Equal(("baseline-2", "baseline-1", -1.5m), (cars.Series.Baseline!.Visit, cars.Series.EarlierBaseline!.Visit, cars.Series.BetweenBaselines!.Value));
        Assert.Equal("1.5 no, 0 no, -3.5, -5, -6.5", string.Join(", ", cars.Series.Points.Select(p => (p.Change is { } change ? FormattableString.Invariant($"{change:0.##}") : "0") + (p.IsBaseline ? " no" : ""))));

        // Registry of facts 3.1: 1.96·√2·4.9·√(1 − 0.81) is 5.9 and with 0.90 it is 4.3; the change that matters is 4.5.
        Assert.Equal(["4.3", "5.9"], cars.SameRater.Select(l => l.Change.Smallest().ToString("0.0", CultureInfo.InvariantCulture)));
        Assert.Equal(4.5m, Assert.Single(cars.Important).Low);
        Assert.All(cars.SameRater, l => Assert.NotNull(l.Reliability.Source));
        Assert.Equal(
            [new(ChangeDirection.Better, BeyondError.No, false), new(ChangeDirection.Better, BeyondError.Disputed, true), new(ChangeDirection.Better, BeyondError.Yes, true)],
            cars.Series.Points[2..].Select(cars.Read));
        Assert.Null(cars.UsualAt(cars.Series.Points[4])); // not known
        Assert.Contains(cars.Without, f => f.Id == "cell-trial-education-cars");
    }

    [Theory, EachEngine]
    public async Task Nothing_a_blinded_rater_reads_depends_on_when_or_whether_cells_were_given(Engine engine)
    {
        await using var cohort = await Cohort.On(engine, Cohort.P5);
        var child = await Measured(cohort, null, ("baseline-1", "41"), ("baseline-2", "39.5"), ("month-1", "36"));
        var without = await Bytes(cohort, child, Role.BlindedRater);
        Assert.Contains("\"origin\":\"enrolment\"", without, StringComparison.Ordinal);
        var all = await Bytes(cohort, child, Role.Clinician);
        Assert.Null((await cohort.Infuse(child, 13, cohort.Today.AddDays(-20))).Refused);
        Assert.Equal(without, await Bytes(cohort, child, Role.BlindedRater));
        Assert.NotEqual(all, await Bytes(cohort, child, Role.Clinician));
        Assert.Null((await cohort.Infuse(child, 13, cohort.Today.AddDays(-60))).Refused);
        Assert.Equal(without, await Bytes(cohort, child, Role.BlindedRater));
        foreach (var role in (Role[])[Role.Parent, Role.Therapist, Role.CellLab, Role.Administrator]) Assert.Equal(RefusalCode.NotAllowed, (await Course(cohort, child, role)).Refused!.Code);
    }

    [Theory, EachEngine]
    public async Task Another_rater_is_told_and_a_score_that_waits_for_its_second_entry_is_not(Engine engine)
    {
        await using var cohort = await Cohort.On(engine, Cohort.P5);
        var child = await Measured(cohort, ("baseline-1", "41"), ("month-1", "36"));
        var other = cohort.Registry.As(cohort.Site, Role.BlindedRater) with { UserId = Guid.CreateVersion7() };
        var entry = new FormEntry(child, "cars") { VisitId = (await cohort.Visit(child, "month-3")).Id, Complete = true, Values = Cohort.Inputs(("date", Said(cohort.Today)), ("total", "35"), ("video", "yes")) };
        Assert.Null((await new SaveForm(cohort.Registry.Database).Run(other, entry, Cancel)).Refused);
        var series = (await Course(cohort, child, Role.Monitor)).Done.Series.Single(s => s.Key == "cars-total");
        Assert.Equal("|,|,Rater|-6", string.Join(",", series.Points.Select(p => $"{string.Join(' ', p.Flags)}|{(p.Visit == "month-3" ? p.Change : null)}")));
        Assert.True(series.IsBroken);
        var between = CourseReading.Of(series, Evidence);
        Assert.Equal("6.9", Assert.Single(between.Lines(series.Points[2])).Change.Smallest().ToString("0.0", CultureInfo.InvariantCulture)); // between two raters, r 0.74
        Assert.Equal(BeyondError.No, between.Read(series.Points[2]).Error);

        var waiting = (await Course(cohort, child, Role.Coordinator)).Done.Series.Single(s => s.Key == "cars-total");
        Assert.All(waiting.Points, p => Assert.Equal(((decimal?)null, "It waits for its second entry."), (p.Value, p.WhyMissing)));
        Assert.Null(waiting.Baseline);
    }

    [Theory, EachEngine]
    public async Task Editions_and_forms_are_never_subtracted(Engine engine)
    {
        await using var cohort = await Cohort.On(engine, Cohort.P3);
        var child = await cohort.Enrolled();
        async Task Words(string visit, string list, string produced) => Assert.Null((await cohort.Save(child, "mb-cdi", (await cohort.Visit(child, visit)).Id, Role.Coordinator, true, ("date", Said(cohort.Today)), ("list", list), ("produced", produced))).Refused);
        await Words("baseline-1", "gestures", "12");
        await Words("baseline-2", "sentences", "20");
        await Words("month-6", "sentences", "90");
        await Words("month-12", "gestures", "80");
        var words = (await Course(cohort, child, Role.Monitor)).Done.Series.Single(s => s.Key == "mb-cdi-production");
        Assert.Equal(("baseline-2", (string?)null), (words.Baseline!.Visit, words.EarlierBaseline?.Visit)); // the two baselines are of two forms
        Assert.Equal([null, null, 70m, null], words.Points.Select(p => p.Change));
        Assert.Equal("The baseline is of another form (sentences, here gestures); forms are never subtracted.", words.Points[3].WhyNoChange);
        Assert.Contains(Discontinuity.Form, words.Points[3].Flags);
        Assert.Equal((BetterIs.Higher, 0), (CourseReading.Of(words, Evidence).Better, CourseReading.Of(words, Evidence).SameRater.Length));

        // the programme goes over to another edition: the old scores are no baseline for the new ones
        await cohort.Save(child, "vabs-3", (await cohort.Visit(child, "baseline-1")).Id, Role.BlindedRater, true, Vineland(cohort, "60"));
        var second = EditionTwo(cohort.Programme);
        Assert.Null((await cohort.Adopt(second)).Refused);
        Assert.Null((await new MigrateChild(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Coordinator), child, Cancel)).Refused);
        Assert.Null((await cohort.Save(child, "vabs-3", (await cohort.Visit(child, "month-6")).Id, Role.BlindedRater, true, Vineland(cohort, "68"))).Refused);
        var vineland = (await Course(cohort, child, Role.Monitor)).Done.Series.Single(s => s.Key == "vabs-communication-standard");
        Assert.Equal(["VABS-3", "VABS-II"], vineland.Points.Select(p => p.Instrument));
        Assert.Equal((null, "The baseline is of another edition (VABS-3, here VABS-II); editions are never subtracted."), (vineland.Points[1].Change, vineland.Points[1].WhyNoChange));
        Assert.Contains(Discontinuity.Edition, vineland.Points[1].Flags);
    }

    [Theory, EachEngine]
    public async Task The_site_sees_what_waits_what_differs_and_how_well_entries_agree(Engine engine)
    {
        await using var cohort = await Cohort.On(engine, Cohort.P5);
        var child = await Measured(cohort, ("baseline-1", "41"), ("baseline-2", "39.5"), ("month-1", "36"));
        var list = new ListEntries(cohort.Registry.Database);
        var (coordinator, rater) = (cohort.Registry.As(cohort.Site, Role.Coordinator), cohort.Registry.As(cohort.Site, Role.BlindedRater));
        Assert.Equal((3, 3), ((await list.Run(coordinator, Cancel)).Done.AllWaiting, (await list.Run(coordinator, Cancel)).Done.Waiting.Count(w => w.MaySecond)));
        Assert.DoesNotContain((await list.Run(rater, Cancel)).Done.Waiting, w => w.MaySecond);
        foreach (var (visit, date, total, video) in new[] { ("baseline-1", "2026-11-27", "41", "yes"), ("baseline-2", "2026-12-25", "36.5", "yes"), ("month-1", "2027-01-22", "36", "no") })
            Assert.Null((await cohort.Save(Role.Coordinator, new FormEntry(child, "cars") { VisitId = (await cohort.Visit(child, visit)).Id, Entry = 2, Complete = true, Values = Cohort.Inputs(("date", date), ("total", total), ("video", video)) })).Refused);
        var now = (await list.Run(rater, Cancel)).Done;
        Assert.Equal((0, 2), (now.AllWaiting, now.AllDiffering));
        Assert.Equal(["One month: Rated from a video? yes or no", "Second baseline: Total 39.5 or 36.5"], now.Differing.Select(d => $"{d.Visit}: {string.Join(", ", d.Fields.Select(f => $"{f.Label} {f.First} or {f.Second}"))}").Order(StringComparer.Ordinal));
        Assert.Equal(["date 0/3 -", "total 1/3 -", "video 1/3 0"], now.Agreement.Select(a => $"{a.Field} {a.Differing}/{a.Compared} {(a.Kappa is { } kappa ? FormattableString.Invariant($"{kappa:0.##}") : "-")}"));
        Assert.InRange(now.Agreement[1].Rate.Upper, 0.79, 0.80); // Wilson of 1 in 3 is 0.061 to 0.792
        Assert.Equal(RefusalCode.NotAllowed, (await list.Run(cohort.Registry.As(cohort.Site, Role.CellLab), Cancel)).Refused!.Code);
    }

    private static (string, string)[] Vineland(Cohort cohort, string score) =>
        [("date", Said(cohort.Today)), ("abc", score), ("communication", score), ("daily-living", score), ("socialization", score), .. cohort.Programme.Form("vabs-3")!.Field("socialization-growth") is null ? [] : new[] { ("socialization-growth", "40") }];

    /// <summary>P3 as it would be with the second edition of the Vineland.</summary>
    private static Programme EditionTwo(Programme programme) => programme with
    {
        Version = 2,
        Instruments = [.. programme.Instruments.Select(i => i.Instrument == "VABS-3" ? i with { Instrument = "VABS-II" } : i)],
        Forms = [.. programme.Forms.Select(f => f with { Fields = [.. f.Fields.Select(x => x.Score?.Instrument == "VABS-3" ? x with { Score = x.Score with { Instrument = "VABS-II" } } : x)] })],
    };

    private static Task<Outcome<ChildCourse>> Course(Cohort cohort, Guid child, Role role) => new ReadCourse(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, role), child, Cancel);

    private static async Task<string> Bytes(Cohort cohort, Guid child, Role role) => Encoding.UTF8.GetString(CanonicalJson.Write((await Course(cohort, child, role)).Done));

    private static Task<Guid> Measured(Cohort cohort, params (string Visit, string Total)[] scores) => Measured(cohort, new DateOnly(2027, 1, 1), scores);

    /// <summary>A child with a CARS2-ST at each visit by the blinded rater, and an infusion unless it is left out.</summary>
    private static async Task<Guid> Measured(Cohort cohort, DateOnly? infused, params (string Visit, string Total)[] scores)
    {
        var child = await cohort.Enrolled();
        cohort.Registry.Clock.Now = new(2027, 8, 1, 3, 0, 0, TimeSpan.Zero);
        if (infused is { } day) Assert.Null((await cohort.Infuse(child, 13, day)).Refused);
        var on = new DateOnly(2026, 11, 27);
        foreach (var (visit, total) in scores)
        {
            var saved = await cohort.Save(child, "cars", (await cohort.Visit(child, visit)).Id, Role.BlindedRater, true, ("date", Said(on)), ("total", total), ("video", "yes"));
            Assert.Null(saved.Refused);
            on = on.AddDays(28);
        }

        return child;
    }

    private static string Said(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
