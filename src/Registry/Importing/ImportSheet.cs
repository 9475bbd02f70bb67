using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Importing;

/// <summary>A spreadsheet, or an export of records of another program, to be imported.</summary>
/// <param name="ProgrammeId">The programme whose children it is about.</param>
/// <param name="FileName">The name of the file.</param>
/// <param name="Bytes">The file: a workbook or CSV.</param>
public sealed record SheetToImport(string ProgrammeId, string FileName, byte[] Bytes)
{
    /// <summary>What the columns mean, as far as it was said.</summary>
    public SheetMapping Mapping { get; init; } = new();

    /// <summary>Whether rows that can be taken are taken although others cannot.</summary>
    public bool AcceptPartial { get; init; }
}

/// <summary>
/// Imports a spreadsheet by the same checks as the pages, in one operation. A preview says row by row what would become of it and saves nothing. The same file again changes nothing.
/// </summary>
public sealed class ImportSheet(IDbContextFactory<RegistryDb> databases, PersonVault vault)
{
    private const int MostFields = 100;

    /// <summary>What an import would do.</summary>
    public async Task<Outcome<SheetReport>> Preview(Acting acting, SheetToImport import, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(import);
        if (acting.Without(Right.RecordsImport) is { } refused) return refused;
        if (Lacking(import) is { } lacking) return lacking;
        import = import with { Mapping = SheetMapping.Whole(import.Mapping) };
        if (import.Mapping.Name is not null && acting.Without(Right.IdentitiesRead) is { } hidden) return hidden;
        Sheet sheet;
        try
        {
            sheet = Sheet.Read(import.Bytes);
        }
        catch (FormatException e)
        {
            return new Refused(RefusalCode.Invalid, e.Message) { Fields = [new("file", "form", e.Message)] };
        }

        await using var db = await databases.CreateDbContextAsync(cancel);
        db.Bind(acting.SiteId);
        return await Look(db, acting, import, sheet, progress, cancel);
    }

    /// <summary>Takes the rows that can be taken; with any that cannot, all or none unless a part is enough.</summary>
    public async Task<Outcome<SheetReport>> Run(Acting acting, SheetToImport import, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(import);
        if (string.IsNullOrWhiteSpace(acting.Reason)) return new Refused(RefusalCode.ReasonMissing, "Say where the data come from and why they are imported.");
        var looked = await Preview(acting, import, Half(progress, 0), cancel);
        if (looked.Refused is not null) return looked;
        var report = looked.Done;
        if (report.Refused > 0 && !import.AcceptPartial) return Unfit(report);
        if (report.Taken == 0) return report;
        var hash = Convert.ToHexStringLower(SHA256.HashData(import.Bytes));
        var taken = await databases.Act<Guid>(acting, Right.RecordsImport, "records.imported", new { import.ProgrammeId, import.FileName, hash, import.AcceptPartial }, async db =>
        {
            var without = report.Lines.Where(l => l.Fate is RowFate.Refused).Select(l => l.Row).ToFrozenSet();
            var again = await Taking(db, acting, import, Sheet.Read(import.Bytes), report.Mapping, cancel);
            await again.Run(without, Half(progress, 0.5), cancel);
            if (again.Notes.Any(n => n.Refuses)) return new Refused(RefusalCode.Conflict, "Somebody changed the same records meanwhile; nothing was taken. Please look at the preview again.");
            var run = new ImportRun { SiteId = acting.SiteId, Id = Guid.CreateVersion7(acting.At), ProgrammeId = import.ProgrammeId, Kind = ImportKind.Sheet, FileName = import.FileName, FileHash = hash, Taken = report.Taken + report.Unchanged, Refused = report.Refused };
            db.ImportRuns.Add(run);
            return run.Id;
        }, cancel);
        return taken.Refused is { } refused ? refused : report with { RunId = taken.Done };
    }

    /// <summary>A program may have sent less than a page does.</summary>
    private static Refused? Lacking(SheetToImport import) =>
        import.ProgrammeId is null ? Needed("programmeId", "Say which programme the children follow.")
        : import.FileName is null or { Length: 0 or > ImportExport.LongestName } ? Needed("fileName", $"The name of the file has 1 to {ImportExport.LongestName} characters.")
        : import.Bytes is null ? Needed("bytes", "Send the file.") : null;

    private static Refused Needed(string field, string message) => new(RefusalCode.Invalid, message) { Fields = [new(field, "required", message)] };

    private static Refused Unfit(SheetReport report) => new(RefusalCode.Invalid, $"{report.Refused} of {report.Lines.Length} rows cannot be taken; nothing was taken. Mend them, or say that a part is enough.")
    {
        Fields = [.. report.Notes.Where(n => n.Refuses).Take(MostFields).Select(n => new FieldProblem(n.Column is null ? $"row {n.Row}" : $"row {n.Row}, {n.Column}", n.Code, n.Message))],
    };

    private async Task<Outcome<SheetReport>> Look(RegistryDb db, Acting acting, SheetToImport import, Sheet sheet, IProgress<double>? progress, CancellationToken cancel)
    {
        if (await db.Current(import.ProgrammeId, cancel) is not { } current) return new Refused(RefusalCode.NotFound, $"The site does not follow a programme '{import.ProgrammeId}'.");
        var programme = await db.Programme(current.ProgrammeHash, cancel);
        if (Problems(sheet, import.Mapping, programme).ToImmutableArray() is { IsEmpty: false } problems) return new Refused(RefusalCode.Invalid, $"The mapping does not fit the file. {problems[0].Message}") { Fields = problems };
        var mapping = GuessMapping.Of(sheet, programme, import.Mapping);
        var taking = await Taking(db, acting, import, sheet, mapping, cancel);
        await taking.Run(FrozenSet<int>.Empty, progress, cancel);
        var used = mapping.Fields.SelectMany(f => (string?[])[f.Column, f.UnitColumn]).Concat([mapping.Child, mapping.Name, mapping.BirthDate, mapping.Visit, mapping.VisitDay]).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new SheetReport { Lines = taking.Lines, Notes = taking.Notes, Mapping = mapping, Unused = [.. sheet.Columns.Where(c => !used.Contains(c))] };
    }

    private async Task<TakeSheet> Taking(RegistryDb db, Acting acting, SheetToImport import, Sheet sheet, SheetMapping mapping, CancellationToken cancel)
    {
        var children = await SheetChildren.Load(db, import.ProgrammeId, cancel);
        if (mapping.Name is not null) await children.Know(db, cancel);
        return new(db, acting, sheet, mapping, vault, children, (await db.Sites.SingleAsync(cancel)).Today(acting.At));
    }

    private static IEnumerable<FieldProblem> Problems(Sheet sheet, SheetMapping mapping, Programme programme)
    {
        var named = mapping.Fields.SelectMany(f => (string?[])[f.Column, f.UnitColumn]).Concat([mapping.Child, mapping.Name, mapping.BirthDate, mapping.Visit, mapping.VisitDay]).OfType<string>();
        foreach (var column in named.Where(c => !sheet.Columns.Contains(c, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal)) yield return new("mapping", "column", $"The file has no column '{column}'.");
        foreach (var field in mapping.Fields)
        {
            if (programme.Form(field.Form)?.Field(field.Field) is not { } known) yield return new("mapping", "field", $"The programme has no field {field.Form}.{field.Field}.");
            else if (known.Score is { Sum.IsEmpty: false }) yield return new("mapping", "sum", $"{field.Form}.{field.Field} is a sum that is computed; import its parts.");
            else if (field.Unit is { } unit && (known.Unit is null || !Units.Is(unit, known.Unit))) yield return new("mapping", "unit", $"Nobody has said how {unit} become {known.Unit ?? "a number without a unit"} ({field.Form}.{field.Field}).");
            if (field.Visit is { } at && programme.Visit(at) is null) yield return new("mapping", "visit", $"The programme has no visit '{at}'.");
        }

        foreach (var visit in mapping.Visits.Values.Append(mapping.AtVisit).OfType<string>().Where(v => programme.Visit(v) is null && v != Visits.Visit.Unscheduled)) yield return new("mapping", "visit", $"The programme has no visit '{visit}'.");
        if ((mapping.Name is null) != (mapping.BirthDate is null)) yield return new("mapping", "identity", "A child is found by name and birth date together.");
    }

    private static Progress? Half(IProgress<double>? progress, double from) => progress is null ? null : new(progress, from);

    private sealed class Progress(IProgress<double> whole, double from) : IProgress<double>
    {
        public void Report(double value) => whole.Report(from + (value / 2));
    }
}
