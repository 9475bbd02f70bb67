using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Parents;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry;

/// <summary>A link lets parents fill in what it names, for their child, until its day, on one device.</summary>
public class ParentLinkTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory]
    [EachEngine]
    public async Task A_form_is_filled_in_screen_by_screen_and_then_the_link_is_spent(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var visit = await cohort.Visit(child, "baseline-1");
        var token = await Invite(cohort, child, new AskedForm("mb-cdi", visit.Id));
        var link = await Begin(cohort, token, "device-one");
        var task = Assert.Single(link.Forms).Task.Id;
        foreach (var (field, text) in new[] { ("date", "2026-11-26"), ("list", "gestures"), ("produced", "41"), ("understood", "120") })
            Assert.Null((await Save(cohort, link, task, (field, text))).Refused);
        var half = (await Read(cohort, token, "device-one"))!;
        Assert.Equal("41", FormValues.Read(half.Forms[0].Record!.Values).Json("produced"));
        var sent = await Send(cohort, link, task);
        Assert.Equal(RecordState.Complete, sent.Done.State);
        Assert.Equal(ParentLinkState.Spent, (await Read(cohort, token, "device-one"))!.State);
        Assert.Equal(RefusalCode.WrongState, (await Save(cohort, link, task, ("produced", "50"))).Refused!.Code);
        await using var db = cohort.Registry.Reading(cohort.Site);
        Assert.Equal(link.Link.Id, (await db.FormRecords.SingleAsync(r => r.Form == "mb-cdi", Cancel)).CompletedBy);
        Assert.All(await db.History.Where(h => h.What == "parent.answered").ToListAsync(Cancel), h => Assert.Equal("parent", h.Role));
    }

    [Theory]
    [EachEngine]
    public async Task A_diary_is_sent_as_often_as_parents_like(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var token = await Invite(cohort, child, new AskedForm("diary"));
        var link = await Begin(cohort, token, "device-one");
        var task = link.Forms[0].Task.Id;
        foreach (var day in new[] { "2026-11-25", "2026-11-26" })
        {
            Assert.Null((await Save(cohort, link, task, ("date", day))).Refused);
            Assert.Null((await Save(cohort, link, task, ("sleep", "9.5"))).Refused);
            Assert.Null((await Send(cohort, link, task)).Refused);
        }

        var now = (await Read(cohort, token, "device-one"))!;
        Assert.Equal((ParentLinkState.Open, 2), (now.State, now.Forms[0].Task.Sent));
        await using var db = cohort.Registry.Reading(cohort.Site);
        Assert.Equal(2, await db.FormRecords.CountAsync(r => r.Form == "diary" && r.State == RecordState.Complete, Cancel));
    }

    [Theory]
    [EachEngine]
    public async Task Another_device_needs_the_code_and_then_the_first_is_let_in_no_more(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var token = await Invite(cohort, child, new AskedForm("diary"));
        var link = await Begin(cohort, token, "device-one");
        Assert.Empty((await Read(cohort, token, "device-two"))!.Forms);
        Assert.False(await Begun(cohort, link, "device-two"));
        Assert.False(await Begun(cohort, link, "device-two", "123456"));
        var code = (await new AllowParentDevice(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Coordinator), link.Link.Id, Cancel)).Done.Code!;
        Assert.True(await Begun(cohort, link, "device-two", code));
        Assert.False((await Read(cohort, token, "device-one"))!.IsThisDevice);
        Assert.False(await Begun(cohort, link, "device-three", code));
    }

    [Fact]
    public async Task Five_wrong_codes_end_the_code_and_half_an_hour_does()
    {
        await using var cohort = await Cohort.On(Engine.Sqlite);
        var link = await Begin(cohort, await Invite(cohort, await cohort.Enrolled(), new AskedForm("diary")), "device-one");
        var allow = new AllowParentDevice(cohort.Registry.Database);
        var code = (await allow.Run(cohort.Registry.As(cohort.Site, Role.Coordinator), link.Link.Id, Cancel)).Done.Code!;
        for (var i = 0; i < ParentLink.MostCodeTries; i++) Assert.False(await Begun(cohort, link, "device-two", code == "111111" ? "222222" : "111111"));
        Assert.False(await Begun(cohort, link, "device-two", code));
        code = (await allow.Run(cohort.Registry.As(cohort.Site, Role.Coordinator), link.Link.Id, Cancel)).Done.Code!;
        cohort.Registry.Clock.Now += AllowParentDevice.Open;
        Assert.False(await Begun(cohort, link, "device-two", code));
    }

    [Fact]
    public async Task A_link_ends_by_its_day_and_by_whoever_made_it_and_one_letter_less_is_no_link()
    {
        await using var cohort = await Cohort.On(Engine.Sqlite);
        var child = await cohort.Enrolled();
        var first = await Invite(cohort, child, new AskedForm("diary"));
        var link = await Begin(cohort, first, "device-one");
        Assert.Null(await Read(cohort, first[..^1], "device-one"));
        Assert.Null(await Read(cohort, first[..^2] + (first[^2] == 'A' ? 'B' : 'A') + first[^1], "device-one"));
        Assert.Null((await new RevokeParentLink(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Coordinator), link.Link.Id, Cancel)).Refused);
        Assert.Equal(ParentLinkState.Revoked, (await Read(cohort, first, "device-one"))!.State);
        Assert.Equal(RefusalCode.WrongState, (await Save(cohort, link, link.Forms[0].Task.Id, ("date", "2026-11-26"))).Refused!.Code);
        var second = await Invite(cohort, child, new AskedForm("diary"));
        cohort.Registry.Clock.Now += TimeSpan.FromDays(14);
        Assert.Equal(ParentLinkState.Expired, (await Read(cohort, second, null))!.State);
    }

    [Fact]
    public async Task Parents_are_asked_only_for_what_names_them_and_only_while_they_want_to_be()
    {
        await using var cohort = await Cohort.On(Engine.Sqlite);
        var child = await cohort.Enrolled();
        var visit = await cohort.Visit(child, "baseline-1");
        foreach (var form in (AskedForm[])[new("vabs-3", visit.Id), new("adverse-event"), new("mb-cdi"), new("diary", visit.Id), new("nothing")])
            Assert.Equal("forms", (await Ask(cohort, child, form)).Refused!.Fields.Single().Field);
        Assert.Null((await cohort.Say(child, ConsentKind.Withdrawal, ConsentGiver.Mother, scopes: WithdrawalScope.Contact)).Refused);
        Assert.Equal(RefusalCode.NoConsent, (await Ask(cohort, child, new AskedForm("diary"))).Refused!.Code);
    }

    [Fact]
    public async Task What_the_site_completed_meanwhile_is_not_asked_any_more()
    {
        await using var cohort = await Cohort.On(Engine.Sqlite);
        var child = await cohort.Enrolled();
        var visit = await cohort.Visit(child, "baseline-1");
        var token = await Invite(cohort, child, new AskedForm("mb-cdi", visit.Id));
        var link = await Begin(cohort, token, "device-one");
        Assert.Null((await cohort.Save(child, "mb-cdi", visit.Id, Role.Coordinator, true, ("date", "2026-11-26"), ("list", "sentences"), ("produced", "12"))).Refused);
        Assert.True((await Read(cohort, token, "device-one"))!.Forms[0].IsDone);
        Assert.Equal(RefusalCode.WrongState, (await Save(cohort, link, link.Forms[0].Task.Id, ("produced", "13"))).Refused!.Code);
    }

    [Fact]
    public async Task A_parent_who_goes_back_changes_the_answer_and_one_that_the_site_changed_is_a_conflict()
    {
        await using var cohort = await Cohort.On(Engine.Sqlite);
        var child = await cohort.Enrolled();
        var visit = await cohort.Visit(child, "baseline-1");
        var token = await Invite(cohort, child, new AskedForm("mb-cdi", visit.Id));
        var link = await Begin(cohort, token, "device-one");
        var task = link.Forms[0].Task.Id;
        Assert.Null((await Save(cohort, link, task, ("produced", "41"))).Refused);
        Assert.Empty((await Save(cohort, link, task, ("produced", "42"))).Done.Conflicts); // an old page: it saw nothing yet
        var record = (await Read(cohort, token, "device-one"))!.Forms[0].Record!;
        Assert.Equal("42", FormValues.Read(record.Values).Json("produced"));
        Assert.Null((await cohort.Save(Role.Coordinator, new(child, "mb-cdi") { VisitId = visit.Id, RecordId = record.Id, Seen = record.Version, Values = Cohort.Inputs(("produced", "24")) })).Refused);
        Assert.Equal("24", Assert.Single((await Save(cohort, link, task, ("produced", "43"))).Done.Conflicts).Stands);
    }

    private static Task<Outcome<MadeParentLink>> Ask(Cohort cohort, Guid child, params AskedForm[] forms) =>
        new InviteParent(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Coordinator), new(child, [.. forms], "en", 14, "024 3825 3531"), Cancel);

    private static async Task<string> Invite(Cohort cohort, Guid child, params AskedForm[] forms) => (await Ask(cohort, child, forms)).Done.Token!;

    private static Task<ParentAccess?> Read(Cohort cohort, string token, string? device) => new ReadParentLink(cohort.Registry.Database, cohort.Registry.Clock).Run(token, device, Cancel);

    private static async Task<ParentAccess> Begin(Cohort cohort, string token, string device)
    {
        Assert.True(await Begun(cohort, (await Read(cohort, token, null))!, device));
        return (await Read(cohort, token, device))!;
    }

    private static async Task<bool> Begun(Cohort cohort, ParentAccess link, string device, string? code = null) =>
        (await new BeginParentLink(cohort.Registry.Database).Run(Acting(cohort, link), new(device, code), Cancel)).Done;

    private static Task<Outcome<SavedForm>> Save(Cohort cohort, ParentAccess link, Guid task, params (string Field, string Text)[] values) =>
        new SaveParentForm(cohort.Registry.Database).Run(Acting(cohort, link), new(task, 0) { Values = Cohort.Inputs(values) }, Cancel);

    private static Task<Outcome<SavedForm>> Send(Cohort cohort, ParentAccess link, Guid task) =>
        new SaveParentForm(cohort.Registry.Database).Run(Acting(cohort, link), new(task, 0) { Complete = true }, Cancel);

    private static Equipoise.Registry.Access.Acting Acting(Cohort cohort, ParentAccess link) => new(link.Link.Id, Role.Parent, cohort.Site, cohort.Registry.Clock.Now) { ChildId = link.Link.ParticipantId };
}
