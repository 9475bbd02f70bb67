namespace Equipoise.Evidence.Matching;

/// <summary>What two records have in common.</summary>
public enum MatchRelation
{
    /// <summary>Two copies of one paper, or of one entry of a register.</summary>
    SameReport,

    /// <summary>Two reports of one study: a registration and its paper, a protocol and its results.</summary>
    SameStudy,
}

/// <summary>How sure a match is. Only certain and probable ones join records; a possible one asks a person.</summary>
public enum MatchCertainty
{
    Certain, Probable, Possible,
}

/// <summary>A match between two records, with the reason for which it was made.</summary>
/// <param name="Left">The record that comes first by source and id.</param>
/// <param name="Right">The other.</param>
/// <param name="Relation">What they have in common.</param>
/// <param name="Certainty">How sure.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record RecordMatch(RecordKey Left, RecordKey Right, MatchRelation Relation, MatchCertainty Certainty, string Reason);
