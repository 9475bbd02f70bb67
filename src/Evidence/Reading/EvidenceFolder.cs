using System.Collections.Immutable;
using Equipoise.Evidence.Checking;
using Equipoise.Evidence.Claims.Lexicons;
using Equipoise.Evidence.Clinics;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Places;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Screening;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Translations;

namespace Equipoise.Evidence.Reading;

/// <summary>What came of reading a folder: a snapshot, or everything that stands in its way. Never half of either.</summary>
public sealed record EvidenceReading(Snapshot? Snapshot, ImmutableArray<Problem> Problems)
{
    public bool IsValid => Snapshot is not null;

    /// <summary>The words by which pages are read; no evidence, and so no part of the snapshot.</summary>
    public ImmutableArray<Lexicon> Lexicons { get; init; } = [];

    /// <summary>The protocols that sites follow; no evidence either.</summary>
    public ImmutableArray<Programme> Programmes { get; init; } = [];

    /// <summary>What was decided about records that were found; no evidence either.</summary>
    public ScreeningLog Screening { get; init; } = new([]);
}

/// <summary>Reads a folder laid out like <c>data/</c>.</summary>
public static class EvidenceFolder
{
    /// <summary>Reads, binds and checks every file; all problems come back together, ordered by file and line.</summary>
    public static EvidenceReading Read(string folder, CancellationToken cancel = default)
    {
        var problems = new List<Problem>();
        if (!Directory.Exists(folder))
            return new(null, [new(Codes.FolderMissing, folder, 0, 0, "", "There is no such folder.")]);

        var locations = new Locations();
        var files = new RecordFiles(folder, locations, problems);
        files.Read(cancel);
        problems.AddRange(Checks.All(files, locations));
        var content = files.Content();
        if (problems.Count == 0 && content.Studies.IsEmpty)
            problems.Add(new(Codes.RecordsMissing, folder, 0, 0, "", "This folder holds no studies, so it cannot be an evidence base. It should look like the folder data of the project."));
        var instruments = files.Of<Instrument>().DistinctBy(i => i.Id, StringComparer.Ordinal).ToDictionary(i => i.Id, StringComparer.Ordinal);
        return problems.Count == 0
            ? new(new Snapshot(content) { Words = new(files.Of<WordFile>()), Clinics = ClinicShelf.Of(files.Of<VettingChecklist>(), files.Of<Clinic>()), Places = new(files.Of<CountryMiddles>()) }, []) { Lexicons = files.Of<Lexicon>(), Programmes = [.. files.Of<Programme>().OrderBy(p => p.Id, StringComparer.Ordinal).Select(p => ProgrammeItems.With(p, instruments))], Screening = new([.. files.Of<ScreeningFile>().SelectMany(f => f.Decisions)]) }
            : new(null, [.. problems.Distinct().OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Column)]);
    }
}
