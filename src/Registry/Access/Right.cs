using System.Collections.Frozen;
using System.Text.Json;

namespace Equipoise.Registry.Access;

/// <summary>What a role may do. Written <c>infusions.read</c> in addresses, policies and documents.</summary>
public enum Right
{
    SiteRead, SiteWrite,
    DelegationsSign,
    PeopleRead, PeopleWrite,
    ProgrammesRead, ProgrammesWrite,
    ScreeningRead, ScreeningWrite,
    ParticipantsRead, ParticipantsWrite,
    IdentitiesRead, IdentitiesWrite, IdentitiesErase,
    ConsentsRead, ConsentsWrite,
    VisitsRead, VisitsWrite,
    AssessmentsRead, AssessmentsWrite,
    InfusionsRead, InfusionsWrite,
    ProductsRead, ProductsWrite,
    AdverseEventsRead, AdverseEventsWrite,
    LaboratoryRead, LaboratoryWrite,
    MedicationRead, MedicationWrite,
    TherapyRead, TherapyWrite,
    DiaryRead, DiaryWrite,
    DeviationsRead, DeviationsWrite,
    QueriesRead, QueriesOpen, QueriesAnswer, QueriesClose,
    RecordsLock, RecordsExport, RecordsImport,
    HistoryRead,
    BreakGlass, AccessReview,
    ProgramsUse,
}

/// <summary>The written names of rights.</summary>
public static class RightNames
{
    private static readonly FrozenDictionary<Right, string> Names = Enum.GetValues<Right>().ToFrozenDictionary(r => r, Written);

    public static string Name(this Right right) => Names[right];

    /// <summary><c>AdverseEventsRead</c> is <c>adverse-events.read</c>.</summary>
    private static string Written(Right right)
    {
        var kebab = JsonNamingPolicy.KebabCaseLower.ConvertName(right.ToString());
        var last = kebab.LastIndexOf('-');
        return string.Concat(kebab.AsSpan(0, last), ".", kebab.AsSpan(last + 1));
    }
}
