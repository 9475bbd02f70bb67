using System.Collections.Frozen;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using static Equipoise.Registry.Access.Right;

namespace Equipoise.Registry.History;

/// <summary>Whose history a role may read: what it may not read as it stands, it may not read as it was. That something changed, and who changed it, it sees.</summary>
internal static class HistoryAccess
{
    private static readonly FrozenDictionary<string, Right> Tables = new Dictionary<string, Right>(StringComparer.Ordinal)
    {
        ["Sites"] = SiteRead,
        ["SiteDocuments"] = SiteRead,
        ["SiteRoles"] = PeopleRead,
        ["ApiKeys"] = PeopleRead,
        ["SiteProgrammes"] = ProgrammesRead,
        ["Participants"] = ParticipantsRead,
        ["PersonIdentities"] = ParticipantsRead, // sealed
        ["IdentityLooks"] = ParticipantsRead,
        ["SuitabilityDecisions"] = ScreeningRead,
        ["ConsentEvents"] = ConsentsRead,
        ["Visits"] = VisitsRead,
        ["Deviations"] = DeviationsRead,
        ["FormRecords"] = ParticipantsRead, // and the form
        ["DataQueries"] = QueriesRead, // and the form
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly Right[] Everything = [InfusionsRead, ProductsRead, AdverseEventsRead, LaboratoryRead, AssessmentsRead, MedicationRead, TherapyRead, DiaryRead];

    /// <summary>A table that is not named here is read only by those who may read everything about a child.</summary>
    public static bool MayRead(Role role, string table, string? form, IReadOnlySet<string> hiddenForms) =>
        (form is null || !hiddenForms.Contains(form)) && (Tables.TryGetValue(table, out var right) ? Permissions.Allow(role, right) : Everything.All(r => Permissions.Allow(role, r)));
}
