using System.Security.Cryptography;
using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Sites;

/// <summary>A file as it came.</summary>
public sealed record DocumentFile(string Name, byte[] Bytes);

/// <summary>Puts a document of the site on file together with its file, which is kept sealed.</summary>
public sealed class UploadSiteDocument(IDbContextFactory<RegistryDb> databases, RegistryKeys keys)
{
    public const int LongestName = 200;
    public const int MostBytes = 10 * 1024 * 1024;

    /// <summary>What the site's keys are used for here.</summary>
    internal const string Use = "documents";

    /// <returns>The id of the document.</returns>
    public Task<Outcome<Guid>> Run(Acting acting, NewSiteDocument document, DocumentFile file, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(file);
        if (file.Bytes.Length is 0 or > MostBytes) return Task.FromResult<Outcome<Guid>>(new Refused(RefusalCode.Invalid, "The file cannot be kept.") { Fields = [new("file", "length", $"A file has 1 byte to {MostBytes / 1024 / 1024} megabytes.")] });
        var hashed = document with { FileHash = Convert.ToHexStringLower(SHA256.HashData(file.Bytes)) };
        return databases.Act<Guid>(acting, Right.SiteWrite, "site-document.uploaded", hashed, async db =>
        {
            var filed = await FileSiteDocument.File(db, acting, hashed, cancel);
            if (filed.Refused is { } refused) return refused;
            db.SiteDocumentFiles.Add(new()
            {
                SiteId = acting.SiteId,
                Id = filed.Done.Id,
                Name = Shortened(file.Name),
                Bytes = file.Bytes.Length,
                Sealed = SealedBytes.Seal(keys.Of(acting.SiteId, keys.Current, Use), file.Bytes, filed.Done.Id.ToByteArray()),
                KeyName = keys.Current,
            });
            return filed.Done.Id;
        }, cancel);
    }

    /// <summary>The last part of a path, without control characters.</summary>
    private static string Shortened(string name)
    {
        var plain = string.Concat(name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(c => !char.IsControl(c))).Trim();
        return plain.Length == 0 ? "document" : plain.Length <= LongestName ? plain : plain[^LongestName..];
    }
}
