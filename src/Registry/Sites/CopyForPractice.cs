using System.Security.Cryptography;
using System.Text;
using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Sites;

/// <summary>A practice copy that was made.</summary>
public sealed record PracticeSite(Guid SiteId, string Code);

/// <summary>
/// Makes a site apart on which people practise: the same programmes and the same people in the same roles, no child. It is synthetic, so every page says so; it has rows, documents and a history of its own,
/// and whatever leaves a site leaves one site alone, so the two never mix.
/// </summary>
public sealed class CopyForPractice(IDbContextFactory<RegistryDb> databases)
{
    private const string Stand = "For practice only; stands for a document.";

    /// <param name="acting">Who, at the real site.</param>
    /// <param name="code">The code of the copy; made from that of the site when null.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Outcome<PracticeSite>> Run(Acting acting, string? code, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.PeopleWrite) is { } refused) return refused;
        await using var reading = databases.For(acting);
        if (await reading.Sites.SingleOrDefaultAsync(cancel) is not { } site) return new Refused(RefusalCode.NotFound, "There is no such site.");
        if (site.Synthetic) return new Refused(RefusalCode.WrongState, "This site is for practice itself.");
        var name = code ?? CodeOf(site.Code);
        if (AddSite.Problems(name, site.Name, site.Country, site.TimeZone).ToList() is { Count: > 0 } problems) return new Refused(RefusalCode.Invalid, "The copy cannot be made like this.") { Fields = [.. problems] };
        var roles = await reading.SiteRoles.Where(r => r.Until == null).ToListAsync(cancel);
        var programmes = (await reading.SiteProgrammes.ToListAsync(cancel)).GroupBy(p => p.ProgrammeId, StringComparer.Ordinal).Select(g => g.OrderBy(p => p.From).ThenBy(p => p.ProgrammeVersion).Last()).ToList();
        var there = acting with { SiteId = Guid.CreateVersion7(acting.At) };
        return await databases.Act<PracticeSite>(there, Right.SiteWrite, "site.copied-for-practice", new { site.SiteId, name }, async db =>
        {
            var all = db.Sites.IgnoreQueryFilters([RegistryDb.SiteFilter]);
            if (await all.SingleOrDefaultAsync(s => s.PracticeOf == site.SiteId, cancel) is { } known) return new Refused(RefusalCode.Duplicate, $"There is a practice copy already, {known.Code}.");
            if (await all.AnyAsync(s => s.Code == name, cancel)) return new Refused(RefusalCode.Duplicate, $"There is a site {name} already.") { Fields = [new("code", "duplicate", "Take another code.")] };
            db.Sites.Add(new() { SiteId = there.SiteId, Code = name, Name = Named(site), Country = site.Country, TimeZone = site.TimeZone, Synthetic = true, PracticeOf = site.SiteId });
            db.SiteRoles.AddRange(roles.Select(r => new SiteRole { SiteId = there.SiteId, Id = Guid.CreateVersion7(acting.At), UserId = r.UserId, Role = r.Role, From = acting.At }));
            db.SiteProgrammes.AddRange(programmes.Select(p => new SiteProgramme { SiteId = there.SiteId, Id = Guid.CreateVersion7(acting.At), ProgrammeId = p.ProgrammeId, ProgrammeVersion = p.ProgrammeVersion, ProgrammeHash = p.ProgrammeHash, From = acting.At }));
            db.SiteDocuments.AddRange(Enum.GetValues<SiteDocumentKind>().Select(kind => Document(there, kind, site.Today(acting.At))));
            return new PracticeSite(there.SiteId, name);
        }, cancel);
    }

    private static string CodeOf(string code) => "P" + (code.Length < 8 ? code : code[..7]);

    private static string Named(RegistrySite site)
    {
        var name = "Practice: " + site.Name;
        return name.Length <= AddSite.LongestName ? name : name[..AddSite.LongestName];
    }

    private static SiteDocument Document(Acting there, SiteDocumentKind kind, DateOnly today) => new()
    {
        SiteId = there.SiteId,
        Id = Guid.CreateVersion7(there.At),
        Kind = kind,
        Reference = Stand,
        Dated = today,
        FileHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Stand))),
        Payer = kind == SiteDocumentKind.Payment ? "Nobody: for practice only" : null,
        FamilyPays = kind == SiteDocumentKind.Payment ? 0 : null,
    };
}
