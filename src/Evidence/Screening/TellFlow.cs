using System.Collections.Immutable;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Matching;

namespace Equipoise.Evidence.Screening;

/// <summary>Counts the way of the imported records. A report of a study on file has passed every stage; what nobody decided is not yet screened.</summary>
internal sealed class TellFlow
{
    private enum Fate
    {
        NotYetScreened, Excluded, NotRetrieved, NotYetAssessed, ExcludedByText, Included, OnFile,
    }

    private readonly KnownWorks known;
    private readonly Dictionary<RecordKey, RecordTraits> traits;
    private readonly ILookup<string, ScreeningDecision> decisions;

    private TellFlow(IEnumerable<RecordTraits> traits, KnownWorks known, IEnumerable<ScreeningDecision> decisions)
    {
        this.known = known;
        this.traits = traits.ToDictionary(t => t.Key);
        this.decisions = decisions.ToLookup(d => Named(d.Record), StringComparer.OrdinalIgnoreCase);
    }

    public static ScreeningFlow Of(IReadOnlyCollection<RecordTraits> traits, RecordGroups groups, KnownWorks known, ScreeningLog log) => new TellFlow(traits, known, log.Decisions).Run(groups);

    private ScreeningFlow Run(RecordGroups groups)
    {
        var reports = groups.Groups.SelectMany(g => g.Reports).Select(r => (Report: r, Decided: Decided(r), Studies: Studies(r))).ToList();
        var fates = reports.Select(r => (r.Report, Fate: r.Studies.Count > 0 ? Fate.OnFile : FateOf(r.Decided), r.Decided)).ToList();
        int Count(Fate fate) => fates.Count(f => f.Fate == fate);
        var met = reports.SelectMany(r => r.Decided).ToHashSet();
        return new()
        {
            Databases = Sources(register: false),
            Registers = Sources(register: true),
            Duplicates = groups.Duplicates,
            NotYetScreened = Count(Fate.NotYetScreened),
            Excluded = Reasons(fates.Where(f => f.Fate == Fate.Excluded).Select(f => f.Decided), ScreeningStage.TitleAndAbstract),
            NotRetrieved = Count(Fate.NotRetrieved),
            NotYetAssessed = Count(Fate.NotYetAssessed),
            ExcludedByText = Reasons(fates.Where(f => f.Fate == Fate.ExcludedByText).Select(f => f.Decided), ScreeningStage.FullText),
            IncludedOnFile = Count(Fate.OnFile),
            IncludedNotOnFile = Count(Fate.Included),
            Studies = [.. reports.SelectMany(r => r.Studies).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Contradicted = reports.Count(r => r.Studies.Count > 0 && FateOf(r.Decided) is Fate.Excluded or Fate.ExcludedByText && r.Studies.Count > 0),
            Unmet = decisions.SelectMany(d => d).Count(d => !met.Contains(d)),
        };
    }

    /// <summary>Stage by stage, as far as decisions go.</summary>
    private static Fate FateOf(List<ScreeningDecision> decided)
    {
        var (title, retrieval, text) = (Last(decided, ScreeningStage.TitleAndAbstract), Last(decided, ScreeningStage.Retrieval), Last(decided, ScreeningStage.FullText));
        if (text is not null) return text.Decision == ScreeningVerdict.Exclude ? Fate.ExcludedByText : Fate.Included;
        if (retrieval is not null) return retrieval.Decision == ScreeningVerdict.NotRetrieved ? Fate.NotRetrieved : Fate.NotYetAssessed;
        return title is null ? Fate.NotYetScreened : title.Decision == ScreeningVerdict.Exclude ? Fate.Excluded : Fate.NotYetAssessed;
    }

    /// <summary>The latest decision of a stage; of two on one day an inclusion, for what is excluded by mistake is never seen again.</summary>
    private static ScreeningDecision? Last(List<ScreeningDecision> decided, ScreeningStage stage) =>
        decided.Where(d => d.Stage == stage).OrderByDescending(d => d.On).ThenBy(d => d.Decision).ThenBy(d => d.By, StringComparer.Ordinal).FirstOrDefault();

    private static ImmutableArray<FlowCount> Reasons(IEnumerable<List<ScreeningDecision>> excluded, ScreeningStage stage) =>
        [.. excluded.Select(d => Last(d, stage)!.Reason ?? "no reason given").CountBy(r => r.Trim().TrimEnd('.'), StringComparer.OrdinalIgnoreCase).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => new FlowCount(c.Key, c.Value))];

    private ImmutableArray<FlowCount> Sources(bool register) =>
        [.. traits.Values.Where(t => ScreeningFlow.IsRegister(t.Key.Source) == register).CountBy(t => t.Key.Source).OrderBy(c => c.Key).Select(c => new FlowCount(NameOf(c.Key), c.Value))];

    private static string NameOf(RecordSource source) => source switch
    {
        RecordSource.ClinicalTrialsGov => "ClinicalTrials.gov",
        RecordSource.PubMed => "PubMed",
        RecordSource.Ictrp => "WHO ICTRP",
        RecordSource.Ris => "RIS files",
        RecordSource.BibTex => "BibTeX files",
        _ => source.ToString(),
    };

    private List<ScreeningDecision> Decided(ReportGroup report) => [.. report.Records.SelectMany(Names).Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(n => decisions[n]).Distinct()];

    private IEnumerable<string> Names(RecordKey key)
    {
        yield return Named($"{key.Source}/{key.Id}");
        foreach (var (scheme, value) in traits[key].Papers) yield return $"{scheme}:{value}";
        foreach (var id in traits[key].Registers.Where(i => i.Role is IdentifierRole.Own or IdentifierRole.Alias)) yield return $"{id.Scheme}:{id.Value}";
    }

    /// <summary>Studies on file of which the report is one: by its own ids, not by what it merely speaks of.</summary>
    private HashSet<string> Studies(ReportGroup report) =>
        [.. report.Records.SelectMany(k => traits[k].Papers.Concat(traits[k].Registers.Where(i => i.Role is IdentifierRole.Own or IdentifierRole.Alias).Select(i => (i.Scheme, i.Value))))
            .SelectMany(id => known.Under(id.Item1, id.Item2)).Where(w => w.Kind == WorkKind.Study).Select(w => w.Id)];

    /// <summary>One spelling for what a decision may call a record.</summary>
    private static string Named(string record)
    {
        var text = record.Trim();
        if (text.Contains('/', StringComparison.Ordinal) && !text.StartsWith("10.", StringComparison.Ordinal) && Enum.GetValues<RecordSource>().Any(s => text.Split('/')[0].Replace("-", "", StringComparison.Ordinal).Equals(s.ToString(), StringComparison.OrdinalIgnoreCase)))
            return $"{text.Split('/')[0].Replace("-", "", StringComparison.Ordinal)}/{text[(text.IndexOf('/', StringComparison.Ordinal) + 1)..]}";
        if (RegistryIds.In(text).FirstOrDefault() is { Value: not null } id) return $"{id.Scheme}:{id.Value}";
        return text.StartsWith("10.", StringComparison.Ordinal) ? $"doi:{text.ToLowerInvariant()}" : text.ToLowerInvariant();
    }
}
