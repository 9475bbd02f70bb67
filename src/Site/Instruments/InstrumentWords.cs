using Equipoise.Evidence.Instruments;
using Equipoise.Site.Components;

namespace Equipoise.Site.Instruments;

/// <summary>What only the pages of instruments say.</summary>
public static class InstrumentWords
{
    public static string Of(Construct construct) => construct switch
    {
        Construct.AutismSeverity => "How strong the signs of autism are",
        Construct.AdaptiveBehaviour => "Skills of daily life",
        Construct.GlobalImpression => "A rater's overall impression",
        Construct.ProblemBehaviour => "Behaviour that is hard to live with",
        Construct.Language => "Language",
        Construct.Cognition => "Thinking and learning",
        Construct.Development => "Development",
        Construct.Sensory => "Senses",
        Construct.RepetitiveBehaviour => "Repetitive behaviour",
        Construct.QualityOfLife => "Quality of life",
        Construct.Function => "Independence",
        Construct.Imaging => "Pictures of the brain",
        Construct.Biomarker => "Measures of the body",
        Construct.Goals => "Goals set for one child",
        _ => "Other measures",
    };

    public static string Of(Rater rater) => rater switch
    {
        Rater.Test => "the child, by doing a test",
        Rater.Machine => "a machine",
        Rater.Interviewer => "an interviewer who asks the parent",
        Rater.Unclear => "not clear who",
        _ => "the " + Words.Of(rater),
    };

    public static string Of(ReliabilityKind kind) => kind switch
    {
        ReliabilityKind.TestRetest => "same child twice (test-retest)",
        ReliabilityKind.InterRater => "two raters (inter-rater)",
        ReliabilityKind.Internal => "questions among each other (internal)",
        ReliabilityKind.SplitHalf => "one half against the other (split-half)",
        ReliabilityKind.LongInterval => "after a long time",
        _ => "kind not clear",
    };

    /// <summary>What the kind of reliability means for an error computed from it; null when it is the one that is meant.</summary>
    public static string? Caution(ReliabilityKind kind) => kind switch
    {
        ReliabilityKind.TestRetest => null,
        ReliabilityKind.Internal or ReliabilityKind.SplitHalf => "From one day only: the real error between two days is larger.",
        ReliabilityKind.InterRater => "Between two raters: holds when another person rates the second time.",
        ReliabilityKind.LongInterval => "Over a long time: children really change meanwhile, so the error is set too high.",
        _ => "What kind of reliability it is was not said.",
    };

    public static string Span(decimal low, decimal? high) => high is { } h && h != low ? $"{Words.Number(low)} to {Words.Number(h)}" : Words.Number(low);
}
