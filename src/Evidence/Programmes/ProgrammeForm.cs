using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Equipoise.Evidence.Translations;

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

    /// <summary>A heading under which the questions of an instrument stand, each a choice of its own; see <see cref="FormField.Items"/>. Nothing is entered into it.</summary>
    Items,
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

    /// <summary>For a laboratory value: what is ordinary at which age. Where none is on file, nothing is called high or low.</summary>
    public ImmutableArray<ReferenceRange> Ranges { get; init; } = [];

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

    /// <summary>For a field of type items: which questions.</summary>
    public FieldItems? Items { get; init; }

    /// <summary>For a question that was put in from an instrument's file: where it comes from. It never stands in a programme's file.</summary>
    [JsonInclude]
    public ItemOrigin? Item { get; internal init; }
}

/// <summary>
/// The questions of one part of an instrument in the words of its file, which must allow it. They are put into the form when the programme is read, so that a version that is kept
/// has their words and points for good. What is said of the field (required, missing, show, readers) holds for each of them.
/// </summary>
public sealed record FieldItems
{
    /// <summary>Id of a file in <c>data/instruments</c> that has the questions.</summary>
    public required string Instrument { get; init; }

    /// <summary>Name of the part.</summary>
    public required string Part { get; init; }
}

/// <summary>Where a question that was put into a form comes from.</summary>
/// <param name="Block">The code of the field of type items that it stands under.</param>
/// <param name="Number">Its number in the part, from 1.</param>
/// <param name="Language">The language of its words.</param>
/// <param name="Doubt">What is not certain of its wording.</param>
public sealed record ItemOrigin(string Block, int Number, PageLanguage Language, string? Doubt);

/// <summary>An answer that can be chosen.</summary>
public sealed record FieldChoice
{
    public required string Code { get; init; }

    public required string Label { get; init; }

    /// <summary>What the answer counts in a sum; left out where nothing is summed.</summary>
    public int? Points { get; init; }
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

    /// <summary>
    /// Fields of the form whose sum it is: numbers, choices with points, or a field of type items, which stands for all its questions. It is computed then and never entered,
    /// unless none of them is asked. What is done when some are missing is said by <see cref="ProgrammeInstrument.Prorate"/>.
    /// </summary>
    public ImmutableArray<string> Sum { get; init; } = [];
}
