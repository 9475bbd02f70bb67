using System.Text.Json;
using Equipoise.Evidence.Eligibility;
using Equipoise.Evidence.Eligibility.Finding;
using Equipoise.Evidence.Importing;
using Equipoise.Product.Tests.Site;
using Equipoise.Product.Tests.Storage;
using Equipoise.Storage;

namespace Equipoise.Product.Tests.Eligibility;

public class FindTrialsTests(SiteFixture site)
{
    [Theory, EachEngine]
    public async Task What_fields_decide_is_left_out_and_the_open_and_near_ones_come_first(Engine engine)
    {
        await using var place = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(place.Place, Cancel);
        await Import(database,
            Study(1, "RECRUITING", ["Germany"], "2 Years", "10 Years"),
            Study(2, "RECRUITING", ["Turkey"], "2 Years", "10 Years"),
            Study(3, "NOT_YET_RECRUITING", ["Turkey"], "2 Years", "10 Years"),
            Study(4, "RECRUITING", ["Turkey"], "18 Years", null),
            Study(5, "COMPLETED", ["Turkey"], "2 Years", "10 Years"),
            Study(6, "RECRUITING", ["United States", "Greece"], "2 Years", "10 Years"),
            Study(7, "RECRUITING", ["Turkey"], "2 Years", "10 Years", sex: "FEMALE"),
            Study(8, "RECRUITING", ["Turkey"], "2 Years", "10 Years", condition: "Asthma"),
            Study(9, "RECRUITING", [], "2 Years", "10 Years"));
        var find = new FindTrials(site.Snapshot, database);

        var found = await find.Run(new(Families.Deniz) { Take = 50 }, Cancel);
        Assert.Equal(["NCT90000002", "NCT90000006", "NCT90000001", "NCT90000009", "NCT90000003"], Imported(found));
        Assert.Equal(0, found.Items.First(i => i.Trial.Id == "NCT90000002").Distance);
        Assert.Equal(["NCT90000002", "NCT90000009", "NCT90000003"], Imported(await find.Run(new(Families.Deniz with { Travel = Travel.OwnCountry }) { Take = 50 }, Cancel)));
        Assert.Equal(8, Imported(await find.Run(new(Families.Deniz) { All = true, Take = 100 }, Cancel)).Length);
        Assert.Equal(found.Items.Length, found.Total);

        // The same trials on pages of two.
        var pieces = new List<string>();
        for (var skip = 0; ; skip += 2)
        {
            var piece = await find.Run(new(Families.Deniz) { Skip = skip, Take = 2 }, Cancel);
            pieces.AddRange(piece.Items.Select(i => i.Trial.Id));
            if (!piece.More) break;
        }

        Assert.Equal(found.Items.Select(i => i.Trial.Id), pieces);
    }

    [Theory, EachEngine]
    public async Task A_newer_version_of_a_record_takes_the_place_of_the_older(Engine engine)
    {
        await using var place = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(place.Place, Cancel);
        await Import(database, Study(1, "RECRUITING", ["Turkey", "Germany"], "2 Years", "10 Years", updated: "2025-01-01"));
        await Import(database, Study(1, "COMPLETED", ["Turkey"], "2 Years", "10 Years", updated: "2026-01-01"));
        await Import(database, Study(1, "RECRUITING", ["Turkey"], "2 Years", "10 Years", updated: "2024-01-01"));
        var find = new FindTrials(site.Snapshot, database);
        Assert.Empty(Imported(await find.Run(new(Families.Deniz) { Take = 50 }, Cancel)));
        Assert.Equal(["NCT90000001"], Imported(await find.Run(new(Families.Deniz) { All = true, Take = 100 }, Cancel)));
    }

    [Theory, EachEngine]
    public async Task Where_the_register_was_imported_it_speaks_itself(Engine engine)
    {
        await using var place = await EmptyDatabase.On(engine);
        await using var database = await OpenEvidenceDb.At(place.Place, Cancel);
        var before = (await new FindTrials(site.Snapshot, database).Run(new(Families.Deniz) { All = true, Take = 100 }, Cancel)).Items.Single(i => i.Trial.Id == "NCT06293950");
        Assert.Null(before.Trial.Source);
        await Import(database, Study(0, "COMPLETED", ["Jordan"], "4 Years", "14 Years", id: "NCT06293950"));
        var after = (await new FindTrials(site.Snapshot, database).Run(new(Families.Deniz) { All = true, Take = 100 }, Cancel)).Items.Single(i => i.Trial.Id == "NCT06293950");
        Assert.Equal((RecordSource.ClinicalTrialsGov, true, Openness.Closed), (after.Trial.Source, after.Trial.IsCurated, after.Trial.Openness));
    }

    [Fact]
    public async Task Without_a_database_our_own_list_answers()
    {
        var found = await new FindTrials(site.Snapshot, null).Run(new(Families.Deniz), Cancel);
        Assert.Equal(TrialFit.MayFit, found.Items[0].Fit);
        Assert.All(found.Items, i => Assert.NotEqual(Openness.Closed, i.Trial.Openness));
        Assert.Equal(found.Items.Select(i => i.Trial.Openness).Order(), found.Items.Select(i => i.Trial.Openness));
        Assert.Equal(site.Snapshot.Trials.Count, found.Known);
    }

    [Fact]
    public void Countries_lie_where_they_lie()
    {
        var places = site.Snapshot.Places;
        Assert.InRange(places.Kilometres("TR", "GR")!.Value, 900, 1300);
        Assert.InRange(places.Kilometres("NO", "SE")!.Value, 100, 500);
        Assert.InRange(places.Kilometres("FR", "AU")!.Value, 14_000, 17_000);
        Assert.Equal(places.Kilometres("JP", "CL"), places.Kilometres("CL", "JP"));
        Assert.Equal(0, places.Kilometres("TV", "TV"));
        Assert.Null(places.Kilometres("TV", "TR"));
        Assert.Null(places.Kilometres("XX", "XX"));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string[] Imported(FoundTrials found) => [.. found.Items.Where(i => i.Trial.Source is not null).Select(i => i.Trial.Id)];

    private static async Task Import(EvidenceDatabase database, params string[] studies)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, studies, Cancel);
            var summary = await new ImportRecords(database, TimeProvider.System).Run([file], _ => { }, cancel: Cancel);
            Assert.Equal(studies.Length, summary.Records);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Study(int number, string status, string[] countries, string? low, string? high, string? sex = "ALL", string condition = "Autism Spectrum Disorder", string? id = null, string updated = "2026-01-01") => JsonSerializer.Serialize(new
    {
        protocolSection = new
        {
            identificationModule = new { nctId = id ?? FormattableString.Invariant($"NCT{90000000 + number}"), briefTitle = $"An invented trial in {condition}" },
            statusModule = new { overallStatus = status, statusVerifiedDate = "2026-01", lastUpdateSubmitDate = updated },
            conditionsModule = new { conditions = new[] { condition } },
            eligibilityModule = new { minimumAge = low, maximumAge = high, sex, eligibilityCriteria = "Inclusion Criteria:\n\n* Diagnosis of autism" },
            contactsLocationsModule = new { locations = countries.Select(country => new { country }).ToArray() },
        },
    });
}
