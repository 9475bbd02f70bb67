using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.RiskOfBias;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Certainty;

/// <summary>The risk of bias of one study's result on one scale for all tools, for GRADE's use.</summary>
public enum BiasLevel
{
    Low, SomeConcerns, High, Critical, NotJudged,
}

/// <summary>The risk of bias of a study in a body of evidence.</summary>
/// <param name="Level">How high. ROBINS-I "moderate" counts as some concerns, "serious" and "no information" as high.</param>
/// <param name="Tool">The tool; null if nobody has judged the study with one that judges.</param>
public readonly record struct StudyBias(BiasLevel Level, BiasTool? Tool)
{
    /// <summary>The judgement that fits the contribution best: of its construct, else of the study's first judged result.</summary>
    public static StudyBias Of(Contribution contribution, Question question, Snapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(contribution);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(snapshot);
        var judged = snapshot.RiskOfBias;
        var id = contribution.Study.Id;
        var judgement = question.Kind == QuestionKind.Harm ? judged.ForHarms(id) : ConstructOf(contribution, snapshot) is { } construct ? judged.For(id, construct) : null;
        judgement ??= judged.Of(id).FirstOrDefault(j => j.Overall is not null);
        return judgement?.Overall switch
        {
            Judgement.Low => new(BiasLevel.Low, judgement.Assessment.Tool),
            Judgement.SomeConcerns or Judgement.Moderate => new(BiasLevel.SomeConcerns, judgement.Assessment.Tool),
            Judgement.High or Judgement.Serious or Judgement.NoInformation => new(BiasLevel.High, judgement.Assessment.Tool),
            Judgement.Critical => new(BiasLevel.Critical, judgement.Assessment.Tool),
            _ => new(BiasLevel.NotJudged, null),
        };
    }

    private static Construct? ConstructOf(Contribution contribution, Snapshot snapshot) =>
        contribution.From.OfType<Result>().FirstOrDefault() is { } r && snapshot.Instruments.TryGetValue(r.Instrument, out var instrument) ? instrument.Construct : null;
}
