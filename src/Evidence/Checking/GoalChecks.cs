using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Reading;

namespace Equipoise.Evidence.Checking;

/// <summary>Goals are fixed on one form and scored on another, by fields that are there.</summary>
internal static class GoalChecks
{
    public static IEnumerable<Problem> Find(Programme p, Locations at)
    {
        if (p.Goals is not { } goals) yield break;
        var (plan, scores) = (p.Form(goals.Plan), p.Form(goals.Scores));
        if (plan is null) yield return at.Problem(Codes.ReferenceUnknown, goals, "plan", $"There is no form '{goals.Plan}'.");
        if (scores is null) yield return at.Problem(Codes.ReferenceUnknown, goals, "scores", $"There is no form '{goals.Scores}'.");
        if (plan is null || scores is null) yield break;
        if (plan == scores) yield return at.Problem(Codes.ProgrammeUnfit, goals, "scores", "Goals are scored on another form than they are fixed on.");
        if (plan.Repeats) yield return at.Problem(Codes.ProgrammeUnfit, plan, "repeats", "Goals are fixed once; their form does not repeat.");
        if (scores.Field(goals.Total) is not { Type: FieldType.Score, Score: { Sum.IsEmpty: true, Scale: ScoreScale.TScore } }) yield return at.Problem(Codes.ProgrammeUnfit, goals, "total", $"'{goals.Total}' is a field of type score on the form '{scores.Code}', of a T score, without a sum.");
        else if (scores.Field(goals.Total) is { Required: true }) yield return at.Problem(Codes.ProgrammeUnfit, goals, "total", "It is computed; nothing can be required of it.");
        if (goals.Goals.IsEmpty) yield return at.Problem(Codes.MissingField, goals, "goals", "There is at least one goal.");
        foreach (var goal in goals.Goals)
        {
            if (plan.Field(goal.Text) is not { Type: FieldType.LongText or FieldType.Text }) yield return at.Problem(Codes.ReferenceUnknown, goal, "text", $"'{goal.Text}' is no text on the form '{plan.Code}'.");
            if (plan.Field(goal.Weight) is not { Type: FieldType.Integer, Min: >= 1 }) yield return at.Problem(Codes.ReferenceUnknown, goal, "weight", $"'{goal.Weight}' is no whole number from 1 on the form '{plan.Code}'.");
            if (scores.Field(goal.Score) is not { Type: FieldType.Integer, Min: -2, Max: 2 }) yield return at.Problem(Codes.ReferenceUnknown, goal, "score", $"'{goal.Score}' is no whole number from -2 to 2 on the form '{scores.Code}'.");
        }
    }
}
