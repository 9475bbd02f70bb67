using System.Collections.Immutable;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Matching;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Evidence.Drafting;

/// <summary>The draft of a record, set beside the study on file that it is about, where there is one.</summary>
/// <param name="Draft">What the record says.</param>
/// <param name="Known">Id of the study on file.</param>
/// <param name="Proposals">What the record would add to it or contradicts in it.</param>
public sealed record RecordDraft(StudyDraft Draft, string? Known, ImmutableArray<FieldProposal>? Proposals)
{
    /// <summary>The study file.</summary>
    public string Text => WriteDraft.StudyFile(Draft, Proposals, Known);

    /// <summary>Null for a review or a row, which is no study.</summary>
    public static RecordDraft? Of(KeptVersion kept, Snapshot snapshot, KnownWorks known)
    {
        if (DraftStudy.From(kept.Record, kept.Version.Number, kept.Version.At, snapshot) is not { } draft) return null;
        var study = known.Matches(kept.Record).FirstOrDefault(m => m is { Kind: WorkKind.Study, Certainty: not MatchCertainty.Possible });
        return study is null ? new(draft, null, null) : new(draft, study.Work, CompareDraft.With(snapshot.Studies[study.Work], draft.Study));
    }
}
