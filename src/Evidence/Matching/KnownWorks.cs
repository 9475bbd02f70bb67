using System.Collections.Immutable;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Reviews;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Matching;

/// <summary>What a record on file is.</summary>
public enum WorkKind
{
    Study, Trial, Review,
}

/// <summary>A study, trial or review on file, as far as matching needs it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its permanent name.</param>
/// <param name="Label">Its name for readers.</param>
public sealed record KnownWork(WorkKind Kind, string Id, string Label)
{
    /// <summary>Ids of registers and bibliographies that name it, in one spelling each.</summary>
    public ImmutableArray<(string Scheme, string Value)> Ids { get; init; } = [];

    /// <summary>Its papers, where their own titles were read.</summary>
    public ImmutableArray<Citation> Papers { get; init; } = [];
}

/// <summary>Every study, trial and review of a snapshot by the ids it is known under.</summary>
public sealed class KnownWorks
{
    private readonly ILookup<(string, string), KnownWork> byId;
    private readonly ImmutableArray<(KnownWork Work, RecordTraits Paper)> papers;

    private KnownWorks(ImmutableArray<KnownWork> all)
    {
        All = all;
        papers = [.. all.SelectMany(w => w.Papers.Select((p, i) => (w, RecordTraits.Of(p, $"{w.Id} {i}"))))];
        byId = all.SelectMany(w => w.Ids.Select(id => (id, w))).ToLookup(p => p.id, p => p.w);
    }

    /// <summary>Studies first, then trials, then reviews, each by id.</summary>
    public ImmutableArray<KnownWork> All { get; }

    /// <summary>Every id by which anything on file is known.</summary>
    public ImmutableArray<(string Scheme, string Value)> Ids => [.. byId.Select(g => g.Key)];

    /// <summary>What is known under this id.</summary>
    public IEnumerable<KnownWork> Under(string scheme, string value) => byId[(scheme, value)];

    /// <summary>What on file an imported record is about, the surest reason for each, the surest first.</summary>
    public ImmutableArray<WorkMatch> Matches(ImportedRecord record) =>
    [
        .. ByIds(record).Concat(ByTitle(record))
            .GroupBy(m => (m.Kind, m.Work)).Select(g => g.MinBy(m => m.Certainty)!)
            .OrderBy(m => m.Certainty).ThenBy(m => m.Kind).ThenBy(m => m.Work, StringComparer.Ordinal),
    ];

    private IEnumerable<WorkMatch> ByIds(ImportedRecord record)
    {
        var listed = (record.Trial?.References ?? []).Where(r => r is { Type: "RESULT" or "DERIVED" }).Select(r => r.Pmid).ToHashSet(StringComparer.Ordinal);
        var several = record.Identifiers.Where(i => RecordTraits.IsRegister(i.Scheme)).GroupBy(i => (i.Role, i.Scheme)).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        foreach (var id in record.Identifiers.OrderBy(i => i.Role))
            foreach (var work in Under(id.Scheme, id.Value))
                if (Judged(id, listed.Contains(id.Value), several.Contains((id.Role, id.Scheme))) is var (certainty, reason)) yield return new(work.Kind, work.Id, work.Label, certainty, reason);
    }

    private static (MatchCertainty, string)? Judged(RecordIdentifier id, bool listed, bool several) => id.Role switch
    {
        IdentifierRole.Own or IdentifierRole.Alias => (MatchCertainty.Certain, $"{id.Value} is the record's own id."),
        IdentifierRole.Secondary => (MatchCertainty.Certain, $"{id.Value} is another name that the record gives."),
        IdentifierRole.Linked when !several => (MatchCertainty.Certain, $"A bibliography links the record to {id.Value}."),
        IdentifierRole.Linked => (MatchCertainty.Possible, $"A bibliography links the record to {id.Value} and to other trials."),
        IdentifierRole.Reference when listed => (MatchCertainty.Probable, $"The register lists its paper, PubMed {id.Value}, as a result of the trial or found it to be about it."),
        IdentifierRole.Mentioned => (several ? MatchCertainty.Possible : MatchCertainty.Probable, $"{id.Value} stands in the record's text{(several ? " beside others" : "")}."),
        _ => null,
    };

    private IEnumerable<WorkMatch> ByTitle(ImportedRecord record)
    {
        var traits = RecordTraits.Of(record);
        foreach (var (work, paper) in papers)
            if (paper.Titles.Length > 0 && CompareReports.Of(traits, paper) is { } likeness)
                yield return new(work.Kind, work.Id, work.Label, likeness.Certainty, $"Compared with a paper on file: {likeness.Reason}");
    }

    public static KnownWorks Of(Snapshot snapshot) => new(
    [
        .. snapshot.Content.Studies.Select(s => new KnownWork(WorkKind.Study, s.Id, s.Label)
        {
            Ids = [.. s.Registrations.SelectMany(r => RegistryIds.In(r.Id.Value)).Concat(OfPapers(s.Citations)).Distinct()],
            Papers = s.Citations,
        }),
        .. snapshot.Content.Trials.Select(t => new KnownWork(WorkKind.Trial, t.Id, t.Title) { Ids = [.. RegistryIds.In(t.Id)] }),
        .. snapshot.Content.Reviews.Select(r => new KnownWork(WorkKind.Review, r.Id, r.Label) { Ids = [.. OfPapers(r.Citations).Distinct()], Papers = r.Citations }),
    ]);

    private static IEnumerable<(string, string)> OfPapers(ImmutableArray<Citation> papers)
    {
        foreach (var paper in papers)
        {
            if (paper.Doi is { } doi) yield return ("doi", doi.Value.ToLowerInvariant());
            if (paper.Pmid is { } pmid) yield return ("pmid", pmid.Value);
            if (paper.Pmcid is { } pmc) yield return ("pmc", pmc.Value.ToUpperInvariant());
        }
    }
}
