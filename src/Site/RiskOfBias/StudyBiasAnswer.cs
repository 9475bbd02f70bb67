using System.Collections.Immutable;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.RiskOfBias;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Site.RiskOfBias;

/// <summary>A judged result of a study, for programs.</summary>
/// <param name="Study">Id of the study.</param>
/// <param name="Label">Short name of the study.</param>
/// <param name="Tool">With which it was judged.</param>
/// <param name="Result">What was judged.</param>
/// <param name="Construct">What it measures; absent for harms and for a study as a whole.</param>
/// <param name="Overall">What stands; absent for a checklist.</param>
/// <param name="Proposed">What the tool gives; differs where a reviewer overruled.</param>
/// <param name="Provisional">True until the full text was read and checked by a second reader.</param>
/// <param name="Reasons">Why the overall judgement is what it is.</param>
/// <param name="Domains">Domain by domain.</param>
public sealed record StudyBiasAnswer(
    string Study, string Label, BiasTool Tool, JudgedResult Result, Construct? Construct, Judgement? Overall, Judgement? Proposed, bool Provisional, ImmutableArray<string> Reasons, ImmutableArray<DomainAnswer> Domains)
{
    public static ImmutableArray<StudyBiasAnswer> In(Snapshot snapshot) => [.. snapshot.RiskOfBias.All.Select(j => new StudyBiasAnswer(
        j.Assessment.Study, snapshot.Studies[j.Assessment.Study].Label, j.Tool.Tool, j.Result, j.Construct, j.Overall, j.Proposed, j.IsProvisional, j.Reasons, DomainAnswer.Of(j.Domains)))];
}

/// <summary>A body of evidence and what is missing from it, for programs.</summary>
/// <param name="Synthesis">The record.</param>
/// <param name="Overall">What stands.</param>
/// <param name="Proposed">What the rule gives.</param>
/// <param name="Provisional">True until a second reader has checked it.</param>
/// <param name="Reasons">Why the overall judgement is what it is.</param>
/// <param name="Domains">Part by part.</param>
public sealed record MissingResultsAnswer(MissingResults Synthesis, Judgement? Overall, Judgement? Proposed, bool Provisional, ImmutableArray<string> Reasons, ImmutableArray<DomainAnswer> Domains)
{
    public static ImmutableArray<MissingResultsAnswer> In(Snapshot snapshot) =>
        [.. snapshot.RiskOfBias.Missing.Select(m => new MissingResultsAnswer(m.Synthesis, m.Overall, m.Proposed, m.IsProvisional, m.Reasons, DomainAnswer.Of(m.Domains)))];
}

/// <summary>A domain with its judgement and its answers, for programs.</summary>
/// <param name="Domain">The tool's number for it.</param>
/// <param name="Name">What it is about, in our words.</param>
/// <param name="Judgement">What stands; absent where answers are only counted.</param>
/// <param name="Proposed">What the tool gives.</param>
/// <param name="Overrule">A reviewer's judgement in its place.</param>
/// <param name="Reasons">Why.</param>
/// <param name="Responses">Each answer with its reason and source.</param>
public sealed record DomainAnswer(string Domain, string Name, Judgement? Judgement, Judgement? Proposed, Overrule? Overrule, ImmutableArray<string> Reasons, ImmutableArray<ItemResponse> Responses)
{
    public static ImmutableArray<DomainAnswer> Of(ImmutableArray<DomainJudgement> domains) =>
        [.. domains.Select(d => new DomainAnswer(d.Domain.Id, d.Domain.Name, d.Judgement, d.Proposed, d.Overrule, d.Reasons, d.Responses))];
}
