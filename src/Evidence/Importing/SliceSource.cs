using Equipoise.Evidence.Importing.Files;

namespace Equipoise.Evidence.Importing;

/// <summary>The file that is being cut into records, and what is imperfect in the file itself.</summary>
internal sealed class SliceSource(SourceFormat format, string file, string encoding, ImportLimits limits)
{
    private readonly List<ImportIssue> issues = [];

    public ImportLimits Limits => limits;

    public string File => file;

    public RecordSlice Slice(ByteWindow window, int length) =>
        new(format, file, encoding, window.Offset, window.Line, window.Span[..length].ToArray());

    public void AtByte(string code, long place, string message, bool dataLost) =>
        issues.Add(new(code, file, FormattableString.Invariant($"byte {place}"), message, dataLost));

    public void AtLine(string code, int line, string message, bool dataLost) =>
        issues.Add(new(code, file, FormattableString.Invariant($"line {line}"), message, dataLost));

    public void Whole(string code, string message, bool dataLost) => issues.Add(new(code, file, "", message, dataLost));

    /// <summary>What was found since the last time.</summary>
    public IReadOnlyList<ImportIssue> Take()
    {
        if (issues.Count == 0) return [];
        var taken = issues.ToArray();
        issues.Clear();
        return taken;
    }
}
