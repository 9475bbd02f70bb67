using Equipoise.Product.Tests.Site;
using Microsoft.Playwright;

namespace Equipoise.Product.Tests.Browser;

/// <summary>What a family does on the tracking page: by keyboard, with damaged files, without a network, in two windows, on a full device.</summary>
public sealed class TrackJourneyTests(SiteFixture site, BrowserFixture browser)
{
    [Theory]
    [InlineData("/families/track")]
    [InlineData("/es/families/track")]
    public async Task The_keyboard_alone_fills_in_the_77_questions_and_sees_the_total(string address)
    {
        await using var window = await browser.Open(site.Address, 360);
        var page = window.Page;
        await Ready(page, address);
        await TabTo(page, "#child-name");
        await page.Keyboard.TypeAsync("Ada");
        await TabTo(page, "#child-form button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#child-choice")).ToBeFocusedAsync();
        await TabTo(page, "#form-start");
        await page.Keyboard.PressAsync("Enter");
        await TabTo(page, "#form-rater");
        await page.Keyboard.PressAsync("ArrowDown");
        for (var question = 0; question < 77; question++)
        {
            await TabTo(page, ".sheet-question input");
            await page.Keyboard.PressAsync("Space");
        }

        await TabTo(page, "#form-sheet button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#results-drawn tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#results-drawn td").Nth(1)).ToHaveTextAsync("64"); // every first answer: 28 + 0 + 36 + 0
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#results-drawn tbody tr")).ToHaveCountAsync(1);
        Assert.Empty(window.Complaints);
    }

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(700, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task A_year_of_notes_can_be_read_by_everybody_and_says_what_it_cannot_tell(int width, ColorScheme scheme)
    {
        await using var window = await browser.Open(site.Address, width, scheme);
        var page = window.Page;
        await Ready(page, "/families/track");
        await Bring(page, TrackNotes.Year);
        await Assertions.Expect(page.Locator("#track-status")).ToContainTextAsync("Entries that came in from the file: 9.");
        var results = page.Locator("section[aria-labelledby=results]");
        await Assertions.Expect(results).ToContainTextAsync("It fell by 10: fewer hard things.");
        await Assertions.Expect(results).ToContainTextAsync("This cannot tell you what made the change.");
        await Assertions.Expect(results).ToContainTextAsync("No total, as answers are missing: 2. Speech/Language/Communication: question 3, 4");
        await Assertions.Expect(results.Locator(".mark-hollow")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#changes-drawn")).ToContainTextAsync("Days between them: 27.");
        await Assertions.Expect(page.Locator("#child-choice")).ToContainTextAsync("<b>Ada</b>");
        Assert.Equal(0, await page.Locator("#track b").CountAsync());

        await page.Locator("#form-start").ClickAsync();
        await page.Locator("#form-rater").SelectOptionAsync("father");
        await Assertions.Expect(page.Locator("#form-questions")).ToBeVisibleAsync();
        Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width);
        Assert.Equal([], await Axe.Violations(page));
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task A_damaged_file_names_the_place_and_changes_nothing_and_a_whole_one_can_be_taken_back()
    {
        await using var window = await browser.Open(site.Address, 360);
        var page = window.Page;
        await Ready(page, "/families/track");
        await Bring(page, TrackNotes.Year);
        await Assertions.Expect(page.Locator("#results-drawn tbody tr")).ToHaveCountAsync(4);

        await Bring(page, TrackNotes.Year[..(TrackNotes.Year.Length / 2)]);
        await Assertions.Expect(page.Locator("#track-problems")).ToContainTextAsync("damaged at line");
        await Assertions.Expect(page.Locator("#results-drawn tbody tr")).ToHaveCountAsync(4);

        await Bring(page, TrackNotes.Year.Replace("2026-06-10", "2026-13-40", StringComparison.Ordinal).Replace("Melatonin", "Magnesium", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator("#copy-ask")).ToContainTextAsync("Entry 3, day: “2026-13-40” is not a day that exists.");
        await page.Locator("#copy-ask button").First.ClickAsync();
        await Assertions.Expect(page.Locator("#copy-ask")).ToContainTextAsync("Entries that say one thing here and another in the file: 1.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Those in the file" }).ClickAsync();
        await Assertions.Expect(page.Locator("#changes-drawn tbody")).ToContainTextAsync("Magnesium");
        await page.Locator("#track-undo").ClickAsync();
        await Assertions.Expect(page.Locator("#changes-drawn tbody")).ToContainTextAsync("Melatonin");
        await Assertions.Expect(page.Locator("#results-drawn tbody tr")).ToHaveCountAsync(4);
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task What_is_saved_as_a_file_comes_back_on_another_device()
    {
        await using var window = await browser.Open(site.Address, 1280);
        await Ready(window.Page, "/families/track");
        await Bring(window.Page, TrackNotes.Year);
        await Assertions.Expect(window.Page.Locator("#results-drawn tbody tr")).ToHaveCountAsync(4);
        var saved = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.Locator("#copy-save").ClickAsync());
        var text = await File.ReadAllTextAsync(await saved.PathAsync(), TestContext.Current.CancellationToken);

        await using var other = await browser.Open(site.Address, 1280);
        await Ready(other.Page, "/tr/families/track");
        await Bring(other.Page, text);
        await Assertions.Expect(other.Page.Locator("#results-drawn tbody tr")).ToHaveCountAsync(4);
        await Assertions.Expect(other.Page.Locator("#changes-drawn tbody tr")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task With_the_network_cut_the_page_opens_says_how_old_it_is_and_keeps_notes()
    {
        var gone = new SiteFixture();
        await gone.InitializeAsync();
        await using var window = await browser.Open(gone.Address, 360);
        var page = window.Page;
        await Ready(page, "/es/families/track");
        await Assertions.Expect(page.Locator("#track-kept")).Not.ToBeEmptyAsync();
        await gone.DisposeAsync();

        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#track-offline")).ToBeVisibleAsync();
        await Name(page, "Ada");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#child-choice")).ToContainTextAsync("Ada");
        Assert.True((await page.GotoAsync("/es/families/track/paper"))!.Ok);
        await Assert.ThrowsAsync<PlaywrightException>(() => page.GotoAsync("/studies"));
    }

    [Fact]
    public async Task An_old_copy_says_its_age_and_offers_to_be_renewed()
    {
        var gone = new SiteFixture();
        await gone.InitializeAsync();
        await using var window = await browser.Open(gone.Address, 360);
        var page = window.Page;
        await Ready(page, "/families/track");
        await Assertions.Expect(page.Locator("#track-kept")).Not.ToBeEmptyAsync();
        await page.EvaluateAsync("async () => { for (const name of await caches.keys()) await (await caches.open(name)).put('/families/track-kept', new Response('2026-01-31')); }");
        await gone.DisposeAsync();

        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#track-offline")).ToContainTextAsync("kept on 31 January 2026");
        await Assertions.Expect(page.Locator("#track-offline")).ToContainTextAsync("This copy of the page is");
        await page.Locator("#track-offline button").ClickAsync();
        await Assertions.Expect(page.Locator("#track-status")).ToContainTextAsync("Nothing is lost. Try again later.");
    }

    [Fact]
    public async Task A_renewed_copy_is_of_today()
    {
        await using var window = await browser.Open(site.Address, 360);
        var page = window.Page;
        await Ready(page, "/families/track");
        await Assertions.Expect(page.Locator("#track-kept")).Not.ToBeEmptyAsync();
        await page.EvaluateAsync("async () => { for (const name of await caches.keys()) await (await caches.open(name)).put('/families/track-kept', new Response('2026-01-31')); }");
        var renewed = await page.EvaluateAsync<bool>("() => new Promise(done => { const c = new MessageChannel(); c.port1.onmessage = e => done(e.data.renewed); navigator.serviceWorker.controller.postMessage({ ask: 'renew' }, [c.port2]); })");
        Assert.True(renewed);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#track-kept")).Not.ToContainTextAsync("31 January 2026");
        await Assertions.Expect(page.Locator("#track-kept")).Not.ToBeEmptyAsync();
    }

    [Fact]
    public async Task A_child_deleted_in_another_window_takes_no_answers_away_unseen()
    {
        await using var window = await browser.Open(site.Address, 1280);
        var one = window.Page;
        await Ready(one, "/families/track");
        await Name(one, "Ada");
        await one.Locator("#form-start").ClickAsync();
        await Assertions.Expect(one.Locator("#form-questions")).ToBeHiddenAsync();
        await one.Locator("#form-rater").SelectOptionAsync("mother");
        await one.Locator("input[name=q-0-0]").First.CheckAsync();
        await Assertions.Expect(one.Locator("#track-status")).ToContainTextAsync("Saved");

        var two = await one.Context.NewPageAsync();
        two.Dialog += async (_, dialog) => await dialog.AcceptAsync();
        await Ready(two, "/families/track");
        await two.Locator("#child-remove").ClickAsync();
        await Assertions.Expect(one.Locator("#track-status")).ToContainTextAsync("Another window");
        await one.Locator("input[name=q-0-1]").First.CheckAsync();
        await Assertions.Expect(one.Locator("#track-problems")).ToContainTextAsync("deleted in another window");
        Assert.True(await one.Locator("input[name=q-0-1]").First.IsCheckedAsync());

        await two.Locator("#track-undo").ClickAsync();
        await Assertions.Expect(two.Locator("#results-drawn tbody tr")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_worker_keeps_the_page_s_files_and_nothing_else()
    {
        await using var window = await browser.Open(site.Address, 360);
        var page = window.Page;
        await Ready(page, "/families/track");
        await Assertions.Expect(page.Locator("#track-kept")).Not.ToBeEmptyAsync();
        await page.GotoAsync("/families");
        await page.GotoAsync("/check?q=private");
        await page.GotoAsync("/families/track");
        var kept = await page.EvaluateAsync<string[]>("async () => { const all = []; for (const name of await caches.keys()) for (const r of await (await caches.open(name)).keys()) all.push(new URL(r.url).pathname + new URL(r.url).search); return all; }");
        Assert.All(kept, k => Assert.True(k.StartsWith("/families/track", StringComparison.Ordinal) || k.StartsWith("/assets/", StringComparison.Ordinal), k));
    }

    [Fact]
    public async Task Two_windows_lose_nothing_of_each_other()
    {
        await using var window = await browser.Open(site.Address, 1280);
        var one = window.Page;
        await Ready(one, "/families/track");
        await Name(one, "Ada");
        await one.Locator("#form-start").ClickAsync();
        await one.Locator("#form-rater").SelectOptionAsync("mother");
        await one.Locator("input[name=q-0-0]").First.CheckAsync();
        await Assertions.Expect(one.Locator("#track-status")).ToContainTextAsync("Saved");

        var two = await one.Context.NewPageAsync();
        await Ready(two, "/families/track");
        await two.Locator("#results-drawn button").First.ClickAsync();
        await two.Locator("input[name=q-0-1]").First.CheckAsync();
        await Assertions.Expect(two.Locator("#track-status")).ToContainTextAsync("Saved");
        await Assertions.Expect(one.Locator("#track-status")).ToContainTextAsync("Another window");
        await one.Locator("input[name=q-0-2]").First.CheckAsync();
        await Assertions.Expect(one.Locator("#track-status")).ToContainTextAsync("Nothing is lost");
        await Assertions.Expect(two.Locator("#results-drawn tbody tr")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task On_a_full_device_nothing_typed_is_lost_and_the_page_says_what_to_do()
    {
        await using var window = await browser.Open(site.Address, 360);
        var page = window.Page;
        await Ready(page, "/families/track");
        await Name(page, "Ada");
        await page.EvaluateAsync("() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; }");
        var note = new string('n', 5000);
        await page.Locator("#diary-note").FillAsync(note);
        await page.Locator("#diary-form button").ClickAsync();
        await Assertions.Expect(page.Locator("#track-problems")).ToContainTextAsync("no room left");
        Assert.Equal(note, await page.Locator("#diary-note").InputValueAsync());
    }

    [Theory]
    [InlineData("#change-day", "2999-01-01", "has not come yet")]
    [InlineData("#change-day", "", "Please give the day.")]
    [InlineData("#change-what", "", "Please say what you changed.")]
    [InlineData("#change-what", "LONG", "Please take out 1.")]
    public async Task What_cannot_be_is_refused_at_its_field(string field, string typed, string said)
    {
        await using var window = await browser.Open(site.Address, 360);
        var page = window.Page;
        await Ready(page, "/families/track");
        await Name(page, "Ada");
        await page.Locator("#change-what").FillAsync("Cells");
        await page.Locator(field).FillAsync(typed == "LONG" ? new string('x', 201) : typed);
        await page.Locator("#change-form button").ClickAsync();
        await Assertions.Expect(page.Locator("#track-problems a")).ToContainTextAsync(said);
        Assert.Equal(field, await page.Locator("#track-problems a").GetAttributeAsync("href"));
        Assert.Equal("true", await page.Locator(field).GetAttributeAsync("aria-invalid"));
        await Assertions.Expect(page.Locator("#changes-drawn tbody tr")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task All_of_it_can_be_deleted_and_only_by_somebody_who_means_it()
    {
        await using var window = await browser.Open(site.Address, 360);
        var page = window.Page;
        await Ready(page, "/families/track");
        await Bring(page, TrackNotes.Year);
        await Assertions.Expect(page.Locator("#results-drawn tbody tr")).ToHaveCountAsync(4);
        await page.Locator("#copy-wipe button").ClickAsync();
        await Assertions.Expect(page.Locator("#track-problems")).ToContainTextAsync("Tick the box first");
        await page.Locator("#copy-sure").CheckAsync();
        await page.Locator("#copy-wipe button").ClickAsync();
        await Assertions.Expect(page.Locator("#results-drawn tbody tr")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#child-name")).ToBeVisibleAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("() => new Promise(r => { const o = indexedDB.open('equipoise-track'); o.onsuccess = () => { const c = o.result.transaction('entries').objectStore('entries').count(); c.onsuccess = () => r(c.result); }; })"));
    }

    [Fact]
    public async Task Without_a_script_the_paper_is_offered_and_nothing_else()
    {
        await using var window = await browser.Open(site.Address, 360, scripts: false);
        await window.Page.GotoAsync("/families/track");
        Assert.True(await window.Page.Locator("#track-off").IsVisibleAsync());
        Assert.False(await window.Page.Locator("#track").IsVisibleAsync());
        await window.Page.Locator("main a[href='/families/track/paper']").ClickAsync();
        await Assertions.Expect(window.Page.Locator(".paper-box")).ToHaveCountAsync(14 * 3 + 20 * 3 + 18 * 3 + 25 * 4);
    }

    private static async Task Ready(IPage page, string address)
    {
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("#track")).ToBeVisibleAsync();
    }

    private static async Task Name(IPage page, string name)
    {
        await page.Locator("#child-name").FillAsync(name);
        await page.Locator("#child-form button").First.ClickAsync();
        await Assertions.Expect(page.Locator("#child-choice")).ToContainTextAsync(name);
    }

    private static Task Bring(IPage page, string text) =>
        page.Locator("#copy-file").SetInputFilesAsync(new FilePayload { Name = "notes.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });

    private static async Task TabTo(IPage page, string element)
    {
        for (var i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("element => document.activeElement.matches(element)", element)) return;
        }

        Assert.Fail($"'{element}' cannot be reached by keyboard.");
    }
}
