using System.Collections.Immutable;
using Equipoise.Evidence.Importing;

namespace Equipoise.Evidence.Matching;

/// <summary>
/// Finds copies of one report and reports of one study among imported records. The answer does not depend on the order of the records: in each step all links are looked at
/// together, and where following them would put two entries of one register into one study, none of them is followed; they are asked about instead.
/// </summary>
public sealed class GroupRecords
{
    private readonly ImmutableArray<RecordTraits> records;
    private readonly DisjointSets reports;
    private readonly DisjointSets studies;
    private readonly List<RecordMatch> followed = [];
    private readonly List<RecordMatch> possible = [];
    private readonly Dictionary<(string, string), (string, string)> aliases = [];
    private readonly ILookup<(string, string), (int Record, IdentifierRole Role)> carriers;

    private GroupRecords(IEnumerable<RecordTraits> traits)
    {
        records = [.. traits.DistinctBy(t => t.Key).OrderBy(t => t.Key)];
        (reports, studies) = (new(records.Length), new(records.Length));
        foreach (var record in records.Where(r => r.Kind == RecordKind.Trial))
            if (record.Registers.FirstOrDefault(i => i.Role == IdentifierRole.Own) is { } own)
                foreach (var alias in record.Registers.Where(i => i.Role == IdentifierRole.Alias)) aliases.TryAdd((alias.Scheme, alias.Value), (own.Scheme, own.Value));
        carriers = records.SelectMany((r, i) => r.Registers.Select(id => (Id: Canonical(id), Carrier: (i, id.Role)))).ToLookup(c => c.Id, c => c.Carrier);
    }

    /// <summary>Groups trials and citations; reviews and rows of sheets are neither and are left out.</summary>
    public static RecordGroups Of(IEnumerable<ImportedRecord> records) => Of(records.Where(r => r.Kind is RecordKind.Trial or RecordKind.Citation).Select(RecordTraits.Of));

    internal static RecordGroups Of(IEnumerable<RecordTraits> traits) => new GroupRecords(traits).Run();

    private RecordGroups Run()
    {
        var likenesses = CandidatePairs.Of(records).Select(p => (p.Left, p.Right, Likeness: CompareReports.Of(records[p.Left], records[p.Right])))
            .Where(p => p.Likeness is not null).Select(p => new Link(p.Left, p.Right, p.Likeness!.Value)).ToList();
        foreach (var certainty in (MatchCertainty[])[MatchCertainty.Certain, MatchCertainty.Probable])
            Copies(likenesses.Where(l => l.Of.Relation == MatchRelation.SameReport && l.Of.Certainty == certainty));
        Follow(IdLinks(OwnLinks));
        Follow(IdLinks(OtherNames));
        Follow(Listed().Concat(likenesses.Where(l => l.Of is { Relation: MatchRelation.SameStudy, Certainty: MatchCertainty.Probable })));
        Follow(IdLinks(Mentions));
        possible.AddRange(likenesses.Where(l => l.Of.Certainty == MatchCertainty.Possible).Select(Match));
        return Answer();
    }

    private readonly record struct Link(int Left, int Right, Likeness Of);

    /// <summary>Joins copies. Two papers of different PubMed numbers are two papers: links that would join them are not followed.</summary>
    private void Copies(IEnumerable<Link> links)
    {
        var numbers = Enumerable.Range(0, records.Length).GroupBy(reports.Find).ToDictionary(g => g.Key, g => g.SelectMany(i => records[i].Papers).Where(p => p.Scheme == "pmid").Select(p => p.Value).ToHashSet(StringComparer.Ordinal));
        foreach (var link in Sound([.. links], reports, set => numbers[set]))
        {
            reports.Join(link.Left, link.Right);
            studies.Join(link.Left, link.Right);
            followed.Add(Match(link));
        }
    }

    /// <summary>Joins studies over links, except where two entries of one register would meet.</summary>
    private void Follow(IEnumerable<Link> links)
    {
        var names = Enumerable.Range(0, records.Length).GroupBy(studies.Find).ToDictionary(g => g.Key, g => g.SelectMany(i => records[i].Registers).Where(IsName).Select(Canonical).Select(id => $"{id.Item1} {id.Item2}").ToHashSet(StringComparer.Ordinal));
        foreach (var link in Sound([.. links], studies, set => names[set]))
        {
            studies.Join(link.Left, link.Right);
            followed.Add(Match(link));
        }
    }

    /// <summary>The links of every cluster that holds no two ids of one scheme; the others become questions.</summary>
    private List<Link> Sound(List<Link> links, DisjointSets sets, Func<int, HashSet<string>> names)
    {
        var clusters = new DisjointSets(records.Length);
        foreach (var link in links) clusters.Join(sets.Find(link.Left), sets.Find(link.Right));
        var bad = links.SelectMany(l => (int[])[sets.Find(l.Left), sets.Find(l.Right)]).Distinct().GroupBy(clusters.Find)
            .Where(c => c.SelectMany(names).Distinct(StringComparer.Ordinal).GroupBy(SchemeOf, StringComparer.Ordinal).Any(g => g.Count() > 1))
            .Select(c => c.Key).ToHashSet();
        var sound = new List<Link>();
        foreach (var link in links)
        {
            if (!bad.Contains(clusters.Find(sets.Find(link.Left))) || sets.Find(link.Left) == sets.Find(link.Right)) sound.Add(link);
            else possible.Add(Match(link with { Of = link.Of with { Certainty = MatchCertainty.Possible, Reason = $"{link.Of.Reason} Following this would join two entries of one register or two papers." } }));
        }

        return sound;
    }

    private static string SchemeOf(string name) => name.IndexOf(' ', StringComparison.Ordinal) is > 0 and var cut ? name[..cut] : "pmid";

    private (string, string) Canonical(RecordIdentifier id) => aliases.GetValueOrDefault((id.Scheme, id.Value), (id.Scheme, id.Value));

    /// <summary>An id under which the record itself goes, or a trial to which a bibliography linked it.</summary>
    private static bool IsName(RecordIdentifier id) => id.Role is IdentifierRole.Own or IdentifierRole.Alias or IdentifierRole.Linked;

    /// <summary>Entries of one id, and papers that a bibliography links to one trial only.</summary>
    private Likeness? OwnLinks(int a, IdentifierRole left, int b, IdentifierRole right, string id) => (left, right) switch
    {
        (IdentifierRole.Own or IdentifierRole.Alias, IdentifierRole.Own or IdentifierRole.Alias) => new(MatchRelation.SameReport, MatchCertainty.Certain, $"Both are the entry {id}."),
        (IdentifierRole.Own or IdentifierRole.Alias or IdentifierRole.Linked, IdentifierRole.Own or IdentifierRole.Alias or IdentifierRole.Linked)
            when IsOnly(a, left) && IsOnly(b, right) => new(MatchRelation.SameStudy, MatchCertainty.Certain, $"A bibliography links the paper to {id} and to no other trial."),
        _ => null,
    };

    private Likeness? OtherNames(int a, IdentifierRole left, int b, IdentifierRole right, string id) =>
        left <= IdentifierRole.Linked && right <= IdentifierRole.Linked && (left is IdentifierRole.Secondary or IdentifierRole.Linked || right is IdentifierRole.Secondary or IdentifierRole.Linked) && !records[a].IsReview && !records[b].IsReview
            ? new(MatchRelation.SameStudy, left == IdentifierRole.Linked || right == IdentifierRole.Linked ? MatchCertainty.Probable : MatchCertainty.Certain, $"Both carry {id}: {Words(left)} in one, {Words(right)} in the other.")
            : null;

    private Likeness? Mentions(int a, IdentifierRole left, int b, IdentifierRole right, string id) =>
        left == IdentifierRole.Mentioned || right == IdentifierRole.Mentioned ? new(MatchRelation.SameStudy, IsOnly(a, left) && IsOnly(b, right) ? MatchCertainty.Probable : MatchCertainty.Possible, $"{id} stands in the text of one of them.") : null;

    /// <summary>True unless the record is a paper that speaks of several trials, or a review of trials.</summary>
    private bool IsOnly(int record, IdentifierRole role) =>
        role < IdentifierRole.Secondary || (!records[record].IsReview && records[record].Registers.Where(i => i.Role == role).Select(Canonical).GroupBy(i => i.Item1, StringComparer.Ordinal).All(g => g.Distinct().Count() == 1));

    private static string Words(IdentifierRole role) => role switch
    {
        IdentifierRole.Own or IdentifierRole.Alias => "its own id",
        IdentifierRole.Secondary => "another name it gives",
        _ => "linked by a bibliography",
    };

    /// <summary>Every carrier of an id is compared with its first carrier, the strongest one: a star, not all pairs.</summary>
    private IEnumerable<Link> IdLinks(Func<int, IdentifierRole, int, IdentifierRole, string, Likeness?> compare)
    {
        foreach (var group in carriers)
        {
            var (first, role) = group.OrderBy(c => c.Role).ThenBy(c => c.Record).First();
            foreach (var (record, other) in group.Where(c => c.Record != first))
            {
                if (compare(first, role, record, other, group.Key.Item2) is not { } likeness) continue;
                var link = first < record ? new Link(first, record, likeness) : new Link(record, first, likeness);
                if (likeness.Certainty == MatchCertainty.Possible) possible.Add(Match(link));
                else
                {
                    if (likeness.Relation == MatchRelation.SameReport) reports.Join(first, record);
                    yield return link;
                }
            }
        }
    }

    /// <summary>Papers that a register lists as results of a trial, or found to be about it.</summary>
    private IEnumerable<Link> Listed()
    {
        var papers = records.SelectMany((r, i) => r.Papers.Where(p => p.Scheme == "pmid").Select(p => (p.Value, i))).ToLookup(p => p.Value, p => p.i, StringComparer.Ordinal);
        for (var i = 0; i < records.Length; i++)
            foreach (var pmid in records[i].Listed)
                foreach (var paper in papers[pmid].Where(p => !records[p].IsReview && !records[p].IsNotice))
                    yield return new(Math.Min(i, paper), Math.Max(i, paper), new(MatchRelation.SameStudy, MatchCertainty.Probable, $"The register lists PubMed {pmid} as a result of the trial or found it to be about it."));
    }

    private RecordMatch Match(Link link) => new(records[link.Left].Key, records[link.Right].Key, link.Of.Relation, link.Of.Certainty, link.Of.Reason);

    private RecordGroups Answer()
    {
        var set = Enumerable.Range(0, records.Length).ToDictionary(i => records[i].Key, i => i);
        var matches = followed.ToLookup(m => studies.Find(set[m.Left]));
        var groups = Enumerable.Range(0, records.Length).GroupBy(studies.Find).Select(g => new StudyGroup(
            [.. g.GroupBy(reports.Find).Select(r => new ReportGroup([.. r.Select(i => records[i].Key)]))],
            [.. g.SelectMany(i => records[i].Registers).Where(i => i.Role <= IdentifierRole.Linked).GroupBy(i => (i.Scheme, i.Value)).Select(i => i.MinBy(x => x.Role)!).OrderBy(i => i.Role).ThenBy(i => i.Value, StringComparer.Ordinal)],
            [.. Ordered(matches[g.Key])]));
        return new([.. groups.OrderBy(g => g.Reports[0].Records[0])],
            [.. Ordered(possible).Where(m => studies.Find(set[m.Left]) != studies.Find(set[m.Right]) || (m.Relation == MatchRelation.SameReport && reports.Find(set[m.Left]) != reports.Find(set[m.Right])))]);
    }

    private static IEnumerable<RecordMatch> Ordered(IEnumerable<RecordMatch> matches) =>
        matches.GroupBy(m => (m.Left, m.Right)).Select(g => g.OrderBy(m => m.Certainty).ThenBy(m => m.Reason, StringComparer.Ordinal).First()).OrderBy(m => m.Left).ThenBy(m => m.Right);
}
