using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Programmes;

/// <summary>What kind of undertaking a programme is.</summary>
public enum ProgrammeKind
{
    /// <summary>Everybody knows who has the cells, and everybody has them.</summary>
    OpenLabel,

    /// <summary>Treatment that goes on anyway, recorded so that something can be learned from it.</summary>
    Care,

    Randomised,
    DoseEscalation,
}

/// <summary>
/// The protocol that sites follow, as data: who may take part, when what is done, which forms ask for what. One file in <c>data/programmes</c>.
/// A changed file is a new version; children who take part keep theirs until they are moved to a new one.
/// </summary>
public sealed record Programme
{
    /// <summary>Permanent name, the same as the file's.</summary>
    public required string Id { get; init; }

    /// <summary>Counts the versions, from 1.</summary>
    public required int Version { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required ProgrammeKind Kind { get; init; }

    /// <summary>What the programme was modelled on, each with its source.</summary>
    public ImmutableArray<LabelledFact> Basis { get; init; } = [];

    /// <summary>What its model leaves open and was decided here.</summary>
    public ImmutableArray<string> Decided { get; init; } = [];

    public required ProgrammePayment Pays { get; init; }

    public required ProgrammeTreatment Treatment { get; init; }

    /// <summary>How adverse events are followed; left out, by the times of <see cref="SafetyRule"/> and without questions about late effects.</summary>
    public SafetyRule? Safety { get; init; }

    public required ImmutableArray<EligibilityRule> Eligibility { get; init; }

    public required SuitabilityRule Suitability { get; init; }

    public required ConsentRule Consent { get; init; }

    public required ImmutableArray<ProgrammeVisit> Visits { get; init; }

    public required ImmutableArray<ProgrammeForm> Forms { get; init; }

    /// <summary>The instruments that its forms use.</summary>
    public ImmutableArray<ProgrammeInstrument> Instruments { get; init; } = [];

    /// <summary>Goals of the child, fixed before the infusion and scored afterwards; left out where there are none.</summary>
    public ProgrammeGoals? Goals { get; init; }

    /// <summary>The form with this code; null when there is none.</summary>
    public ProgrammeForm? Form(string code) => Forms.FirstOrDefault(f => f.Code == code);

    /// <summary>The visit with this code; null when there is none.</summary>
    public ProgrammeVisit? Visit(string code) => Visits.FirstOrDefault(v => v.Code == code);
}

/// <summary>Who pays, and how much. Every published cohort prints it.</summary>
public sealed record ProgrammePayment
{
    public required string Payer { get; init; }

    /// <summary>Whether a family pays anything; the amount stands with the site's documents.</summary>
    public required bool FamilyPays { get; init; }

    public string? Note { get; init; }
}

/// <summary>The cells and how they are given.</summary>
public sealed record ProgrammeTreatment
{
    /// <summary>Id of a file in <c>data/cells</c>.</summary>
    public required string Cells { get; init; }

    public required Donor Donor { get; init; }

    public required int Infusions { get; init; }

    public required ImmutableArray<DoseRule> Doses { get; init; }

    /// <summary>The form on which an infusion is recorded; saving it moves the visits that are anchored on it.</summary>
    public required InfusionForm Record { get; init; }
}

/// <summary>The intended dose on one route.</summary>
public sealed record DoseRule
{
    public required string Code { get; init; }

    public required Route Route { get; init; }

    /// <summary>Viable cells, a plain count: 2000000, not 2.</summary>
    public required decimal Amount { get; init; }

    public required DoseBasis Basis { get; init; }

    /// <summary>How far a given dose may lie from it, in percent, before it counts as a deviation.</summary>
    public required decimal TolerancePercent { get; init; }
}

/// <summary>Which fields of which form say when and what was infused.</summary>
public sealed record InfusionForm
{
    public required string Form { get; init; }

    /// <summary>A field of type date.</summary>
    public required string Date { get; init; }

    /// <summary>A field that chooses among the codes of the doses; another choice there is a dose that was not intended.</summary>
    public required string Dose { get; init; }

    /// <summary>A field with the viable cells given, a plain count.</summary>
    public required string Cells { get; init; }

    /// <summary>A field with the weight of that day, in kg.</summary>
    public required string Weight { get; init; }
}

/// <summary>How suitability is decided, by people.</summary>
public sealed record SuitabilityRule
{
    /// <summary>The rule by which age, health and severity become the plan, in words.</summary>
    public required string Rule { get; init; }

    /// <summary>Who must agree; each role counts once.</summary>
    public required ImmutableArray<Role> Deciders { get; init; }
}

/// <summary>What consent the programme needs.</summary>
public sealed record ConsentRule
{
    /// <summary>The version of the consent documents; a new one asks for consent again.</summary>
    public required string DocumentVersion { get; init; }

    /// <summary>How many parents must permit, 1 or 2; custody may leave only one who can.</summary>
    public required int Parents { get; init; }

    /// <summary>From this age, in months, a child is asked for its assent.</summary>
    public required int AssentFromMonths { get; init; }

    /// <summary>At this age, in months, the young person decides alone, if able to.</summary>
    public required int MajorityMonths { get; init; }

    /// <summary>Questions by which the person who explains finds out whether it was understood.</summary>
    public required ImmutableArray<string> TeachBack { get; init; }
}

/// <summary>An instrument as the programme uses it.</summary>
public sealed record ProgrammeInstrument
{
    /// <summary>Id of a file in <c>data/instruments</c>; it names the edition.</summary>
    public required string Instrument { get; init; }

    /// <summary>Which form of it, in words: interview, parent form, language.</summary>
    public required string Version { get; init; }

    /// <summary>Who rates.</summary>
    public required Role Rater { get; init; }

    /// <summary>What is done when answers are missing.</summary>
    public required string MissingRule { get; init; }

    /// <summary>
    /// For scores that are computed from questions with equal points: up to so many missing answers count as the mean of the others, and with more the score is missing.
    /// Left out: any missing answer makes the score missing.
    /// </summary>
    public int Prorate { get; init; }

    /// <summary>Code of the field, on forms with its scores, that says who answered; left out, it is whoever completed the form.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>Code of the field, on forms with its scores, that says which of several forms of the instrument was used. Scores of different forms are never compared.</summary>
    public string? Variant { get; init; }

    /// <summary>What the instrument's file says of its scores, put in when the programme is read. It never stands in a programme's file.</summary>
    [JsonInclude]
    public InstrumentEdition? Edition { get; internal init; }

    /// <summary>Whether it is the primary outcome, which is entered twice.</summary>
    public bool Primary { get; init; }

    /// <summary>Whether the same person should rate at every visit.</summary>
    public bool SameRater { get; init; } = true;
}

/// <summary>How an instrument's scores are defined, as its file said when the programme was read.</summary>
/// <param name="Family">Editions of one instrument have one family.</param>
/// <param name="Hash">SHA-256 of what defines its scores: edition, direction, ranges, subscales, questions and their points.</param>
public sealed record InstrumentEdition(string Family, string Hash);

/// <summary>Goal attainment scaling: the form on which goals are fixed, and the one on which they are scored.</summary>
public sealed record ProgrammeGoals
{
    /// <summary>The form on which the goals and their weights stand. It is closed once an infusion is on record.</summary>
    public required string Plan { get; init; }

    /// <summary>The form on which somebody else than the treating therapist scores them.</summary>
    public required string Scores { get; init; }

    /// <summary>The field of that form that holds the T score; it is computed.</summary>
    public required string Total { get; init; }

    public required ImmutableArray<GoalFields> Goals { get; init; }
}

/// <summary>The fields of one goal.</summary>
public sealed record GoalFields
{
    /// <summary>On the plan: what the child shall do.</summary>
    public required string Text { get; init; }

    /// <summary>On the plan: how much it matters, a whole number from 1.</summary>
    public required string Weight { get; init; }

    /// <summary>On the form of scores: -2 to 2.</summary>
    public required string Score { get; init; }
}
