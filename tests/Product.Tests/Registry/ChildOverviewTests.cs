using System.Text;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Snapshots;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Visits;

namespace Equipoise.Product.Tests.Registry;

/// <summary>The list of children, one child and the screening log, as each role may read them.</summary>
public sealed class ChildOverviewTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task Children_are_listed_page_by_page_the_latest_first(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        for (var i = 1; i <= ListChildren.PageSize + 2; i++) Assert.Null((await cohort.Add($"Child {(char)('A' + (i % 26))}{(char)('A' + (i / 26))}")).Refused);
        var list = new ListChildren(cohort.Registry.Database);
        var first = (await list.Run(cohort.Registry.As(cohort.Site, Role.Monitor), new(), Cancel)).Done;
        Assert.Equal((52, 3, "HAN1-0052"), (first.Total, first.Below, first.Children[0].Pseudonym));
        var last = (await list.Run(cohort.Registry.As(cohort.Site, Role.Monitor), new() { Below = first.Below }, Cancel)).Done;
        Assert.Equal(["HAN1-0002", "HAN1-0001"], last.Children.Select(c => c.Pseudonym));
        Assert.Null(last.Below);
        async Task<int> Found(ChildFilter filter) => (await list.Run(cohort.Registry.As(cohort.Site, Role.Monitor), filter, Cancel)).Done.Total;
        Assert.Equal((1, 1, 10, 0, 0), (await Found(new() { Pseudonym = "7" }), await Found(new() { Pseudonym = "han1-0007" }), await Found(new() { Pseudonym = "HAN1-001" }), await Found(new() { Pseudonym = "%" }), await Found(new() { State = ParticipantState.Enrolled })));
        Assert.Equal(RefusalCode.NotAllowed, (await list.Run(cohort.Registry.As(cohort.Site, Role.Parent), new(), Cancel)).Refused!.Code);
    }

    [Theory, EachEngine]
    public async Task The_way_of_a_child_goes_step_by_step(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = (await cohort.Add()).Done.ParticipantId;
        Assert.Equal("Done Now Now Later Later", Steps(await Read(cohort, child)));
        await cohort.Permit(child);
        Assert.Equal("Done Done Now Later Later", Steps(await Read(cohort, child)));
        await cohort.Decide(child);
        Assert.Null((await cohort.Screen(child)).Refused);
        var waiting = await Read(cohort, child);
        Assert.Equal("Done Done Done Now Later", Steps(waiting));
        Assert.Contains(waiting.Next, n => n.Code == "enrol");
        Assert.All(waiting.Decisions, d => Assert.Equal(cohort.Programme.Suitability.Rule, d.Rule));
        Assert.Equal(("4", true), (waiting.Eligibility.Single(j => j.Rule.Code == "severity").Answer, waiting.Eligibility.Single(j => j.Rule.Code == "severity").Fits));
        Assert.Null((await cohort.Enrol(child)).Refused);
        Assert.Equal("Done Done Done Done Now Now", Steps(await Read(cohort, child)));
        Assert.Null((await cohort.Infuse(child)).Refused);
        var treated = await Read(cohort, child);
        Assert.Equal((StepState.Done, "2026-11-26"), (treated.Steps.Single(s => s.Name == StepName.Infusion).State, treated.Steps.Single(s => s.Name == StepName.Infusion).Says));
        Assert.Null((await cohort.Say(child, ConsentKind.Withdrawal, ConsentGiver.Mother, scopes: WithdrawalScope.FutureData)).Refused);
        Assert.Equal("Done Stopped Done Stopped Done Stopped", Steps(await Read(cohort, child)));
    }

    [Theory, EachEngine]
    public async Task What_a_blinded_rater_reads_of_a_child_is_the_same_whether_and_whatever_was_infused(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        Assert.Null((await cohort.Went(child, "baseline-1")).Refused);
        var before = await Written(cohort, child, baselinesOnly: true);
        Assert.Null((await cohort.Infuse(child, 60)).Refused); // far too many: a deviation
        Assert.Null((await cohort.Save(child, "adverse-event", null, Role.Clinician, false, ("verbatim", "A rash"))).Refused);
        Assert.Equal(before, await Written(cohort, child, baselinesOnly: true));
        var rater = await Read(cohort, child, Role.BlindedRater);
        Assert.Equal(["baseline-1", "baseline-2", "month-6", "month-12"], rater.Visits.Select(v => v.Code));
        Assert.Equal(["Screened", "Enrolled", "Visits"], rater.Steps.Select(s => s.Name.ToString()));
        Assert.NotEmpty((await Read(cohort, child)).Deviations);
    }

    [Theory, EachEngine]
    public async Task The_screening_log_counts_everybody_and_says_why(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        await cohort.Enrolled();
        var declined = (await cohort.Add("B B")).Done.ParticipantId;
        Assert.Null((await new DeclineChild(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Coordinator) with { Reason = "The family moves away." }, declined, Cancel)).Refused);
        await cohort.Add("C C");
        var log = new ReadScreeningLog(cohort.Registry.Database);
        var read = (await log.Run(cohort.Registry.As(cohort.Site, Role.Auditor), null, Cancel)).Done;
        Assert.Equal((3, 1, 1, 1), (read.Screened, read.Enrolled, read.NotEnrolled, read.Waiting));
        Assert.Equal("The family moves away.", read.Lines[1].Because);
        Assert.Equal(RefusalCode.NotAllowed, (await log.Run(cohort.Registry.As(cohort.Site, Role.BlindedRater), null, Cancel)).Refused!.Code);
        Assert.Empty(await log.All(cohort.Registry.As(cohort.Site, Role.BlindedRater), null, Cancel).ToListAsync(Cancel));
    }

    [Theory, EachEngine]
    public async Task Two_who_judge_one_deviation_at_once_are_a_conflict_and_nothing_is_reported_tomorrow(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        Assert.Null((await cohort.Infuse(child, 60)).Refused);
        var open = Assert.Single(await cohort.Deviations());
        var judge = new JudgeDeviation(cohort.Registry.Database);
        var clinician = cohort.Registry.As(cohort.Site, Role.Clinician);
        var judged = new JudgedDeviation(open.Id, DeviationClass.Major, "The syringe was filled twice.", "Two people count.", null) { Seen = open.Version };
        Assert.Null((await judge.Run(clinician, judged, Cancel)).Refused);
        Assert.Equal(RefusalCode.Conflict, (await judge.Run(clinician, judged with { Cause = "Something else" }, Cancel)).Refused!.Code);
        Assert.Equal("reportedToEthics", Assert.Single((await judge.Run(clinician, judged with { Seen = null, ReportedToEthics = cohort.Today.AddDays(1) }, Cancel)).Refused!.Fields).Field);
        Assert.Null((await judge.Run(clinician, judged with { Seen = null, ReportedToEthics = cohort.Today }, Cancel)).Refused);
    }

    [Theory, EachEngine]
    public async Task The_process_of_consent_is_read_with_who_recorded_it_and_what_was_answered(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = (await cohort.Add()).Done.ParticipantId;
        var said = new SaidConsent(child, ConsentKind.Permission, ConsentGiver.Mother, cohort.Today, "1.0")
        {
            Understood = true, Language = "vi", Time = new(9, 5, 30), ExplainedBy = "Dr. Hoa", Interpreter = "Mr. Quang", Witness = "Ms. Lan",
            TeachBack = [new("What does nobody know about these cells?", "Whether they \"help\"")],
        };
        var record = new RecordConsent(cohort.Registry.Database);
        var clinician = cohort.Registry.As(cohort.Site, Role.Clinician);
        (SaidConsent Said, string Field)[] bad =
        [
            (said with { Time = new(23, 59) }, "time"), (said with { Language = new('v', 17) }, "language"), (said with { ExplainedBy = new('x', 5000) }, "explainedBy"), (said with { TeachBack = [new("?", "")] }, "teachBack"),
            (said with { TeachBack = [new("?", "a"), new("?", "b")] }, "teachBack"),
        ];
        foreach (var (wrong, field) in bad) Assert.Equal(field, Assert.Single((await record.Run(clinician, wrong, Cancel)).Refused!.Fields).Field);
        Assert.Null((await record.Run(clinician, said, Cancel)).Refused);
        var read = (await new ReadConsentRecord(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Auditor), child, Cancel)).Done;
        var line = Assert.Single(read.Lines);
        Assert.Equal((new TimeOnly(9, 5), "Dr. Hoa", "Mr. Quang", "Ms. Lan", "clinician", clinician.At), (line.Time!.Value, line.ExplainedBy, line.Interpreter, line.Witness, line.RecordedAs, line.RecordedAt));
        Assert.Equal("Whether they \"help\"", Assert.Single(line.TeachBack).Answer);
        Assert.Empty(await new Equipoise.Registry.History.VerifyRecords(cohort.Registry.Database).Run(cohort.Site, Cancel));
        Assert.Contains("No visit is planned.", read.Effects.Single(e => e.Scope == WithdrawalScope.FutureData).Stops, StringComparison.Ordinal);
    }

    private static async Task<ChildOverview> Read(Cohort cohort, Guid child, Role role = Role.Coordinator) => (await new ReadChild(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, role), child, Cancel)).Done;

    /// <summary>Everything a blinded rater gets; visits after the baselines hang on the infusion by the programme's own design and are left out.</summary>
    private static async Task<string> Written(Cohort cohort, Guid child, bool baselinesOnly)
    {
        var read = await Read(cohort, child, Role.BlindedRater);
        if (baselinesOnly) read = read with { Visits = [.. read.Visits.Where(v => v.Code.StartsWith("baseline", StringComparison.Ordinal))] };
        return Encoding.UTF8.GetString(CanonicalJson.Write(read));
    }

    private static string Steps(ChildOverview child) => string.Join(' ', child.Steps.Select(s => s.State));
}
