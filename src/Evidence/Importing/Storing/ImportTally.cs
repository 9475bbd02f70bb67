using System.Collections.Immutable;

namespace Equipoise.Evidence.Importing.Storing;

/// <summary>Counts what an import does and passes its issues on, so that none has to be held.</summary>
internal sealed class ImportTally(Action<ImportIssue> tell, Action<StoredNow>? each = null)
{
    private readonly SortedDictionary<(RecordSource, RecordKind), ImportCount> counts = [];
    private readonly SortedDictionary<string, int> codes = new(StringComparer.Ordinal);
    private int unreadable;
    private int losses;
    private int withdrawn;

    public int Records { get; private set; }

    public void TellAll(IReadOnlyList<ImportIssue> issues)
    {
        foreach (var issue in issues) Tell(issue);
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
    }

    public ImportSummary Done() => new([.. counts.Values], unreadable, codes.ToImmutableSortedDictionary(StringComparer.Ordinal), losses) { Withdrawn = withdrawn };
}
