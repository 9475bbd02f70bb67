using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Reading;
using Equipoise.Product.Tests.Registry;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;

namespace Equipoise.Product.Tests.Desk;

/// <summary>A desk whose one site is active and follows P3.</summary>
internal sealed class DeskCohort : IAsyncDisposable
{
    private DeskCohort(OpenDesk desk, Guid site) => (Desk, Site) = (desk, site);

    public OpenDesk Desk { get; }

    public Guid Site { get; }

    /// <summary>The day at the site.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Desk.Registry.Clock.Now.UtcDateTime.AddHours(7));

    public static async Task<DeskCohort> On(Engine engine = Engine.Sqlite)
    {
        var desk = await OpenDesk.On(engine);
        var site = await desk.Registry.ActiveSite();
        Assert.Null((await desk.Get<AdoptProgramme>().Run(desk.Registry.As(site, Role.Administrator), Cohort.P3, OpenRegistry.Cancel)).Refused);
        return new(desk, site);
    }

    public Task<DeskBrowser> As(Role role) => Desk.SignedIn(Site, role);

    public async Task<Guid> Child(string name = "Nguyễn Văn An", int months = 30) =>
        (await Desk.Get<AddChild>().Run(Desk.Registry.As(Site, Role.Coordinator), new("p3", new(name, Today.AddMonths(-months)), Sex.Male), OpenRegistry.Cancel)).Done.ParticipantId;

    public ValueTask DisposeAsync() => Desk.DisposeAsync();
}
