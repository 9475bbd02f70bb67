using System.Collections.Immutable;
using System.Text.Json;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Snapshots;
using Equipoise.Registry.Exporting;
using Equipoise.Registry.Programmes;

namespace Equipoise.Registry.Importing;

/// <summary>A version of a programme as an export has it.</summary>
internal sealed record ImportedVersion(string Hash, int Number, string Content, Programme Programme);

/// <summary>A record of a form: its row, and its answers.</summary>
internal sealed record ImportedRecord(string Form, ImportedRow Row, string Values);

/// <summary>A child with all that belongs to it.</summary>
internal sealed record ImportedChild(
    ImportedRow Row, ImmutableArray<ImportedRow> Consents, ImmutableArray<ImportedRow> Decisions, ImmutableArray<ImportedRow> Visits, ImmutableArray<ImportedRecord> Records,
    ImmutableArray<ImportedRow> Deviations, ImmutableArray<ImportedRow> Queries);

/// <summary>An export that was read, whole and unchanged, with everything in it.</summary>
internal sealed record ImportedExport
{
    public required string ProgrammeId { get; init; }

    public required bool Synthetic { get; init; }

    /// <summary>Whether nothing was left out because of the role of whoever exported.</summary>
    public required bool IsWhole { get; init; }

    public required ImmutableArray<ImportedVersion> Versions { get; init; }

    public required ImmutableArray<ImportedRow> Adopted { get; init; }

    public required ImmutableArray<ImportedChild> Children { get; init; }

    /// <summary>What an export says about itself.</summary>
    public static ImportedExport Of(JsonElement head, JsonElement programmes, Func<ImmutableArray<ImportedVersion>, ImmutableArray<ImportedChild>> children)
    {
        if (head.GetProperty("kind").GetString() != ExportHead.Kind) throw new ImportFault("kind", "This is not an export of a registry.");
        if (head.GetProperty("form").GetInt32() != ExportHead.Form) throw new ImportFault("form", $"This export was written in form {head.GetProperty("form")}, and this program reads form {ExportHead.Form}.");
        if (head.GetProperty("dates").GetString() != Words.Code(ExportDates.Absolute)) throw new ImportFault("dates", "An export whose days are counted cannot be read back: it was made for those who may not know the days.");
        var id = head.GetProperty("programme").GetString()!;
        var versions = programmes.EnumerateArray().Select(p => Version(id, p)).ToImmutableArray();
        return new()
        {
            ProgrammeId = id,
            Synthetic = head.GetProperty("site").GetProperty("synthetic").GetBoolean(),
            IsWhole = head.GetProperty("whole").GetBoolean(),
            Versions = versions,
            Adopted = [.. head.GetProperty("versions").EnumerateArray().Select(v => ImportedRow.Of("versions", v))],
            Children = children(versions),
        };
    }

    private static ImportedVersion Version(string id, JsonElement version)
    {
        var (hash, number, content) = (version.GetProperty("hash").GetString()!, version.GetProperty("number").GetInt32(), version.GetProperty("content").GetRawText());
        if (KeptProgrammes.HashOf(content) != hash) throw new ImportFault("programmes", $"Version {number} of the programme is not what its hash says.");
        var programme = JsonSerializer.Deserialize<Programme>(content, CanonicalJson.Options)!;
        return programme.Id == id && programme.Version == number ? new(hash, number, content, programme) : throw new ImportFault("programmes", $"Version {number} is of another programme, or another version.");
    }
}
