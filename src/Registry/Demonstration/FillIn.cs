using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Visits;

namespace Equipoise.Registry.Demonstration;

/// <summary>Fills in a form about an invented child, as whoever does it at the site.</summary>
internal static class FillIn
{
    /// <summary>The whole form, finished; null when the family takes part no more, or the programme has no such form.</summary>
    public static async Task<SavedForm?> Form(InventedChild child, string code, Visit? visit, DateOnly day, params (string Field, string Text)[] given)
    {
        if (child.IsGone || child.Programme.Form(code) is not { } form) return null;
        var (acting, rater) = Writer(child, form, visit);
        var entry = new FormEntry(child.Id, code) { VisitId = visit?.Id, Complete = true, Values = Answers.To(child, form, day, rater, given) };
        return DemonstrationSite.Must(await new SaveForm(child.Site.Databases).Run(acting, entry));
    }

    /// <summary>Some fields of a record that is there.</summary>
    public static async Task<SavedForm> Change(InventedChild child, Acting acting, string code, Visit? visit, Guid record, int seen, params (string Field, string Text)[] given)
    {
        var form = child.Programme.Form(code)!;
        var values = given.ToDictionary(g => g.Field, g => Answers.Input(form.Field(g.Field)!, g.Text), StringComparer.Ordinal);
        var entry = new FormEntry(child.Id, code) { VisitId = visit?.Id, RecordId = record, Seen = seen, Values = System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, values) };
        return DemonstrationSite.Must(await new SaveForm(child.Site.Databases).Run(acting, entry));
    }

    /// <summary>Who fills in a form: the parents or the blinded rater where it names them, else who may. Where the rater changes, the other one comes to the later visits.</summary>
    private static (Acting Acting, int Rater) Writer(InventedChild child, ProgrammeForm form, Visit? visit)
    {
        var person = child.Person + (child.Story == Story.RaterChanges && visit?.Place > 3 ? 1 : 0);
        var role = ((Role[])[Role.Parent, Role.BlindedRater, Role.Therapist, Role.Clinician, Role.Coordinator]).First(r => form.MayWrite(r));
        if (role is Role.BlindedRater) role = form.Writers.Contains(Role.BlindedRater) ? role : Role.Clinician;
        return role == Role.Parent ? (child.Site.AsParent(child.Id), child.Person) : (child.Site.As(role, person), person);
    }
}
