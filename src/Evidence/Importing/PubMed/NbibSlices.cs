using System.Text.RegularExpressions;
using Equipoise.Evidence.Importing.Files;
using Equipoise.Evidence.Importing.Text;

namespace Equipoise.Evidence.Importing.PubMed;

/// <summary>Cuts the tagged text of PubMed into records: at each PMID, or where there is none at empty lines.</summary>
internal sealed partial class NbibSlices(ByteWindow window, SliceSource source) : LineSlices(window, source)
{
    private bool blankBefore;
    private bool hasPmid;

    protected override LineIs Judge(string line)
    {
        if (line.Length == 0 || string.IsNullOrWhiteSpace(line))
        {
            blankBefore = true;
            return IsEmpty ? LineIs.Between : LineIs.Within;
        }

        if (IsEmpty) return First(line);
        var begins = line.StartsWith("PMID-", StringComparison.Ordinal) || (blankBefore && !hasPmid && Tag().IsMatch(line));
        if (begins) return LineIs.FirstOfNext;
        blankBefore = false;
        return LineIs.Within;
    }

    private LineIs First(string line)
    {
        if (!Tag().IsMatch(line))
        {
            Source.AtLine(ImportCodes.NotARecord, Line, "This line stands before any record and is left out.", dataLost: true);
            return LineIs.Between;
        }

        (blankBefore, hasPmid) = (false, hasPmid || line.StartsWith("PMID", StringComparison.Ordinal));
        return LineIs.Within;
    }

    [GeneratedRegex(@"^[A-Z][A-Z0-9]{1,3} {0,2}-", RegexOptions.CultureInvariant, 1000)]
    internal static partial Regex Tag();
}
