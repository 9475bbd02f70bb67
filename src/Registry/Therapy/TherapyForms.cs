using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Therapy;

/// <summary>
/// Which forms of a programme tell of therapy, by their topics and the codes of their fields: sessions (date, attended, minutes), plans (from, sessions, minutes) and weeks of a programme at home (week, days, minutes).
/// A programme that calls them otherwise has no summary.
/// </summary>
public static class TherapyForms
{
    public const string Date = "date", Attended = "attended", Minutes = "minutes", From = "from", Sessions = "sessions", Week = "week", Days = "days", TookPlace = "yes";

    public static ProgrammeForm? Session(this Programme programme) => Find(programme, FormTopic.Therapy, Date, Attended, Minutes);

    public static ProgrammeForm? TherapyPlan(this Programme programme) => Find(programme, FormTopic.Therapy, From, Sessions, Minutes);

    public static ProgrammeForm? HomeProgramme(this Programme programme) => Find(programme, FormTopic.Diary, Week, Days, Minutes);

    /// <summary>What is given besides: medicines, diets, supplements, therapies and cells elsewhere.</summary>
    public static ProgrammeForm? Around(this Programme programme) => Find(programme, FormTopic.Medication, "name", "kind", From, "until");

    private static ProgrammeForm? Find(Programme programme, FormTopic topic, params string[] fields)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return programme.Forms.FirstOrDefault(f => f.Topic == topic && f.Repeats && fields.All(code => f.Field(code) is not null));
    }
}
