using System.Collections.Frozen;
using Equipoise.Evidence.Programmes;
using static Equipoise.Registry.Access.Right;

namespace Equipoise.Registry.Access;

/// <summary>
/// Which role may do what: the one table that pages, endpoints and operations ask. A form of a programme may narrow it
/// (<c>readers</c>, <c>writers</c>, <c>blind</c>) and never widens it.
/// </summary>
public static class Permissions
{
    private static readonly Right[] AllReading = [.. Enum.GetValues<Right>().Where(r => r.ToString().EndsWith("Read", StringComparison.Ordinal))];

    /// <summary>What tells who had which cells, or how they were borne: never for a blinded rater.</summary>
    public static readonly FrozenSet<Right> Unblinding = new[]
    {
        InfusionsRead, InfusionsWrite, ProductsRead, ProductsWrite, AdverseEventsRead, AdverseEventsWrite, LaboratoryRead, LaboratoryWrite, DeviationsRead, DeviationsWrite,
        HistoryRead, RecordsExport, BreakGlass, AccessReview,
    }.ToFrozenSet();

    private static readonly FrozenDictionary<Role, FrozenSet<Right>> Table = new Dictionary<Role, Right[]>
    {
        [Role.Administrator] =
        [
            SiteRead, SiteWrite, PeopleRead, PeopleWrite, ProgrammesRead, ProgrammesWrite, ScreeningRead, ParticipantsRead, ConsentsRead, VisitsRead,
            DeviationsRead, QueriesRead, RecordsLock, RecordsExport, RecordsImport, HistoryRead, AccessReview, ProgramsUse,
        ],
        [Role.Coordinator] =
        [
            SiteRead, SiteWrite, PeopleRead, ProgrammesRead, ProgrammesWrite, ScreeningRead, ScreeningWrite, ParticipantsRead, ParticipantsWrite,
            IdentitiesRead, IdentitiesWrite, IdentitiesErase, ConsentsRead, ConsentsWrite, VisitsRead, VisitsWrite, AssessmentsRead, AssessmentsWrite, InfusionsRead, InfusionsWrite,
            ProductsRead, AdverseEventsRead, AdverseEventsWrite, LaboratoryRead, LaboratoryWrite, MedicationRead, MedicationWrite, TherapyRead, TherapyWrite, DiaryRead, DiaryWrite,
            DeviationsRead, DeviationsWrite, QueriesRead, QueriesOpen, QueriesAnswer, RecordsExport, RecordsImport, HistoryRead, BreakGlass, ProgramsUse,
        ],
        [Role.Clinician] =
        [
            SiteRead, DelegationsSign, PeopleRead, ProgrammesRead, ScreeningRead, ScreeningWrite, ParticipantsRead, ParticipantsWrite, IdentitiesRead, ConsentsRead, ConsentsWrite,
            VisitsRead, VisitsWrite, AssessmentsRead, AssessmentsWrite, InfusionsRead, InfusionsWrite, ProductsRead, AdverseEventsRead, AdverseEventsWrite,
            LaboratoryRead, LaboratoryWrite, MedicationRead, MedicationWrite, TherapyRead, DiaryRead, DeviationsRead, DeviationsWrite, QueriesRead, QueriesAnswer, HistoryRead, BreakGlass, ProgramsUse,
        ],
        [Role.CellLab] = [SiteRead, ProgrammesRead, ParticipantsRead, InfusionsRead, ProductsRead, ProductsWrite, LaboratoryRead, LaboratoryWrite, QueriesRead, QueriesAnswer, BreakGlass, ProgramsUse],
        [Role.Therapist] = [SiteRead, ProgrammesRead, ParticipantsRead, VisitsRead, TherapyRead, TherapyWrite, DiaryRead, QueriesRead, QueriesAnswer, BreakGlass, ProgramsUse],
        [Role.BlindedRater] = [SiteRead, ProgrammesRead, ParticipantsRead, VisitsRead, AssessmentsRead, AssessmentsWrite, QueriesRead, QueriesAnswer, ProgramsUse],
        [Role.Parent] = [AssessmentsWrite, DiaryWrite],
        [Role.Monitor] = [.. AllReading.Except([IdentitiesRead]), QueriesOpen, QueriesClose, RecordsExport, AccessReview, ProgramsUse],
        [Role.Auditor] = [.. AllReading.Except([IdentitiesRead]), RecordsExport, ProgramsUse],
        [Role.Operator] = [SiteRead, SiteWrite, PeopleRead, PeopleWrite, ProgrammesRead, ProgrammesWrite, RecordsImport, HistoryRead],
    }.ToFrozenDictionary(row => row.Key, row => row.Value.ToFrozenSet());

    public static bool Allow(Role role, Right right) => Table.TryGetValue(role, out var rights) && rights.Contains(right);

    /// <summary>All that a role may do, in the order of <see cref="Right"/>.</summary>
    public static IEnumerable<Right> Of(Role role) => Enum.GetValues<Right>().Where(right => Allow(role, right));
}
