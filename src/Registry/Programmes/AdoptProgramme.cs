using System.Text;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Snapshots;
using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Programmes;

/// <summary>A site takes up a version of a programme: children who come from now on follow it. Those who take part keep theirs.</summary>
public sealed class AdoptProgramme(IDbContextFactory<RegistryDb> databases)
{
    /// <param name="acting">Who.</param>
    /// <param name="programme">The programme as it was read from its file, checked.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The hash of the version.</returns>
    public Task<Outcome<string>> Run(Acting acting, Programme programme, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(programme);
        return databases.Act<string>(acting, Right.ProgrammesWrite, "programme.adopted", KeptProgrammes.HashOf(Content(programme)), db => Adopt(db, acting, programme, cancel), cancel);
    }

    /// <summary>Takes it up in an operation that goes on.</summary>
    internal static async Task<Outcome<string>> Adopt(RegistryDb db, Acting acting, Programme programme, CancellationToken cancel)
    {
        var content = Content(programme);
        var hash = KeptProgrammes.HashOf(content);
        var kept = await db.ProgrammeVersions.SingleOrDefaultAsync(v => v.ProgrammeId == programme.Id && v.Number == programme.Version, cancel);
        if (kept is not null && kept.Hash != hash) return new Refused(RefusalCode.Duplicate, $"Version {programme.Version} of {programme.Id} is kept already, with other content. A changed programme needs a new version.");
        if (kept is null) db.ProgrammeVersions.Add(new() { ProgrammeId = programme.Id, Number = programme.Version, Hash = hash, Content = content, KeptAt = acting.At });
        var current = await db.Current(programme.Id, cancel);
        if (current?.ProgrammeHash == hash) return new Refused(RefusalCode.Duplicate, "The site follows this version already.");
        if (current?.ProgrammeVersion > programme.Version) return new Refused(RefusalCode.WrongState, $"The site follows version {current.ProgrammeVersion} already; it does not go back.");
        db.SiteProgrammes.Add(new() { SiteId = acting.SiteId, Id = Guid.CreateVersion7(acting.At), ProgrammeId = programme.Id, ProgrammeVersion = programme.Version, ProgrammeHash = hash, From = acting.At });
        return hash;
    }

    private static string Content(Programme programme) => Encoding.UTF8.GetString(CanonicalJson.Write(programme));
}
