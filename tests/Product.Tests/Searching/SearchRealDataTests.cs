using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Searching;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;

namespace Equipoise.Product.Tests.Searching;

public class SearchRealDataTests
{
    private static readonly Snapshot Snapshot = EvidenceFolder.Read(Repository.Data).Snapshot!;
    private static readonly SearchIndex Index = SearchIndex.Build(Snapshot);

    [Theory]
    [InlineData("NCT02847182", "/trials/NCT02847182")]
    [InlineData("nct02847182", "/trials/NCT02847182")]
    [InlineData("Dawson 2020", "/studies/dawson2020")]
    [InlineData("10.1016/j.jpeds.2020.03.011", "/studies/dawson2020")]
    [InlineData("https://doi.org/10.1016/j.jpeds.2020.03.011", "/studies/dawson2020")]
    [InlineData("doi:10.1016/J.JPEDS.2020.03.011", "/studies/dawson2020")]
    [InlineData("32444220", "/studies/dawson2020")]
    [InlineData("nguyen thanh", "/studies/nguyenthanh2021")]
    [InlineData("Vineland", "/instruments/VABS-3")]
    [InlineData("ATEC", "/instruments/ATEC")]
    [InlineData("CARS", "/instruments/CARS")]
    [InlineData("autologous", "/glossary#autologous")]
    [InlineData("cord blood", "/cells/cord-blood")]
    [InlineData("cord-blood", "/cells/cord-blood")]
    [InlineData("cordblood", "/cells/cord-blood")]
    [InlineData("exosomes", "/cells/exosomes")]
    [InlineData("price panama", "/costs#panama-2015")]
    public void What_was_asked_for_is_among_the_first_three(string query, string address)
    {
        var results = Index.Search(query);
        Assert.False(results.Partial);
        Assert.Contains(address, results.Hits.Take(3).Select(h => h.Address));
    }

    [Theory]
    [InlineData("autologus", "autologous")]
    [InlineData("intrathecl", "intrathecal")]
    [InlineData("dawsn 2020", "dawson 2020")]
    [InlineData("vineladn", "vineland")]
    [InlineData("utism", "autism")]
    [InlineData("mesenchimal stromal", "mesenchymal stromal")]
    public void A_slip_of_the_finger_finds_the_same_and_asks_what_was_meant(string typed, string meant)
    {
        var results = Index.Search(typed);
        Assert.Equal(meant, results.DidYouMean);
        Assert.NotEmpty(results.Hits);
        Assert.Subset(Addresses(meant), Addresses(typed));
    }

    [Theory]
    [InlineData("spinal", "intrathecal")]
    [InlineData("drip", "intravenous")]
    [InlineData("fits", "seizure")]
    [InlineData("side effects", "adverse events")]
    [InlineData("own cord blood", "autologous cord blood")]
    [InlineData("donor cells", "allogeneic cells")]
    [InlineData("stem cell", "mesenchymal")]
    [InlineData("vineland", "vabs")]
    [InlineData("costs", "price")]
    public void Everyday_words_find_what_the_words_of_the_field_find(string everyday, string field) =>
        Assert.Subset(Addresses(everyday), Addresses(field));

    [Theory]
    [InlineData("intravenus placebo crossover zzzzqq")]
    [InlineData("dawson wombat")]
    public void Where_no_record_has_all_words_those_with_some_are_shown_and_said_to_be_partial(string query)
    {
        var results = Index.Search(query);
        Assert.True(results.Partial);
        Assert.NotEmpty(results.Hits);
    }

    [Fact]
    public void A_number_is_never_taken_for_another_trials_number()
    {
        Assert.Empty(Index.Search("NCT02847183").Hits);
        Assert.Equal("nct02847182", Index.Search("NCT02847183").DidYouMean);
    }

    [Fact]
    public void Every_record_is_found_by_its_own_id()
    {
        var content = Snapshot.Content;
        var addresses = content.Studies.Select(s => (s.Id, "/studies/" + s.Id))
            .Concat(content.Reviews.Select(r => (r.Id, "/reviews/" + r.Id)))
            .Concat(content.Trials.Select(t => (t.Id, "/trials/" + t.Id)))
            .Concat(content.Instruments.Select(i => (i.Id, "/instruments/" + i.Id)))
            .Concat(content.Cells.Select(c => (c.Id, "/cells/" + c.Id)))
            .Concat(content.Terms.Select(t => (t.Id, "/glossary#" + t.Id)))
            .Concat(content.Sources.Select(s => (s.Id, "/sources#" + s.Id)));
        Assert.All(addresses, record => Assert.Contains(record.Item2, Addresses(record.Id)));
    }

    [Fact]
    public void Facts_and_prices_stand_at_their_place_on_their_page()
    {
        var fact = Snapshot.Content.Shelves[Evidence.Background.Shelf.NaturalCourse][0].Facts[0];
        Assert.Contains("/natural-course#" + fact.Id, Addresses(fact.Statement));
        var price = Snapshot.Content.Prices[0].Prices[0];
        Assert.Contains("/costs#" + price.Id, Addresses(price.What));
    }

    [Fact]
    public void A_study_comes_with_its_design_and_a_fact_with_how_it_was_read()
    {
        Assert.Equal(DesignStrength.BlindedRandomised, Index.Search("Dawson 2020").Hits.Single(h => h.Address == "/studies/dawson2020").Strength);
        Assert.All(Index.Search("sleep").Hits, h => Assert.Equal(h.Kind is SearchKind.Fact or SearchKind.Price, h.How is not null));
    }

    [Fact]
    public void Words_only_reported_second_hand_are_found_but_not_quoted()
    {
        const string claim = "improved socialization and vocabulary";
        var hit = Assert.Single(Index.Search(claim).Hits, h => h.Address == "/studies/dawson2020");
        Assert.DoesNotContain("improved socialization", hit.Snippet.Text, StringComparison.Ordinal);
    }

    private static HashSet<string> Addresses(string query)
    {
        var first = Index.Search(query);
        if (first.Partial) return [];
        return Enumerable.Range(1, first.Pages).SelectMany(page => Index.Search(query, page).Hits).Select(h => h.Address).ToHashSet(StringComparer.Ordinal);
    }
}
