using System.Collections.Frozen;
using System.Collections.Immutable;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.RiskOfBias;

/// <summary>A result of a study, judged.</summary>
public sealed record ResultJudgement
{
    internal ResultJudgement(BiasAssessment assessment, JudgedResult result, Construct? construct)
    {
        (Assessment, Result, Construct, Tool) = (assessment, result, construct, ToolDefinition.Of(assessment.Tool));
        var responses = result.Responses.Concat(assessment.Responses);
        Domains = JudgeResponses.Of(Tool, responses, [.. result.Judgements, .. assessment.Judgements], result.Overrules);
        Proposed = JudgeResponses.Overall(Tool, Domains);
    }

    public BiasAssessment Assessment { get; }

    public JudgedResult Result { get; }

    /// <summary>What the result measures; null for a harm or a study as a whole.</summary>
    public Construct? Construct { get; }

    public ToolDefinition Tool { get; }

    /// <summary>In the tool's order.</summary>
    public ImmutableArray<DomainJudgement> Domains { get; }

    /// <summary>The overall judgement that follows from the domains; null for a checklist.</summary>
    public Judgement? Proposed { get; }

    /// <summary>A reviewer's overall judgement in its place.</summary>
    public Overrule? Overrule => Result.Overrules.FirstOrDefault(o => o.Domain == BiasJudgements.Overall);

    /// <summary>What stands: for RoB 2 low, some concerns or high; for ROBINS-I low, moderate, serious, critical or no information; null for a checklist.</summary>
    public Judgement? Overall => Overrule?.Judgement ?? Proposed;

    /// <summary>True until the full text was read and checked by a second reader.</summary>
    public bool IsProvisional => Assessment.IsProvisional;

    /// <summary>Why the overall judgement is what it is: the reasons of the domains that are as bad as the whole.</summary>
    public ImmutableArray<string> Reasons =>
        Overrule is { } overrule ? [overrule.Reason] : [.. Domains.Where(d => d.Judgement is { } j && j == Overall).SelectMany(d => d.Reasons)];
}

/// <summary>What is missing from a body of evidence, judged.</summary>
public sealed record MissingResultsJudgement
{
    internal MissingResultsJudgement(MissingResults synthesis)
    {
        Synthesis = synthesis;
        Domains = JudgeResponses.Of(RobMe.Definition, synthesis.Responses, [], synthesis.Overrules);
        Proposed = JudgeResponses.Overall(RobMe.Definition, Domains);
    }

    public MissingResults Synthesis { get; }

    public ImmutableArray<DomainJudgement> Domains { get; }

    public Judgement? Proposed { get; }

    public Overrule? Overrule => Synthesis.Overrules.FirstOrDefault(o => o.Domain == BiasJudgements.Overall);

    /// <summary>Low, some concerns or high.</summary>
    public Judgement? Overall => Overrule?.Judgement ?? Proposed;

    public bool IsProvisional => Synthesis.IsProvisional;

    /// <summary>Why the overall judgement is what it is.</summary>
    public ImmutableArray<string> Reasons =>
        Overrule is { } overrule ? [overrule.Reason] : [.. Domains.Where(d => d.Judgement is { } j && j == Overall).SelectMany(d => d.Reasons)];
}

/// <summary>The judgements on risk of bias of a snapshot, worked out once.</summary>
public sealed class BiasJudgements
{
    /// <summary>What an overrule names instead of a domain when it changes the whole.</summary>
    public const string Overall = "overall";

    private readonly FrozenDictionary<string, ImmutableArray<ResultJudgement>> ofStudy;

    internal BiasJudgements(Content content, IReadOnlyDictionary<string, Instrument> instruments)
    {
        All = [.. content.RiskOfBias.SelectMany(a => a.Results.Select(r => new ResultJudgement(a, r, r.Instrument is { } id ? instruments.GetValueOrDefault(id)?.Construct : null)))];
        Missing = [.. content.MissingResults.Select(m => new MissingResultsJudgement(m))];
        ofStudy = All.GroupBy(j => j.Assessment.Study, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every judged result, by the order of the files.</summary>
    public ImmutableArray<ResultJudgement> All { get; }

    /// <summary>Every body of evidence that was judged for what is missing from it.</summary>
    public ImmutableArray<MissingResultsJudgement> Missing { get; }

    /// <summary>The judged results of a study; none when nobody has judged it.</summary>
    public ImmutableArray<ResultJudgement> Of(string study) => ofStudy.GetValueOrDefault(study, []);

    /// <summary>The judgement of a study's result on a construct, or of the study as a whole where the tool judges only that; null when nobody has judged it.</summary>
    public ResultJudgement? For(string study, Construct construct) => Of(study).FirstOrDefault(j => j.Construct == construct) ?? Of(study).FirstOrDefault(IsOfWhole);

    /// <summary>The judgement of a study's report of harms, or of the study as a whole where the tool judges only that.</summary>
    public ResultJudgement? ForHarms(string study) => Of(study).FirstOrDefault(j => j.Result.Harm is not null) ?? Of(study).FirstOrDefault(IsOfWhole);

    /// <summary>What is missing from the results on a construct, or among the harms when that is null.</summary>
    public MissingResultsJudgement? MissingFor(Construct? construct) => Missing.FirstOrDefault(m => m.Synthesis.Construct == construct);

    private static bool IsOfWhole(ResultJudgement judgement) => judgement.Result is { Instrument: null, Harm: null };
}
