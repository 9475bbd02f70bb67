using System.Text.RegularExpressions;
using Equipoise.Evidence.Importing.Files;
using Equipoise.Evidence.Importing.Text;

namespace Equipoise.Evidence.Importing.Ris;

/// <summary>Cuts RIS into records, from TY to ER. A record whose ER is missing ends where the next begins.</summary>
internal sealed partial class RisSlices(ByteWindow window, SliceSource source) : LineSlices(window, source)
{
    private bool ended;

    protected override LineIs Judge(string line)
    {
        var isFirst = First().IsMatch(line);
        if (IsEmpty)
        {
            if (isFirst) return LineIs.Within;
            if (!string.IsNullOrWhiteSpace(line) && !Counter().IsMatch(line)) Source.AtLine(ImportCodes.NotARecord, Line, "This line stands outside any record and is left out.", dataLost: true);
            return LineIs.Between;
        }

        if (isFirst)
        {
            ended = false;
            return LineIs.FirstOfNext;
        }

        ended = Last().IsMatch(line);
        return ended ? LineIs.Last : LineIs.Within;
    }

    protected override RecordSlice Finish(RecordSlice slice, int line, bool fileEnded)
    {
        if (!ended) Source.AtLine(ImportCodes.Truncated, line, "The record that begins here has no ER line; it is read up to where the next begins or the file ends.", dataLost: false);
        ended = false;
        return slice;
    }

    [GeneratedRegex(@"^\s*TY {1,2}-( |$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex First();

    [GeneratedRegex(@"^\s*ER {1,2}- ?\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Last();

    [GeneratedRegex(@"^\s*\[?\d+[.\])]?\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Counter();
}
