using Equipoise.Evidence.Answers;
using Equipoise.Evidence.Cells;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Graded = Equipoise.Evidence.Findings.Finding;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>Chooses the finding that answers a claim: about the same outcome, cells and route, and from studies with a comparison before those without.</summary>
internal sealed class ChooseFinding(Snapshot snapshot, FindingBook findings, Counted counted)
{
    private readonly ILookup<(string Question, EvidenceBody Body), Graded> reported = findings.All.Where(f => f.K > 0).ToLookup(f => (f.Scope.Question.Id, f.Scope.Body));

    /// <summary>Null when no study gave such cells in such a way and measured any of it.</summary>
    public Graded? For(Subject subject) => subject.Questions.Select(q => For(q, subject)).OfType<Graded>().FirstOrDefault();

    public Graded? For(string question, Subject subject) => For(question, subject, EvidenceBody.Controlled) ?? For(question, subject, EvidenceBody.Uncontrolled);

    /// <summary>The kinds of the evidence base that a page's word stands for.</summary>
    public IEnumerable<CellType> Kinds(Subject subject) => snapshot.Content.Cells.Where(c => subject.Cells.Any(word => IsKind(c.Id, word)));

    /// <summary>Blinded trials of such cells given in such a way, largest first.</summary>
    public IEnumerable<Study> Blinded(Subject subject)
    {
        var kinds = Ids(subject);
        return counted.Blinded.Where(s => Gave(s, kinds, subject.Route));
    }

    private Graded? For(string question, Subject subject, EvidenceBody body)
    {
        var all = reported[(question, body)].ToList();
        if (all.Count == 0) return null;
        var whole = all.Find(f => f.Scope.IsWhole);
        var byRoute = subject.Route is { } route ? all.Find(f => f.Scope.Route == route) : null;
        var kinds = Ids(subject);
        if (kinds is null) return subject.Route is null ? whole : byRoute;
        var own = all.Where(f => f.Scope.Cells is { } c && kinds.Contains(c) && f.Studies.Any(s => Gave(s.Study, kinds, subject.Route))).ToList();
        return own.Count switch
        {
            0 => whole is not null && whole.Studies.All(s => Gave(s.Study, kinds, subject.Route)) ? whole : null,
            1 => own[0],
            _ => Smallest(all, own),
        };
    }

    /// <summary>The finding with the fewest studies that holds all of several kinds of cells.</summary>
    private static Graded? Smallest(List<Graded> all, List<Graded> own)
    {
        var studies = own.SelectMany(f => f.Studies).Select(s => s.Study.Id).ToHashSet(StringComparer.Ordinal);
        return all.Where(f => studies.IsSubsetOf(f.Studies.Select(s => s.Study.Id))).MinBy(f => f.K);
    }

    /// <summary>Null when the claim names no kind.</summary>
    private HashSet<string>? Ids(Subject subject) => subject.Cells.IsEmpty ? null : Kinds(subject).Select(c => c.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a study gave one of the kinds in this way; a way that is not known may have been it.</summary>
    private static bool Gave(Study study, HashSet<string>? kinds, Route? route) => study.Arms.Where(a => a.Role == ArmRole.Cells).SelectMany(a => a.Interventions)
        .Any(i => (kinds is null || kinds.Contains(i.Cells.Value)) && (route is not { } way || i.Routes is not { } known || known.Value.Contains(way)));

    private static bool IsKind(string kind, string word) => word switch
    {
        "msc" => kind.EndsWith("-msc", StringComparison.Ordinal),
        "mononuclear" => kind.EndsWith("-mnc", StringComparison.Ordinal),
        _ => kind.StartsWith(word, StringComparison.Ordinal) || word.StartsWith(kind, StringComparison.Ordinal),
    };
}
