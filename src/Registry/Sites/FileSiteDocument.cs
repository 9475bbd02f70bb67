using System.Text.RegularExpressions;
using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Sites;

/// <summary>A document to be put on file.</summary>
public sealed record NewSiteDocument(SiteDocumentKind Kind, string Reference, DateOnly Dated, DateOnly? Expires, string FileHash, string? Payer = null, decimal? FamilyPays = null, string? Currency = null);

/// <summary>Puts a document of the site on file.</summary>
public sealed partial class FileSiteDocument(IDbContextFactory<RegistryDb> databases)
{
    public const int LongestReference = 200;
    public const int LongestPayer = 400;

    /// <returns>The id of the document.</returns>
    public Task<Outcome<Guid>> Run(Acting acting, NewSiteDocument document, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(document);
        return databases.Act<Guid>(acting, Right.SiteWrite, "site-document.filed", document, async db =>
        {
            var filed = await File(db, acting, document, cancel);
            return filed.Refused is { } refused ? refused : filed.Done.Id;
        }, cancel);
    }

    /// <summary>Adds the document in an operation that goes on.</summary>
    internal static async Task<Outcome<SiteDocument>> File(RegistryDb db, Acting acting, NewSiteDocument document, CancellationToken cancel)
    {
        var site = await db.Sites.SingleOrDefaultAsync(cancel);
        if (site is null) return new Refused(RefusalCode.NotFound, "There is no such site.");
        var problems = Problems(document, site.Today(acting.At)).ToList();
        if (problems.Count > 0) return new Refused(RefusalCode.Invalid, "The document cannot be filed like this.") { Fields = [.. problems] };
        var filed = new SiteDocument
        {
            SiteId = acting.SiteId,
            Id = Guid.CreateVersion7(acting.At),
            Kind = document.Kind,
            Reference = document.Reference.Trim(),
            Dated = document.Dated,
            Expires = document.Expires,
            FileHash = document.FileHash,
            Payer = document.Payer?.Trim(),
            FamilyPays = document.FamilyPays,
            Currency = document.Currency,
        };
        db.SiteDocuments.Add(filed);
        return filed;
    }

    private static IEnumerable<FieldProblem> Problems(NewSiteDocument d, DateOnly today)
    {
        if (d.Reference?.Trim() is null or { Length: 0 or > LongestReference }) yield return new("reference", "length", $"A number or title has 1 to {LongestReference} characters.");
        if (d.Dated > today) yield return new("dated", "future", "A document cannot be dated in the future.");
        if (d.Expires < d.Dated) yield return new("expires", "order", "A document cannot expire before its date.");
        if (!Hash().IsMatch(d.FileHash ?? "")) yield return new("fileHash", "form", "The hash of the file is SHA-256, 64 hexadecimal digits in lower case.");
        if (d.Kind != SiteDocumentKind.Payment) yield break;
        if (string.IsNullOrWhiteSpace(d.Payer) || d.Payer.Length > LongestPayer) yield return new("payer", "required", "Say who pays.");
        if (d.FamilyPays is null or < 0) yield return new("familyPays", "required", "Say how much a family pays; 0 when it pays nothing.");
        if (d.FamilyPays > 0 && (d.Currency is null || !Currency().IsMatch(d.Currency))) yield return new("currency", "form", "The currency is a code of three capital letters, such as USD.");
    }

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.None, 1000)]
    private static partial Regex Hash();

    [GeneratedRegex("^[A-Z]{3}$", RegexOptions.None, 1000)]
    private static partial Regex Currency();
}
