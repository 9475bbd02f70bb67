using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.History;
using Equipoise.Registry.Participants;

namespace Equipoise.Product.Tests.Registry;

/// <summary>What an inspector can read in the history, and find in it.</summary>
public sealed class HistoryReaderTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task Lines_come_page_by_page_and_none_is_lost_between_pages(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        await cohort.Enrolled();
        for (var i = 0; i < 20; i++) await cohort.Add($"B {(char)('A' + i)}");
        var read = new ReadHistory(cohort.Registry.Database);
        var auditor = cohort.Registry.As(cohort.Site, Role.Auditor);
        foreach (var oldest in (bool[])[false, true])
        {
            var seen = new List<long>();
            long? beyond = null;
            do
            {
                var page = (await read.Run(auditor, new() { OldestFirst = oldest, Beyond = beyond }, Cancel)).Done;
                seen.AddRange(page.Lines.Select(l => l.Sequence));
                beyond = page.Beyond;
                Assert.Equal(seen[oldest ? ^1 : 0], oldest && beyond is not null ? seen[^1] : page.End);
            }
            while (beyond is not null);
            Assert.True(seen.Count > ReadHistory.PageSize);
            Assert.Equal(Enumerable.Range(1, seen.Count).Select(i => (long)i), oldest ? seen : Enumerable.Reverse(seen));
        }

        var all = await read.All(auditor, new() { OldestFirst = true }, Cancel).ToListAsync(Cancel);
        Assert.Equal((await read.Run(auditor, new(), Cancel)).Done.End, all.Count);
    }

    [Theory, EachEngine]
    public async Task Each_filter_finds_what_it_says_and_old_and_new_stand_in_plain_words(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        var other = (await cohort.Add("B B")).Done.ParticipantId;
        cohort.Registry.Clock.Now = new(2026, 11, 30, 16, 59, 0, TimeSpan.Zero); // the last minute of 30 November in Hanoi
        Assert.Null((await cohort.Save(child, "medication", null, Role.Clinician, false, ("name", "Melatonin"), ("why", "!Unknown"))).Refused);
        cohort.Registry.Clock.Now += TimeSpan.FromMinutes(2);
        Assert.Null((await new DeclineChild(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Coordinator) with { Reason = "Moves." }, other, Cancel)).Refused);
        async Task<List<HistoryLine>> Find(HistoryFilter filter) => [.. (await new ReadHistory(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Auditor), filter, Cancel)).Done.Lines];

        var declined = Assert.Single(await Find(new() { What = "child.not-enrolled" }));
        Assert.Equal(("Moves.", "HAN1-0002", "coordinator"), (declined.Reason, declined.Pseudonym, declined.Role));
        Assert.Contains(new("state", "screening", "not-enrolled"), declined.Fields);
        var saved = Assert.Single(await Find(new() { Form = "medication" }));
        Assert.Contains(new("values.name", null, "Melatonin"), saved.Fields);
        Assert.Contains(new("values.why", null, "(unknown)"), saved.Fields);
        Assert.Equal([saved.Sequence], (await Find(new() { From = new(2026, 11, 30), Until = new(2026, 11, 30) })).Select(l => l.Sequence));
        Assert.Equal([declined.Sequence], (await Find(new() { From = new(2026, 12, 1) })).Select(l => l.Sequence));
        Assert.Empty(await Find(new() { Until = new(2026, 11, 1) }));
        Assert.All(await Find(new() { ParticipantId = child }), l => Assert.Equal(child, l.ParticipantId));
        Assert.All(await Find(new() { UserId = saved.UserId }), l => Assert.Equal("clinician", l.Role));
        Assert.Equal(2, (await Find(new() { Table = "Participants", RecordId = other.ToString("D") })).Count);
        var who = Assert.Single(await Find(new() { Table = "PersonIdentities", ParticipantId = other }));
        Assert.StartsWith("(sealed", who.Fields.Single(f => f.Name == "sealed").New, StringComparison.Ordinal);
        var choices = (await new ReadHistory(cohort.Registry.Database).Choices(cohort.Registry.As(cohort.Site, Role.Auditor), Cancel)).Done;
        Assert.Contains("child.not-enrolled", choices.Operations);
        Assert.Equal(choices.Operations.Distinct(), choices.Operations);
    }

    [Theory, EachEngine]
    public async Task What_a_role_may_not_read_it_may_not_read_as_it_was_but_that_it_changed_it_sees(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        Assert.Null((await cohort.Infuse(child)).Refused);
        var read = new ReadHistory(cohort.Registry.Database);
        async Task<HistoryLine> Infusion(Role role) => Assert.Single((await read.Run(cohort.Registry.As(cohort.Site, role), new() { Form = "infusion" }, Cancel)).Done.Lines);
        Assert.NotEmpty((await Infusion(Role.Auditor)).Fields);
        var withheld = await Infusion(Role.Administrator);
        Assert.True(withheld.IsWithheld);
        Assert.Empty(withheld.Fields);
        foreach (var role in (Role[])[Role.BlindedRater, Role.Therapist, Role.Parent])
        {
            Assert.Equal(RefusalCode.NotAllowed, (await read.Run(cohort.Registry.As(cohort.Site, role), new(), Cancel)).Refused!.Code);
            Assert.Empty(await read.All(cohort.Registry.As(cohort.Site, role), new(), Cancel).ToListAsync(Cancel));
        }
    }
}
