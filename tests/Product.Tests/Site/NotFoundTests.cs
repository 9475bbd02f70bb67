using System.Net;

namespace Equipoise.Product.Tests.Site;

public sealed class NotFoundTests(SiteFixture site)
{
    [Theory]
    [InlineData("/no-such-room")]
    [InlineData("/reviews/no-such-review")]
    [InlineData("/trials/NCT00000000")]
    [InlineData("/instruments/ABC")]
    [InlineData("/cells/stem")]
    public async Task An_unknown_address_answers_404_with_a_page_that_helps(string address)
    {
        using var response = await site.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("There is no such page", html, StringComparison.Ordinal);
        Assert.Contains("/search", html, StringComparison.Ordinal);
    }
}
