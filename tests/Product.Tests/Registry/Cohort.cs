using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Reading;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Sites;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry;

/// <summary>An active site that follows a programme, and the children whom a test brings to it.</summary>
internal sealed class Cohort : IAsyncDisposable
{
    private static readonly Lazy<EvidenceReading> Data = new(() => EvidenceFolder.Read(Repository.Data));

    private readonly TimeZoneInfo zone;

    private Cohort(OpenRegistry registry, Guid site, Programme programme, string zone) => (Registry, Site, Programme, this.zone) = (registry, site, programme, TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    public OpenRegistry Registry { get; }

    public Guid Site { get; }

    public Programme Programme { get; }

    public RegistryKeys Keys { get; private init; } = RegistryKeys.Read(RegistryKeys.New(DateTimeOffset.UnixEpoch));

    public PersonVault Vault => new(Keys);

    /// <summary>The day at the site.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Registry.Clock.Now, zone).DateTime);

    public static Programme P3 => Data.Value.Programmes.Single(p => p.Id == "p3");

    public static Programme P5 => Data.Value.Programmes.Single(p => p.Id == "p5");

    public static EvidenceReading Evidence => Data.Value;

    public static async Task<Cohort> On(Engine engine, Programme? programme = null, string zone = "Asia/Ho_Chi_Minh")
    {
        var registry = await OpenRegistry.On(engine);
        var cohort = new Cohort(registry, await registry.ActiveSite(zone: zone), programme ?? P3, zone);
        Assert.Null((await cohort.Adopt(cohort.Programme)).Refused);
        return cohort;
    }

    /// <summary>One more site in a registry that is there.</summary>
    public static async Task<Cohort> Beside(OpenRegistry registry, RegistryKeys keys, string code, Programme? programme = null)
    {
        var cohort = new Cohort(registry, await registry.ActiveSite(code), programme ?? P3, "Asia/Ho_Chi_Minh") { Keys = keys };
        Assert.Null((await cohort.Adopt(cohort.Programme)).Refused);
        return cohort;
    }

    /// <summary>Files documents that never expire.</summary>
    public async Task Renew()
    {
        foreach (var kind in Enum.GetValues<SiteDocumentKind>())
            Assert.Null((await new FileSiteDocument(Registry.Database).Run(Registry.As(Site, Role.Administrator), OpenRegistry.Document(kind) with { Expires = null }, Cancel)).Refused);
    }

    public Task<Outcome<string>> Adopt(Programme programme) => new AdoptProgramme(Registry.Database).Run(Registry.As(Site, Role.Administrator), programme, Cancel);

    public Task<Outcome<AddedChild>> Add(string name = "Nguyễn Văn An", int? months = null) =>
        new AddChild(Registry.Database, Vault).Run(Registry.As(Site, Role.Coordinator), new(Programme.Id, new(name, Today.AddMonths(-(months ?? (Programme.Id == "p5" ? 60 : 30)))) { Contact = "0912 345 678" }, Sex.Male), Cancel);

    public async Task Permit(Guid child)
    {
        foreach (var parent in (ConsentGiver[])[ConsentGiver.Mother, ConsentGiver.Father]) Assert.Null((await Say(child, ConsentKind.Permission, parent)).Refused);
    }

    public Task<Outcome<ImmutableArray<Guid>>> Say(Guid child, ConsentKind kind, ConsentGiver by, string version = "1.0", params WithdrawalScope[] scopes) =>
        new RecordConsent(Registry.Database).Run(Registry.As(Site, Role.Clinician), new(child, kind, by, Today, version) { Understood = true, Language = "vi", Remark = $"As it was said at {Site:N}.", Scopes = [.. scopes] }, Cancel);

    public async Task Decide(Guid child)
    {
        foreach (var role in (Role[])[Role.Clinician, Role.Coordinator])
            Assert.Null((await new DecideSuitability(Registry.Database).Run(Registry.As(Site, role), new(child, true, "By the rule."), Cancel)).Refused);
    }

    public Task<Outcome<SavedForm>> Screen(Guid child, string severity = "4") => Programme.Id == "p5"
        ? Save(child, "screening", null, Role.Coordinator, true, ("dsm5", "yes"), ("cars", "38"), ("spinal", "no"), ("genetic", "no"), ("seizures", "never"), ("infection", "no"), ("cells-before", "no"))
        : Save(child, "screening", null, Role.Coordinator, true,
        ("dsm5", "yes"), ("cgi-s", severity), ("genetic", "no"), ("seizures", "never"), ("infection", "no"), ("cells-before", "no"));

    public Task<Outcome<EnrolledChild>> Enrol(Guid child, string? reason = null) => new EnrolChild(Registry.Database).Run(Registry.As(Site, Role.Clinician) with { Reason = reason }, child, Cancel);

    /// <summary>A child that takes part.</summary>
    public async Task<Guid> Enrolled(string name = "Nguyễn Văn An")
    {
        var child = (await Add(name)).Done.ParticipantId;
        await Permit(child);
        Assert.Null((await Screen(child)).Refused);
        await Decide(child);
        Assert.Null((await Enrol(child)).Refused);
        return child;
    }

    public Task<Outcome<SavedForm>> Save(Guid child, string form, Guid? visit, Role role, bool complete, params (string Field, string Text)[] values) =>
        Save(role, new(child, form) { VisitId = visit, Complete = complete, Values = Inputs(values) });

    public Task<Outcome<SavedForm>> Save(Role role, FormEntry entry, string? reason = null) => new SaveForm(Registry.Database).Run(Registry.As(Site, role) with { Reason = reason }, entry, Cancel);

    public static ImmutableSortedDictionary<string, FieldInput> Inputs(params (string Field, string Text)[] values) =>
        values.ToImmutableSortedDictionary(v => v.Field, v => v.Text.StartsWith('!') ? new FieldInput { Missing = Enum.Parse<MissingCode>(v.Text[1..]) } : new FieldInput { Text = v.Text });

    public async Task<Visit> Visit(Guid child, string code)
    {
        await using var db = Registry.Reading(Site);
        return await db.Visits.SingleAsync(v => v.ParticipantId == child && v.Code == code, Cancel);
    }

    public async Task<Outcome<RecordedVisit>> Went(Guid child, string code, DateOnly? on = null, string? reason = null) =>
        await new RecordVisit(Registry.Database).Run(Registry.As(Site, Role.Coordinator) with { Reason = reason }, new(child, code == Equipoise.Registry.Visits.Visit.Unscheduled ? null : (await Visit(child, code)).Id, on ?? Today), Cancel);

    /// <summary>An infusion of so many million cells, of a child of 13 kg.</summary>
    public async Task<Outcome<SavedForm>> Infuse(Guid child, decimal million = 26, DateOnly? on = null)
    {
        (string, string)[] values =
        [
            ("date", (on ?? Today).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("start", "09:15"), ("dose", "iv"), ("product", "LOT-7"), ("weight", "13"),
            ("viable-cells", (million * 1_000_000).ToString("0", System.Globalization.CultureInfo.InvariantCulture)), ("reaction", "no"),
        ];
        return await Save(child, "infusion", (await Visit(child, "infusion-day")).Id, Role.Clinician, true, Programme.Id == "p5" ? [.. values, ("anaesthesia", "none")] : values);
    }

    public async Task<List<Deviation>> Deviations()
    {
        await using var db = Registry.Reading(Site);
        return await db.Deviations.OrderBy(d => d.Id).ToListAsync(Cancel);
    }

    public ValueTask DisposeAsync() => Registry.DisposeAsync();
}
