using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Drafting;

/// <summary>Turns an imported trial or paper into a draft of a study file. Nothing is guessed: what the record does not say is absent and listed as something to fill in.</summary>
public static partial class DraftStudy
{
    public const string Program = "Equipoise, a draft by the program; read by nobody yet";

    /// <summary>Null for reviews and rows, which are no studies.</summary>
    /// <param name="record">The record.</param>
    /// <param name="version">Which version of it.</param>
    /// <param name="imported">When that version was imported; dates the draft where the record has no date of its own.</param>
    /// <param name="snapshot">Knows the instruments.</param>
    public static StudyDraft? From(ImportedRecord record, int version, DateTimeOffset imported, Snapshot snapshot)
    {
        if (record.Trial is null && record.Citation is null) return null;
        var key = SourceKey(record);
        var notes = new DraftNotes(key);
        var current = record.Updated ?? PartialDate.Parse(imported.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null);
        var study = record.Trial is { } trial ? OfTrial(record, trial, current, snapshot, notes) : OfPaper(record, record.Citation!, current, notes);
        notes.Fill("The title and the summary, in our own words, and what this study cannot tell.");
        study = study with { Missing = [.. notes.ToFill] };
        return new(study, SourceOf(record, version, key, current), study.Missing, [.. notes.NotTaken]);
    }

    private static Study OfTrial(ImportedRecord record, ImportedTrial trial, PartialDate current, Snapshot snapshot, DraftNotes notes)
    {
        var arms = DraftArms.Of(trial, record.Results, notes);
        var results = new DraftResults(arms, new(snapshot.Content.Instruments), notes).Of(record.Results?.Outcomes ?? []);
        if (trial.HasResults == true && record.Results is null) notes.Fill("Results are posted, but were not part of what was imported.");
        return new()
        {
            Id = IdOf(record),
            Label = DraftNotes.Short(trial.Acronym ?? record.Id, 60),
            Title = DraftNotes.Short(PublicRecord.Text(record.Title ?? record.Id), 300),
            Kind = record.Results is null ? StudyKind.Planned : StudyKind.Primary,
            ReadDepth = ReadDepth.Registry,
            ExtractedBy = Program,
            CurrentTo = current,
            Year = YearOf(trial, current, notes),
            Summary = $"Not written yet. The register says: {DraftNotes.Short(PublicRecord.Text(trial.Summary ?? "nothing"), 700)}",
            CannotTell = ["Nobody has judged this yet: it is a draft made from a record of a register."],
            Citations = Papers(trial, notes),
            Registrations = DraftRegistrations.Of(record, trial, notes),
            Countries = CountriesOf(trial, notes),
            Place = trial.Places is [{ Facility: { } facility }] ? notes.Read(DraftNotes.Short(PublicRecord.Text(facility), 200), "trial.places[0].facility") : null,
            Design = DraftDesign.Of(trial, notes),
            Size = SizeOf(trial, arms, notes),
            Population = DraftPopulation.Of(trial, record.Results, notes),
            Arms = arms.All,
            Instruments = [.. results.Where(r => r.Instrument != ReadInstruments.Other).Select(r => r.Instrument).Distinct(StringComparer.Ordinal).Select(i => notes.Read(i, "results.outcomes"))],
            Results = results,
            Harms = DraftHarms.Of(record.Results?.AdverseEvents, arms, notes),
            Funding = [.. ((TrialSponsor?[])[trial.Sponsor, .. trial.Collaborators]).Select((s, i) => s is null ? null : notes.Read(DraftNotes.Short(PublicRecord.Text(s.Name), 200), i == 0 ? "trial.sponsor" : $"trial.collaborators[{i - 1}]")).OfType<Sourced<string>>()],
            Facts = DraftFacts.Of(trial, notes),
            Discrepancies = DraftDiscrepancies.Of(record, trial, arms, notes),
        };
    }

    private static Study OfPaper(ImportedRecord record, ImportedCitation citation, PartialDate current, DraftNotes notes)
    {
        notes.Fill("Design, arms, results and harms: a reference does not hold them.");
        string? Own(string scheme) => record.Identifiers.FirstOrDefault(i => i.Scheme == scheme && i.Role == IdentifierRole.Own)?.Value;
        var year = citation.Published?.Value?.Year is { } y && y >= 1990 && y <= current.Year ? notes.Read(y, "citation.published") : null;
        return new()
        {
            Id = IdOf(record),
            Label = DraftNotes.Short($"{citation.Authors.FirstOrDefault()?.Name.Split(',', ' ')[0] ?? record.Id} {citation.Published?.Value?.Year}".Trim(), 60),
            Title = DraftNotes.Short(PublicRecord.Text(record.Title ?? record.Id), 300),
            Kind = StudyKind.Primary,
            ReadDepth = ReadDepth.Abstract,
            ExtractedBy = Program,
            CurrentTo = current,
            Year = year,
            Summary = "Not written yet.",
            CannotTell = ["Nobody has judged this yet: it is a draft made from a reference."],
            Citations =
            [
                new()
                {
                    Authors = citation.Authors.Length > 0 ? notes.Read(string.Join(", ", citation.Authors.Select(a => a.Name.Replace(",", "", StringComparison.Ordinal))), "citation.authors") : null,
                    Title = record.Title is { } title ? notes.Read(DraftNotes.Short(title, 500), "citation.title") : null,
                    Journal = citation.Journal is { } journal ? notes.Read($"{journal}{(citation.Volume is { } v ? $" {v}" : "")}{(citation.Pages is { } p ? $":{p}" : "")}", "citation.journal, volume, pages") : null,
                    Year = year,
                    Doi = Own("doi") is { } doi ? notes.Read(doi, "identifiers") : null,
                    Pmid = Own("pmid") is { Length: >= 4 } pmid ? notes.Read(pmid, "identifiers") : null,
                    Pmcid = Own("pmc") is { } pmc ? notes.Read(pmc, "identifiers") : null,
                },
            ],
            Registrations = [.. record.Identifiers.Where(i => i is { Scheme: "nct", Role: IdentifierRole.Linked }).Select(i => new Registration { Id = notes.Read(i.Value, "identifiers", "linked by the bibliography") })],
            Design = DraftDesign.Of(new(), notes),
            Arms = [],
        };
    }

    private static Sourced<int>? YearOf(ImportedTrial trial, PartialDate current, DraftNotes notes)
    {
        var (date, path) = trial.Dates.ResultsFirstPosted is { Value: not null } results ? (results, "resultsFirstPosted") : (trial.Dates.FirstPosted ?? trial.Dates.FirstSubmitted, trial.Dates.FirstPosted is null ? "firstSubmitted" : "firstPosted");
        return date?.Value?.Year is { } year && year >= 1990 && year <= current.Year ? notes.Read(year, $"trial.dates.{path}") : null;
    }

    private static ImmutableArray<Citation> Papers(ImportedTrial trial, DraftNotes notes) =>
    [
        .. trial.References.Select((r, i) => (Paper: r, Path: string.Create(CultureInfo.InvariantCulture, $"trial.references[{i}]")))
            .Where(r => r.Paper.Type is "RESULT" or "DERIVED" && r.Paper.Pmid is { Length: >= 4 and <= 9 } pmid && pmid.All(char.IsAsciiDigit))
            .Select(r => new Citation
            {
                Pmid = notes.Read(r.Paper.Pmid!, $"{r.Path}.pmid"),
                About = $"{(r.Paper.Type == "RESULT" ? "The sponsor names it as a result" : "The register found it by the trial's id")}: {DraftNotes.Short(PublicRecord.Text(r.Paper.Citation ?? ""), 400)}",
            }),
    ];

    private static ImmutableArray<Sourced<string>> CountriesOf(ImportedTrial trial, DraftNotes notes)
    {
        var found = ImmutableArray.CreateBuilder<Sourced<string>>();
        foreach (var name in trial.Places.Select(p => p.Country).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (CountryCodes.Of(name) is { } code) found.Add(notes.Read(code, "trial.places", name));
            else notes.Fill($"The country '{DraftNotes.Short(name, 60)}', for which no code is known.");
        }

        return [.. found.DistinctBy(c => c.Value, StringComparer.Ordinal)];
    }

    private static Size SizeOf(ImportedTrial trial, DraftArms arms, DraftNotes notes)
    {
        Sourced<int>? stated = null;
        if (trial.Design.Enrolment is { } text && int.TryParse(text.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var n))
            stated = notes.Read(n, "trial.design.enrolment", trial.Design.EnrolmentType switch { DateCertainty.Actual => "actual", DateCertainty.Estimated => "planned", _ => null });
        else notes.Fill("How many children were planned or took part.");
        var actual = trial.Design.EnrolmentType == DateCertainty.Actual;
        var sum = arms.All.Length > 0 && arms.All.All(a => a.N is not null) ? arms.All.Sum(a => a.N!.Value) : (int?)null;
        var started = sum is { } s && s != stated?.Value ? notes.Derived(s, "results.flow", "the sum of the groups that started") : null;
        var randomised = DraftDesign.Plain(trial.Design.Allocation) is "RANDOMIZED" or "RANDOMISED";
        return new() { Registered = actual ? null : stated, Enrolled = actual ? stated : null, Randomised = randomised ? started : null, Treated = randomised ? null : started };
    }

    private static string IdOf(ImportedRecord record) => "draft-" + Plain(record.Id);

    private static string SourceKey(ImportedRecord record) => "draft-" + Plain(record.Id) + "-record";

    private static string Plain(string id) => Others().Replace(id.ToLowerInvariant(), "-") is { Length: <= 60 } plain ? plain : Others().Replace(id.ToLowerInvariant(), "-")[..60];

    private static Source SourceOf(ImportedRecord record, int version, string key, PartialDate current) => new()
    {
        Id = key,
        Title = DraftNotes.Short($"Record {record.Id}: {PublicRecord.Text(record.Title ?? "no title")}", 300),
        Url = AddressOf(record),
        Kind = record.Trial is null ? SourceKind.Abstract : record.Source == RecordSource.Ictrp ? SourceKind.RegistryMirror : SourceKind.RegistryRecord,
        Extent = record.Trial is null ? Extent.Abstract : Extent.Record,
        Date = current,
        Note = string.Create(CultureInfo.InvariantCulture, $"As imported, version {version}. Notes give the place of each figure in the record as the API gives it."),
    };

    private static string? AddressOf(ImportedRecord record) => record.Source switch
    {
        RecordSource.ClinicalTrialsGov when record.Id.StartsWith("NCT", StringComparison.Ordinal) => $"https://clinicaltrials.gov/study/{record.Id}",
        RecordSource.PubMed => $"https://pubmed.ncbi.nlm.nih.gov/{record.Id}/",
        RecordSource.Ictrp => $"https://trialsearch.who.int/Trial2.aspx?TrialID={Uri.EscapeDataString(record.Id)}",
        _ => record.Identifiers.FirstOrDefault(i => i is { Scheme: "doi", Role: IdentifierRole.Own }) is { } doi ? $"https://doi.org/{doi.Value}" : null,
    };

    [GeneratedRegex("[^a-z0-9._-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Others();
}
