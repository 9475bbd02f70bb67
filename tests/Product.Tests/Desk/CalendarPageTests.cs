using System.Net;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Registry;

namespace Equipoise.Product.Tests.Desk;

public sealed class CalendarPageTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Fact]
    public async Task Somebody_makes_an_address_a_calendar_program_fetches_it_without_signing_in_and_it_ends()
    {
        await using var desk = await OpenDesk.On();
        var cohort = await Cohort.Beside(desk.Registry, desk.Keys, "OWN1");
        await cohort.Enrolled("Kept Apart");
        using var browser = await desk.SignedIn(cohort.Site, Role.Therapist);
        using (var file = await browser.Get("/registry/calendar.ics"))
        {
            Assert.Equal("text/calendar; charset=utf-8", file.Content.Headers.ContentType!.ToString());
            Assert.Contains("OWN1-0001: First baseline", await file.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        using var made = await browser.Send(await browser.Open("/registry/calendar"), [], "main form:last-of-type");
        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        var address = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await made.Content.ReadAsStringAsync(Cancel)).QuerySelector(".desk-key")!.TextContent;
        using var program = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var text = await program.GetStringAsync(new Uri(address), Cancel);
        Assert.Contains("OWN1-0001", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Kept", text, StringComparison.Ordinal);
        using (var guessed = await program.GetAsync(new Uri(address.Replace(".ics", "0.ics", StringComparison.Ordinal)), Cancel)) Assert.Equal(HttpStatusCode.NotFound, guessed.StatusCode);

        await browser.Done(await browser.Open("/registry/calendar"), [], "main table form");
        using (var ended = await program.GetAsync(new Uri(address), Cancel)) Assert.Equal(HttpStatusCode.NotFound, ended.StatusCode);
        using var rater = await desk.Program(cohort.Site, Role.BlindedRater);
        Assert.Contains("BEGIN:VCALENDAR", await rater.GetStringAsync(new Uri("/api/registry/calendar", UriKind.Relative), Cancel), StringComparison.Ordinal);
        using var lab = await desk.Program(cohort.Site, Role.CellLab);
        using var refused = await lab.GetAsync(new Uri("/api/registry/calendar", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
