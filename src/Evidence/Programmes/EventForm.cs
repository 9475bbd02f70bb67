using System.Collections.Immutable;

namespace Equipoise.Evidence.Programmes;

/// <summary>
/// The form on which adverse events are entered: the one of topic adverse-event that repeats. Its clocks, queries and reports read the fields below by their codes, so that
/// every programme has them, by these codes; it may have more.
/// </summary>
public static class EventForm
{
    public const string Verbatim = "verbatim";
    public const string Term = "term";
    public const string Began = "began";
    public const string Ended = "ended";
    public const string Aware = "aware";
    public const string AwareTime = "aware-time";
    public const string News = "news";
    public const string NewsTime = "news-time";
    public const string Grade = "grade";
    public const string Serious = "serious";
    public const string SeriousWhy = "serious-why";
    public const string Related = "related";
    public const string Reasonable = "reasonable";
    public const string Action = "action";
    public const string Outcome = "outcome";
    public const string Special = "special";
    public const string HowLearned = "how-learned";

    /// <summary>What must be known first: the clocks start by it, and it can be saved alone as a draft.</summary>
    public static readonly ImmutableArray<string> First = [Verbatim, Began, Aware, AwareTime, Serious, SeriousWhy];

    /// <summary>The fields that a form must have, with what is entered into them and the answers that must be among the choices.</summary>
    public static readonly ImmutableArray<(string Code, FieldType Type, ImmutableArray<string> Answers)> Fields =
    [
        (Verbatim, FieldType.LongText, []),
        (Term, FieldType.Text, []),
        (Began, FieldType.PartialDate, []),
        (Ended, FieldType.PartialDate, []),
        (Aware, FieldType.Date, []),
        (AwareTime, FieldType.Time, []),
        (News, FieldType.Date, []),
        (NewsTime, FieldType.Time, []),
        (Grade, FieldType.Choice, ["1", "2", "3", "4", "5"]),
        (Serious, FieldType.YesNo, []),
        (SeriousWhy, FieldType.Multi, ["death", "life", "hospital", "disability", "anomaly", "important"]),
        (Related, FieldType.Choice, ["certain", "probable", "possible", "unlikely", "conditional", "unassessable"]),
        (Reasonable, FieldType.YesNo, []),
        (Action, FieldType.Multi, ["none"]),
        (Outcome, FieldType.Choice, ["recovered", "recovering", "not-recovered", "lasting", "fatal", "unknown"]),
        (Special, FieldType.Multi, ["tumour"]),
        (HowLearned, FieldType.Choice, ["asked", "told"]),
    ];

    /// <summary>The form of a programme; null when it has none.</summary>
    public static ProgrammeForm? Of(Programme programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return programme.Forms.FirstOrDefault(Is);
    }

    public static bool Is(ProgrammeForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form is { Topic: FormTopic.AdverseEvent, Repeats: true };
    }
}
