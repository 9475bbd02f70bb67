using Equipoise.Evidence.RiskOfBias;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Equipoise.Site.Components;

namespace Equipoise.Site.RiskOfBias;

/// <summary>How the site says a judgement on risk of bias.</summary>
public static class BiasWords
{
    public static string Of(Judgement judgement) => judgement switch
    {
        Judgement.Low => "low risk",
        Judgement.SomeConcerns => "some concerns",
        Judgement.Moderate => "moderate risk",
        Judgement.High => "high risk",
        Judgement.Serious => "serious risk",
        Judgement.Critical => "critical risk",
        _ => "no information",
    };

    /// <summary>The sign inside the mark, the same as on the field's own pictures.</summary>
    public static string Sign(Judgement judgement) => judgement switch
    {
        Judgement.Low => "+",
        Judgement.SomeConcerns or Judgement.Moderate => "−",
        Judgement.High or Judgement.Serious => "×",
        Judgement.Critical => "!",
        _ => "?",
    };

    /// <summary>The class of a colour: three of them, and one for what is not known.</summary>
    public static string Colour(Judgement judgement) => judgement switch
    {
        Judgement.Low => "low",
        Judgement.SomeConcerns or Judgement.Moderate => "some",
        Judgement.NoInformation => "unknown",
        _ => "high",
    };

    /// <summary>An answer, spelt out. A checklist calls "no information" unclear.</summary>
    public static string Of(Response response, bool checklist = false) => response switch
    {
        Response.Y => "yes",
        Response.PY => "probably yes",
        Response.PN => "probably no",
        Response.N => "no",
        Response.NI => checklist ? "unclear" : "no information",
        _ => "does not apply",
    };

    public static string Of(Availability availability) => availability switch
    {
        Availability.Available => "there in numbers",
        Availability.AbsentForOtherReason => "not there, for a reason that has nothing to do with what it shows",
        Availability.Unclear => "nobody knows",
        _ => "not there, probably because of what it shows",
    };

    /// <summary>What a judged result is called in a narrow column.</summary>
    public static string Brief(JudgedResult result) => result switch
    {
        { Instrument: "study-defined" } => "the study's own measure",
        { Instrument: { } instrument } => instrument,
        { Harm: HarmKind.AnyEvent } => "side effects",
        { Harm: HarmKind.SeriousEvent } => "serious side effects",
        { Harm: HarmKind.Other } => "side effects",
        { Harm: { } harm } => Words.Of(harm),
        _ => "the study as a whole",
    };

    /// <summary>"3 yes, 2 no, 4 unclear".</summary>
    public static string Counts(IEnumerable<ItemResponse> responses) =>
        string.Join(", ", responses.CountBy(r => r.Response).OrderBy(c => c.Key).Select(c => $"{Words.Number(c.Value)} {Of(c.Key, checklist: true)}"));

    public static string Address(Study study) => $"{Addresses.Of(study)}#trust";

    public static string Anchor(MissingResultsJudgement judgement) => $"missing-{judgement.Synthesis.Id}";

    /// <summary>The first judged result of each study under these tools: the main one by the order of its file.</summary>
    public static IEnumerable<ResultJudgement> Main(Snapshot snapshot, params BiasTool[] tools) =>
        snapshot.RiskOfBias.All.Where(j => tools.Contains(j.Tool.Tool)).DistinctBy(j => j.Assessment.Study, StringComparer.Ordinal);
}
