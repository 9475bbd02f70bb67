using System.Security.Cryptography;
using Equipoise.Registry.Access;
using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Sites;

/// <summary>Opens the file of a document and makes sure that it is the one that was filed.</summary>
public sealed class ReadSiteDocument(IDbContextFactory<RegistryDb> databases, RegistryKeys keys)
{
    public async Task<Outcome<DocumentFile>> Run(Acting acting, Guid documentId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.SiteRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var document = await db.SiteDocuments.SingleOrDefaultAsync(d => d.Id == documentId, cancel);
        var file = await db.SiteDocumentFiles.SingleOrDefaultAsync(f => f.Id == documentId, cancel);
        if (document is null || file is null) return new Refused(RefusalCode.NotFound, "Of this document only the hash of its file is here, not the file.");
        try
        {
            var bytes = SealedBytes.Open(keys.Of(acting.SiteId, file.KeyName, UploadSiteDocument.Use), file.Sealed, file.Id.ToByteArray());
            if (Convert.ToHexStringLower(SHA256.HashData(bytes)) == document.FileHash) return new DocumentFile(file.Name, bytes);
        }
        catch (CryptographicException)
        {
            // told below, as a file with another hash is
        }

        return new Refused(RefusalCode.WrongState, "What lies in the database is not the file that was filed. Tell whoever runs the program.");
    }
}
