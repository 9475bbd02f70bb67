using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Importing.Text;

namespace Equipoise.Evidence.Importing.Ris;

/// <summary>Reads a reference in RIS, whichever of its many dialects wrote it. Tags without a field of their own are kept under their name.</summary>
internal static partial class ReadRis
{
    private static readonly HashSet<string> Mapped =
        ["TY", "ER", "TI", "T1", "CT", "BT", "AU", "A1", "A2", "ED", "PY", "Y1", "VL", "IS", "SP", "EP", "PB", "SN", "LA", "AB", "N2", "KW", "AD", "JF", "JO", "T2", "JA", "J1", "J2"];

    private static readonly HashSet<string> Known =
    [
        .. Mapped, "A3", "A4", "AN", "AV", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "CA", "CN", "CP", "CY", "DA", "DB", "DI", "DO", "DP", "ET", "FD", "H1", "H2", "ID", "IP", "L1", "L2", "L3", "L4", "LB", "LK",
        "M1", "M2", "M3", "N1", "NO", "NV", "OL", "OP", "PA", "PP", "PMID", "RD", "RI", "RN", "RP", "SE", "SF", "SL", "SO", "SR", "ST", "SV", "T3", "TA", "TN", "TT", "U1", "U2", "U3", "U4", "U5", "UR", "VO", "WP", "WT", "WV", "Y2", "YR", "NS",
    ];

    public static ImportedRecord? From(RecordSlice slice, IssueLog log)
    {
        var lines = Lines(slice, log);
        foreach (var line in lines.Where(l => !Known.Contains(l.Tag)).DistinctBy(l => l.Tag, StringComparer.Ordinal))
            log.AtLine(ImportCodes.TagUnknown, line.Line, 0, $"The tag {line.Tag} is not one of RIS; it is kept under its name.");
        var read = Citation(lines, log);
        var ids = Identifiers(lines, read);
        return new()
        {
            Source = RecordSource.Ris,
            Id = CitationId.Of(read, ids, Value(lines, "AN"), log),
            Kind = RecordKind.Citation,
            Title = read.Title,
            Identifiers = ids,
            Citation = read,
        };
    }

    private static ImportedCitation Citation(List<TaggedLine> lines, IssueLog log)
    {
        var title = Value(lines, "TI", "T1", "CT", "BT", "ST", "NS");
        var journal = Value(lines, "JF", "JO", "T2", "BT", "JA", "J1", "J2");
        var (start, end) = (Value(lines, "SP"), Value(lines, "EP"));
        return new()
        {
            Types = Values(lines, "TY"),
            Title = title,
            OtherTitles = [.. Values(lines, "TI", "T1", "CT", "BT", "T2").Where(t => t != title && t != journal)],
            Authors = [.. Values(lines, "AU", "A1").Select(a => new CitationAuthor(a))],
            Editors = [.. Values(lines, "ED", "A2").Select(a => new CitationAuthor(a))],
            Journal = journal,
            JournalShort = Value(lines, "JA", "J2", "J1", "JO"),
            Published = Published(lines, log),
            Volume = Value(lines, "VL", "VO"),
            Issue = Value(lines, "IS", "CP"),
            Pages = start is null ? end : end is null ? start : $"{start}-{end}",
            Publisher = Value(lines, "PB"),
            SerialNumbers = Values(lines, "SN"),
            Languages = Values(lines, "LA"),
            Abstract = [.. Values(lines, "AB", "N2").Select(a => new AbstractPart(null, a))],
            Keywords = Values(lines, "KW"),
            Addresses = Values(lines, "AD"),
            Further = [.. lines.Where(l => !Mapped.Contains(l.Tag) && l.Value.Length > 0).Select(l => new NamedText(l.Tag, l.Value))],
        };
    }

    /// <summary>The more precise of the year and the date, where they agree on the year.</summary>
    private static ReportedDate? Published(List<TaggedLine> lines, IssueLog log)
    {
        var at = lines.FindIndex(l => l.Tag is "PY" or "Y1" or "YR" && l.Value.Length > 0);
        var further = Value(lines, "DA") is { } text ? new ReportedDate(text, ReadDate.From(text)) : null;
        if (at < 0) return further;
        var value = ReadDate.From(lines[at].Value);
        if (value is null) log.AtLine(ImportCodes.NotADate, lines[at].Line, 0, $"'{lines[at].Value}' is not a date; its text is kept.");
        return value is { Month: null } && further?.Value is { Month: not null } finer && finer.Year == value.Value.Year ? further : new(lines[at].Value, value);
    }

    private static ImmutableArray<RecordIdentifier> Identifiers(List<TaggedLine> lines, ImportedCitation read)
    {
        var ids = new IdentifierList();
        var database = string.Concat(Values(lines, "DB", "DP", "N1"));
        foreach (var line in lines)
        {
            if (line.Tag is "DO" or "DI" or "M3" or "L3") ids.Doi(line.Value, IdentifierRole.Own);
            else if (line.Tag == "PMID") ids.Paper(line.Value, IdentifierRole.Own);
            else if (line.Tag == "C2" || line.Value.StartsWith("PMC", StringComparison.Ordinal)) ids.Pmc(line.Value, IdentifierRole.Own);
            else if (line.Tag == "AN" && (database.Contains("pubmed", StringComparison.OrdinalIgnoreCase) || database.Contains("medline", StringComparison.OrdinalIgnoreCase))) ids.Paper(line.Value, IdentifierRole.Own);
            else if (line.Tag is "UR" or "LK") Address(ids, line.Value);
            if (line.Tag is "AN" or "ID" or "C1" or "U1") ids.Register(line.Value, IdentifierRole.Secondary);
            else if (line.Tag is "N1" or "KW" or "UR") ids.Register(line.Value, IdentifierRole.Mentioned);
        }

        ids.Register(read.Title, IdentifierRole.Mentioned);
        foreach (var part in read.Abstract) ids.Register(part.Text, IdentifierRole.Mentioned);
        return ids.Done();
    }

    private static void Address(IdentifierList ids, string url)
    {
        if (PubMedAddress().Match(url) is { Success: true } match) ids.Paper(match.Groups["id"].Value, IdentifierRole.Own);
        else if (url.Contains("doi.org/", StringComparison.OrdinalIgnoreCase)) ids.Doi(Uri.UnescapeDataString(url), IdentifierRole.Own);
    }

    private static List<TaggedLine> Lines(RecordSlice slice, IssueLog log)
    {
        var result = new List<TaggedLine>();
        var number = 0;
        foreach (var raw in Encoding.UTF8.GetString(slice.Text.Span).Split('\n'))
        {
            number++;
            var line = raw.TrimEnd('\r', ' ', '\t');
            if (Tagged().Match(line) is { Success: true } match && (match.Groups["gap"].Length == 2 || Known.Contains(match.Groups["tag"].Value))) result.Add(new(match.Groups["tag"].Value, match.Groups["value"].Value.Trim(), number));
            else if (line.Trim().Length == 0) continue;
            else if (result.Count > 0) result[^1] = result[^1] with { Value = $"{result[^1].Value} {line.Trim()}".Trim() };
            else log.AtLine(ImportCodes.NotARecord, number, 0, "This line stands before any tag and is left out.", dataLost: true);
        }

        return result;
    }

    private static string? Value(List<TaggedLine> lines, params ReadOnlySpan<string> tags)
    {
        foreach (var tag in tags)
            foreach (var line in lines)
                if (line.Tag == tag && line.Value.Length > 0) return line.Value;
        return null;
    }

    private static ImmutableArray<string> Values(List<TaggedLine> lines, params string[] tags) =>
        [.. lines.Where(l => l.Value.Length > 0 && tags.Contains(l.Tag, StringComparer.Ordinal)).Select(l => l.Value)];

    [GeneratedRegex(@"^\s*(?<tag>PMID|[A-Z][A-Z0-9])(?<gap> {1,2})-( (?<value>.*))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tagged();

    [GeneratedRegex(@"(pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/(m/)?pubmed)/(?<id>\d+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PubMedAddress();
}
