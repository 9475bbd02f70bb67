using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using Equipoise.Desk.Serving;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Snapshots;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Importing;
using Equipoise.Registry.Programmes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Desk.Exchange;

/// <summary>What comes into the registry: a file, what its columns mean, what would become of each row, and then the rows.</summary>
internal static class ImportEndpoints
{
    public const string Address = DeskServices.Root + "/import";

    /// <summary>Packed, as a page carries it from the preview on.</summary>
    private const int MostPacked = 2_500_000;

    private const int MostSent = 8 << 20;

    private const int MostOfPrograms = Sheet.MostBytes * 2;

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet("/import", Show).Needs(Right.RecordsImport);
        pages.MapPost("/import", Take).Needs(Right.RecordsImport).WithMetadata(new RequestSizeLimitAttribute(MostSent));
        pages.MapPost("/import/sheet", TakeSheet).Needs(Right.RecordsImport).WithMetadata(new RequestSizeLimitAttribute(MostSent));
        api.MapPost("/import/preview", (DeskCall call, ImportSheet import) => call.Run<SheetToImport, SheetReport>((acting, sheet, cancel) => import.Preview(acting, sheet, null, cancel)))
            .WithName("previewImport").WithSummary("What would become of each row of a spreadsheet; nothing is saved.").Produces<SheetReport>().Needs(Right.RecordsImport).WithMetadata(new RequestSizeLimitAttribute(MostOfPrograms));
        api.MapPost("/import", (DeskCall call, ImportSheet import) => call.Run<SheetToImport, SheetReport>((acting, sheet, cancel) => import.Run(acting, sheet, null, cancel)))
            .WithName("importSheet").WithSummary("Import a spreadsheet or records of REDCap.").Produces<SheetReport>().Needs(Right.RecordsImport).WithMetadata(new RequestSizeLimitAttribute(MostOfPrograms));
        api.MapPost("/import/export", (DeskCall call, ImportExport import) => call.Run<ExportToImport, ImportedProgramme>(import.Run))
            .WithName("importExport").WithSummary("Read an export back into a site.").Produces<ImportedProgramme>().Needs(Right.RecordsImport).WithMetadata(new RequestSizeLimitAttribute(MostOfPrograms));
    }

    private static async Task<IResult> Show(DeskCall call, IDbContextFactory<RegistryDb> databases) => call.Page<ImportPage>(new { Programmes = await ExportEndpoints.Programmes(call, databases) });

    private static async Task<IResult> Take(DeskCall call, ImportSheet sheets, ImportExport exports, IDbContextFactory<RegistryDb> databases)
    {
        Task<IResult> Again(Refused refused) => call.Again(refused, () => Show(call, databases));
        if (call.Form.Files?.GetFile("file") is not { Length: > 0 } sent) return await Again(Wrong("file", "Choose the file."));
        if (sent.Length > MostSent) return await Again(Wrong("file", "The file is larger than a page can take; use the command line or the address for programs."));
        using var memory = new MemoryStream();
        await sent.CopyToAsync(memory, call.Cancel);
        var (bytes, name) = (memory.ToArray(), Path.GetFileName(sent.FileName));
        if (ImportExport.Fits(bytes))
        {
            if (call.Acting.Reason is null) return await Again(Wrong(DeskCall.ReasonField, "This is an export of a registry, and is taken at once: say where it comes from."));
            var import = new ExportToImport(name, bytes) { AcceptPartial = call.Form.IsOn("acceptPartial") };
            return await call.Act(exports.Run(call.Acting, import, call.Cancel), done => call.GoTo(Address, $"{done.Children} children of {done.ProgrammeId} with {done.Rows} rows were taken. Who they are is not in an export; enter it anew."), () => Show(call, databases));
        }

        if (call.Form.Text("programme") is not { } programme) return await Again(Wrong("programme", "Choose the programme whose children it is about."));
        if (Pack(bytes) is not { Length: <= MostPacked } packed) return await Again(Wrong("file", "The file is larger than a page can carry; use the command line or the address for programs."));
        return await Preview(call, sheets, databases, new(programme, name, bytes), packed, Again);
    }

    /// <summary>The second page: looks again with what was said of the columns, or imports.</summary>
    private static async Task<IResult> TakeSheet(DeskCall call, ImportSheet sheets, IDbContextFactory<RegistryDb> databases)
    {
        Task<IResult> Begin(Refused refused) => call.Again(refused, () => Show(call, databases));
        var (programme, name, packed) = (call.Form.Text("programme"), call.Form.Text("fileName"), Unpacked(call.Form.Text("content")));
        if (programme is null || name is null || packed is null) return await Begin(Wrong("file", "Choose the file once more."));
        var import = new SheetToImport(programme, name, packed.Value.Bytes) { AcceptPartial = call.Form.IsOn("acceptPartial") };
        if (Said(call) is not { } mapping) return await Preview(call, sheets, databases, import, packed.Value.Packed, Begin, Wrong("mapping", "This is not JSON as it was; what the columns mean was guessed anew."));
        import = import with { Mapping = mapping };
        if (call.Form.Text("do") != "import") return await Preview(call, sheets, databases, import, packed.Value.Packed, Begin);
        var taken = await sheets.Run(call.Acting, import, null, call.Cancel);
        return taken.Refused is { } refused ? await Preview(call, sheets, databases, import, packed.Value.Packed, Begin, refused)
            : call.GoTo(Address, $"Rows taken: {taken.Done.Taken}, with {taken.Done.Answers} new answers; there already: {taken.Done.Unchanged}; left out: {taken.Done.Refused}.");
    }

    private static async Task<IResult> Preview(DeskCall call, ImportSheet sheets, IDbContextFactory<RegistryDb> databases, SheetToImport import, byte[] packed, Func<Refused, Task<IResult>> begin, Refused? why = null)
    {
        var looked = await sheets.Preview(call.Acting, import, null, call.Cancel);
        if (looked.Refused is { } refused)
        {
            if (import.Mapping == new SheetMapping()) return await begin(refused);
            why = refused;
            looked = await sheets.Preview(call.Acting, import with { Mapping = new() }, null, call.Cancel);
            if (looked.Refused is { } again) return await begin(again);
        }

        await using var db = databases.For(call.Acting);
        var programme = await db.Programme((await db.Current(import.ProgrammeId, call.Cancel))!.ProgrammeHash, call.Cancel);
        var page = new { Import = import, Report = looked.Done, Programme = programme, Sheet = Sheet.Read(import.Bytes), Content = Convert.ToBase64String(packed) };
        return why is null ? call.Page<ImportSheetPage>(page) : call.Again<ImportSheetPage>(why, page);
    }

    /// <summary>What was said of the columns: the JSON, and over it what was chosen column by column. Null when the JSON cannot be read.</summary>
    private static SheetMapping? Said(DeskCall call)
    {
        try
        {
            var mapping = call.Form.Text("mapping") is { } json ? JsonSerializer.Deserialize<SheetMapping>(json, CanonicalJson.Options) ?? new() : new();
            mapping = mapping with { Days = call.Form.Choice<DayOrder>("days"), Decimals = call.Form.Choice<DecimalMark>("decimals") };
            for (var i = 0; call.Form.Raw($"column{i}") is { } column; i++) mapping = ColumnChoice.Apply(mapping, column, call.Form.Text($"means{i}") ?? "");
            return mapping;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(bytes);
        return packed.ToArray();
    }

    private static (byte[] Packed, byte[] Bytes)? Unpacked(string? content)
    {
        try
        {
            if (content is null) return null;
            var packed = Convert.FromBase64String(content);
            using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            using var bytes = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (int read; (read = gzip.Read(buffer)) > 0; bytes.Write(buffer, 0, read))
                if (bytes.Length > Sheet.MostBytes) return null;
            return (packed, bytes.ToArray());
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            return null;
        }
    }

    private static Refused Wrong(string field, string message) => new(RefusalCode.Invalid, "Nothing was taken yet.") { Fields = [new(field, "required", message)] };
}
