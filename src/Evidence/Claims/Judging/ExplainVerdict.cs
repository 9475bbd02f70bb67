using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Frames;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Claims.Judging;

/// <summary>Says why a verdict was given, in plain sentences, with the ids of what it rests on.</summary>
internal sealed class ExplainVerdict(Snapshot snapshot, FindingBook findings)
{
    public (string Why, ImmutableArray<string> Evidence) Of(Passage passage, Frame frame, StudyCitation? citation, Verdict verdict)
    {
        _ = frame;
        if (citation is { Wrong.IsEmpty: false })
            return (string.Join(' ', citation.Wrong.Select(w => w.Words)), [.. citation.Possible.Select(p => p.Id)]);
        var finding = passage.Names("outcome").Select(findings.Find).OfType<Equipoise.Evidence.Findings.Finding>().FirstOrDefault();
        return finding is null ? (Plain(verdict), [.. snapshot.Studies.Keys.Take(0)]) : (finding.Statement, [finding.Id, .. finding.Studies.Select(s => s.Study.Id)]);
    }

    private static string Plain(Verdict verdict) => verdict switch
    {
        Verdict.Supported => "This agrees with what is known.",
        Verdict.AccurateButUncontrolled => "This was reported, but there was nobody to compare with, so it does not show that the cells did it.",
        Verdict.Overstated => "There is a grain of evidence, but it is said too strongly.",
        Verdict.Contradicted => "The best evidence says otherwise.",
        Verdict.Unproven => "No study that could show this was found.",
        _ => "Nobody can check this.",
    };
}
