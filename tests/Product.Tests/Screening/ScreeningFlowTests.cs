using System.Collections.Immutable;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Matching;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Screening;
using Equipoise.Evidence.Sources;
using Equipoise.Product.Tests.Importing;
using Equipoise.Product.Tests.Reading;
using Equipoise.Product.Tests.Releases;
using Equipoise.Product.Tests.Site;
using Equipoise.Product.Tests.Storage;
using Equipoise.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Product.Tests.Screening;

public class ScreeningFlowTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static readonly string[] Papers = [.. Enumerable.Range(1, 8).Select(i => $"TY  - JOUR\nTI  - Paper {i} on things {new string((char)('a' + i), 9)}\nAU  - Author{i}, A\nPY  - 2020\nDO  - 10.1000/{i}\nER  - \n")];

    private const string OnFile = "TY  - JOUR\nTI  - A paper on file\nDO  - 10.1016/j.jpeds.2020.03.011\nER  - \n";

    [Theory, EachEngine]
    public async Task Every_record_is_somewhere_and_nothing_undecided_is_excluded(Engine engine)
    {
        var flow = await Flow(engine, [], [.. Papers, OnFile, OnFile.Replace("TY  - JOUR", "TY  - JOUR\nVL  - 222", StringComparison.Ordinal), SampleStudies.Written(SampleStudies.Plain(1))]);
        Assert.Equal((11, 1, 10, 9, 1, 1), (flow.Identified, flow.Duplicates, flow.Reports, flow.NotYetScreened, flow.Screened, flow.Included));
        Assert.Equal(["dawson2020"], flow.Studies);
        Assert.Empty(flow.Excluded);
    }

    [Fact]
    public async Task Each_box_is_the_one_before_less_what_was_removed()
    {
        ScreeningDecision[] decisions =
        [
            Decide("10.1000/1", ScreeningStage.TitleAndAbstract, ScreeningVerdict.Exclude, "No cells were given."),
            Decide("doi:10.1000/2", ScreeningStage.TitleAndAbstract, ScreeningVerdict.Exclude, "no cells were given"),
            Decide("10.1000/3", ScreeningStage.TitleAndAbstract, ScreeningVerdict.Include),
            Decide("10.1000/4", ScreeningStage.Retrieval, ScreeningVerdict.NotRetrieved),
            Decide("10.1000/5", ScreeningStage.FullText, ScreeningVerdict.Exclude, "Adults"),
            Decide("10.1000/6", ScreeningStage.FullText, ScreeningVerdict.Include),
            Decide("NCT90000001", ScreeningStage.TitleAndAbstract, ScreeningVerdict.Exclude, "A protocol"),
            Decide("NCT99999999", ScreeningStage.TitleAndAbstract, ScreeningVerdict.Exclude, "Never imported"),
            Decide("10.1016/j.jpeds.2020.03.011", ScreeningStage.FullText, ScreeningVerdict.Exclude, "Contradicts the file"),
        ];
        var flow = await Flow(Engine.Sqlite, decisions, [.. Papers, OnFile, SampleStudies.Written(SampleStudies.Plain(1))]);
        Assert.Equal((10, 2, 8, 3), (flow.Reports, flow.NotYetScreened, flow.Screened, flow.Excluded.Sum(c => c.Count)));
        Assert.Equal([("No cells were given", 2), ("A protocol", 1)], flow.Excluded.Select(c => (c.Name, c.Count)));
        Assert.Equal((5, 1, 1, 3, 1, 2), (flow.Sought, flow.NotRetrieved, flow.NotYetAssessed, flow.Assessed, flow.ExcludedByText.Sum(c => c.Count), flow.Included));
        Assert.Equal((1, 1, 1, 1), (flow.IncludedOnFile, flow.IncludedNotOnFile, flow.Contradicted, flow.Unmet));
    }

    [Fact]
    public void The_numbers_add_up_whatever_was_decided()
    {
        var records = Importing.Reading.OfText(string.Concat([.. Papers, OnFile])).Records;
        var traits = records.Select(RecordTraits.Of).ToList();
        var groups = GroupRecords.Of(traits);
        var known = KnownWorks.Of(ReleasedEvidence.Whole);
        var decided =
            from record in Gen.Elements("10.1000/1", "10.1000/2", "10.1000/3", "10.1016/j.jpeds.2020.03.011", "nonsense")
            from stage in Gen.Elements(Enum.GetValues<ScreeningStage>())
            from verdict in Gen.Elements(Enum.GetValues<ScreeningVerdict>())
            from year in Gen.Elements("2024", "2025")
            select new ScreeningDecision { Record = record, Stage = stage, Decision = verdict, Reason = "x", By = "A", On = PartialDate.Parse(year, null) };
        Prop.ForAll(decided.ListOf().ToArbitrary(), decisions =>
        {
            var f = TellFlow.Of(traits, groups, known, new([.. decisions]));
            return f.Included == f.IncludedOnFile + f.IncludedNotOnFile && f.Sought >= 0 && f.Assessed >= 0 && f.Screened >= 0 && f.Identified == records.Count
                && f.Reports == f.NotYetScreened + f.Excluded.Sum(c => c.Count) + f.NotRetrieved + f.NotYetAssessed + f.ExcludedByText.Sum(c => c.Count) + f.Included;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_latest_decision_stands()
    {
        var flow = TellFlow.Of([.. Importing.Reading.OfText(Papers[0]).Records.Select(RecordTraits.Of)], GroupRecords.Of(Importing.Reading.OfText(Papers[0]).Records), KnownWorks.Of(ReleasedEvidence.Whole), new(
        [
            Decide("10.1000/1", ScreeningStage.TitleAndAbstract, ScreeningVerdict.Include) with { On = PartialDate.Parse("2026-02-01", null) },
            Decide("10.1000/1", ScreeningStage.TitleAndAbstract, ScreeningVerdict.Exclude, "Not it") with { On = PartialDate.Parse("2026-01-01", null) },
        ]));
        Assert.Equal((0, 1), (flow.Excluded.Length, flow.NotYetAssessed));
    }

    [Fact]
    public void Decisions_are_files_that_are_checked()
    {
        using var folder = new SampleFolder();
        const string file = "screening/ours.yaml";
        var good = folder.Write(file, "decisions:\n  - record: NCT01234567\n    stage: title-and-abstract\n    decision: exclude\n    reason: No cells.\n    by: A\n    on: \"2026-11-26\"\n");
        Assert.Equal("NCT01234567", Assert.Single(EvidenceFolder.Read(good.Root, Cancel).Screening.Decisions).Record);
        var bad = folder.Write(file, "decisions:\n  - record: NCT01234567\n    stage: full-text\n    decision: exclude\n    by: A\n    on: \"2026-11-26\"\n  - record: NCT01234567\n    stage: full-text\n    decision: not-retrieved\n    by: A\n    on: \"2026-11-26\"\n");
        Assert.Equal([(2, "reason"), (9, "decision")], EvidenceFolder.Read(bad.Root, Cancel).Problems.Select(p => (p.Line, p.Field.Split('.')[^1])));
    }

    [Fact]
    public async Task The_page_shows_the_picture_with_its_numbers_and_what_it_cannot_tell()
    {
        await using var site = await KeptSite.With();
        using var folder = new ImportFolder();
        folder.Write("a.ris", string.Concat(Papers));
        await new ImportRecords(site.Database, new SetClock(KeptSite.Noon)).Run([folder.Root], _ => { }, cancel: Cancel);
        var page = await site.Page("/methods/flow");
        Assert.Contains("Records identified (n = 8)", page.QuerySelector("figure.picture svg").Words(), StringComparison.Ordinal);
        Assert.Contains("Not yet screened (n = 8)", page.QuerySelector("figure.picture svg").Words(), StringComparison.Ordinal);
        Assert.Contains("10.1136/bmj.n71", page.QuerySelector("main").Words(), StringComparison.Ordinal);
        Assert.Equal(8, (await site.Json("/api/flow")).GetProperty("notYetScreened").GetInt32());
        using var svg = await site.Ask("/api/flow/picture.svg");
        Assert.Equal("image/svg+xml", svg.Content.Headers.ContentType?.MediaType);
    }

    private static ScreeningDecision Decide(string record, ScreeningStage stage, ScreeningVerdict verdict, string? reason = null) =>
        new() { Record = record, Stage = stage, Decision = verdict, Reason = reason, By = "A. Reader", On = PartialDate.Parse("2026-11-26", null) };

    private static async Task<ScreeningFlow> Flow(Engine engine, ScreeningDecision[] decisions, params string[] files)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        using var folder = new ImportFolder();
        foreach (var (file, i) in files.Select((f, i) => (f, i))) folder.Write($"{i}", file);
        await new ImportRecords(database, new SetClock(KeptSite.Noon)).Run([folder.Root], _ => { }, cancel: Cancel);
        using var match = new MatchRecords(database);
        return await match.Flow(KnownWorks.Of(ReleasedEvidence.Whole), new([.. decisions]), Cancel);
    }
}
