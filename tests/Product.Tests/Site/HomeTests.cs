using System.Net;

namespace Equipoise.Product.Tests.Site;

public class HomeTests(SiteFixture site)
{
    [Fact]
    public async Task The_first_page_answers_in_HTML()
    {
        using var response = await site.Client.GetAsync("/", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
    }
}
