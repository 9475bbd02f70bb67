using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Screening;

namespace Equipoise.Evidence.Checking;

/// <summary>Every exclusion has a reason, and only a retrieval can fail to retrieve.</summary>
internal static class ScreeningChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        foreach (var decision in files.Of<ScreeningFile>().SelectMany(f => f.Decisions))
        {
            if (decision is { Decision: ScreeningVerdict.Exclude, Reason: null })
                yield return at.Problem(Codes.MissingField, decision, "reason", "An exclusion says why.");
            if (decision.Decision == ScreeningVerdict.NotRetrieved != (decision.Stage == ScreeningStage.Retrieval) && (decision.Decision == ScreeningVerdict.NotRetrieved || decision.Decision == ScreeningVerdict.Exclude))
                yield return at.Problem(Codes.BadCode, decision, "decision", "'not-retrieved' belongs to the stage 'retrieval', and 'exclude' to the other two.");
        }
    }
}
