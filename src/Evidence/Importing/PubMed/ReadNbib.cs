using System.Collections.Immutable;
using System.Text;
using Equipoise.Evidence.Importing.Text;

namespace Equipoise.Evidence.Importing.PubMed;

/// <summary>Reads a record in the tagged text of PubMed (nbib, MEDLINE).</summary>
internal static class ReadNbib
{
    /// <summary>Tags that have a field of their own; all others are kept under their name.</summary>
    private static readonly HashSet<string> Mapped = ["PMID", "TI", "TT", "AU", "FAU", "CN", "ED", "FED", "JT", "TA", "DP", "VI", "IP", "PG", "IS", "LA", "AB", "OT", "AD", "PT", "PB", "BTI", "CTI"];

    public static ImportedRecord? From(RecordSlice slice, IssueLog log)
    {
        var lines = Lines(slice, log);
        if (lines.Count == 0) return null;
        var pmid = First(lines, "PMID") ?? First(lines, "PMCR");
        var read = Citation(lines, log);
        return new()
        {
            Source = RecordSource.PubMed,
            Id = PubMedIds.Of(pmid, slice, log),
            Kind = RecordKind.Citation,
            Title = read.Title,
            Updated = First(lines, "LR") is { } revised ? ReadDate.From(revised) : null,
            Identifiers = Identifiers(lines, read, pmid),
            Citation = read,
        };
    }

    private static ImportedCitation Citation(List<TaggedLine> lines, IssueLog log)
    {
        var types = All(lines, "PT");
        var full = All(lines, "FAU");
        ImmutableArray<string> titles = [.. All(lines, "TI"), .. All(lines, "CTI")];
        var notices = Notices(lines);
        return new()
        {
            Types = types,
            Title = titles.Length == 0 ? First(lines, "BTI") ?? First(lines, "TT") : string.Join(' ', titles),
            OtherTitles = [.. All(lines, "TT"), .. titles.Length == 0 ? [] : All(lines, "BTI")],
            Authors = [.. (full.Length > 0 ? full : All(lines, "AU")).Select(a => new CitationAuthor(a)), .. All(lines, "CN").Select(c => new CitationAuthor(c, IsGroup: true))],
            Editors = [.. (All(lines, "FED") is { Length: > 0 } editors ? editors : All(lines, "ED")).Select(a => new CitationAuthor(a))],
            Journal = First(lines, "JT") ?? First(lines, "TA"),
            JournalShort = First(lines, "TA"),
            Published = Date(lines, log),
            Volume = First(lines, "VI"),
            Issue = First(lines, "IP"),
            Pages = First(lines, "PG"),
            Publisher = First(lines, "PB"),
            SerialNumbers = All(lines, "IS"),
            Languages = All(lines, "LA"),
            Abstract = [.. All(lines, "AB").Select(a => new AbstractPart(null, a))],
            Keywords = All(lines, "OT"),
            Addresses = [.. All(lines, "AD").Distinct(StringComparer.Ordinal)],
            Notices = notices,
            IsRetracted = types.Contains("Retracted Publication", StringComparer.OrdinalIgnoreCase) || notices.Any(n => n.Type == "RIN"),
            Further = [.. lines.Where(l => !Mapped.Contains(l.Tag)).Select(l => new NamedText(l.Tag, l.Value))],
        };
    }

    private static ReportedDate? Date(List<TaggedLine> lines, IssueLog log)
    {
        var at = lines.FindIndex(l => l.Tag == "DP");
        if (at < 0) return null;
        var value = ReadDate.From(lines[at].Value);
        if (value is null) log.AtLine(ImportCodes.NotADate, lines[at].Line, 0, $"'{lines[at].Value}' is not a date; its text is kept.");
        return new(lines[at].Value, value);
    }

    /// <summary>RIN is "retraction in", ROF "retraction of", EIN "erratum in", CIN "comment in", UIN "update in" and so on.</summary>
    private static ImmutableArray<CitationNotice> Notices(List<TaggedLine> lines) =>
        [.. lines.Where(l => l.Tag is "RIN" or "ROF" or "RPI" or "RPF" or "EIN" or "EFR" or "CIN" or "CON" or "UIN" or "UOF" or "ECI" or "ECF" or "CRI" or "CRF").Select(l => new CitationNotice(l.Tag, l.Value, PmidIn(l.Value)))];

    private static string? PmidIn(string text)
    {
        var at = text.IndexOf("PMID:", StringComparison.Ordinal);
        return at < 0 ? null : new string([.. text[(at + 5)..].TrimStart().TakeWhile(char.IsAsciiDigit)]);
    }

    private static ImmutableArray<RecordIdentifier> Identifiers(List<TaggedLine> lines, ImportedCitation read, string? pmid)
    {
        var ids = new IdentifierList();
        ids.Paper(pmid, IdentifierRole.Own);
        foreach (var line in lines)
        {
            if (line.Tag is "AID" or "LID" or "SO" && line.Value.Contains("doi", StringComparison.OrdinalIgnoreCase)) ids.Doi(line.Value, IdentifierRole.Own);
            else if (line.Tag == "PMC") ids.Pmc(line.Value, IdentifierRole.Own);
            else if (line.Tag == "SI") ids.Register(line.Value, IdentifierRole.Linked);
            else if (line.Tag is "AB" or "TI" or "OT") ids.Register(line.Value, IdentifierRole.Mentioned);
        }

        foreach (var notice in read.Notices) ids.Paper(notice.Pmid, IdentifierRole.Reference);
        return ids.Done();
    }

    private static List<TaggedLine> Lines(RecordSlice slice, IssueLog log)
    {
        var result = new List<TaggedLine>();
        var number = 0;
        foreach (var raw in Encoding.UTF8.GetString(slice.Text.Span).Split('\n'))
        {
            number++;
            var line = raw.TrimEnd('\r', ' ', '\t');
            if (line.Length == 0) continue;
            if (NbibSlices.Tag().Match(line) is { Success: true } tag && line[0] != ' ') result.Add(new(tag.Value[..^1].TrimEnd(), line[tag.Length..].Trim(), number));
            else if (result.Count > 0) result[^1] = result[^1] with { Value = $"{result[^1].Value} {line.Trim()}".Trim() };
            else log.AtLine(ImportCodes.NotARecord, number, 0, "This line stands before any tag and is left out.", dataLost: true);
        }

        return result;
    }

    private static string? First(List<TaggedLine> lines, string tag) => lines.Find(l => l.Tag == tag) is { Value.Length: > 0 } line ? line.Value : null;

    private static ImmutableArray<string> All(List<TaggedLine> lines, string tag) => [.. lines.Where(l => l.Tag == tag && l.Value.Length > 0).Select(l => l.Value)];
}
