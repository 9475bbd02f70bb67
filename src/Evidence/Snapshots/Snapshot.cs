using System.Collections.Frozen;
using System.Collections.Immutable;
using Equipoise.Evidence.Background;
using Equipoise.Evidence.Cells;
using Equipoise.Evidence.Clinics;
using Equipoise.Evidence.Costs;
using Equipoise.Evidence.Glossary;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Places;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.Reviews;
using Equipoise.Evidence.RiskOfBias;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;
using Equipoise.Evidence.Translations;

namespace Equipoise.Evidence.Snapshots;

/// <summary>The whole evidence base at one moment: valid, complete and unchangeable.</summary>
public sealed class Snapshot
{
    /// <summary>Takes records that have passed every check; <see cref="Reading.EvidenceFolder"/> is the way to get one.</summary>
    internal Snapshot(Content content) : this(content, CanonicalJson.Hash(content))
    {
    }

    /// <summary>Takes the records of a release under the hash they were stored with, which later fields would change.</summary>
    internal Snapshot(Content content, string hash)
    {
        Content = content;
        Studies = Indexed(content.Studies, s => s.Id);
        Reviews = Indexed(content.Reviews, r => r.Id);
        Trials = Indexed(content.Trials, t => t.Id);
        Instruments = Indexed(content.Instruments, i => i.Id);
        Cells = Indexed(content.Cells, c => c.Id);
        Sources = Indexed(content.Sources, s => s.Id);
        Terms = Indexed(content.Terms, t => t.Id);
        RiskOfBias = new BiasJudgements(content, Instruments);
        Questions = Indexed(content.Questions, q => q.Id);
        Hash = hash;
    }

    /// <summary>The records in canonical order: by id, facts by their place on the shelf.</summary>
    public Content Content { get; }

    public FrozenDictionary<string, Study> Studies { get; }

    public FrozenDictionary<string, Review> Reviews { get; }

    public FrozenDictionary<string, RegisteredTrial> Trials { get; }

    public FrozenDictionary<string, Instrument> Instruments { get; }

    public FrozenDictionary<string, CellType> Cells { get; }

    public FrozenDictionary<string, Source> Sources { get; }

    public FrozenDictionary<string, Term> Terms { get; }

    /// <summary>Judgements on risk of bias, by study and by body of evidence.</summary>
    public BiasJudgements RiskOfBias { get; }

    public FrozenDictionary<string, Question> Questions { get; }

    /// <summary>The words of family pages; no evidence, and so no part of the content, its hash or a release.</summary>
    public WordBook Words { get; internal init; } = WordBook.Empty;

    /// <summary>Where countries lie; no evidence, and so no part of the content either.</summary>
    public PlaceMap Places { get; internal init; } = PlaceMap.Empty;

    /// <summary>The checklist for clinics and the clinics on file; no evidence either.</summary>
    public ClinicShelf Clinics { get; internal init; } = ClinicShelf.Empty;

    /// <summary>SHA-256 of the canonical content, 64 lower-case hexadecimal digits. Equal content has an equal hash.</summary>
    public string Hash { get; }

    /// <summary>The oldest "current to" among studies, reviews and trials: no earlier day can be promised for the whole.</summary>
    public PartialDate? CurrentTo => Content.Records.Select(r => (PartialDate?)r.CurrentTo).Min();

    public ImmutableArray<FactGroup> Shelf(Shelf shelf) => Content.Shelves.GetValueOrDefault(shelf, []);

    private static FrozenDictionary<string, T> Indexed<T>(ImmutableArray<T> records, Func<T, string> id) =>
        records.ToFrozenDictionary(id, StringComparer.OrdinalIgnoreCase);
}

/// <summary>The records of a snapshot, without its indexes.</summary>
public sealed record Content
{
    public ImmutableArray<Study> Studies { get; init; } = [];

    public ImmutableArray<Review> Reviews { get; init; } = [];

    public ImmutableArray<RegisteredTrial> Trials { get; init; } = [];

    public ImmutableArray<Instrument> Instruments { get; init; } = [];

    public ImmutableArray<CellType> Cells { get; init; } = [];

    public ImmutableSortedDictionary<Shelf, ImmutableArray<FactGroup>> Shelves { get; init; } = ImmutableSortedDictionary<Shelf, ImmutableArray<FactGroup>>.Empty;

    public ImmutableArray<PriceList> Prices { get; init; } = [];

    public ImmutableArray<RateTable> Rates { get; init; } = [];

    public ImmutableArray<BiasAssessment> RiskOfBias { get; init; } = [];

    public ImmutableArray<MissingResults> MissingResults { get; init; } = [];

    public ImmutableArray<Question> Questions { get; init; } = [];

    public ImmutableArray<Source> Sources { get; init; } = [];

    public ImmutableArray<Term> Terms { get; init; } = [];

    /// <summary>Studies, reviews and trials: the records whose age matters.</summary>
    internal IEnumerable<EvidenceRecord> Records => [.. Studies, .. Reviews, .. Trials];
}
