using System.Collections.Immutable;
using System.IO.Compression;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;

namespace Equipoise.Site.Exporting;

/// <summary>
/// The whole review as a data package like those of RevMan Web (version 1): analyses with their rows, settings and estimates, characteristics of studies,
/// risk of bias, and references. The R package meta reads it (<c>read.cdir</c>).
/// </summary>
public static class RevManPackage
{
    private static readonly DateTimeOffset Oldest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The rows of all analyses alone.</summary>
    public static byte[] DataRows(FindingBook book, Snapshot snapshot) => RevManAnalyses.DataRows(Analysis.All(book, snapshot));

    /// <summary>Name of the package: the review and its release.</summary>
    public static string Name(Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return "equipoise" + snapshot.Hash[..12];
    }

    /// <summary>Its files in order, by their paths.</summary>
    public static ImmutableArray<(string Path, byte[] Bytes)> Files(FindingBook book, Snapshot snapshot)
    {
        var name = Name(snapshot);
        var analyses = Analysis.All(book, snapshot);
        Study[] studies = [.. snapshot.Content.Studies.Where(s => s.Kind != StudyKind.Planned)];
        return
        [
            ($"{name}-analysis-data/{name}-data-rows.csv", RevManAnalyses.DataRows(analyses)),
            ($"{name}-analysis-data/{name}-overall-estimates-and-settings.csv", RevManAnalyses.Overall(analyses)),
            ($"{name}-analysis-data/{name}-subgroup-estimates.csv", RevManAnalyses.NoSubgroups()),
            ($"{name}-study-data/{name}-study-information.csv", RevManStudies.Information(snapshot, studies)),
            ($"{name}-study-data/{name}-risk-of-bias.csv", RevManStudies.RiskOfBias(snapshot, studies)),
            ($"{name}-study-data/{name}-included.ris", RevManStudies.References(studies)),
        ];
    }

    /// <summary>The package in one file; equal records give equal bytes.</summary>
    public static byte[] Zip(FindingBook book, Snapshot snapshot)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, bytes) in Files(book, snapshot))
            {
                var entry = zip.CreateEntry(path);
                entry.LastWriteTime = Oldest;
                using var stream = entry.Open();
                stream.Write(bytes);
            }
        }

        return memory.ToArray();
    }
}
