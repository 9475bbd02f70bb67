using System.Collections.Immutable;

namespace Equipoise.Evidence.Importing.Storing;

/// <summary>Counts what an import does and passes its issues on, so that none has to be held.</summary>
internal sealed class ImportTally(Action<ImportIssue> tell, Action<StoredNow>? each = null)
{
    private const int MostKept = 1000;
    private readonly SortedDictionary<(RecordSource, RecordKind), ImportCount> counts = [];
    private readonly SortedDictionary<string, int> codes = new(StringComparer.Ordinal);
    private int unreadable;
    private int losses;
    private int withdrawn;
    private int kept;
    private List<ImportIssue> loose = [];
    private Dictionary<(string, RecordSource, RecordKind), FileCount> files = [];

    public int Records { get; private set; }

    public void TellAll(IReadOnlyList<ImportIssue> issues)
    {
        foreach (var issue in issues) Tell(issue);
    }

    /// <summary>Issues that belong to no record that is stored.</summary>
    public void TellLoose(IReadOnlyList<ImportIssue> issues)
    {
        TellAll(issues);
        for (var i = 0; i < issues.Count && kept < MostKept; i++, kept++) loose.Add(issues[i]);
    }

    /// <summary>What is to be logged since the last time.</summary>
    public (IReadOnlyCollection<FileCount> Files, IReadOnlyCollection<ImportIssue> Loose) Take()
    {
        var taken = (files.Values, loose);
        (files, loose) = ([], []);
        return taken;
    }

    public void Tell(ImportIssue issue)
    {
        codes[issue.Code] = codes.GetValueOrDefault(issue.Code) + 1;
        if (issue.DataLost) losses++;
        tell(issue);
    }

    public void Unreadable() => unreadable++;

    public void Withdrawn(int records) => withdrawn += records;

    public void Count(PreparedRecord prepared, RecordFate fate)
    {
        var record = prepared.Record!;
        each?.Invoke(new(record, fate, prepared.Issues.Length, prepared.Issues.Any(i => i.DataLost)));
        var key = (record.Source, record.Kind);
        var count = counts.GetValueOrDefault(key) ?? new ImportCount(record.Source, record.Kind, 0, 0, 0);
        counts[key] = fate switch
        {
            RecordFate.New => count with { New = count.New + 1 },
            RecordFate.Changed => count with { Changed = count.Changed + 1 },
            _ => count with { Same = count.Same + 1 },
        };
        Records++;
        var place = (prepared.Place.File, record.Source, record.Kind);
        if (!files.TryGetValue(place, out var file)) files[place] = file = new(Storable.Text(prepared.Place.File), record.Source, record.Kind);
        switch (fate)
        {
            case RecordFate.New: file.New++; break;
            case RecordFate.Changed: file.Changed++; break;
            default: file.Same++; break;
        }
    }

    public ImportSummary Done() => new([.. counts.Values], unreadable, codes.ToImmutableSortedDictionary(StringComparer.Ordinal), losses) { Withdrawn = withdrawn };
}
