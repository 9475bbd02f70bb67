using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Assessments;

/// <summary>Goals are fixed before any cells are given, and scored by somebody else than the therapist who treats the child.</summary>
internal static class GoalPlan
{
    /// <summary>The goals as they were fixed, for a form on which they are scored; null for any other, and when none were fixed.</summary>
    public static async Task<FormValues?> Of(RegistryDb db, Programme programme, ProgrammeForm form, Guid participantId, CancellationToken cancel)
    {
        if (programme.Goals is not { } goals || goals.Scores != form.Code) return null;
        var plan = await db.FormRecords.AsNoTracking().Where(r => r.ParticipantId == participantId && r.Form == goals.Plan && r.Entry == 1 && r.State != RecordState.Draft).OrderBy(r => r.Id).Select(r => r.Values).FirstOrDefaultAsync(cancel);
        return plan is null ? null : FormValues.Read(plan);
    }

    public static async Task<Refused?> Refuses(RegistryDb db, Acting acting, Programme programme, ProgrammeForm form, Participant child, CancellationToken cancel)
    {
        if (programme.Goals is not { } goals) return null;
        if (form.Code == goals.Plan && (await PlanVisits.Infusions(db, child, cancel)).Count > 0)
            return new(RefusalCode.WrongState, "Cells have been given: goals are fixed before, and neither added nor changed afterwards.");
        if (form.Code == goals.Scores && await Treats(db, acting, child.Id, cancel))
            return new(RefusalCode.NotAllowed, "You treat this child, or fixed its goals as its therapist; somebody else scores them.");
        return null;
    }

    /// <summary>Each goal has a weight, and no weight stands alone.</summary>
    public static IEnumerable<FieldProblem> Lacking(Programme programme, ProgrammeForm form, FormValues values)
    {
        if (programme.Goals is not { } goals || goals.Plan != form.Code) yield break;
        foreach (var goal in goals.Goals)
        {
            if (values.Text(goal.Text) is not null && values.Number(goal.Weight) is null) yield return new(goal.Weight, "required", "Say how much this goal matters.");
            if (values.Text(goal.Text) is null && values.Number(goal.Weight) is not null) yield return new(goal.Text, "required", "Say what the goal is, or leave its weight empty.");
        }
    }

    private static Task<bool> Treats(RegistryDb db, Acting acting, Guid participantId, CancellationToken cancel)
    {
        var (child, user, therapist) = (participantId.ToString("D"), acting.UserId.ToString("D"), Words.Code(Role.Therapist));
        return db.History.AnyAsync(h => h.ParticipantId == child && h.Table == "FormRecords" && h.UserId == user && h.Role == therapist, cancel);
    }
}
