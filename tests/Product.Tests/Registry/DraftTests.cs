using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Reading;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry;

/// <summary>Drafts of programmes, what a linter says of them, and that nothing entered is lost by any of it.</summary>
public sealed class DraftTests
{
    private static readonly Lazy<EvidenceReading> Data = new(() => EvidenceFolder.Read(Repository.Data));

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task A_change_is_taken_back_and_brought_again_and_two_at_once_do_not_overwrite_each_other(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var acting = cohort.Registry.As(cohort.Site, Role.Coordinator);
        var change = new ChangeDraft(cohort.Registry.Database);
        Assert.Equal(0, (await change.Begin(acting, "p3", Cancel)).Done);
        var begun = (await Standing(cohort)).Text;
        Assert.Empty(ReadProgramme.From(begun, Data.Value.Snapshot!).Problems);
        Assert.Equal(1, (await change.Run(acting, new("p3", 0, begun + "\n# one", "One."), Cancel)).Done);
        Assert.Equal(RefusalCode.Conflict, (await change.Run(acting, new("p3", 0, begun + "\n# other", "Other."), Cancel)).Refused!.Code);
        Assert.Equal(2, (await change.Run(acting, new("p3", 1, begun + "\n# two", "Two."), Cancel)).Done);
        Assert.Equal(1, (await change.Undo(acting, new("p3", 2), Cancel)).Done);
        Assert.EndsWith("# one", (await Standing(cohort)).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await change.Redo(acting, new("p3", 1), Cancel)).Done);
        Assert.Equal(1, (await change.Undo(acting, new("p3", 2), Cancel)).Done);
        Assert.Equal(3, (await change.Run(acting, new("p3", 1, "id: [", "Broken."), Cancel)).Done); // kept, with what is wrong in it
        var standing = await Standing(cohort);
        Assert.Equal(["Broken.", "One.", "Begun from version 1."], standing.Made.Select(s => s.Says));
        Assert.Equal(RefusalCode.Invalid, (await Publish(cohort, 3)).Refused!.Code);
        Assert.Equal(1, (await change.Undo(acting, new("p3", 3), Cancel)).Done);
        Assert.Equal(RefusalCode.WrongState, (await Publish(cohort, 1)).Refused!.Code); // a comment is no change
    }

    [Theory, EachEngine]
    public async Task Nothing_entered_is_lost_when_a_field_a_form_and_a_visit_go_and_children_are_moved(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        await cohort.Went(child, "baseline-1");
        var visit = (await cohort.Visit(child, "baseline-1")).Id;
        Assert.Null((await cohort.Save(child, "vitals", visit, Role.Coordinator, true, ("weight", "13.2"), ("height", "92"))).Refused);
        Assert.Null((await cohort.Save(child, "cgi-s", visit, Role.Clinician, true, ("date", cohort.Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)), ("score", "5"))).Refused);

        var p3 = cohort.Programme;
        var vitals = p3.Form("vitals")!.WithoutField("height");
        var changed = p3.With(vitals).With(p3.Visit("month-6")! with { Months = 7 }).WithoutForm("cgi-s").WithoutVisit("week-2").MoveVisit("day-1", 1);
        Assert.Equal(2, (await Published(cohort, changed)).Version);
        var preview = (await new PreviewMigration(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Coordinator), "p3", Cancel)).Done;
        Assert.Equal(1, preview.Total);
        Assert.Contains("No longer due: week-2.", Assert.Single(preview.Children).Changes);
        Assert.Contains(preview.Differences.Single().Changes, c => c.Path == "visits.month-6.months" && c.New == "7");
        var moved = await new MigrateChildren(cohort.Registry.Database, new(cohort.Registry.Database)).Run(cohort.Registry.As(cohort.Site, Role.Coordinator) with { Reason = "Version 2." }, "p3", Cancel);
        Assert.Equal(new MigrationProgress(1, 0), moved.Done);

        await using var db = cohort.Registry.Reading(cohort.Site);
        Assert.Equal(2, (await db.Participants.SingleAsync(Cancel)).ProgrammeVersion);
        var read = new ReadForm(cohort.Registry.Database);
        foreach (var (form, field, value) in new[] { ("vitals", "height", "92"), ("vitals", "weight", "13.2"), ("cgi-s", "score", "5") })
        {
            var record = await db.FormRecords.SingleAsync(r => r.Form == form, Cancel);
            var sheet = (await read.Run(cohort.Registry.As(cohort.Site, Role.Coordinator), new(child, form) { RecordId = record.Id }, Cancel)).Done;
            Assert.Equal(value, sheet.Values.Json(field));
        }

        // And an answer to what is still asked leaves the old answer beside it as it was.
        var weighed = await db.FormRecords.SingleAsync(r => r.Form == "vitals", Cancel);
        Assert.Null((await cohort.Save(Role.Coordinator, new(child, "vitals") { VisitId = visit, RecordId = weighed.Id, Seen = weighed.Version, Values = Cohort.Inputs(("weight", "13.4")), Complete = true }, "Read again.")).Refused);
        Assert.Contains("\"height\":92", (await cohort.Registry.Reading(cohort.Site).FormRecords.SingleAsync(r => r.Form == "vitals", Cancel)).Values, StringComparison.Ordinal);

        var lint = await new ReadProgrammes(cohort.Registry.Database).Lint(cohort.Registry.As(cohort.Site, Role.Coordinator), changed, Cancel);
        Assert.Contains(lint, w => w.Code == "form-with-data-removed" && w.Says.Contains("cgi-s", StringComparison.Ordinal));
        Assert.Contains(lint, w => w.Code == "field-with-data-removed" && w.Says.Contains("height", StringComparison.Ordinal));
    }

    [Theory, EachEngine]
    public async Task Two_sites_that_change_one_programme_publish_versions_of_their_own(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        Assert.Equal(2, (await Published(cohort, cohort.Programme with { Title = "One" })).Version);
        var other = await cohort.Registry.ActiveSite("HCM1");
        var acting = cohort.Registry.As(other, Role.Coordinator) with { Reason = "Other." };
        Assert.Null((await new AdoptProgramme(cohort.Registry.Database).Run(acting, cohort.Programme, Cancel)).Refused);
        var change = new ChangeDraft(cohort.Registry.Database);
        await change.Begin(acting, "p3", Cancel);
        await change.Run(acting, new("p3", 0, ReadProgramme.Write(cohort.Programme with { Title = "Two" }), "Another title."), Cancel);
        Assert.Equal(3, (await new PublishDraft(cohort.Registry.Database).Run(acting, new("p3", 1), Data.Value.Snapshot!, Cancel)).Done.Version);
    }

    public static TheoryData<string, Func<Programme, Programme>> Doubtful => new()
    {
        { "visit-without-forms", p => p.With(p.Visit("day-1")! with { Forms = [] }) },
        { "windows-overlap", p => p.With(p.Visit("month-6")! with { WindowAfter = 180 }) },
        { "visits-out-of-order", p => p.MoveVisit("month-12", -1) },
        { "type-changed", p => p.With(p.Form("vitals")!.With(p.Form("vitals")!.Field("height")! with { Type = FieldType.Text })) },
        { "unit-changed", p => p.With(p.Form("vitals")!.With(p.Form("vitals")!.Field("height")! with { Unit = "in" })) },
        { "no-missing-code", p => p.With(p.Form("vitals")!.With(p.Form("vitals")!.Field("weight")! with { Missing = [] })) },
        { "never-shown", p => p.With(p.Form("history")!.With(p.Form("history")!.Field("regression-when")! with { Show = new() { Field = "regression", Is = [] } })) },
        { "form-with-data-removed", p => p.WithoutForm("cgi-s") },
        { "field-with-data-removed", p => p.With(p.Form("vitals")!.WithoutField("height")) },
        { "no-primary-outcome", p => p with { Instruments = [.. p.Instruments.Select(i => i with { Primary = false })] } },
        { "primary-not-blinded", p => p with { Instruments = [.. p.Instruments.Select(i => i with { Primary = i.Instrument == "CGI-S" })] } },
    };

    [Theory, MemberData(nameof(Doubtful), DisableDiscoveryEnumeration = true)]
    public void What_a_coordinator_should_think_about_is_said(string code, Func<Programme, Programme> change)
    {
        var filled = new HashSet<string>(StringComparer.Ordinal) { "cgi-s.score", "vitals.height" };
        var before = LintProgramme.Of(Cohort.P3, [Cohort.P3], filled).Where(w => w.Code == code).Select(w => w.Field + w.Says).ToHashSet(StringComparer.Ordinal);
        var warning = Assert.Single(LintProgramme.Of(change(Cohort.P3), [Cohort.P3], filled), w => w.Code == code && !before.Contains(w.Field + w.Says));
        Assert.NotEmpty(warning.Field);
    }

    private static async Task<PublishedVersion> Published(Cohort cohort, Programme programme)
    {
        var acting = cohort.Registry.As(cohort.Site, Role.Coordinator);
        var change = new ChangeDraft(cohort.Registry.Database);
        await change.Begin(acting, "p3", Cancel);
        var step = (await change.Run(acting, new("p3", 0, ReadProgramme.Write(programme), "All at once."), Cancel)).Done;
        var published = await Publish(cohort, step);
        Assert.True(published.IsDone, string.Join('\n', published.Refused?.Fields.Select(f => f.Field + ": " + f.Message) ?? []));
        return published.Done;
    }

    private static Task<Outcome<PublishedVersion>> Publish(Cohort cohort, int step) =>
        new PublishDraft(cohort.Registry.Database).Run(cohort.Registry.As(cohort.Site, Role.Coordinator) with { Reason = "It was asked for." }, new("p3", step), Data.Value.Snapshot!, Cancel);

    private static async Task<StandingDraft> Standing(Cohort cohort)
    {
        await using var db = cohort.Registry.Reading(cohort.Site);
        return (await db.Standing("p3", Cancel))!;
    }
}
