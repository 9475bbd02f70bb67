using System.Text.Json.Nodes;
using Equipoise.Evidence.Changes;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Product.Tests.Importing;
using Equipoise.Product.Tests.Releases;
using Equipoise.Product.Tests.Storage;
using Equipoise.Product.Tests.Syncing;
using Equipoise.Storage;

namespace Equipoise.Product.Tests.Changes;

public class ReadAmendmentsTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 6, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, EachEngine]
    public async Task Amendments_come_newest_first_and_are_narrowed_by_source_kind_and_day(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var clock = new HastyClock(Start);
        await Import(database, clock, Trial("2024-01-01"));
        await Import(database, clock, Trial("2024-02-01", p => p["statusModule"]!["overallStatus"] = "TERMINATED"));
        await Import(database, clock, Paper("A paper"));
        await Import(database, clock, Paper("A better paper"));
        await Import(database, clock, "<PubmedArticleSet><DeleteCitation><PMID Version=\"1\">41</PMID><PMID Version=\"1\">42</PMID></DeleteCitation></PubmedArticleSet>");
        var read = new ReadAmendments(database);
        var (all, total) = await read.List(new(), 0, 10, Cancel);
        Assert.Equal(3, total);
        Assert.Equal([RecordNewsKind.Withdrawal, RecordNewsKind.Other, RecordNewsKind.Status], all.Select(a => a.News[0].Kind));
        Assert.Equal(["The title went from “A paper” to “A better paper”."], all[1].News.Select(n => n.Text));
        Assert.Equal([true, false, true], all.Select(a => a.IsNews));
        Assert.Equal(["41"], await Ids(new() { Kind = RecordNewsKind.Withdrawal }));
        Assert.Equal([SampleStudies.Id(1)], await Ids(new() { Source = RecordSource.ClinicalTrialsGov }));
        Assert.Equal([SampleStudies.Id(1)], await Ids(new() { Until = new(2026, 11, 21) }));
        Assert.Equal(["41", "41"], await Ids(new() { Since = new(2026, 11, 22) }));
        Assert.Equal([SampleStudies.Id(1)], (await read.List(new(), 2, 1, Cancel)).Items.Select(a => a.Id));

        async Task<IEnumerable<string>> Ids(AmendmentFilter filter) => (await read.List(filter, 0, 10, Cancel)).Items.Select(a => a.Id);
    }

    [Theory, EachEngine]
    public async Task A_version_that_came_late_stands_where_its_source_dates_it(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var clock = new HastyClock(Start);
        await Import(database, clock, Trial("2024-01-01", p => p["designModule"]!["enrollmentInfo"]!["count"] = 10));
        await Import(database, clock, Trial("2024-03-01", p => p["designModule"]!["enrollmentInfo"]!["count"] = 30));
        await Import(database, clock, Trial("2024-02-01", p => p["designModule"]!["enrollmentInfo"]!["count"] = 20));
        var history = await new ReadAmendments(database).Of(RecordSource.ClinicalTrialsGov, SampleStudies.Id(1), Cancel);
        Assert.Equal([2, 3, 1], history!.Versions.Select(v => v.After!.Number));
        Assert.Equal("The number of participants went from 20 (reached) to 30 (reached).", history.Versions[0].News[0].Text);
        Assert.Equal("The number of participants went from 10 (reached) to 20 (reached).", history.Versions[1].News[0].Text);
        Assert.Equal("This is the oldest version that is kept.", history.Versions[2].News[0].Text);
        Assert.Null(await new ReadAmendments(database).Of(RecordSource.PubMed, SampleStudies.Id(1), Cancel));
    }

    [Fact]
    public async Task Addresses_of_persons_are_in_no_change()
    {
        await using var empty = EmptyDatabase.InFolder();
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        await Import(database, new(Start), Trial("2024-01-01"));
        await Import(database, new(Start), Trial("2024-02-01", p => p["descriptionModule"]!["briefSummary"] = "Write to someone@example.org."));
        var change = (await new ReadAmendments(database).List(new(), 0, 1, Cancel)).Items[0];
        Assert.Equal($"Write to {PublicRecord.LeftOut}.", change.Fields.Single(f => f.Path == "trial.summary").New);
    }

    [Theory, EachEngine]
    public async Task A_registry_that_says_something_else_than_our_record_is_told(Engine engine)
    {
        await using var empty = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var ours = Known;
        await Import(database, new(Start), Trial("2026-01-01", p =>
        {
            p["identificationModule"]!["nctId"] = ours.Id;
            p["statusModule"]!["overallStatus"] = "SUSPENDED";
            p["designModule"]!["enrollmentInfo"] = new JsonObject { ["count"] = ours.Enrolment!.Value + 1, ["type"] = "ACTUAL" };
            p["statusModule"]!["completionDateStruct"] = new JsonObject { ["date"] = "2031-05", ["type"] = "ESTIMATED" };
        }));
        var found = (await new CompareRegistry(database).Run(ReleasedEvidence.Whole, Cancel)).Where(d => d.Work == ours.Id).ToList();
        Assert.Contains(found, d => d.Field == "Status" && d.Registry == "suspended");
        Assert.Contains(found, d => d.Plain == $"Participants: the registry now says {ours.Enrolment!.Value + 1} (reached); our record says {ours.Enrolment.Value}.");
        Assert.Contains(found, d => d.Field == "Completion" && d.Registry == "May 2031 (planned)");
    }

    [Fact]
    public async Task A_registry_that_says_the_same_is_not_told()
    {
        await using var empty = EmptyDatabase.InFolder();
        await using var database = await OpenEvidenceDb.At(empty.Place, Cancel);
        var ours = Known;
        await Import(database, new(Start), Trial("2026-01-01", p =>
        {
            p["identificationModule"]!["nctId"] = ours.Id;
            p["statusModule"]!["overallStatus"] = string.Concat(ours.Status.Value.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : c.ToString())).ToUpperInvariant();
            p["designModule"]!["enrollmentInfo"] = new JsonObject { ["count"] = ours.Enrolment!.Value };
            p["statusModule"]!["startDateStruct"] = new JsonObject { ["date"] = ours.Start!.Value.ToString() };
            p["statusModule"]!["completionDateStruct"] = new JsonObject { ["date"] = ours.Completion!.Value.Year.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        }));
        Assert.DoesNotContain(await new CompareRegistry(database).Run(ReleasedEvidence.Whole, Cancel), d => d.Work == ours.Id);
    }

    /// <summary>A trial on file of which everything was read that is compared.</summary>
    private static RegisteredTrial Known => ReleasedEvidence.Whole.Content.Trials.First(t => t.Id.StartsWith("NCT", StringComparison.Ordinal) && t is { Enrolment: not null, Completion: not null, Start: not null, Status.Value: not TrialStatus.NotRead, ResultsPosted: null });

    internal static string Trial(string updated, Action<JsonObject>? change = null)
    {
        var study = SampleStudies.Plain(1);
        study["protocolSection"]!["statusModule"]!["lastUpdateSubmitDate"] = updated;
        change?.Invoke(study["protocolSection"]!.AsObject());
        return SampleStudies.Written(study);
    }

    internal static string Paper(string title) => $"<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version=\"1\">41</PMID><Article><ArticleTitle>{title}</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>";

    /// <summary>Imports a text; a day passes.</summary>
    internal static async Task Import(EvidenceDatabase database, HastyClock clock, string text)
    {
        await new ImportRecords(database, clock).Run("a text", System.Text.Encoding.UTF8.GetBytes(text), _ => { }, Cancel);
        clock.Move(TimeSpan.FromDays(1));
    }
}
