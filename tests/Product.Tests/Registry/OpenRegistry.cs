using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Sites;
using Equipoise.Storage;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry;

/// <summary>An empty registry on one engine, with a clock that stands still until a test moves it.</summary>
internal sealed class OpenRegistry : IAsyncDisposable
{
    private readonly EmptyDatabase empty;

    private OpenRegistry(EmptyDatabase empty, RegistryDatabase database) => (this.empty, Database) = (empty, database);

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public RegistryDatabase Database { get; private set; }

    public string Place => empty.Place;

    public SteadyClock Clock { get; } = new();

    public static async Task<OpenRegistry> On(Engine engine)
    {
        var nobodys = await EmptyDatabase.On(engine);
        return new(nobodys, await OpenRegistryDb.At(nobodys.Place, Cancel));
    }

    public async Task<Guid> Site(string code = "HAN1", string zone = "Asia/Ho_Chi_Minh") =>
        (await new AddSite(Database, Clock).Run(new(code, "Centre " + code, "VN", zone, Synthetic: true), Cancel)).Done;

    /// <summary>A site with all documents on file for a year.</summary>
    public async Task<Guid> ActiveSite(string code = "HAN1", string zone = "Asia/Ho_Chi_Minh")
    {
        var site = await Site(code, zone);
        foreach (var kind in Enum.GetValues<SiteDocumentKind>())
            Assert.Null((await new FileSiteDocument(Database).Run(As(site, Role.Administrator), Document(kind), Cancel)).Refused);
        return site;
    }

    public static NewSiteDocument Document(SiteDocumentKind kind) =>
        new(kind, "No. 12/2026", new(2026, 1, 2), new(2027, 1, 1), new string('a', 64), Payer: "The sponsor", FamilyPays: 0);

    public Acting As(Guid site, Role role, string? key = null) => new(Person(role), role, site, Clock.GetUtcNow()) { RequestKey = key };

    public RegistryDb Reading(Guid site) => Database.For(As(site, Role.Monitor));

    private static Guid Person(Role role) => new(1, 2, (short)role, 0, 0, 0, 0, 0, 0, 0, 1);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await empty.DisposeAsync();
    }
}

/// <summary>A clock that a test sets.</summary>
internal sealed class SteadyClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 26, 8, 30, 0, 123, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
