using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Forms;

namespace Equipoise.Registry.Visits;

/// <summary>Who may know of a visit.</summary>
public static class VisitAccess
{
    /// <summary>
    /// A blinded rater knows only of visits at which something is rated: the day of an infusion, a call about safety or a visit that nobody planned
    /// could tell who had what, or how it was borne.
    /// </summary>
    public static bool MaySee(this Programme programme, string visit, Role role)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return role != Role.BlindedRater || programme.Visit(visit)?.Forms.Any(code => programme.Form(code) is { Topic: FormTopic.Assessment } form && (form.MayRead(role) || form.MayWrite(role))) == true;
    }

    /// <summary>The codes of the planned visits that a role may know of.</summary>
    public static ImmutableArray<string> Seen(this Programme programme, Role role)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return [.. programme.Visits.Select(v => v.Code).Where(code => programme.MaySee(code, role))];
    }

    /// <summary>The name of a visit, for people.</summary>
    public static string NameOf(this Programme programme, string visit)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return visit == Visit.Unscheduled ? "Unscheduled visit" : programme.Visit(visit)?.Name ?? visit;
    }
}
