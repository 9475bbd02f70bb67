using Equipoise.Desk.Access;
using Equipoise.Desk.AdverseEvents;
using Equipoise.Desk.Assessments;
using Equipoise.Desk.Children;
using Equipoise.Desk.Consents;
using Equipoise.Desk.Exchange;
using Equipoise.Desk.Forms;
using Equipoise.Desk.Frame;
using Equipoise.Desk.History;
using Equipoise.Desk.Queries;
using Equipoise.Desk.Offline;
using Equipoise.Desk.Parents;
using Equipoise.Desk.People;
using Equipoise.Desk.Programmes;
using Equipoise.Desk.Sites;
using Equipoise.Desk.Guide;
using Equipoise.Desk.Therapy;
using Equipoise.Desk.Today;
using Equipoise.Desk.Visits;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.Serving;

/// <summary>Every room of the desk: its pages below <c>/registry</c>, its addresses for programs below <c>/api/registry</c>.</summary>
internal static class Rooms
{
    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        DeskAssets.Map(pages);
        HelpEndpoints.Map(pages);
        SignInEndpoints.Map(pages);
        PasskeyEndpoints.Map(pages);
        InvitationEndpoints.Map(pages);
        RoleEndpoints.Map(pages, api);
        AccountEndpoints.Map(pages);
        ApiKeyEndpoints.Map(pages, api);
        TodayEndpoints.Map(pages, api);
        ChildrenEndpoints.Map(pages, api);
        ChildEndpoints.Map(pages, api);
        IdentityEndpoints.Map(pages, api);
        ConsentEndpoints.Map(pages, api);
        CalendarEndpoints.Map(pages, api);
        FormEndpoints.Map(pages, api);
        VisitEndpoints.Map(pages, api);
        QueryEndpoints.Map(pages, api);
        TherapyEndpoints.Map(pages, api);
        OfflineEndpoints.Map(pages, api);
        ParentEndpoints.Map(pages);
        ParentLinkEndpoints.Map(pages, api);
        ProgrammeEndpoints.Map(pages, api);
        SiteEndpoints.Map(pages, api);
        PeopleEndpoints.Map(pages, api);
        GlassEndpoints.Map(pages, api);
        EventEndpoints.Map(pages, api);
        FollowUpEndpoints.Map(pages, api);
        ReferenceSafetyEndpoints.Map(pages, api);
        HistoryEndpoints.Map(pages, api);
        ExportEndpoints.Map(pages, api);
        ImportEndpoints.Map(pages, api);
        CourseEndpoints.Map(pages, api);
        EntryEndpoints.Map(pages, api);
        GoalEndpoints.Map(pages, api);
        MatrixEndpoints.Map(pages, api);
    }
}
