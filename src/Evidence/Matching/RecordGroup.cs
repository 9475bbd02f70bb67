using System.Collections.Immutable;
using Equipoise.Evidence.Importing;

namespace Equipoise.Evidence.Matching;

/// <summary>Copies of one paper, or of one entry of a register, from whatever sources.</summary>
public sealed record ReportGroup(ImmutableArray<RecordKey> Records);

/// <summary>Records that are about one study, as far as can be told, with every reason for which they were joined.</summary>
/// <param name="Reports">Its reports, each with all its copies.</param>
/// <param name="Registers">Ids of registers under which the study goes, in one spelling each.</param>
/// <param name="Matches">Why they were joined.</param>
public sealed record StudyGroup(ImmutableArray<ReportGroup> Reports, ImmutableArray<RecordIdentifier> Registers, ImmutableArray<RecordMatch> Matches)
{
    /// <summary>All of its records, in the order of source and id.</summary>
    public ImmutableArray<RecordKey> Records => [.. Reports.SelectMany(r => r.Records).Order()];
}

/// <summary>What grouping came to. Every record is in exactly one group; most groups have one.</summary>
/// <param name="Groups">In the order of their first records.</param>
/// <param name="Possible">Matches that a person has to judge: nothing was joined by them.</param>
public sealed record RecordGroups(ImmutableArray<StudyGroup> Groups, ImmutableArray<RecordMatch> Possible)
{
    /// <summary>How many records are copies of another.</summary>
    public int Duplicates => Groups.Sum(g => g.Reports.Sum(r => r.Records.Length - 1));
}
