using Equipoise.Desk.Children;
using Equipoise.Desk.History;
using Equipoise.Desk.Serving;
using Equipoise.Registry.Access;

namespace Equipoise.Desk.Frame;

/// <summary>A way to a room, for those whose role has one of its rights.</summary>
public sealed record Door(string Address, string Words, params Right[] OneOf);

/// <summary>The ways that stand on every page.</summary>
public static class Doors
{
    private static readonly Door[] All =
    [
        new(DeskServices.Root + "/today", "Today", Right.ParticipantsRead),
        new(ChildrenEndpoints.Address, "Children", Right.ParticipantsRead),
        new(DeskServices.Root + "/matrix", "Visits", Right.VisitsRead),
        new(DeskServices.Root + "/events", "Adverse events", Right.AdverseEventsRead),
        new(DeskServices.Root + "/queries", "Queries", Right.QueriesRead),
        new(DeskServices.Root + "/deviations", "Deviations", Right.DeviationsRead),
        new(DeskServices.Root + "/entries", "Double entry", Right.AssessmentsRead),
        new(DeskServices.Root + "/therapy", "Therapy", Right.TherapyWrite),
        new(DeskServices.Root + "/calendar", "Calendar", Right.VisitsRead),
        new(DeskServices.Root + "/offline", "Without a connection", Right.AssessmentsWrite, Right.VisitsWrite, Right.TherapyWrite),
        new(DeskServices.Root + "/quality", "Quality", Right.DeviationsRead),
        new(DeskServices.Root + "/programmes", "Programmes", Right.ProgrammesWrite),
        new(DeskServices.Root + "/site", "Site", Right.SiteRead),
        new(DeskServices.Root + "/people", "People", Right.PeopleRead),
        new(DeskServices.Root + "/export", "Export", Right.RecordsExport),
        new(DeskServices.Root + "/import", "Import", Right.RecordsImport),
        new(HistoryEndpoints.Address, "History", Right.HistoryRead),
        new(DeskServices.Root + "/break-glass", "Emergency", Right.BreakGlass, Right.AccessReview),
    ];

    public static IEnumerable<Door> For(Acting acting) => All.Where(door => door.OneOf.Any(acting.May));
}
