using System.Collections.Immutable;

namespace Equipoise.Evidence.Changes;

/// <summary>What kind of news a change of an imported record is.</summary>
public enum RecordNewsKind
{
    /// <summary>A trial recruits, ended, stopped, was withdrawn.</summary>
    Status,

    /// <summary>How many take part or took part.</summary>
    Enrolment,

    /// <summary>Start, primary completion or completion moved.</summary>
    Dates,

    /// <summary>An outcome was added, dropped, given another rank or another time.</summary>
    Outcomes,

    /// <summary>Arms or interventions.</summary>
    Arms,

    /// <summary>Who may take part.</summary>
    Eligibility,

    /// <summary>Phase, allocation, masking, model.</summary>
    Design,

    /// <summary>Where the trial runs.</summary>
    Places,

    /// <summary>Results were posted, or posted results changed.</summary>
    Results,

    /// <summary>A paper was retracted.</summary>
    Retraction,

    /// <summary>A paper has an expression of concern.</summary>
    Concern,

    /// <summary>A paper was corrected or published again.</summary>
    Correction,

    /// <summary>The source withdrew the record itself.</summary>
    Withdrawal,

    /// <summary>Anything else, such as titles, contacts and days of verification.</summary>
    Other,
}

/// <summary>A change of an imported record in a plain sentence.</summary>
public sealed record RecordNews(RecordNewsKind Kind, string Text);

/// <summary>One field of a record that differs between two versions.</summary>
/// <param name="Path">Where it stands; an element of a list is named by what identifies it, never by its place: <c>trial.outcomes[primary: CARS].timeFrame</c>.</param>
/// <param name="Old">As it was printed; absent when it was not there.</param>
/// <param name="New">As it is printed; absent when it is gone.</param>
public sealed record FieldChange(string Path, string? Old, string? New);

/// <summary>Everything that differs between two versions of a record.</summary>
/// <param name="Fields">Every field that differs, in the order of the record.</param>
/// <param name="News">The same in plain sentences: first what matters for evidence, then that there is more.</param>
public sealed record RecordComparison(ImmutableArray<FieldChange> Fields, ImmutableArray<RecordNews> News)
{
    /// <summary>Whether both say the same.</summary>
    public bool IsSame => Fields.IsEmpty;

    /// <summary>Neither field nor sentence.</summary>
    public static RecordComparison Nothing { get; } = new([], []);
}
