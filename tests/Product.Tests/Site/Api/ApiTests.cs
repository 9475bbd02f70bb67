using System.Net;
using System.Text.Json;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Product.Tests.Site.Api;

public class ApiTests(SiteFixture site)
{
    public static TheoryData<string> Lists =>
    [
        "/api/studies", "/api/reviews", "/api/trials", "/api/instruments", "/api/cells", "/api/sources", "/api/glossary", "/api/costs",
        "/api/disagreements", "/api/side-effects", "/api/risk-of-bias", "/api/missing-results", "/api/answers", "/api/facts", "/api/natural-course",
    ];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_comes_in_pages_that_together_hold_everything_once(string address)
    {
        var total = (await site.Json(address)).GetProperty("total").GetInt32();
        Assert.True(total > 0);
        List<string> items = [];
        for (string? next = $"{address}?pageSize=7"; next is not null;)
        {
            var page = await site.Json(next);
            Assert.Equal(total, page.GetProperty("total").GetInt32());
            items.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetRawText()));
            next = page.TryGetProperty("next", out var after) ? after.GetString() : null;
        }

        Assert.Equal(total, items.Count);
        Assert.Equal(total, items.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("studies", "dawson2020")]
    [InlineData("reviews", "qu2022")]
    [InlineData("trials", "NCT02847182")]
    [InlineData("instruments", "CARS")]
    [InlineData("cells", "cord-blood")]
    [InlineData("sources", "duke20")]
    [InlineData("answers", "cure")]
    public async Task A_record_is_the_same_alone_and_in_its_list(string list, string id)
    {
        var alone = await site.Json($"/api/{list}/{id}");
        Assert.Equal(id, alone.GetProperty("id").GetString());
        string? next = $"/api/{list}?pageSize=100";
        while (next is not null)
        {
            var page = await site.Json(next);
            if (page.GetProperty("items").EnumerateArray().Any(item => item.GetRawText() == alone.GetRawText())) return;
            next = page.TryGetProperty("next", out var after) ? after.GetString() : null;
        }

        Assert.Fail($"{id} is not in /api/{list}.");
    }

    [Fact]
    public async Task A_study_is_given_in_canonical_form()
    {
        using var response = await site.Ask("/api/studies/dawson2020");
        Assert.Equal(CanonicalJson.Write(site.Snapshot.Studies["dawson2020"]), await response.Bytes());
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("*", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task A_review_says_whether_its_printed_numbers_belong_together()
    {
        foreach (var review in (await site.Json("/api/reviews")).GetProperty("items").EnumerateArray())
            Assert.Equal(review.GetProperty("pooled").GetArrayLength(), review.GetProperty("consistency").GetArrayLength());
    }

    [Fact]
    public async Task Harms_carry_their_exact_interval_and_none_of_thirty_is_not_never()
    {
        var harms = await site.Json("/api/side-effects?pageSize=100");
        var counted = harms.GetProperty("items").EnumerateArray().First(h => h.TryGetProperty("exact", out _) && h.GetProperty("harm").GetProperty("events").GetInt32() == 0);
        var exact = counted.GetProperty("exact");
        var of = counted.GetProperty("harm").GetProperty("of").GetInt32();
        Assert.Equal(0, exact.GetProperty("lower").GetDouble());
        Assert.Equal(1 - Math.Pow(0.025, 1.0 / of), exact.GetProperty("upper").GetDouble(), 1e-12);
    }

    [Fact]
    public async Task Harms_can_be_asked_for_by_kind_and_study()
    {
        var some = await site.Json("/api/side-effects?kind=serious-event&kind=death&study=dawson2020");
        Assert.True(some.GetProperty("total").GetInt32() > 0);
        Assert.All(some.GetProperty("items").EnumerateArray(), item =>
        {
            Assert.Equal("dawson2020", item.GetProperty("study").GetString());
            Assert.Contains(item.GetProperty("harm").GetProperty("kind").GetString(), (string[])["serious-event", "death"]);
        });
    }

    [Fact]
    public async Task Trials_are_asked_for_by_the_words_of_their_page()
    {
        var recruiting = await site.Json("/api/trials?status=completed&cells=cord-blood");
        Assert.True(recruiting.GetProperty("total").GetInt32() > 0);
        Assert.All(recruiting.GetProperty("items").EnumerateArray(), t => Assert.Equal("completed", t.GetProperty("status").GetProperty("value").GetString()));
    }

    [Fact]
    public async Task Search_finds_and_pages()
    {
        var found = await site.Json("/api/search?q=cord+blood");
        Assert.Equal(20, found.GetProperty("items").GetArrayLength());
        Assert.Equal("/api/search?q=cord%20blood&page=2", found.GetProperty("next").GetString());
        var second = await site.Json(found.GetProperty("next").GetString()!);
        Assert.NotEqual(found.GetProperty("items")[0].GetRawText(), second.GetProperty("items")[0].GetRawText());
    }

    [Theory]
    [InlineData("/api/studies/nobody", 404, "not-found")]
    [InlineData("/api/reviews/nobody", 404, "not-found")]
    [InlineData("/api/releases/0123456789abcdef", 404, "not-found")]
    [InlineData("/api/nothing", 404, "unknown-address")]
    [InlineData("/api/studies/dawson2020/more", 404, "unknown-address")]
    [InlineData("/schema/nothing.json", 404, "not-found")]
    [InlineData("/api/studies?page=0", 400, "unknown-parameter-value")]
    [InlineData("/api/studies?page=-1", 400, "unknown-parameter-value")]
    [InlineData("/api/studies?page=one", 400, "unknown-parameter-value")]
    [InlineData("/api/studies?page=1&page=2", 400, "unknown-parameter-value")]
    [InlineData("/api/studies?page=99999999999999", 400, "unknown-parameter-value")]
    [InlineData("/api/studies?page=2147483647&pageSize=100", 400, "page-out-of-range")]
    [InlineData("/api/studies?pageSize=101", 400, "unknown-parameter-value")]
    [InlineData("/api/studies?page=2&pageSize=100", 400, "page-out-of-range")]
    [InlineData("/api/studies?pages=2", 400, "unknown-parameter")]
    [InlineData("/api/studies/dawson2020?x=1", 400, "unknown-parameter")]
    [InlineData("/api/side-effects?kind=nonsense", 400, "unknown-parameter-value")]
    [InlineData("/api/side-effects?study=nobody", 400, "unknown-parameter-value")]
    [InlineData("/api/trials?status=nonsense", 400, "unknown-parameter-value")]
    [InlineData("/api/search", 400, "unknown-parameter-value")]
    [InlineData("/api/search?q=cord&page=999", 400, "page-out-of-range")]
    public async Task What_cannot_be_answered_is_refused_with_a_permanent_code(string address, int status, string code)
    {
        var refusal = await site.Refusal(address);
        Assert.Equal((status, code), (refusal.Status, refusal.Code));
        Assert.Equal($"/data#problem-{code}", refusal.Problem.GetProperty("type").GetString());
        Assert.NotEmpty(refusal.Problem.GetProperty("detail").GetString()!);
    }

    [Fact]
    public async Task Every_code_is_explained_on_the_page_of_the_API()
    {
        var page = await site.Page("/data");
        Assert.All(Equipoise.Site.Serving.ApiProblem.Codes, code => Assert.NotNull(page.GetElementById($"problem-{code.Code}")));
    }

    [Fact]
    public async Task The_index_names_every_address_and_each_without_a_gap_in_it_answers()
    {
        var index = await site.Json("/api");
        Assert.Equal(site.Snapshot.Hash, index.GetProperty("hash").GetString());
        var addresses = index.GetProperty("addresses").EnumerateArray().Select(a => a.GetProperty("address").GetString()!).ToList();
        Assert.Contains("/api/studies/{id}", addresses);
        foreach (var address in addresses.Where(a => !a.Contains('{', StringComparison.Ordinal) && a != "/api/search"))
        {
            using var response = await site.Ask(address);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task Every_address_of_the_index_is_in_OpenAPI_named_tagged_and_described()
    {
        var paths = (await site.Json("/openapi/v1.json")).GetProperty("paths");
        var names = new HashSet<string>(StringComparer.Ordinal);
        var addresses = (await site.Json("/api")).GetProperty("addresses").EnumerateArray().ToList();
        Assert.Equal(addresses.Select(a => a.GetProperty("address").GetString()!).Order(StringComparer.Ordinal), paths.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        foreach (var address in addresses)
        {
            var get = paths.GetProperty(address.GetProperty("address").GetString()!).GetProperty("get");
            Assert.True(names.Add(get.GetProperty("operationId").GetString()!));
            Assert.NotEqual(0, get.GetProperty("tags").GetArrayLength());
            Assert.NotEmpty(get.GetProperty("description").GetString()!);
            var described = get.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query").Select(p => p.GetProperty("name").GetString()!).ToList() : [];
            Assert.Equal(address.GetProperty("words").EnumerateArray().Select(w => w.GetString()!), described);
        }
    }

    [Fact]
    public async Task Every_route_for_programs_is_described()
    {
        var described = (await site.Json("/api")).GetProperty("addresses").EnumerateArray().Select(a => a.GetProperty("address").GetString()).ToHashSet(StringComparer.Ordinal);
        var routes = ((Microsoft.AspNetCore.Routing.EndpointDataSource)site.Services.GetService(typeof(Microsoft.AspNetCore.Routing.EndpointDataSource))!).Endpoints
            .OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => route.StartsWith("/api", StringComparison.Ordinal) || route.StartsWith("/schema", StringComparison.Ordinal)).ToList();
        Assert.True(routes.Count > 20);
        Assert.All(routes, route => Assert.Contains(route, described));
    }

    [Fact]
    public async Task Schemas_are_those_of_the_files()
    {
        foreach (var kind in Evidence.Reading.FileKind.All)
        {
            using var response = await site.Ask($"/schema/{kind.Folder}.json");
            Assert.Equal(Evidence.Writing.JsonSchema.Of(kind), await response.Text());
            Assert.Equal("application/schema+json", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(await response.Text()).RootElement.ValueKind);
        }
    }
}
