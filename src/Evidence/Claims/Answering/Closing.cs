using Equipoise.Evidence.Claims.Frames;

namespace Equipoise.Evidence.Claims.Answering;

/// <summary>The sentence that joins what is known to what the page says.</summary>
internal static class Closing
{
    public static string Of(Asked asked) => asked.Verdict switch
    {
        Verdict.Supported => "So the page is right here.",
        Verdict.AccurateButUncontrolled => "It was reported so, but nobody knows what would have happened without the cells.",
        Verdict.Overstated when asked.Frame.Force is Force.Hedged or Force.Aimed => "So even this careful wording says more than was found.",
        Verdict.Overstated => "So the page says more than the studies do.",
        Verdict.Contradicted => "So the best evidence does not agree with the page.",
        Verdict.Unproven => "So nobody has shown this.",
        _ => "Nobody outside can check this.",
    };
}
