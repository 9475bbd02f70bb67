using System.Globalization;
using System.Text;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Visits;
using Ical.Net.CalendarComponents;

namespace Equipoise.Product.Tests.Registry;

public sealed class CalendarTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task A_visit_to_come_stands_on_the_days_of_its_window_and_keeps_its_event_when_it_moves_happens_or_is_cancelled(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var text = await Text(cohort);
        var first = Event(text, "First baseline");
        Assert.Equal((cohort.Today, cohort.Today.AddDays(15), "TENTATIVE", 0), Said(first)); // the end is the day after the last
        Assert.StartsWith("HAN1-0001: ", first.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("Nguyễn", text, StringComparison.Ordinal);
        Assert.Equal(3, Ical.Net.Calendar.Load(text)!.Events.Count); // what hangs on the infusion has no day yet

        Assert.Null((await cohort.Went(child, "baseline-1")).Refused);
        cohort.Registry.Clock.Now += TimeSpan.FromDays(3);
        var done = Event(await Text(cohort), "First baseline");
        Assert.Equal((cohort.Today.AddDays(-3), cohort.Today.AddDays(-2), "CONFIRMED", 1), Said(done));
        Assert.Equal(first.Uid, done.Uid);

        var planned = Event(await Text(cohort), "Second baseline");
        Assert.Null((await cohort.Say(child, ConsentKind.Withdrawal, ConsentGiver.Mother, scopes: WithdrawalScope.FutureData)).Refused);
        var cancelled = Event(await Text(cohort), "Second baseline");
        Assert.Equal(("CANCELLED", planned.Uid, planned.Sequence + 1), (cancelled.Status, cancelled.Uid, cancelled.Sequence));
    }

    [Fact]
    public async Task The_file_is_as_the_standard_wants_it()
    {
        await using var cohort = await Cohort.On(Engine.Sqlite, Cohort.P3 with { Visits = [.. Cohort.P3.Visits.Select((v, i) => i == 0 ? v with { Name = "Khám đầu, tiên; \\ " + new string('x', 120) } : v)] });
        await cohort.Enrolled();
        var text = await Text(cohort);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.StartsWith("BEGIN:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:" + cohort.Today.ToString("yyyyMMdd", CultureInfo.InvariantCulture), text, StringComparison.Ordinal);
        Assert.Contains("Khám đầu\\, tiên\\; \\\\ xxx", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("(synthetic)", text.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task An_address_holds_while_its_maker_has_the_role_and_nobody_else_knows_or_guesses_it(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var other = await cohort.Registry.ActiveSite("HAN2");
        var databases = cohort.Registry.Database;
        var (choose, write) = (new ChooseRole(databases, cohort.Registry.Clock), new WriteCalendar(databases));
        var read = new ReadCalendarFeed(databases, choose, write);
        var user = (await new AddAccount(databases).Run(cohort.Registry.As(cohort.Site, Role.Administrator), new("an@example.org", "An", Role.Therapist), Cancel)).Done.UserId;
        var acting = new Acting(user, Role.Therapist, cohort.Site, cohort.Registry.Clock.GetUtcNow());
        var made = (await new MakeCalendarFeed(databases).Run(acting, new(null), Cancel)).Done;
        var mine = (await new MakeCalendarFeed(databases).Run(acting, new(child), Cancel)).Done;
        Assert.Contains("HAN1-0001", (await read.Run(made.Text!, Cancel)).Done, StringComparison.Ordinal);
        Assert.Contains("HAN1-0001", (await read.Run(mine.Text!, Cancel)).Done, StringComparison.Ordinal);
        Assert.Equal(RefusalCode.NotFound, (await new MakeCalendarFeed(databases).Run(acting, new(Guid.NewGuid()), Cancel)).Refused!.Code);
        Assert.Equal(RefusalCode.NotFound, (await write.Run(acting with { SiteId = other }, child, Cancel)).Refused!.Code);

        var parts = made.Text!.Split('.');
        foreach (var wrong in (string[])["", "x", $"{parts[0]}.{parts[1]}", $"{parts[0]}.{parts[1]}.{new string('0', 64)}", $"{parts[0]}.{parts[1]}.{parts[2]}0", $"{other:N}.{parts[1]}.{parts[2]}", $"{Guid.Empty:N}.{parts[1]}.{parts[2]}", $"{parts[0]}.{mine.Id:N}.{parts[2]}"])
            Assert.Equal("There is no such calendar, or not any more.", (await read.Run(wrong, Cancel)).Refused!.Message);
        await using (var db = cohort.Registry.Reading(cohort.Site)) Assert.DoesNotContain(parts[2], string.Concat(db.CalendarFeeds.Select(f => f.SecretHash)) + string.Concat(db.History.Select(h => h.Changes)), StringComparison.Ordinal);

        Assert.Equal(RefusalCode.NotFound, (await new EndCalendarFeed(databases).Run(cohort.Registry.As(cohort.Site, Role.Therapist), made.Id, Cancel)).Refused!.Code); // another's
        Assert.True((await new EndCalendarFeed(databases).Run(acting, made.Id, Cancel)).IsDone);
        Assert.Equal(RefusalCode.NotFound, (await read.Run(made.Text!, Cancel)).Refused!.Code);
        var role = Assert.Single(await choose.Of(user, Cancel));
        Assert.True((await new EndRole(databases).Run(cohort.Registry.As(cohort.Site, Role.Administrator), role.Id, Cancel)).IsDone);
        Assert.Equal(RefusalCode.NotFound, (await read.Run(mine.Text!, Cancel)).Refused!.Code);
    }

    [Theory]
    [InlineData(Role.Parent)]
    [InlineData(Role.CellLab)]
    [InlineData(Role.Operator)]
    public async Task Who_may_not_read_visits_gets_no_calendar(Role role)
    {
        await using var cohort = await Cohort.On(Engine.Sqlite);
        Assert.Equal(RefusalCode.NotAllowed, (await new WriteCalendar(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, role), null, Cancel)).Refused!.Code);
        Assert.Equal(RefusalCode.NotAllowed, (await new MakeCalendarFeed(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, role), new(null), Cancel)).Refused!.Code);
    }

    private static async Task<string> Text(Cohort cohort) => (await new WriteCalendar(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Coordinator), null, Cancel)).Done;

    private static CalendarEvent Event(string text, string name) => Ical.Net.Calendar.Load(text)!.Events.Single(e => e.Summary!.EndsWith(": " + name, StringComparison.Ordinal));

    private static (DateOnly From, DateOnly To, string? Status, int Sequence) Said(CalendarEvent e) => (e.Start!.Date, e.End!.Date, e.Status, e.Sequence);
}
