using System.Collections.Immutable;
using Equipoise.Desk.Serving;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Sites;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Desk.Sites;

/// <summary>The site: whether it may take in children, its documents, settings and practice copy.</summary>
internal static class SiteEndpoints
{
    public const string Address = DeskServices.Root + "/site";

    private const int Overhead = 64 * 1024;

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("/site", Show).Needs(Right.SiteRead);
        pages.MapPost("/site/documents", File).Needs(Right.SiteWrite).WithMetadata(new RequestSizeLimitAttribute(UploadSiteDocument.MostBytes + Overhead));
        pages.MapGet("/site/documents/{id:guid}", Read).Needs(Right.SiteRead);
        pages.MapPost("/site/settings", Change).Needs(Right.SiteWrite);
        pages.MapPost("/site/practice", Practise).Needs(Right.PeopleWrite);
        SiteLogEndpoints.Map(pages, api);
        api.MapGet("/site", async (DeskCall call, IDbContextFactory<RegistryDb> databases) => Results.Json(await SiteState.Read(call, databases))).WithName("site").WithSummary("The site: whether it may take in children, and its documents.").Produces<SiteState>().Needs(Right.SiteRead);
        api.MapPut("/site", (DeskCall call, ChangeSite change) => call.Run<SiteSettings, int>(change.Run)).WithName("changeSite").WithSummary("Change the name or the time zone.").Produces<int>().Needs(Right.SiteWrite);
        api.MapPost("/site/documents", (DeskCall call, FileSiteDocument file) => call.Run<NewSiteDocument, Guid>(file.Run)).WithName("fileSiteDocument").WithSummary("Put a document on file by the hash of its file.").Produces<Guid>().Needs(Right.SiteWrite);
        api.MapGet("/site/documents/{id:guid}", Read).WithName("readSiteDocument").WithSummary("The file of a document.").Needs(Right.SiteRead);
        api.MapPost("/site/practice", (DeskCall call, CopyForPractice copy) => call.Run<NewPracticeSite, PracticeSite>((acting, asked, cancel) => copy.Run(acting, asked.Code, cancel))).WithName("copyForPractice").WithSummary("Make a practice copy of the site, apart from it.").Produces<PracticeSite>().Needs(Right.PeopleWrite);
    }

    private static async Task<IResult> Show(DeskCall call, IDbContextFactory<RegistryDb> databases)
    {
        await using var db = databases.For(call.Acting);
        var site = await db.Sites.SingleAsync(call.Cancel);
        var documents = await db.SiteDocuments.ToListAsync(call.Cancel);
        var files = await db.SiteDocumentFiles.Select(f => new { f.Id, f.Name, f.Bytes }).ToDictionaryAsync(f => f.Id, f => (f.Name, f.Bytes), call.Cancel);
        var practice = await db.Sites.IgnoreQueryFilters([RegistryDb.SiteFilter]).SingleOrDefaultAsync(s => s.PracticeOf == site.SiteId || s.SiteId == site.PracticeOf, call.Cancel);
        var log = await SiteLog.Read(db, site.Today(call.Acting.At), call.Cancel);
        return call.Page<SitePage>(new { Site = site, Today = site.Today(call.Acting.At), Documents = (IReadOnlyList<SiteDocument>)documents, Files = files, Practice = practice, Log = log });
    }

    private static async Task<IResult> File(DeskCall call, FileSiteDocument file, UploadSiteDocument upload, IDbContextFactory<RegistryDb> databases)
    {
        var form = call.Form;
        var document = new NewSiteDocument(form.RequiredChoice<SiteDocumentKind>("kind", "Choose what the document is."), form.Required("reference", "Write the number or title that it bears."), form.RequiredDay("dated", "Write the day it is dated."),
            form.Day("expires"), (form.Text("fileHash") ?? "").ToLowerInvariant(), form.Text("payer"), form.Decimal("familyPays"), form.Text("currency")?.ToUpperInvariant());
        var sent = form.Files?.GetFile("file");
        if (form.Refuse() is { } refused) return await call.Again(refused, () => Show(call, databases));
        if (sent is not { Length: > 0 } && document.FileHash.Length == 0)
            return await call.Again(new(RefusalCode.Invalid, "The document cannot be filed like this.") { Fields = [new("file", "required", "Choose the file, or give its SHA-256 if it must not be kept here.")] }, () => Show(call, databases));
        var filed = sent is { Length: > 0 } ? upload.Run(call.Acting, document, await Bytes(sent, call.Cancel), call.Cancel) : file.Run(call.Acting, document, call.Cancel);
        return await call.Act(filed, _ => call.GoTo(Address, "The document is on file."), () => Show(call, databases));
    }

    private static async Task<DocumentFile> Bytes(IFormFile sent, CancellationToken cancel)
    {
        using var memory = new MemoryStream((int)sent.Length);
        await sent.CopyToAsync(memory, cancel);
        return new(sent.FileName, memory.ToArray());
    }

    private static async Task<IResult> Read(Guid id, DeskCall call, ReadSiteDocument read)
    {
        var file = await read.Run(call.Acting, id, call.Cancel);
        if (file.Refused is { } refused) return call.Refuse(refused);
        call.Http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.File(file.Done.Bytes, "application/octet-stream", file.Done.Name); // always saved, never shown: it came from outside
    }

    private static Task<IResult> Change(DeskCall call, ChangeSite change, IDbContextFactory<RegistryDb> databases) =>
        call.Act(change.Run(call.Acting, new(call.Form.Text("name") ?? "", call.Form.Text("timeZone") ?? "", call.Form.Whole("seen") ?? 0), call.Cancel), _ => call.GoTo(Address, "Saved."), () => Show(call, databases));

    private static Task<IResult> Practise(DeskCall call, CopyForPractice copy, IDbContextFactory<RegistryDb> databases) =>
        call.Act(copy.Run(call.Acting, call.Form.Text("code"), call.Cancel), made => call.GoTo(Address, $"The practice copy {made.Code} is there. Choose it at the top of the page, where your role stands."), () => Show(call, databases));
}

/// <summary>The code of a practice copy; made from that of the site when left out.</summary>
public sealed record NewPracticeSite(string? Code);

/// <summary>A site as programs read it.</summary>
public sealed record SiteState(string Code, string Name, string Country, string TimeZone, bool Synthetic, int Version, bool Active, ImmutableArray<string> Lacking, DateOnly? HoldsUntil, ImmutableArray<SiteDocumentLine> Documents)
{
    internal static async Task<SiteState> Read(DeskCall call, IDbContextFactory<RegistryDb> databases)
    {
        await using var db = databases.For(call.Acting);
        var site = await db.Sites.SingleAsync(call.Cancel);
        var documents = await db.SiteDocuments.OrderBy(d => d.Id).ToListAsync(call.Cancel);
        var kept = (await db.SiteDocumentFiles.Select(f => f.Id).ToListAsync(call.Cancel)).ToHashSet();
        var activation = SiteActivation.Of(documents, site.Today(call.Acting.At));
        return new(site.Code, site.Name, site.Country, site.TimeZone, site.Synthetic, site.Version, activation.IsActive, activation.Lacking, activation.HoldsUntil,
            [.. documents.Select(d => new SiteDocumentLine(d.Id, d.Kind, d.Reference, d.Dated, d.Expires, d.FileHash, kept.Contains(d.Id), d.Payer, d.FamilyPays, d.Currency))]);
    }
}

/// <summary>A document on file.</summary>
public sealed record SiteDocumentLine(Guid Id, SiteDocumentKind Kind, string Reference, DateOnly Dated, DateOnly? Expires, string FileHash, bool FileKept, string? Payer, decimal? FamilyPays, string? Currency);
