using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Searching;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Matching;

/// <summary>What matching needs of a record; far less than the record, so that many fit into memory.</summary>
internal sealed record RecordTraits
{
    public required RecordKey Key { get; init; }

    public required RecordKind Kind { get; init; }

    /// <summary>Ids of bibliographies that name the record itself: one of each scheme at most names one paper.</summary>
    public ImmutableArray<(string Scheme, string Value)> Papers { get; init; } = [];

    /// <summary>Ids of registers, each with the strongest reason for which it stands there.</summary>
    public ImmutableArray<RecordIdentifier> Registers { get; init; } = [];

    /// <summary>PubMed numbers of papers that a register lists as results of the trial, or found to be about it.</summary>
    public ImmutableArray<string> Listed { get; init; } = [];

    /// <summary>PubMed numbers of the papers that the record is a notice about.</summary>
    public ImmutableArray<string> About { get; init; } = [];

    public ImmutableArray<TitleTraits> Titles { get; init; } = [];

    public int? Year { get; init; }

    /// <summary>Family name of the first author, folded; of a trial its sponsor.</summary>
    public string? Author { get; init; }

    public string? Journal { get; init; }

    /// <summary>First page, as printed.</summary>
    public string? Page { get; init; }

    public string? Volume { get; init; }

    /// <summary>True for an erratum, a comment, a reply and the like.</summary>
    public bool IsNotice { get; init; }

    /// <summary>True for a review or guideline, which speaks of trials without reporting one.</summary>
    public bool IsReview { get; init; }

    private static readonly string[] Schemes = ["doi", "pmid", "pmc"];

    public static RecordTraits Of(ImportedRecord record)
    {
        var (citation, trial) = (record.Citation, record.Trial);
        string?[] titles = [record.Title, trial?.OfficialTitle, trial?.BriefTitle, .. citation?.OtherTitles ?? []];
        var traits = titles.Where(t => !string.IsNullOrWhiteSpace(t)).Distinct(StringComparer.Ordinal).Select(t => TitleTraits.Of(t!)).Where(t => t.Letters.Length > 0).ToImmutableArray();
        return new()
        {
            Key = new(record.Source, record.Id),
            Kind = record.Kind,
            Papers = [.. record.Identifiers.Where(i => i.Role == IdentifierRole.Own && Schemes.Contains(i.Scheme, StringComparer.Ordinal)).Select(i => (i.Scheme, i.Value)).Distinct()],
            Registers = [.. record.Identifiers.Where(i => IsRegister(i.Scheme)).GroupBy(i => (i.Scheme, i.Value)).Select(g => g.MinBy(i => i.Role)!)],
            Listed = [.. (trial?.References ?? []).Where(r => r is { Type: "RESULT" or "DERIVED", Pmid: not null }).Select(r => r.Pmid!).Distinct(StringComparer.Ordinal)],
            About = [.. (citation?.Notices ?? []).Select(n => n.Pmid).OfType<string>()],
            Titles = traits,
            Year = citation?.Published?.Value?.Year ?? trial?.Dates.Start?.Value?.Year,
            Author = Folded(citation?.Authors.FirstOrDefault() is { } author ? Family(author) : trial?.Sponsor?.Name),
            Journal = citation?.Journal ?? citation?.JournalShort,
            Page = FirstPage(citation?.Pages),
            Volume = citation?.Volume?.Trim(),
            IsNotice = traits.Any(t => t.IsNotice) || (citation?.Types.Any(IsNoticeType) ?? false),
            IsReview = citation?.Types.Any(IsReviewType) ?? false,
        };
    }

    /// <summary>A paper of something on file, as far as it was read.</summary>
    public static RecordTraits Of(Citation paper, string id) => new()
    {
        Key = new(RecordSource.Sheet, id),
        Kind = RecordKind.Citation,
        Papers = [.. new[] { ("doi", paper.Doi?.Value.ToLowerInvariant()), ("pmid", paper.Pmid?.Value), ("pmc", paper.Pmcid?.Value.ToUpperInvariant()) }.Where(p => p.Item2 is not null).Select(p => (p.Item1, p.Item2!))],
        Titles = paper.Title is { } title ? [TitleTraits.Of(title.Value)] : [],
        Year = paper.Year?.Value,
        Author = Folded(paper.Authors?.Value.Split(',', ' ')[0]),
        Journal = paper.Journal?.Value,
    };

    public static bool IsRegister(string scheme) => scheme is not ("doi" or "pmid" or "pmc" or "org" or "secondary" or "ictrp");

    private static bool IsNoticeType(string type) => type is "Published Erratum" or "Retraction of Publication" or "Expression of Concern";

    private static bool IsReviewType(string type) => type is "Review" or "Systematic Review" or "Meta-Analysis" or "Guideline" or "Practice Guideline";

    private static string Family(CitationAuthor author) => author.IsGroup ? author.Name : author.Name.Contains(',', StringComparison.Ordinal) ? author.Name[..author.Name.IndexOf(',', StringComparison.Ordinal)] : FamilyOfPlain(author.Name);

    /// <summary>"Dawson G" and "Geraldine Dawson": initials are short and in capitals.</summary>
    private static string FamilyOfPlain(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? name : words[^1].TrimEnd('.').Length <= 3 && words[^1].All(c => char.IsUpper(c) || c == '.') ? string.Join(' ', words[..^1]) : words[^1];
    }

    private static string? Folded(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        var folded = TitleTraits.Of(name).Letters;
        return folded.Length == 0 ? null : folded;
    }

    private static string? FirstPage(string? pages)
    {
        var first = pages?.Split('-', '–', ',', ';')[0].Trim().ToLower(CultureInfo.InvariantCulture);
        return string.IsNullOrEmpty(first) ? null : first;
    }
}
