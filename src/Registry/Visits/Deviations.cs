using Equipoise.Registry.Access;

namespace Equipoise.Registry.Visits;

/// <summary>Departures from the programme as the system notes them.</summary>
internal static class Deviations
{
    public static Deviation New(Acting acting, Guid participantId, DeviationKind kind, DateOnly on, string says, Guid? visitId = null, Guid? recordId = null) => new()
    {
        SiteId = acting.SiteId,
        Id = Guid.CreateVersion7(acting.At),
        ParticipantId = participantId,
        VisitId = visitId,
        FormRecordId = recordId,
        Kind = kind,
        On = on,
        Says = says.Length <= 1000 ? says : says[..1000],
    };
}
