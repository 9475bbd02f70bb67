using System.Collections.Immutable;
using System.Text;

namespace Equipoise.Evidence.Importing.BibTex;

/// <summary>Reads an entry of BibTeX or BibLaTeX. Fields without one of their own are kept under their name.</summary>
internal static class ReadBibTex
{
    private static readonly HashSet<string> Mapped =
        ["title", "subtitle", "booktitle", "author", "editor", "journal", "journaltitle", "shortjournal", "journal-abbreviation", "year", "month", "day", "date", "volume", "number", "issue", "pages", "publisher", "issn", "isbn", "language", "abstract", "keywords", "affiliation"];

    public static ImportedRecord? From(RecordSlice slice, IssueLog log)
    {
        var text = Encoding.UTF8.GetString(slice.Text.Span);
        var entry = BibTexEntry.Parse(text, (ImmutableDictionary<string, string>?)slice.Heading ?? ImmutableDictionary<string, string>.Empty);
        if (slice.IsCutOff) log.AtLine(ImportCodes.Truncated, 0, 0, "The entry is not closed; it is read up to where the next begins or the file ends.", dataLost: false);
        foreach (var (at, message) in entry.Faults) log.AtLine(ImportCodes.Syntax, 1 + text.AsSpan(0, Math.Min(at, text.Length)).Count('\n'), 0, message, dataLost: message.Contains("left out", StringComparison.Ordinal));
        var twice = entry.Fields.GroupBy(f => f.Key, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToList();
        foreach (var name in twice) log.AtLine(ImportCodes.FieldTwice, 0, 0, $"The field '{name}' stands there more than once; all are kept.");
        var read = Citation(entry, twice, log);
        var ids = Identifiers(entry, read);
        return new()
        {
            Source = RecordSource.BibTex,
            Id = CitationId.Of(read, ids, null, log),
            Kind = RecordKind.Citation,
            Title = read.Title,
            Identifiers = ids,
            Citation = read,
        };
    }

    private static ImportedCitation Citation(BibTexEntry entry, List<string> twice, IssueLog log)
    {
        var title = Plain(entry, "title") is { } main ? Plain(entry, "subtitle") is { } sub ? $"{main}: {sub}" : main : Plain(entry, "booktitle");
        var keywords = Plain(entry, "keywords");
        return new()
        {
            Types = [entry.Kind],
            Title = title,
            OtherTitles = Plain(entry, "booktitle") is { } book && book != title ? [book] : [],
            Authors = BibTexNames.Of(Raw(entry, "author")),
            Editors = BibTexNames.Of(Raw(entry, "editor")),
            Journal = Plain(entry, "journal") ?? Plain(entry, "journaltitle") ?? Plain(entry, "booktitle"),
            JournalShort = Plain(entry, "shortjournal") ?? Plain(entry, "journal-abbreviation"),
            Published = Published(entry, log),
            Volume = Plain(entry, "volume"),
            Issue = Plain(entry, "number") ?? Plain(entry, "issue"),
            Pages = Plain(entry, "pages")?.Replace('–', '-'),
            Publisher = Plain(entry, "publisher"),
            SerialNumbers = [.. new[] { Plain(entry, "issn"), Plain(entry, "isbn") }.OfType<string>()],
            Languages = Plain(entry, "language") is { } language ? [language] : [],
            Abstract = Plain(entry, "abstract") is { } words ? [new(null, words)] : [],
            Keywords = keywords is null ? [] : [.. keywords.Split(keywords.Contains(';', StringComparison.Ordinal) ? ';' : ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Addresses = Plain(entry, "affiliation") is { } affiliation ? [affiliation] : [],
            Further = Further(entry, twice),
        };
    }

    private static ImmutableArray<NamedText> Further(BibTexEntry entry, List<string> twice) =>
    [
        .. entry.Key.Length > 0 ? [new NamedText("key", entry.Key)] : (NamedText[])[],
        .. entry.Fields.Where(f => (!Mapped.Contains(f.Key) || twice.Contains(f.Key, StringComparer.Ordinal)) && f.Value.Length > 0).Select(f => new NamedText(f.Key, LatexText.Plain(f.Value))),
    ];

    private static ReportedDate? Published(BibTexEntry entry, IssueLog log)
    {
        var (year, month, day, date) = (Plain(entry, "year"), Plain(entry, "month"), Plain(entry, "day"), Plain(entry, "date"));
        var text = date ?? string.Join(' ', new[] { year, month, day }.OfType<string>());
        if (text.Length == 0) return null;
        var value = date is not null ? ReadDate.From(date.Split('/')[0]) : null;
        if (value is null && year is not null)
        {
            var number = month is null ? "" : month.All(char.IsAsciiDigit) ? month : ReadDate.MonthOf(month) ?? "";
            value = ReadDate.Of(year, number, day ?? "") ?? ReadDate.Of(year, number, "") ?? ReadDate.From(year);
        }

        if (value is null) log.AtLine(ImportCodes.NotADate, 0, 0, $"'{text}' is not a date; its text is kept.");
        return new(text, value);
    }

    private static ImmutableArray<RecordIdentifier> Identifiers(BibTexEntry entry, ImportedCitation read)
    {
        var ids = new IdentifierList();
        foreach (var (name, raw) in entry.Fields)
        {
            var value = raw.Replace("\\_", "_", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);
            if (name == "doi" || (name is "url" or "ee" && value.Contains("doi.org/", StringComparison.OrdinalIgnoreCase))) ids.Doi(value, IdentifierRole.Own);
            else if (name == "pmid") ids.Paper(value, IdentifierRole.Own);
            else if (name is "pmc" or "pmcid") ids.Pmc(value.StartsWith("PMC", StringComparison.OrdinalIgnoreCase) ? value : "PMC" + value, IdentifierRole.Own);
            else if (name is "note" or "url" or "keywords" or "number" or "annote") ids.Register(value, IdentifierRole.Mentioned);
        }

        ids.Register(read.Title, IdentifierRole.Mentioned);
        foreach (var part in read.Abstract) ids.Register(part.Text, IdentifierRole.Mentioned);
        return ids.Done();
    }

    private static string? Raw(BibTexEntry entry, string name) => entry.Fields.Find(f => f.Key == name).Value is { Length: > 0 } value ? value : null;

    private static string? Plain(BibTexEntry entry, string name) => Raw(entry, name) is { } raw && LatexText.Plain(raw) is { Length: > 0 } plain ? plain : null;
}
