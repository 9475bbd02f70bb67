using Equipoise.Product.Tests.Browser;
using Equipoise.Product.Tests.Storage;

namespace Equipoise.Product.Tests.Desk.Walks;

/// <summary>P3 and P5 from the first call to the last visit, on the pages and by programs.</summary>
public class WholeProgrammeTests(BrowserFixture chromium)
{
    public static TheoryData<string, Engine> Ways => new() { { "p3", Engine.Sqlite }, { "p5", Engine.Postgres } };

    [Theory, MemberData(nameof(Ways))]
    public async Task People_walk_it_on_the_pages(string programme, Engine engine)
    {
        var (desk, site, followed) = await Walk.Begin(programme, engine);
        await using var end = desk;
        await new WalkOnPages(desk, site, followed).ToTheEnd();
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task Programs_walk_it_by_the_api(string programme, Engine engine)
    {
        var (desk, site, followed) = await Walk.Begin(programme, engine);
        await using var end = desk;
        using var walk = new WalkByProgram(desk, site, followed);
        await walk.ToTheEnd();
    }

    [Theory, InlineData("p3"), InlineData("p5")]
    public async Task People_walk_it_in_Chromium(string programme)
    {
        Assert.SkipUnless(Soak.On, "./test --soak walks in Chromium; it takes a minute or two each.");
        var (desk, site, followed) = await Walk.Begin(programme, Engine.Sqlite);
        await using var end = desk;
        await new WalkInChromium(chromium, desk, site, followed).ToTheEnd();
    }
}
