using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using AngleSharp.Dom;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Sites;

namespace Equipoise.Product.Tests.Desk;

/// <summary>Authenticator codes (RFC 6238), recovery codes, and that nobody gets to a real site without a second factor.</summary>
public class SecondFactorTests
{
    private const string Email = "c@example.org";

    [Fact]
    public void A_code_is_that_of_the_standard() => Assert.Equal("287082", Code("12345678901234567890"u8.ToArray(), 59)); // RFC 6238, appendix B

    [Fact]
    public async Task At_a_real_site_nothing_opens_before_a_second_factor_and_then_a_code_is_asked_for()
    {
        await using var desk = await OpenDesk.On();
        await RealSite(desk);
        using var browser = await SignIn(desk);
        foreach (var page in (string[])["/registry/today", "/registry/site", "/registry/people", "/registry/keys"])
        {
            using var away = await browser.Get(page);
            Assert.Equal("/registry/account/second-factor", away.Headers.Location?.ToString());
        }

        var (key, codes) = await SetUp(browser);
        await browser.Open("/registry/today");

        using var again = await SignIn(desk);
        Assert.StartsWith("/registry/sign-in", (await again.Get("/registry/today")).Headers.Location!.ToString(), StringComparison.Ordinal); // the password alone is half of it
        var asked = await again.Open("/registry/sign-in/code");
        await again.Refused(asked, new() { ["code"] = Code(key, Now() + 3600) });
        Assert.Equal("Today", (await again.Open(await Location(again, asked, Code(key, Now())) + "/today")).QuerySelector("h1")!.TextContent);

        using var lost = await SignIn(desk);
        Assert.Equal("Today", (await lost.Open(await Location(lost, await lost.Open("/registry/sign-in/code"), codes[0]) + "/today")).QuerySelector("h1")!.TextContent);
        using var twice = await SignIn(desk);
        await twice.Refused(await twice.Open("/registry/sign-in/code"), new() { ["code"] = codes[0] }); // a recovery code works once
        Assert.Contains("9 recovery codes", (await lost.Open("/registry/account")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_acts_at_an_invented_site_alone_needs_none()
    {
        await using var desk = await OpenDesk.On();
        using var browser = await desk.SignedIn(await desk.Registry.ActiveSite(), Role.Coordinator);
        await browser.Open("/registry/today");
    }

    [Fact]
    public async Task A_lost_factor_is_replaced_by_an_invitation_anew_and_the_old_one_opens_nothing()
    {
        await using var desk = await OpenDesk.On();
        var site = await RealSite(desk);
        using var browser = await SignIn(desk);
        var (key, _) = await SetUp(browser);
        Guid person;
        await using (var db = desk.Registry.Reading(site)) person = db.SiteRoles.Single().UserId;
        var code = (await desk.Get<InviteAnew>().Run(desk.Registry.As(site, Role.Administrator), person, OpenRegistry.Cancel)).Done.Code;
        using var fresh = new DeskBrowser(desk.Address);
        await fresh.Send(await fresh.Open("/registry/invitation?code=" + code), new() { ["password"] = "another four odd words", ["again"] = "another four odd words" });
        Assert.Equal("/registry/account/second-factor", (await fresh.Get("/registry/today")).Headers.Location!.ToString());
        using var old = await SignIn(desk, "another four odd words");
        Assert.Equal("/registry/account/second-factor", (await old.Get("/registry/today")).Headers.Location!.ToString()); // no code is asked for, for there is none
        Assert.NotEqual(Convert.ToHexString(key), Convert.ToHexString(Base32((await old.Open("/registry/account/second-factor")).QuerySelector(".desk-key")!.TextContent)));
    }

    private static async Task<Guid> RealSite(OpenDesk desk)
    {
        var site = (await desk.Get<AddSite>().Run(new("HAN1", "Centre", "VN", "Asia/Ho_Chi_Minh"), OpenRegistry.Cancel)).Done;
        await desk.Person(site, Role.Coordinator, Email);
        return site;
    }

    private static async Task<DeskBrowser> SignIn(OpenDesk desk, string password = OpenDesk.Password)
    {
        var browser = new DeskBrowser(desk.Address);
        using var answer = await browser.Send(await browser.Open("/registry/sign-in"), new() { ["email"] = Email, ["password"] = password });
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return browser;
    }

    private static async Task<(byte[] Key, List<string> Codes)> SetUp(DeskBrowser browser)
    {
        var page = await browser.Open("/registry/account/second-factor");
        var key = Base32(page.QuerySelector(".desk-key")!.TextContent);
        page = await browser.Refused(page, new() { ["code"] = "12" });
        using var answer = await browser.Send(page, new() { ["code"] = Code(key, Now()) });
        var text = await answer.Content.ReadAsStringAsync(OpenRegistry.Cancel);
        var codes = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text).QuerySelectorAll(".desk-codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, codes.Count);
        return (key, codes);
    }

    private static async Task<string> Location(DeskBrowser browser, IDocument page, string code)
    {
        using var answer = await browser.Send(page, new() { ["code"] = code });
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static long Now() => DateTimeOffset.UtcNow.ToUnixTimeSeconds();

    /// <summary>Six digits of HMAC-SHA1 over the count of half minutes.</summary>
    private static string Code(byte[] key, long second)
    {
        var count = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(count, second / 30);
#pragma warning disable CA5350 // as the standard has it
        var hash = HMACSHA1.HashData(key, count);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at)) & int.MaxValue) % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static byte[] Base32(string text)
    {
        var (bits, held, bytes) = (0, 0, new List<byte>());
        foreach (var letter in text.Where(char.IsLetterOrDigit))
        {
            (held, bits) = (((held << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal)) & 0xFFFF, bits + 5);
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)((held >> bits) & 0xFF));
        }

        return [.. bytes];
    }
}
