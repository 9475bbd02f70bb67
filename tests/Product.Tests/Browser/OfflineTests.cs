using System.Text.RegularExpressions;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Desk;
using Equipoise.Product.Tests.Registry;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Queries;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Equipoise.Product.Tests.Browser;

/// <summary>Forms filled in without a connection, on two devices, with the network cut wherever it can be: every answer arrives, nothing twice, nothing overwritten.</summary>
public sealed class OfflineTests(BrowserFixture browser)
{
    private const string Page = "/registry/offline";

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    /// <summary>Where the network is cut.</summary>
    private enum Cut
    {
        None, BeforeRequest, AfterRequest, WindowClosed,
    }

    [Fact]
    public async Task With_the_network_cut_the_page_opens_again_and_keeps_what_is_filled_in_until_it_can_be_sent()
    {
        await using var desk = await OpenDesk.On();
        var (cohort, child) = await Cohort(desk);
        await using var device = await Device(desk, cohort);
        var page = device.Page;
        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        Assert.DoesNotContain("Nguyễn", await page.ContentAsync(), StringComparison.Ordinal);
        await Fill(page, "Weight and vital signs", ("weight", "13.5"));
        await Waits(page, 1);
        await page.ReloadAsync();
        await Waits(page, 1);
        await page.Context.SetOfflineAsync(false);
        await Send(page);
        await Waits(page, 0);
        Assert.Equal("13.5", (await Vitals(desk, cohort, child))!.Json("weight"));
    }

    [Fact]
    public async Task What_two_devices_answer_differently_is_a_query_and_is_shown()
    {
        await using var desk = await OpenDesk.On();
        var (cohort, child) = await Cohort(desk);
        await using var one = await Device(desk, cohort);
        await using var two = await Device(desk, cohort, Role.Clinician);
        await Offline(one.Page);
        await Offline(two.Page);
        await Fill(one.Page, "Weight and vital signs", ("weight", "13"), ("height", "92"));
        await Fill(two.Page, "Weight and vital signs", ("weight", "14"), ("head", "50"));
        await Online(one.Page);
        await Waits(one.Page, 0);
        await Online(two.Page);
        await Assertions.Expect(two.Page.Locator(".offline-two")).ToContainTextAsync("Weight: on file 13; yours 14");
        var vitals = (await Vitals(desk, cohort, child))!;
        Assert.Equal(("13", "92", "50"), (vitals.Json("weight"), vitals.Json("height"), vitals.Json("head")));
        await using var db = desk.Registry.Reading(cohort.Site);
        Assert.Equal("14", (await db.DataQueries.SingleAsync(q => q.Kind == QueryKind.Conflict, Cancel)).Entered);
    }

    [Fact]
    public async Task A_session_that_has_ended_loses_nothing_and_another_person_cannot_send_it()
    {
        await using var desk = await OpenDesk.On();
        var (cohort, child) = await Cohort(desk);
        await using var device = await Device(desk, cohort);
        var page = device.Page;
        await Offline(page);
        await Fill(page, "Weight and vital signs", ("weight", "13.5"));
        await page.Context.ClearCookiesAsync();
        await Online(page);
        await Assertions.Expect(page.Locator("#offline-says")).ToContainTextAsync("not signed in");
        await Enter(page, await Email(desk, cohort, Role.Clinician));
        await Send(page);
        await Waits(page, 1);
        Assert.Null(await Vitals(desk, cohort, child));
        await page.Context.ClearCookiesAsync();
        await Enter(page, await Email(desk, cohort, Role.Coordinator));
        await Send(page);
        await Waits(page, 0);
        Assert.Equal("13.5", (await Vitals(desk, cohort, child))!.Json("weight"));
    }

    [Fact]
    public async Task A_form_that_was_changed_meanwhile_is_shown_again_with_what_was_filled_in()
    {
        await using var desk = await OpenDesk.On();
        var (cohort, child) = await Cohort(desk);
        await using var device = await Device(desk, cohort);
        var page = device.Page;
        await Offline(page);
        await Fill(page, "Weight and vital signs", ("weight", "13.5"), ("head", "49"));
        var now = cohort.Programme with { Version = 2, Forms = [.. cohort.Programme.Forms.Select(f => f.Code == "vitals" ? f with { Fields = [.. f.Fields.Where(x => x.Code != "head")] } : f)] };
        Assert.Null((await cohort.Adopt(now)).Refused);
        Assert.Null((await new Equipoise.Registry.Participants.MigrateChild(desk.Registry.Database).Run(desk.Registry.As(cohort.Site, Role.Coordinator) with { Reason = "A new version." }, child, Cancel)).Refused);
        await Online(page);
        await Assertions.Expect(page.Locator("#offline-waiting li")).ToContainTextAsync("The programme was changed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await Assertions.Expect(page.Locator("#offline-fill")).ToContainTextAsync("head: 49");
        await Assertions.Expect(page.Locator("#o-weight")).ToHaveValueAsync("13.5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep as a draft" }).ClickAsync();
        await Waits(page, 0);
        Assert.Equal("13.5", (await Vitals(desk, cohort, child))!.Json("weight"));
    }

    [Fact]
    public async Task Signing_out_asks_first_and_then_leaves_nothing_that_can_be_read()
    {
        await using var desk = await OpenDesk.On();
        var (cohort, _) = await Cohort(desk);
        await using var device = await Device(desk, cohort);
        var page = device.Page;
        await Offline(page);
        await Fill(page, "Weight and vital signs", ("weight", "13.5"));
        Assert.DoesNotContain("13.5", await page.EvaluateAsync<string>(Boxes), StringComparison.Ordinal);
        await page.RouteAsync("**/registry/offline/save", route => route.AbortAsync());
        await page.Context.SetOfflineAsync(false);
        await page.GotoAsync("/registry/account");
        var asked = new TaskCompletionSource<string>();
        page.Dialog += (_, dialog) => { asked.TrySetResult(dialog.Message); _ = dialog.AcceptAsync(); };
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        Assert.Contains("1 form waits on this device", await asked.Task.WaitAsync(TimeSpan.FromSeconds(10), Cancel), StringComparison.Ordinal);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("sign-in", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Equal("[]", await page.EvaluateAsync<string>(Boxes));
    }

    /// <summary>Any order of filling in, sending and cutting the network on two devices.</summary>
    [Fact]
    public async Task In_any_order_of_cuts_on_two_devices_every_answer_is_kept_once()
    {
        for (var seed = 1; seed <= Soak.Times(2); seed++) await AnyOrder(seed);
    }

    private async Task AnyOrder(int seed)
    {
        var chance = new Random(seed);
        await using var desk = await OpenDesk.On();
        var (cohort, child) = await Cohort(desk);
        await using var one = await Device(desk, cohort);
        await using var two = await Device(desk, cohort, Role.Clinician);
        var (pages, said, diaries) = (new[] { one.Page, two.Page }, new HashSet<string>(StringComparer.Ordinal), 0);
        for (var step = 0; step < 8; step++)
        {
            var at = chance.Next(2);
            var cut = (Cut)chance.Next(4);
            await Cutting(pages[at], cut);
            if (at == 0 && chance.Next(2) == 0)
            {
                await Fill(pages[at], "Small steps at home", ("date", "2026-11-26"), ("sleep", $"{diaries + 1}"));
                diaries++;
            }
            else if (await CanFill(pages[at]))
            {
                var weight = $"{12 + (step / 10m):0.0}".Replace(',', '.');
                await Fill(pages[at], "Weight and vital signs", ("weight", weight));
                said.Add(decimal.Parse(weight, System.Globalization.CultureInfo.InvariantCulture).ToString("0.#", System.Globalization.CultureInfo.InvariantCulture));
            }

            if (cut == Cut.WindowClosed) pages[at] = await Reopen(pages[at]);
        }

        foreach (var page in pages)
        {
            await page.UnrouteAllAsync();
            await page.GotoAsync(Page);
            await Send(page);
            await Assertions.Expect(page.Locator("#offline-waiting li[data-state=waiting], #offline-waiting li[data-state=refused]")).ToHaveCountAsync(0);
        }

        await using var db = desk.Registry.Reading(cohort.Site);
        var kept = (await db.FormRecords.Where(r => r.Form == "diary").ToListAsync(Cancel)).Select(r => FormValues.Read(r.Values).Json("sleep")!).Order(StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(1, diaries).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal), kept);
        var written = string.Join('\n', (await db.History.Where(h => h.Form == "vitals").Select(h => h.Changes).ToListAsync(Cancel)).Concat(await db.DataQueries.Where(q => q.Kind == QueryKind.Conflict).Select(q => q.Entered!).ToListAsync(Cancel)));
        Assert.All(said, answer => Assert.Contains(answer, written, StringComparison.Ordinal));
        Assert.InRange(await db.FormRecords.CountAsync(r => r.Form == "vitals" && r.ParticipantId == child, Cancel), 0, 1);
    }

    private static async Task Cutting(IPage page, Cut cut)
    {
        await page.UnrouteAllAsync();
        await page.RouteAsync("**/registry/offline/save", async route =>
        {
            if (cut == Cut.None) await route.ContinueAsync();
            else if (cut == Cut.BeforeRequest) await route.AbortAsync();
            else
            {
                await route.FetchAsync(); // the server has it, and its answer is lost
                if (cut == Cut.AfterRequest) await route.AbortAsync();
            }
        });
    }

    private static async Task<IPage> Reopen(IPage page)
    {
        await page.WaitForTimeoutAsync(300);
        var context = page.Context;
        await page.CloseAsync();
        var again = await context.NewPageAsync();
        await again.GotoAsync(Page);
        await Assertions.Expect(again.Locator("#offline-state")).ToContainTextAsync("Taken along");
        return again;
    }

    private static async Task<(Cohort Cohort, Guid Child)> Cohort(OpenDesk desk)
    {
        var cohort = await Registry.Cohort.Beside(desk.Registry, desk.Keys, "HAN1");
        return (cohort, await cohort.Enrolled("Nguyễn Văn An"));
    }

    private async Task<Window> Device(OpenDesk desk, Cohort cohort, Role role = Role.Coordinator)
    {
        var window = await browser.Open(desk.Address, 390);
        await Enter(window.Page, await Email(desk, cohort, role));
        await window.Page.Locator("#offline-take").ClickAsync();
        await Assertions.Expect(window.Page.Locator("#offline-state")).ToContainTextAsync("Taken along: 1 children");
        return window;
    }

    private static async Task<string> Email(OpenDesk desk, Cohort cohort, Role role)
    {
        using var browser = await desk.SignedIn(cohort.Site, role); // makes the account
        return $"{Equipoise.Registry.Words.Code(role)}-{cohort.Site:N}@example.org";
    }

    private static async Task Enter(IPage page, string email)
    {
        await page.GotoAsync("/registry/sign-in?to=%2Fregistry%2Foffline");
        await page.Locator("#f-email").FillAsync(email);
        await page.Locator("#f-password").FillAsync(OpenDesk.Password);
        await page.Locator("form button.nhsuk-button:visible").Last.ClickAsync();
        await Assertions.Expect(page.Locator("#offline")).ToBeVisibleAsync();
    }

    private static Task Offline(IPage page) => page.Context.SetOfflineAsync(true);

    private static async Task Online(IPage page)
    {
        await page.Context.SetOfflineAsync(false);
        await Send(page);
    }

    private static async Task<bool> CanFill(IPage page) => await page.Locator(".offline-open:not([disabled])", new() { HasTextString = "Weight and vital signs" }).CountAsync() > 0;

    private static async Task Fill(IPage page, string form, params (string Field, string Text)[] answers)
    {
        await page.Locator(".offline-open:not([disabled])", new() { HasTextString = form }).First.ClickAsync();
        foreach (var (field, text) in answers) await page.Locator($"#o-{field}").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep as a draft" }).ClickAsync();
        await Assertions.Expect(page.Locator("#offline-fill")).ToBeHiddenAsync();
    }

    private static async Task Send(IPage page)
    {
        await page.WaitForTimeoutAsync(100);
        await page.EvaluateAsync("() => document.getElementById('offline-send').click()"); // it may be gone already, because everything was sent by itself
        await page.WaitForTimeoutAsync(400);
    }

    private static Task Waits(IPage page, int count) => Assertions.Expect(page.Locator("#offline-state")).ToContainTextAsync(count switch { 0 => "Nothing waits", 1 => "1 form waits", _ => $"{count} forms wait" });

    private static async Task<FormValues?> Vitals(OpenDesk desk, Cohort cohort, Guid child)
    {
        await using var db = desk.Registry.Reading(cohort.Site);
        return await db.FormRecords.SingleOrDefaultAsync(r => r.ParticipantId == child && r.Form == "vitals", Cancel) is { } record ? FormValues.Read(record.Values) : null;
    }

    /// <summary>Everything that lies in the store, as text.</summary>
    private const string Boxes = """
        () => new Promise(done => { const asked = indexedDB.open("equipoise-desk", 1); asked.onsuccess = () => {
          const all = asked.result.transaction("boxes").objectStore("boxes").getAll();
          all.onsuccess = () => done(JSON.stringify(all.result.map(b => new TextDecoder("latin1").decode(b.sealed)))); }; })
        """;
}
