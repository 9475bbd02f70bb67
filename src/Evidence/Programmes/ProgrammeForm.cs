using System.Collections.Immutable;

namespace Equipoise.Evidence.Programmes;

/// <summary>What a form is about; rights are given by it.</summary>
public enum FormTopic
{
    Screening, Visit, Assessment, Infusion, Product, AdverseEvent, Laboratory, Medication, Therapy, Diary,
}

/// <summary>Whether a blinded rater may know of a form.</summary>
public enum Blinding
{
    Open,

    /// <summary>It could tell who had what, or how it was borne.</summary>
    HiddenFromRaters,
}

/// <summary>A form: a list of fields.</summary>
public sealed record ProgrammeForm
{
    public required string Code { get; init; }

    public required string Title { get; init; }

    public required FormTopic Topic { get; init; }

    /// <summary>What whoever fills it in should know first.</summary>
    public string? Instructions { get; init; }

    /// <summary>Whether it is filled in as often as needed: adverse events, sessions, medication.</summary>
    public bool Repeats { get; init; }

    public Blinding Blind { get; init; } = Blinding.Open;

    /// <summary>Roles that may read it; when none is named, those whose rights allow it.</summary>
    public ImmutableArray<Role> Readers { get; init; } = [];

    /// <summary>Roles that may fill it in; when none is named, those whose rights allow it.</summary>
    public ImmutableArray<Role> Writers { get; init; } = [];

    public required ImmutableArray<FormField> Fields { get; init; }

    /// <summary>The field with this code; null when there is none.</summary>
    public FormField? Field(string code) => Fields.FirstOrDefault(f => f.Code == code);
}

/// <summary>What is entered into a field.</summary>
public enum FieldType
{
    Integer,
    Decimal,

    /// <summary>One line.</summary>
    Text,

    LongText,
    Date,

    /// <summary>A date of which only the year, or the month, may be known.</summary>
    PartialDate,

    Time,
    Choice,

    /// <summary>Several of the choices.</summary>
    Multi,

    YesNo,

    /// <summary>A score of an instrument, entered as its scoring sheet gives it, or the sum of other fields.</summary>
    Score,
}

/// <summary>Why there is no answer.</summary>
public enum MissingCode
{
    NotDone, Refused, Unknown,
}

/// <summary>One field of a form.</summary>
public sealed record FormField
{
    /// <summary>Permanent within the form: what was entered is kept under it.</summary>
    public required string Code { get; init; }

    public required string Label { get; init; }

    public required FieldType Type { get; init; }

    public string? Hint { get; init; }

    public string? Unit { get; init; }

    /// <summary>A smaller number is refused.</summary>
    public decimal? Min { get; init; }

    /// <summary>A greater number is refused.</summary>
    public decimal? Max { get; init; }

    /// <summary>A smaller number is taken, and asked about.</summary>
    public decimal? WarnBelow { get; init; }

    /// <summary>A greater number is taken, and asked about.</summary>
    public decimal? WarnAbove { get; init; }

    public ImmutableArray<FieldChoice> Choices { get; init; } = [];

    /// <summary>Whether the form is complete only with it, or with a code that says why not.</summary>
    public bool Required { get; init; }

    /// <summary>The reasons that may stand in place of an answer.</summary>
    public ImmutableArray<MissingCode> Missing { get; init; } = [];

    /// <summary>It is asked only then; what was entered before stays.</summary>
    public ShowWhen? Show { get; init; }

    /// <summary>Roles that may read it; when none is named, all who may read the form.</summary>
    public ImmutableArray<Role> Readers { get; init; } = [];

    /// <summary>For a score: of what.</summary>
    public FieldScore? Score { get; init; }
}

/// <summary>An answer that can be chosen.</summary>
public sealed record FieldChoice
{
    public required string Code { get; init; }

    public required string Label { get; init; }
}

/// <summary>A field is shown when another has one of these answers.</summary>
public sealed record ShowWhen
{
    public required string Field { get; init; }

    /// <summary>Codes of choices; yes or no.</summary>
    public required ImmutableArray<string> Is { get; init; }
}

/// <summary>What scale a score is on.</summary>
public enum ScoreScale
{
    Raw,

    /// <summary>Compared with others of the same age; falls when a child learns more slowly than they do.</summary>
    Standard,

    /// <summary>Ability on a scale that does not depend on age, such as the growth scale values of the Vineland.</summary>
    Growth,

    TScore,
    Count,
}

/// <summary>Of what a score is.</summary>
public sealed record FieldScore
{
    /// <summary>Id of a file in <c>data/instruments</c>.</summary>
    public required string Instrument { get; init; }

    /// <summary>Name of the subscale as the instrument's file has it; left out for the total.</summary>
    public string? Subscale { get; init; }

    public required ScoreScale Scale { get; init; }

    /// <summary>Fields of the form whose sum it is. It is computed then, never entered, and missing when any of them is.</summary>
    public ImmutableArray<string> Sum { get; init; } = [];
}
