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

    private KnownWorks(ImmutableArray<KnownWork> all)
    {
        All = all;
        byId = all.SelectMany(w => w.Ids.Select(id => (id, w))).ToLookup(p => p.id, p => p.w);
    }

    /// <summary>Studies first, then trials, then reviews, each by id.</summary>
    public ImmutableArray<KnownWork> All { get; }

    /// <summary>Every id by which anything on file is known.</summary>
    public ImmutableArray<(string Scheme, string Value)> Ids => [.. byId.Select(g => g.Key)];

    /// <summary>What is known under this id.</summary>
    public IEnumerable<KnownWork> Under(string scheme, string value) => byId[(scheme, value)];

    /// <summary>What on file carries an id by which the record names itself; ids that merely stand in it do not count.</summary>
    public ImmutableArray<SharedId> Sharing(ImportedRecord record) =>
    [
        .. record.Identifiers
            .Where(i => i.Role is IdentifierRole.Own or IdentifierRole.Alias or IdentifierRole.Secondary or IdentifierRole.Linked)
            .OrderBy(i => i.Role)
            .SelectMany(i => Under(i.Scheme, i.Value).Select(w => new SharedId(w.Kind, w.Id, w.Label, i)))
            .DistinctBy(s => (s.Kind, s.Work)),
    ];

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
