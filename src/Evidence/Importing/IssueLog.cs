using System.Collections.Immutable;

namespace Equipoise.Evidence.Importing;

/// <summary>Collects what is imperfect in one record.</summary>
internal sealed class IssueLog(RecordSlice slice, int most)
{
    private ImmutableArray<ImportIssue>.Builder? issues;
    private int told;

    public RecordSlice Slice => slice;

    public void AtPath(string code, string path, string message, bool dataLost = false) =>
        Add(new(code, slice.File, FormattableString.Invariant($"byte {slice.Offset}, {path}"), message, dataLost));

    public void AtByte(string code, long within, string message, bool dataLost) =>
        Add(new(code, slice.File, FormattableString.Invariant($"byte {slice.Offset + within}"), message, dataLost));

    /// <param name="code">One of <see cref="ImportCodes"/>.</param>
    /// <param name="line">Line within the record, from 1; 0 is the record as a whole.</param>
    /// <param name="column">Column, from 1; 0 when it is not known.</param>
    /// <param name="message">A sentence.</param>
    /// <param name="dataLost">Whether something of the record was lost.</param>
    public void AtLine(string code, int line, int column, string message, bool dataLost = false) =>
        Add(new(code, slice.File, Place(slice.Line + Math.Max(line, 1) - 1, column), message, dataLost));

    public ImmutableArray<ImportIssue> Done() => issues?.ToImmutable() ?? [];

    private static string Place(int line, int column) =>
        column > 0 ? FormattableString.Invariant($"line {line}, column {column}") : FormattableString.Invariant($"line {line}");

    private void Add(ImportIssue issue)
    {
        if (told > most) return;
        if (told++ == most) issue = new(ImportCodes.TooManyIssues, slice.File, issue.Position, $"This record has more than {most} issues; the rest is not told.", DataLost: true);
        (issues ??= ImmutableArray.CreateBuilder<ImportIssue>()).Add(issue);
    }
}
