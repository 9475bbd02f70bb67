using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Reading;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Demonstration;
using Equipoise.Registry.Exporting;
using Equipoise.Registry.Importing;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Sites;

namespace Equipoise.Product.Tests.Registry.Exporting;

/// <summary>A registry whose invented sites have gone through everything, exported and read back.</summary>
internal static class InventedRegistry
{
    private static readonly Lazy<EvidenceReading> Data = new(() => EvidenceFolder.Read(Repository.Data));

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    /// <summary>The two invented sites; the first is returned.</summary>
    public static async Task<Guid> Fill(OpenRegistry registry, int children = 2, int seed = 1)
    {
        var vault = new PersonVault(RegistryKeys.Read(RegistryKeys.New(DateTimeOffset.UnixEpoch)));
        Assert.Null((await new FillDemonstration(registry.Database, vault, registry.Clock).Run(new(children, seed, "only-for-invented-sites"), [.. Data.Value.Programmes.Where(p => p.Id is "p3" or "p5").OrderBy(p => p.Id, StringComparer.Ordinal)], cancel: Cancel)).Refused);
        return (await new ListSites(registry.Database, registry.Clock).All(Cancel))[0].Site.SiteId;
    }

    /// <summary>An empty site that calls itself the same.</summary>
    public static async Task<Guid> Twin(OpenRegistry registry)
    {
        var site = (await new AddSite(registry.Database, registry.Clock).Run(new("SYN1", "Invented Centre East", "VN", "Asia/Ho_Chi_Minh", Synthetic: true), Cancel)).Done;
        foreach (var kind in Enum.GetValues<SiteDocumentKind>()) Assert.Null((await new FileSiteDocument(registry.Database).Run(registry.As(site, Role.Administrator), OpenRegistry.Document(kind), Cancel)).Refused);
        return site;
    }

    public static async Task<(byte[] File, ExportSummary Summary)> Export(OpenRegistry registry, Guid site, ExportRequest request, Role role = Role.Coordinator)
    {
        var begun = (await new ExportRecords(registry.Database).Begin(registry.As(site, role) with { Reason = "For the statistician." }, request, Cancel)).Done;
        using var file = new MemoryStream();
        var summary = await begun.Write(file, cancel: Cancel);
        return (file.ToArray(), summary);
    }

    public static Task<Outcome<ImportedProgramme>> Import(OpenRegistry registry, Guid site, byte[] file, Role role = Role.Coordinator) =>
        new ImportExport(registry.Database).Run(registry.As(site, role) with { Reason = "Moved to another server." }, new("p3.export", file), Cancel);

    /// <summary>The files of a zip, in their order.</summary>
    public static List<(string Name, string Text)> Files(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return [.. archive.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open(), Encoding.UTF8);
            return (e.FullName, reader.ReadToEnd());
        })];
    }

    /// <summary>The document with something else in it, and a hash that fits.</summary>
    public static byte[] Forged(byte[] json, string old, string other)
    {
        var text = Encoding.UTF8.GetString(json);
        Assert.Contains(old, text, StringComparison.Ordinal);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        text = text[..at] + other + text[(at + old.Length)..];
        var end = text.LastIndexOf(",\"manifest\":", StringComparison.Ordinal);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text[..end])));
        var told = text.IndexOf("\"sha256\":\"", end, StringComparison.Ordinal) + 10;
        return Encoding.UTF8.GetBytes(text[..told] + hash + text[(told + 64)..]);
    }
}
