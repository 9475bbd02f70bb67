using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Assessments;

/// <summary>The primary outcome is entered twice, by two people.</summary>
public static class DoubleEntry
{
    /// <summary>Whether a form is entered twice: it is an assessment and has a score of the primary outcome.</summary>
    public static bool IsAsked(Programme programme, ProgrammeForm form)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(form);
        return form.Topic == FormTopic.Assessment && form.Fields.Any(f => f.Score is { } score && programme.Instruments.Any(i => i.Primary && i.Instrument == score.Instrument));
    }
}
