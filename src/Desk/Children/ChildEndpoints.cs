using System.Collections.Immutable;
using Equipoise.Desk.Serving;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Desk.Children;

/// <summary>One child: where it stands, whether it is suitable, enrolling, the version of the programme that it follows.</summary>
internal static class ChildEndpoints
{
    private const string One = "/children/{id:guid}";

    public static string Address(Guid id) => $"{ChildrenEndpoints.Address}/{id}";

    public static string Visit(Guid id, Guid visitId) => $"{Address(id)}/visits/{visitId}";

    public static string Suitability(Guid id) => Address(id) + "/suitability";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet(One, Show).Needs(Right.ParticipantsRead);
        pages.MapGet(One + "/suitability", ShowSuitability).Needs(Right.ScreeningRead);
        pages.MapPost(One + "/decide", Decide).Needs(Right.ScreeningWrite);
        pages.MapPost(One + "/enrol", (Guid id, DeskCall call, EnrolChild enrol, ReadChild read, IDbContextFactory<RegistryDb> databases) =>
            call.Act(enrol.Run(call.Acting, id, call.Cancel), done => call.GoTo(Address(id), Enrolled(done)), () => ShowSuitability(id, call, read, databases))).Needs(Right.ParticipantsWrite);
        pages.MapPost(One + "/decline", (Guid id, DeskCall call, DeclineChild decline, ReadChild read, IDbContextFactory<RegistryDb> databases) =>
            call.Act(decline.Run(call.Acting with { Reason = call.Form.Text("because") }, id, call.Cancel), _ => call.GoTo(Address(id), "The child does not take part; the reason stands in the screening log."), () => ShowSuitability(id, call, read, databases))).Needs(Right.ScreeningWrite);
        pages.MapGet(One + "/migrate", ShowMigration).Needs(Right.ProgrammesRead);
        pages.MapPost(One + "/migrate", (Guid id, DeskCall call, MigrateChild migrate, ReadChild read, IDbContextFactory<RegistryDb> databases) =>
            call.Act(migrate.Run(call.Acting, id, call.Cancel), version => call.GoTo(Address(id), $"The child follows version {version} now."), () => ShowMigration(id, call, read, databases))).Needs(Right.ProgrammesWrite);

        api.MapGet(One, async (Guid id, DeskCall call, ReadChild read) => ForProgramsBody.Answer(await read.Run(call.Acting, id, call.Cancel)))
            .WithName("child").WithSummary("How a child stands, as far as the role may know.").Produces<ChildOverview>().Needs(Right.ParticipantsRead);
        api.MapPost(One + "/decisions", (Guid id, DeskCall call, DecideSuitability decide) => call.Run<NewDecision, Guid>(decide.Run, ("participantId", id.ToString())))
            .WithName("decideSuitability").WithSummary("Say whether a child is suitable, as one of those who decide.").Needs(Right.ScreeningWrite);
        api.MapPost(One + "/enrol", (Guid id, DeskCall call, EnrolChild enrol) => call.Run<EnrolledChild>((acting, cancel) => enrol.Run(acting, id, cancel)))
            .WithName("enrolChild").WithSummary("Enrol a child; a misfit needs a reason and is a deviation.").Produces<EnrolledChild>().Needs(Right.ParticipantsWrite);
        api.MapPost(One + "/decline", (Guid id, DeskCall call, DeclineChild decline) => call.Run<ParticipantState>((acting, cancel) => decline.Run(acting, id, cancel)))
            .WithName("declineChild").WithSummary("The child does not take part; needs a reason.").Needs(Right.ScreeningWrite);
        api.MapPost(One + "/migrate", (Guid id, DeskCall call, MigrateChild migrate) => call.Run<int>((acting, cancel) => migrate.Run(acting, id, cancel)))
            .WithName("migrateChild").WithSummary("Move a child to the version of its programme that the site follows now.").Needs(Right.ProgrammesWrite);
    }

    internal static async Task<IResult> Show(Guid id, DeskCall call, ReadChild read, IDbContextFactory<RegistryDb> databases)
    {
        var child = await read.Run(call.Acting, id, call.Cancel);
        if (child.Refused is { } refused) return call.Refuse(refused);
        var looks = call.Acting.May(Right.IdentitiesRead) ? await Looks(id, call, databases) : [];
        var programme = await Programme(child.Done, call, databases);
        return call.Page<ChildPage>(new { Child = child.Done, Looks = looks, Screening = programme.Forms.FirstOrDefault(f => f.Topic == FormTopic.Screening)?.Code, ConsentVersion = programme.Consent.DocumentVersion });
    }

    /// <summary>Who looked who the child is, the latest first.</summary>
    private static async Task<ImmutableArray<ShownLook>> Looks(Guid id, DeskCall call, IDbContextFactory<RegistryDb> databases)
    {
        await using var db = databases.For(call.Acting);
        var looks = await db.IdentityLooks.Where(l => l.ParticipantId == id).OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(20).ToListAsync(call.Cancel);
        var names = await db.Names(looks.Select(l => l.UserId), call.Cancel);
        return [.. looks.Select(l => new ShownLook(l.At, names.GetValueOrDefault(l.UserId) ?? "somebody without a name", l.Kind, l.Because))];
    }

    private static async Task<Programme> Programme(ChildOverview child, DeskCall call, IDbContextFactory<RegistryDb> databases)
    {
        await using var db = databases.For(call.Acting);
        return await db.Programme(await db.Participants.Where(p => p.Id == child.ParticipantId).Select(p => p.ProgrammeHash).SingleAsync(call.Cancel), call.Cancel);
    }

    private static async Task<IResult> ShowSuitability(Guid id, DeskCall call, ReadChild read, IDbContextFactory<RegistryDb> databases)
    {
        var child = await read.Run(call.Acting, id, call.Cancel);
        if (child.Refused is { } refused) return call.Refuse(refused);
        return call.Page<SuitabilityPage>(new { Child = child.Done, Programme = await Programme(child.Done, call, databases) });
    }

    private static async Task<IResult> Decide(Guid id, DeskCall call, DecideSuitability decide, ReadChild read, IDbContextFactory<RegistryDb> databases)
    {
        var suitable = call.Form.Required("suitable", "Say whether you find the child suitable.");
        var because = call.Form.Required("why", "Say how age, health and severity became your decision.");
        if (call.Form.Refuse() is { } refused) return await call.Again(refused, () => ShowSuitability(id, call, read, databases));
        var decided = await decide.Run(call.Acting, new(id, suitable == "yes", because), call.Cancel);
        if (decided.Refused is { } no) return await call.Again(no with { Fields = [.. no.Fields.Select(f => f.Field == "because" ? f with { Field = "why" } : f)] }, () => ShowSuitability(id, call, read, databases));
        return call.GoTo(Suitability(id), "Your decision is recorded, with the rule as it stands today.");
    }

    private static async Task<IResult> ShowMigration(Guid id, DeskCall call, ReadChild read, IDbContextFactory<RegistryDb> databases)
    {
        var child = await read.Run(call.Acting, id, call.Cancel);
        if (child.Refused is { } refused) return call.Refuse(refused);
        await using var db = databases.For(call.Acting);
        var now = await db.Current(child.Done.ProgrammeId, call.Cancel);
        var changes = child.Done.NewerVersion is null || now is null ? [] : ProgrammeDiff.Between(await Programme(child.Done, call, databases), await db.Programme(now.ProgrammeHash, call.Cancel));
        return call.Page<MigrationPage>(new { Child = child.Done, Changes = changes });
    }

    private static string Enrolled(EnrolledChild done) =>
        $"Enrolled on {Frame.Shown.Day(done.EnrolledOn)}; {Frame.Shown.Count(done.Visits, "visit")} planned." + (done.Deviations.IsEmpty ? "" : $" {Frame.Shown.Count(done.Deviations.Length, "deviation")} noted.");
}

/// <summary>That somebody looked who a child is.</summary>
public sealed record ShownLook(DateTimeOffset At, string Person, LookKind Kind, string Because);
