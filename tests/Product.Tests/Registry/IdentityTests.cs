using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.History;
using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry;

/// <summary>Who may learn who a child is, and what stays of their looking.</summary>
public sealed class IdentityTests
{
    private const string Name = "Trần Thị Bình";

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task Whoever_looks_says_why_and_stands_in_the_history_before_seeing_anything(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = (await cohort.Add(Name)).Done.ParticipantId;
        var read = new ReadIdentity(cohort.Registry.Database, cohort.Vault);
        Assert.Equal(RefusalCode.ReasonMissing, (await read.Run(As(cohort), child, Cancel)).Refused!.Code);
        Assert.Equal(RefusalCode.ReasonMissing, (await read.Run(As(cohort, new('x', 5000)), child, Cancel)).Refused!.Code);
        var key = As(cohort, "The mother called.") with { RequestKey = "look" };
        Assert.Equal(Name, (await read.Run(key, child, Cancel)).Done!.Name);
        Assert.Equal(Name, (await read.Run(key, child, Cancel)).Done!.Name); // a double click is one look
        await using var db = cohort.Registry.Reading(cohort.Site);
        var line = await db.History.SingleAsync(h => h.What == "identity.shown", Cancel);
        Assert.Equal(("IdentityLooks", child.ToString("D"), "The mother called."), (line.Table, line.ParticipantId, line.Reason));
        Assert.Equal(key.UserId, (await db.IdentityLooks.SingleAsync(Cancel)).UserId);
        Assert.DoesNotContain("Bình", (await db.HandledRequests.SingleAsync(r => r.Key == "look", Cancel)).Answer, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task A_child_is_found_by_name_and_birth_date_and_the_finding_is_a_look(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = (await cohort.Add(Name)).Done;
        var find = new FindChild(cohort.Registry.Database, cohort.Vault);
        var sought = new Identity("binh TRAN thi", cohort.Today.AddMonths(-30));
        Assert.Equal(child, (await find.Run(As(cohort, "A letter came."), sought, Cancel)).Done);
        Assert.Equal(RefusalCode.NotFound, (await find.Run(As(cohort, "A letter came."), sought with { BirthDate = sought.BirthDate.AddDays(1) }, Cancel)).Refused!.Code);
        Assert.Equal(RefusalCode.NotAllowed, (await find.Run(cohort.Registry.As(cohort.Site, Role.Monitor) with { Reason = "x" }, sought, Cancel)).Refused!.Code);
        await using var db = cohort.Registry.Reading(cohort.Site);
        Assert.Equal(LookKind.Found, (await db.IdentityLooks.SingleAsync(Cancel)).Kind);
    }

    [Theory, EachEngine]
    public async Task A_corrected_birth_date_corrects_the_age_and_two_corrections_at_once_are_a_conflict(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = (await cohort.Add(Name)).Done.ParticipantId;
        var other = (await cohort.Add("Lê Văn Cường", 20)).Done.Pseudonym;
        var correct = new CorrectIdentity(cohort.Registry.Database, cohort.Vault);
        var right = new Identity("Trần Thị Bình", cohort.Today.AddMonths(-40)) { Contact = "0900 000 000" };
        Assert.Equal(RefusalCode.ReasonMissing, (await correct.Run(As(cohort), new(child, right), Cancel)).Refused!.Code);
        Assert.Equal(40, (await correct.Run(As(cohort, "The birth certificate says so."), new(child, right) { Seen = 1 }, Cancel)).Done);
        Assert.Equal(RefusalCode.Conflict, (await correct.Run(As(cohort, "Again."), new(child, right with { Address = "Hà Nội" }) { Seen = 1 }, Cancel)).Refused!.Code);
        Assert.Contains(other, (await correct.Run(As(cohort, "A slip."), new(child, new("Cường Lê Văn", cohort.Today.AddMonths(-20))), Cancel)).Refused!.Message, StringComparison.Ordinal);
        Assert.Equal("name", Assert.Single((await correct.Run(As(cohort, "A slip."), new(child, right with { Name = new('a', 5000) }), Cancel)).Refused!.Fields).Field);
        Assert.Equal("0900 000 000", (await new ReadIdentity(cohort.Registry.Database, cohort.Vault).Run(As(cohort, "To look."), child, Cancel)).Done!.Contact);
        await using (var db = cohort.Registry.Reading(cohort.Site)) Assert.Equal(40, (await db.Participants.SingleAsync(p => p.Id == child, Cancel)).AgeMonths);
        Assert.True((await new VerifyHistory(cohort.Registry.Database).Run(cohort.Site, cancel: Cancel)).Holds);
        Assert.Empty(await new VerifyRecords(cohort.Registry.Database).Run(cohort.Site, Cancel));
    }

    private static Acting As(Cohort cohort, string? why = null) => cohort.Registry.As(cohort.Site, Role.Coordinator) with { Reason = why };
}
