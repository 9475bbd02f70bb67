using System.Net;
using Equipoise.Site.Serving;
using Microsoft.Extensions.DependencyInjection;

namespace Equipoise.Product.Tests.Site.Serving;

/// <summary>What browsers and proxies see of the cache.</summary>
public class KeptAnswersTests(SiteFixture site)
{
    public static TheoryData<string> Addresses => ["/", "/api/studies/dawson2020", "/api/results.csv", "/api/everything.json", "/openapi/v1.json", "/schema/studies.json"];

    private PageCache Cache => site.Services.GetRequiredService<PageCache>();

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Every_public_address_is_tagged_and_answers_304_to_who_has_it(string address)
    {
        foreach (var encoding in (string[])["", "gzip", "br"])
        {
            using var first = await site.Ask(address, ("Accept-Encoding", encoding));
            var tag = Assert.Single(first.Headers.GetValues("ETag"));
            Assert.Matches("^\"[0-9a-f]{24}(-gz|-br)?\"$", tag);
            Assert.Equal("public, max-age=300", Assert.Single(first.Headers.GetValues("Cache-Control")));
            Assert.Equal("Accept-Encoding", Assert.Single(first.Headers.GetValues("Vary")));

            foreach (var seen in (string[])[tag, $"\"other\", W/{tag}", "*"])
            {
                using var second = await site.Ask(address, ("Accept-Encoding", encoding), ("If-None-Match", seen));
                Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
                Assert.Equal(tag, Assert.Single(second.Headers.GetValues("ETag")));
                Assert.Empty(await second.Bytes());
                Assert.True(second.Headers.Contains("Content-Security-Policy"));
            }

            using var changed = await site.Ask(address, ("Accept-Encoding", encoding), ("If-None-Match", "\"other\""));
            Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Every_packing_holds_the_same_bytes_under_its_own_tag(string address)
    {
        using var plain = await site.Ask(address);
        var body = await plain.Bytes();
        var tags = new HashSet<string>(StringComparer.Ordinal) { plain.Headers.ETag!.Tag };
        foreach (var encoding in (string[])["gzip", "br"])
        {
            using var packed = await site.Ask(address, ("Accept-Encoding", encoding));
            var bytes = await packed.Bytes();
            Assert.Equal(encoding, Assert.Single(packed.Content.Headers.ContentEncoding));
            Assert.True(bytes.Length < body.Length);
            Assert.Equal(body, Asking.Unpacked(bytes, encoding));
            Assert.True(tags.Add(packed.Headers.ETag!.Tag));
            Assert.Equal(plain.Content.Headers.ContentType, packed.Content.Headers.ContentType);
        }
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task HEAD_tells_what_GET_would_and_sends_nothing(string address)
    {
        using var head = await site.Ask(HttpMethod.Head, address);
        using var get = await site.Ask(address);
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Bytes());
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task The_first_answer_and_a_kept_one_are_the_same_to_the_last_header(string address)
    {
        using var first = await site.Ask(address + "?x=1"); // an unknown word: never kept
        using var made = first.IsSuccessStatusCode ? first : await site.Ask(address);
        using var kept = await site.Ask(address);
        Assert.Equal(Headers(made), Headers(kept));
        Assert.Equal(await made.Bytes(), await kept.Bytes());
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/nowhere")]
    [InlineData("/api/studies/nobody")]
    [InlineData("/api/studies?page=99")]
    [InlineData("/api/studies?unheard=of")]
    public async Task Errors_and_health_are_never_kept(string address)
    {
        var before = Cache.Count;
        using var response = await site.Ask(address);
        Assert.Null(response.Headers.ETag);
        Assert.Contains("no-store", Assert.Single(response.Headers.GetValues("Cache-Control")), StringComparison.Ordinal);
        Assert.Null(Cache.Find(Key(address)));
        Assert.True(Cache.Count >= before);
    }

    [Fact]
    public async Task Addresses_with_unknown_words_or_of_absurd_length_are_answered_but_not_kept()
    {
        foreach (var address in (string[])["/?utm_source=x", "/?" + new string('a', PageKey.Longest)])
        {
            using var response = await site.Ask(address);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.NotNull(response.Headers.ETag);
            Assert.Null(Cache.Find(Key(address)));
        }
    }

    [Fact]
    public async Task Known_words_are_kept_by_address()
    {
        using var one = await site.Ask("/api/studies?page=2&pageSize=3");
        using var other = await site.Ask("/api/studies?page=3&pageSize=3");
        Assert.NotEqual(one.Headers.ETag, other.Headers.ETag);
        Assert.NotNull(Cache.Find(Key("/api/studies?page=2&pageSize=3")));
        Assert.NotNull(Cache.Find(Key("/api/studies?page=3&pageSize=3")));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task No_answer_depends_on_the_host_or_on_who_asks(string address)
    {
        using var plain = await site.Ask(address + "?u=1");
        using var asked = plain.IsSuccessStatusCode ? null : await site.Ask(address);
        using var elsewhere = await site.Ask(address + (asked is null ? "?u=1" : ""), ("Host", "evil.example"), ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Proto", "https"), ("Cookie", "a=b"), ("Accept-Language", "de"));
        Assert.Equal(await (asked ?? plain).Text(), await elsewhere.Text());
        Assert.DoesNotContain("evil.example", await elsewhere.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_style_sheet_may_be_kept_for_ever()
    {
        var page = await site.Page("/");
        var address = page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        using var css = await site.Ask(address, ("Accept-Encoding", "br"));
        Assert.Equal("public, max-age=31536000, immutable", Assert.Single(css.Headers.GetValues("Cache-Control")));
        Assert.Equal("br", Assert.Single(css.Content.Headers.ContentEncoding));
        Assert.Equal("text/css", css.Content.Headers.ContentType?.MediaType);
    }

    private static PageKey Key(string address) => address.Split('?', 2) is [var path, var query] ? new(path, "?" + query) : new(address, "");

    private static string Headers(HttpResponseMessage response) => string.Join('\n', response.Headers.Concat(response.Content.Headers)
        .Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(',', h.Value)}").Order(StringComparer.Ordinal));
}
