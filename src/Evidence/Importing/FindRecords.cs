using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Equipoise.Evidence.Importing.Storing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Evidence.Importing;

/// <summary>A version of an imported record with everything that is kept of it.</summary>
/// <param name="Version">Where and when it came.</param>
/// <param name="Record">What was understood; understood anew from the text when an older program wrote it in a shape that this one cannot read.</param>
/// <param name="Raw">The text as it stood in its file, in UTF-8.</param>
/// <param name="Issues">What was imperfect.</param>
public sealed record KeptVersion(RecordVersion Version, ImportedRecord Record, byte[] Raw, ImmutableArray<ImportIssue> Issues);

/// <summary>Finds what was imported: by its key, by any id it carries, or one after another.</summary>
public sealed class FindRecords(IDbContextFactory<EvidenceDb> databases)
{
    private const int PageSize = 200;

    /// <summary>The record with this key, or null.</summary>
    public async Task<StoredRecord?> ByKey(RecordSource source, string id, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.ImportedRecords.AsNoTracking().FirstOrDefaultAsync(r => r.Source == source && r.Id == id, cancel);
    }

    /// <summary>The note that its source has withdrawn a record, or null.</summary>
    public async Task<WithdrawnRecord?> Withdrawal(RecordSource source, string id, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.WithdrawnRecords.AsNoTracking().FirstOrDefaultAsync(w => w.Source == source && w.RecordId == id, cancel);
    }

    /// <summary>Records that carry or carried this id, each with the reason why it stands there.</summary>
    /// <param name="scheme">As in <see cref="RecordIdentifier.Scheme"/>.</param>
    /// <param name="value">The id in the spelling of <see cref="RegistryIds"/>.</param>
    /// <param name="cancel">Stops the search.</param>
    public async Task<ImmutableArray<(StoredRecord Record, IdentifierRole Role)>> ByIdentifier(string scheme, string value, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var found = await (
            from i in db.ImportedIdentifiers.AsNoTracking()
            where i.Scheme == scheme && i.Value == value
            join r in db.ImportedRecords.AsNoTracking() on new { i.Source, Id = i.RecordId } equals new { r.Source, r.Id }
            orderby r.Source, r.Id, i.Role
            select new { r, i.Role }).ToArrayAsync(cancel);
        return [.. found.Select(f => (f.r, f.Role))];
    }

    /// <summary>All versions of a record, the first first, without their texts.</summary>
    public async Task<ImmutableArray<RecordVersion>> Versions(RecordSource source, string id, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return [.. await db.ImportedVersions.AsNoTracking().Where(v => v.Source == source && v.RecordId == id).OrderBy(v => v.Number).ToArrayAsync(cancel)];
    }

    /// <summary>One version with its texts and issues, or null.</summary>
    /// <param name="source">Who keeps the record.</param>
    /// <param name="id">Its id there.</param>
    /// <param name="number">From 1; the newest when it is left out.</param>
    /// <param name="cancel">Stops the search.</param>
    public async Task<KeptVersion?> Version(RecordSource source, string id, int? number = null, CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        number ??= await db.ImportedRecords.Where(r => r.Source == source && r.Id == id).Select(r => (int?)r.Newest).FirstOrDefaultAsync(cancel);
        var version = await db.ImportedVersions.AsNoTracking().FirstOrDefaultAsync(v => v.Source == source && v.RecordId == id && v.Number == number, cancel);
        if (version is null) return null;
        var text = await db.ImportedTexts.AsNoTracking().FirstAsync(t => t.Source == source && t.RecordId == id && t.Number == number, cancel);
        var issues = await db.ImportIssues.AsNoTracking().Where(i => i.Source == source && i.RecordId == id && i.Number == number).OrderBy(i => i.Ordinal).ToArrayAsync(cancel);
        return Kept(version, text, [.. issues.Select(i => new ImportIssue(i.Code, version.File, i.Position, i.Message, i.DataLost))]);
    }

    /// <summary>The newest version of every record of a kind, in the order of source and id, read page by page.</summary>
    public async IAsyncEnumerable<ImportedRecord> Newest(RecordKind kind, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (var source in Enum.GetValues<RecordSource>())
        {
            var after = "";
            while (true)
            {
                await using var db = await databases.CreateDbContextAsync(cancel);
                var page = await Page(db, source, kind, after, cancel);
                foreach (var (version, text) in page) yield return Understood(version, text);
                if (page.Length < PageSize) break;
                after = page[^1].Version.RecordId;
            }
        }
    }

    /// <summary>Records with their headings, in the order of source and id.</summary>
    /// <param name="source">Only of this source; of every one when it is left out.</param>
    /// <param name="kind">Only of this kind; of every one when it is left out.</param>
    /// <param name="skip">How many to leave out, from 0.</param>
    /// <param name="take">At most so many, 1 to 1,000.</param>
    /// <param name="cancel">Stops the search.</param>
    public async Task<(ImmutableArray<StoredRecord> Items, int Total)> List(RecordSource? source, RecordKind? kind, int skip, int take, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(take, 1000);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var wanted = db.ImportedRecords.AsNoTracking().Where(r => (source == null || r.Source == source) && (kind == null || r.Kind == kind));
        return ([.. await wanted.OrderBy(r => r.Source).ThenBy(r => r.Id).Skip(skip).Take(take).ToArrayAsync(cancel)], await wanted.CountAsync(cancel));
    }

    private static async Task<(RecordVersion Version, RecordText Text)[]> Page(EvidenceDb db, RecordSource source, RecordKind kind, string after, CancellationToken cancel)
    {
        var page = await (
            from r in db.ImportedRecords.AsNoTracking()
            where r.Source == source && r.Kind == kind && r.Id.CompareTo(after) > 0
            join v in db.ImportedVersions.AsNoTracking() on new { r.Source, r.Id, Number = r.Newest } equals new { v.Source, Id = v.RecordId, v.Number }
            join t in db.ImportedTexts.AsNoTracking() on new { v.Source, v.RecordId, v.Number } equals new { t.Source, t.RecordId, t.Number }
            orderby r.Id
            select new { v, t }).Take(PageSize).ToArrayAsync(cancel);
        return [.. page.Select(p => (p.v, p.t))];
    }

    private static KeptVersion Kept(RecordVersion version, RecordText text, ImmutableArray<ImportIssue> issues)
    {
        var raw = Packed.Unpacked(text.CompressedRaw);
        return new(version, Understood(version, text), raw, issues);
    }

    internal static ImportedRecord Understood(RecordVersion version, RecordText text)
    {
        try
        {
            return JsonSerializer.Deserialize<ImportedRecord>(Packed.Unpacked(text.CompressedRecord), RecordJson.Options)!;
        }
        catch (JsonException e)
        {
            return ReadRecord.From(new(version.Format, version.File, version.Encoding, version.Offset, 1, Packed.Unpacked(text.CompressedRaw))).Record
                ?? throw new InvalidDataException($"The stored record {version.RecordId} can no longer be read.", e);
        }
    }
}
