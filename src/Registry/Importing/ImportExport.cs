using System.Security.Cryptography;
using System.Text.Json;
using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Programmes;
using Equipoise.Registry.Sites;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Importing;

/// <summary>An export to be read back.</summary>
/// <param name="FileName">The name of the file.</param>
/// <param name="Bytes">The file.</param>
public sealed record ExportToImport(string FileName, byte[] Bytes)
{
    /// <summary>Whether an export may be taken from which something was left out because of the role of whoever made it.</summary>
    public bool AcceptPartial { get; init; }
}

/// <summary>What was read back.</summary>
/// <param name="RunId">The import, as the history names it.</param>
/// <param name="ProgrammeId">The programme.</param>
/// <param name="Children">How many children.</param>
/// <param name="Rows">How many rows, the children among them.</param>
public sealed record ImportedProgramme(Guid RunId, string ProgrammeId, int Children, int Rows);

/// <summary>
/// Reads an export back into a site where nobody takes part in its programme yet, all of it or nothing. Ids, states, answers and the moments that rows name are kept; the history is not: here each row begins
/// with this import. Who the children are is not in an export, and has to be entered anew.
/// </summary>
public sealed class ImportExport(IDbContextFactory<RegistryDb> databases)
{
    public const int LongestName = 260;

    /// <summary>Whether a file looks like an export, whole or not.</summary>
    public static bool Fits(byte[] file) => ReadJsonExport.Fits(file) || ReadCsvExport.Fits(file);

    public async Task<Outcome<ImportedProgramme>> Run(Acting acting, ExportToImport import, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(import);
        if ((acting.Without(Right.RecordsImport) ?? acting.Without(Right.ProgrammesWrite)) is { } refused) return refused;
        if (import.FileName is null or { Length: 0 or > LongestName } || import.Bytes is null) return new Refused(RefusalCode.Invalid, $"Send the file, and its name of 1 to {LongestName} characters.");
        var read = Read(import.Bytes);
        if (read.Refused is { } wrong) return wrong;
        var hash = Convert.ToHexStringLower(SHA256.HashData(import.Bytes));
        return await databases.Act<ImportedProgramme>(acting, Right.RecordsImport, "records.imported", new { import.FileName, hash }, db => Take(db, acting, import, read.Done, hash, cancel), cancel);
    }

    private static Outcome<ImportedExport> Read(byte[] file)
    {
        try
        {
            if (ReadJsonExport.Fits(file)) return ReadJsonExport.Run(file);
            return ReadCsvExport.Fits(file) ? ReadCsvExport.Run(file) : new Refused(RefusalCode.Invalid, "This is not an export of a registry.");
        }
        catch (ImportFault fault)
        {
            return Wrong(fault);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException or KeyNotFoundException or InvalidOperationException or FormatException or EndOfStreamException or ArgumentException)
        {
            return new Refused(RefusalCode.Invalid, "The export is damaged or was cut off; nothing was taken from it.");
        }
    }

    private static async Task<Outcome<ImportedProgramme>> Take(RegistryDb db, Acting acting, ExportToImport import, ImportedExport export, string hash, CancellationToken cancel)
    {
        if (await db.Sites.SingleOrDefaultAsync(cancel) is not { } site) return new Refused(RefusalCode.NotFound, "There is no such site.");
        if (export.Synthetic != site.Synthetic) return new Refused(RefusalCode.WrongState, "Invented children never mix with real ones: the one site is for practice, the other is not.");
        if (!export.IsWhole && !import.AcceptPartial) return new Refused(RefusalCode.Invalid, "Whoever made this export could not read everything, and so not everything is in it. It can be taken as it is, if that is what you want.") { Fields = [new("acceptPartial", "partial", "Say that a part is enough.")] };
        var there = await db.Participants.Select(p => new { p.ProgrammeId, p.Number }).ToListAsync(cancel);
        if (there.Exists(p => p.ProgrammeId == export.ProgrammeId)) return new Refused(RefusalCode.WrongState, "An export is read back into a site where nobody takes part in its programme yet; here somebody does.");
        var today = site.Today(acting.At);
        var activation = SiteActivation.Of(await db.SiteDocuments.ToListAsync(cancel), today);
        if (!activation.IsActive) return new Refused(RefusalCode.SiteNotActive, $"The site may not take in children. {string.Join(' ', activation.Lacking)}");
        try
        {
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            if (await Adopt(db, acting, export, cancel) is { } refused) return refused;
            var rows = ImportRows.Add(db, acting.SiteId, export, today, [.. there.Select(p => p.Number)]);
            var run = new ImportRun { SiteId = acting.SiteId, Id = Guid.CreateVersion7(acting.At), ProgrammeId = export.ProgrammeId, Kind = ImportKind.Export, FileName = import.FileName, FileHash = hash, Taken = rows, Refused = 0 };
            db.ImportRuns.Add(run);
            return new ImportedProgramme(run.Id, export.ProgrammeId, export.Children.Length, rows);
        }
        catch (ImportFault fault)
        {
            return Wrong(fault);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true; // the history is appended next
        }
    }

    private static async Task<Refused?> Adopt(RegistryDb db, Acting acting, ImportedExport export, CancellationToken cancel)
    {
        foreach (var version in export.Versions)
        {
            var kept = await db.ProgrammeVersions.SingleOrDefaultAsync(v => v.ProgrammeId == export.ProgrammeId && v.Number == version.Number, cancel);
            if (kept is not null && kept.Hash != version.Hash) return new Refused(RefusalCode.Duplicate, $"Version {version.Number} of {export.ProgrammeId} is kept already, with other content.");
            if (kept is null) db.ProgrammeVersions.Add(new() { ProgrammeId = export.ProgrammeId, Number = version.Number, Hash = version.Hash, Content = version.Content, KeptAt = acting.At });
        }

        var followed = await db.SiteProgrammes.Where(p => p.ProgrammeId == export.ProgrammeId).Select(p => p.ProgrammeHash).ToListAsync(cancel);
        foreach (var adopted in export.Adopted.Where(a => !followed.Contains(a.Needed("hash"))))
        {
            var version = export.Versions.FirstOrDefault(v => v.Hash == adopted.Needed("hash")) ?? throw adopted.Wrong("hash", "names a version that the export does not have");
            db.SiteProgrammes.Add(new() { SiteId = acting.SiteId, Id = adopted.Id("id"), ProgrammeId = export.ProgrammeId, ProgrammeVersion = version.Number, ProgrammeHash = version.Hash, From = adopted.Instant("from") });
        }

        return null;
    }

    private static Refused Wrong(ImportFault fault) => new(RefusalCode.Invalid, $"{fault.Message} Nothing was taken from the file.") { Fields = [new(fault.Place, "import", fault.Message)] };
}
