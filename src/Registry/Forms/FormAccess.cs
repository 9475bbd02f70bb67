using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;

namespace Equipoise.Registry.Forms;

/// <summary>Who may read and fill in a form: the rights of the role for its topic, narrowed by what the form says.</summary>
public static class FormAccess
{
    /// <summary>The rights that a topic asks for.</summary>
    public static (Right Read, Right Write) Rights(FormTopic topic) => topic switch
    {
        FormTopic.Screening => (Right.ScreeningRead, Right.ScreeningWrite),
        FormTopic.Visit => (Right.VisitsRead, Right.VisitsWrite),
        FormTopic.Assessment => (Right.AssessmentsRead, Right.AssessmentsWrite),
        FormTopic.Infusion => (Right.InfusionsRead, Right.InfusionsWrite),
        FormTopic.Product => (Right.ProductsRead, Right.ProductsWrite),
        FormTopic.AdverseEvent => (Right.AdverseEventsRead, Right.AdverseEventsWrite),
        FormTopic.Laboratory => (Right.LaboratoryRead, Right.LaboratoryWrite),
        FormTopic.Medication => (Right.MedicationRead, Right.MedicationWrite),
        FormTopic.Therapy => (Right.TherapyRead, Right.TherapyWrite),
        FormTopic.Diary => (Right.DiaryRead, Right.DiaryWrite),
        _ => throw new ArgumentOutOfRangeException(nameof(topic)),
    };

    public static bool MayRead(this ProgrammeForm form, Role role)
    {
        ArgumentNullException.ThrowIfNull(form);
        return Permissions.Allow(role, Rights(form.Topic).Read) && IsNamed(form, form.Readers, role);
    }

    public static bool MayWrite(this ProgrammeForm form, Role role)
    {
        ArgumentNullException.ThrowIfNull(form);
        return Permissions.Allow(role, Rights(form.Topic).Write) && IsNamed(form, form.Writers, role);
    }

    public static bool MayRead(this FormField field, Role role)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Readers.IsEmpty || field.Readers.Contains(role);
    }

    /// <summary>A parent fills in only what names parents.</summary>
    private static bool IsNamed(ProgrammeForm form, ImmutableArray<Role> named, Role role) =>
        !(role == Role.BlindedRater && form.Blind == Blinding.HiddenFromRaters) && (named.Contains(role) || (named.IsEmpty && (role != Role.Parent || form.Topic == FormTopic.Diary)));
}
