using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Searching;
using Equipoise.Evidence.Studies;

namespace Equipoise.Product.Tests.Studies;

public class StudyFilterTests
{
    private static readonly StudyCatalogue Catalogue = Real();

    [Theory]
    [InlineData("", "")]
    [InlineData("sort=design&page=1&q=&yearFrom=", "")]
    [InlineData("route=intrathecal&cells=cord-blood&Cells=BONE-MARROW-MNC&cells=cord-blood", "cells=bone-marrow-mnc&cells=cord-blood&route=intrathecal")]
    [InlineData("country=vn&instrument=vabs-3&design=Blinded-Randomised", "country=VN&design=blinded-randomised&instrument=VABS-3")]
    [InlineData("q=  own   cord%20blood &sort=-YEAR&page=2", "page=2&q=own%20cord%20blood&sort=-year")]
    [InlineData("yearTo=2020&yearFrom=2010&sizeFrom=0", "sizeFrom=0&yearFrom=2010&yearTo=2020")]
    [InlineData("utm_source=x&cells=fetal", "cells=fetal")]
    public void One_wish_has_one_address(string sent, string canonical)
    {
        var reading = Catalogue.Read(Address.Parameters(sent));
        Assert.Empty(reading.Problems);
        Assert.Equal(canonical, reading.Filter.Canonical);
        Assert.Equal(reading.Filter, Catalogue.Read(Address.Parameters(canonical)).Filter);
    }

    [Theory]
    [InlineData("cells=unicorn", "cells", "unicorn", "'unicorn' is not a value of 'cells' that we know.")]
    [InlineData("masking=maybe", "masking", "maybe", "'maybe' is not a value of 'masking' that we know. Choose from: blinded, open, unclear.")]
    [InlineData("country=XX", "country", "XX", "'XX' is not a value of 'country' that we know.")]
    [InlineData("yearFrom=12", "yearFrom", "12", "'12' cannot be 'yearFrom': it must be a whole number from 1900 to 2100.")]
    [InlineData("yearTo=99999999999999999999", "yearTo", "99999999999999999999", "'99999999999999999999' cannot be 'yearTo': it must be a whole number from 1900 to 2100.")]
    [InlineData("sizeFrom=-1", "sizeFrom", "-1", "'-1' cannot be 'sizeFrom': it must be a whole number from 0 to 1000000.")]
    [InlineData("page=0", "page", "0", "'0' cannot be 'page': it must be a whole number from 1 to 10000.")]
    [InlineData("page=two", "page", "two", "'two' cannot be 'page': it must be a whole number from 1 to 10000.")]
    [InlineData("yearFrom=2020&yearTo=2010", "yearFrom", "2020", "'yearFrom' (2020) is greater than 'yearTo' (2010); neither was used.")]
    [InlineData("sort=--year", "sort", "--year", "'--year' is no order. Choose design, year, size or label, with - before it for the other way round.")]
    public void Nonsense_is_named_and_left_out(string sent, string parameter, string value, string message)
    {
        var reading = Catalogue.Read(Address.Parameters(sent));
        Assert.Equal([new FilterProblem(parameter, value, message)], reading.Problems);
        Assert.Equal("", reading.Filter.Canonical);
    }

    [Fact]
    public void What_makes_sense_is_kept_beside_nonsense()
    {
        var reading = Catalogue.Read(Address.Parameters("cells=unicorn&cells=fetal&sort=size&sort=year"));
        Assert.Equal(["cells", "sort"], reading.Problems.Select(p => p.Parameter));
        Assert.Equal("cells=fetal&sort=size", reading.Filter.Canonical);
    }

    [Fact]
    public void More_than_fifty_values_of_one_parameter_are_refused()
    {
        var problem = Assert.Single(Catalogue.Read([new("cells", [.. Enumerable.Repeat("fetal", 51)])]).Problems);
        Assert.Equal(("cells", "51"), (problem.Parameter, problem.Value));
        Assert.Empty(Catalogue.Read([new("cells", [.. Enumerable.Repeat("fetal", 50)])]).Problems);
    }

    [Fact]
    public void A_long_value_is_cut_before_it_is_shown()
    {
        var problem = Assert.Single(Catalogue.Read([new("cells", [new string('x', 100_000)])]).Problems);
        Assert.Equal(80, problem.Value.Length);
        Assert.InRange(problem.Message.Length, 80, 200);
    }

    [Fact]
    public void A_value_is_added_and_taken_away_by_the_same_link()
    {
        var filter = new StudyFilter { Page = 3 }.Toggling(StudyFacet.Route, "intrathecal");
        Assert.Equal("route=intrathecal", filter.Canonical);
        Assert.Equal("", filter.Toggling(StudyFacet.Route, "intrathecal").Canonical);
        Assert.Equal("route=intrathecal&route=intravenous", filter.Toggling(StudyFacet.Route, "intravenous").Canonical);
    }

    [Fact]
    public void Without_a_filter_every_study_is_listed_strongest_design_first()
    {
        var listing = Catalogue.List(new());
        Assert.Equal(30, listing.Total);
        Assert.Equal(30, listing.Studies.Length);
        Assert.Equal(listing.Studies.Select(s => s.Design.Strength).Order(), listing.Studies.Select(s => s.Design.Strength));
    }

    [Theory]
    [InlineData("donor=autologous&route=intrathecal&country=VN", "nguyenthanh2021 vinmec2025")]
    [InlineData("design=blinded-randomised&cells=cord-blood", "chez2018 dawson2020")]
    [InlineData("q=dawson&sizeFrom=100", "dawson2020 duke_imaging duke_impact")]
    public void Filters_find_the_studies_that_they_name(string sent, string ids) =>
        Assert.Equal(ids, string.Join(' ', List(sent).Studies.Select(s => s.Id).Order(StringComparer.Ordinal)));

    [Fact]
    public void Words_must_all_stand_in_the_study() => Assert.Equal(0, List("q=dawson wombat").Total);

    [Fact]
    public void Years_and_sizes_are_put_in_order_with_the_unknown_last_either_way()
    {
        foreach (var (sort, value) in new (string, Func<Study, int?>)[] { ("year", s => s.Year?.Value), ("size", s => s.Size.Headline?.Value) })
        {
            var up = List("sort=" + sort).Studies.Select(value).ToList();
            var down = List("sort=-" + sort).Studies.Select(value).ToList();
            Assert.Equal(up.OfType<int>().Order().Cast<int?>().Concat(up.Where(v => v is null)), up);
            Assert.Equal(down.OfType<int>().OrderDescending().Cast<int?>().Concat(down.Where(v => v is null)), down);
        }

        var labels = List("sort=-label").Studies.Select(s => s.Label).ToList();
        Assert.Equal(labels.OrderDescending(StringComparer.OrdinalIgnoreCase), labels);
    }

    private static StudyListing List(string sent) => Catalogue.List(Catalogue.Read(Address.Parameters(sent)).Filter);

    private static StudyCatalogue Real()
    {
        var snapshot = EvidenceFolder.Read(Repository.Data).Snapshot!;
        return StudyCatalogue.Build(snapshot, SearchIndex.Build(snapshot));
    }
}
