using Equipoise.Evidence.Searching;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Product.Tests.Studies;

public class StudyFilterProperties
{
    private static readonly StudyFacet[] Facets = Enum.GetValues<StudyFacet>();

    private static readonly Gen<int?> Year = Gen.Frequency((1, Gen.Constant<int?>(null)), (4, Gen.Choose(2015, 2019).Select(y => (int?)y)));

    private static readonly Gen<Study> OneStudy =
        from cells in Gen.Elements("cord-blood", "msc", "fetal")
        from donor in Gen.Elements<Donor>(Donor.Autologous, Donor.Allogeneic, Donor.Unclear)
        from routes in Gen.SubListOf(Route.Intravenous, Route.Intrathecal, Route.Intranasal)
        from design in Gen.Elements(
            Invented.Design(),
            Invented.Design(Allocation.Randomised, Masking.Blinded, Control.Placebo, DesignModel.Parallel),
            Invented.Design(Allocation.Randomised, Masking.Open, Control.UsualCare, DesignModel.Crossover),
            Invented.Design(model: DesignModel.CaseReport))
        from countries in Gen.SubListOf("VN", "US", "CN")
        from instruments in Gen.SubListOf("CARS", "VABS-3", "ATEC")
        from kind in Gen.Elements(StudyKind.Primary, StudyKind.Planned)
        from year in Year
        from size in Gen.Frequency((1, Gen.Constant<int?>(null)), (4, Gen.Choose(0, 5).Select(n => (int?)(n * 10))))
        from title in Gen.Elements("Melatonin allowed", "Marrow", "Melatonin and marrow", "Nothing else")
        select Invented.Study("id", title) with
        {
            Arms = [Invented.Arm(cells, donor, [.. routes])],
            Design = design,
            Countries = [.. countries.Select(Invented.Said)],
            Instruments = [.. instruments.Select(Invented.Said)],
            Kind = kind,
            Year = year is { } y ? Invented.Said(y) : null,
            Size = new() { Randomised = size is { } n ? Invented.Said(n) : null },
        };

    private static readonly Gen<StudyCatalogue> Catalogue =
        from count in Gen.Choose(0, 70)
        from studies in Gen.ArrayOf(OneStudy, count)
        select Of(Invented.Snapshot(studies.Select((s, i) => s with { Id = "s" + i, Label = "Label " + (i % 7) })));

    private static readonly Gen<StudyFilter> Filter =
        from facets in Gen.SubListOf(Facets)
        from values in Gen.ListOf(Gen.Elements("cord-blood", "msc", "VN", "US", "CARS", "VABS-3", "primary", "autologous", "unclear", "intravenous", "intranasal", "placebo", "none", "blinded", "open", "no-control", "blinded-randomised"))
        from yearFrom in Gen.Frequency((3, Gen.Constant<int?>(null)), (1, Year))
        from sizeTo in Gen.Frequency((3, Gen.Constant<int?>(null)), (1, Gen.Choose(0, 50).Select(n => (int?)n)))
        from query in Gen.Frequency((3, Gen.Constant("")), (1, Gen.Elements("melatonin", "marrow melatonin", "melatonni", "wombat", "%&=+ü#")))
        from key in Gen.Elements(Enum.GetValues<StudySortKey>())
        from back in Gen.Elements(true, false)
        from page in Gen.Choose(1, 3)
        select facets.Aggregate(new StudyFilter(), (f, facet) => f.Choosing(facet, Known(facet, values))) with
        {
            Year = new(yearFrom, null),
            Size = new(null, sizeTo),
            Query = query,
            Sort = new(key, back),
            Page = page,
        };

    [Fact]
    public void The_count_beside_a_value_is_the_number_of_studies_one_gets_with_it() =>
        Soak.Holds(Prop.ForAll(Catalogue.ToArbitrary(), Filter.ToArbitrary(), (catalogue, filter) =>
        {
            var listing = catalogue.List(filter);
            return listing.Facets.All(f => f.Counts.All(c =>
                    c.Count == catalogue.List(filter.Choosing(f.Facet, c.Value)).Total && c.IsChosen == filter.Chosen(f.Facet).Contains(c.Value)))
                && listing.Years.All(y => y.Count == catalogue.List(filter with { Year = new(Number(y.Value), Number(y.Value)) }).Total);
        }));

    [Fact]
    public void Studies_of_unknown_year_or_size_are_those_that_no_range_finds() =>
        Soak.Holds(Prop.ForAll(Catalogue.ToArbitrary(), Filter.ToArbitrary(), (catalogue, filter) =>
        {
            var listing = catalogue.List(filter);
            int Total(StudyFilter f) => catalogue.List(f).Total;
            return listing.YearNotKnown == Total(filter with { Year = default }) - Total(filter with { Year = new(0, null) })
                && listing.SizeNotKnown == Total(filter with { Size = default }) - Total(filter with { Size = new(0, null) });
        }));

    [Fact]
    public void The_pages_together_hold_exactly_the_studies_that_meet_every_filter() =>
        Soak.Holds(Prop.ForAll(Catalogue.ToArbitrary(), Filter.ToArbitrary(), (catalogue, filter) =>
        {
            var all = Enumerable.Range(1, 2).SelectMany(page => catalogue.List(new StudyFilter { Query = filter.Query, Page = page }).Studies);
            var expected = all.Where(s => Meets(s, filter)).Select(s => s.Id).Order(StringComparer.Ordinal);
            var found = Enumerable.Range(1, 2).SelectMany(page => catalogue.List(filter with { Page = page }).Studies).Select(s => s.Id).ToList();
            return found.Order(StringComparer.Ordinal).SequenceEqual(expected, StringComparer.Ordinal) && catalogue.List(filter).Total == found.Count;
        }));

    [Fact]
    public void The_canonical_form_reads_back_to_the_same_filter() =>
        Soak.Holds(Prop.ForAll(Filter.ToArbitrary(), filter =>
        {
            var reading = Of(Invented.Snapshot([])).Read(Address.Parameters(filter.Canonical));
            return reading.Problems.IsEmpty && reading.Filter.Canonical == filter.Canonical && reading.Filter.Equals(filter)
                && Facets.All(f => reading.Filter.Chosen(f).SetEquals(filter.Chosen(f)))
                && (reading.Filter.Year, reading.Filter.Size, reading.Filter.Query, reading.Filter.Sort, reading.Filter.Page)
                    == (filter.Year, filter.Size, filter.Query, filter.Sort, filter.Page);
        }));

    [Fact]
    public void Whatever_is_sent_is_read_without_an_error_and_has_a_canonical_form()
    {
        var catalogue = Of(Invented.Snapshot([Invented.Study("a")]));
        var name = Gen.Elements("cells", "donor", "route", "design", "control", "masking", "country", "instrument", "kind", "yearFrom", "yearTo", "sizeFrom", "sizeTo", "q", "sort", "page", "Q", "", "x");
        var text = Gen.ListOf(Gen.OneOf(Gen.Choose(0, 0xFFFF).Select(c => ((char)c).ToString()), Gen.Elements("msc", "-", "1", "2020", " ", "\ud83d\ude00", "year"))).Select(string.Concat);
        var value = Gen.Frequency((9, text.Select(t => (string?)t)), (1, Gen.Constant<string?>(null)));
        var parameter = from n in name from v in Gen.ArrayOf(value) select KeyValuePair.Create(n, v);
        Soak.Holds(Prop.ForAll(Gen.ListOf(parameter).ToArbitrary(), sent =>
        {
            var filter = catalogue.Read(sent).Filter;
            catalogue.List(filter);
            var again = catalogue.Read(Address.Parameters(filter.Canonical));
            return again.Problems.IsEmpty && again.Filter.Canonical == filter.Canonical;
        }));
    }

    /// <summary>The plain meaning of a filter, words aside.</summary>
    private static bool Meets(Study study, StudyFilter filter)
    {
        var given = study.Arms.SelectMany(a => a.Interventions).ToList();
        bool Any(StudyFacet facet, IEnumerable<string> values) => filter.Chosen(facet).IsEmpty || values.Any(filter.Chosen(facet).Contains);
        return Any(StudyFacet.Cells, given.Select(i => i.Cells.Value))
            && Any(StudyFacet.Donor, given.Select(i => Word(i.Donor.Value)))
            && Any(StudyFacet.Route, given.SelectMany(i => i.Routes!.Value).Select(Word))
            && Any(StudyFacet.Design, [Word(study.Design.Strength)])
            && Any(StudyFacet.Control, [Word(study.Design.Control.Value)])
            && Any(StudyFacet.Masking, [Word(study.Design.Masking.Value)])
            && Any(StudyFacet.Kind, [Word(study.Kind)])
            && Any(StudyFacet.Country, study.Countries.Select(c => c.Value))
            && Any(StudyFacet.Instrument, study.Instruments.Select(i => i.Value))
            && (filter.Year.From is null || study.Year?.Value >= filter.Year.From)
            && (filter.Size.To is null || study.Size.Headline?.Value <= filter.Size.To);
    }

    private static IEnumerable<string> Known(StudyFacet facet, IEnumerable<string> values)
    {
        var allowed = facet switch
        {
            StudyFacet.Cells => ["cord-blood", "msc", "fetal"],
            StudyFacet.Country => ["VN", "US", "CN"],
            StudyFacet.Instrument => ["CARS", "VABS-3", "ATEC"],
            StudyFacet.Control => Enum.GetValues<Control>().Select(Word),
            StudyFacet.Design => Enum.GetValues<DesignStrength>().Select(Word),
            StudyFacet.Donor => Enum.GetValues<Donor>().Select(Word),
            StudyFacet.Kind => Enum.GetValues<StudyKind>().Select(Word),
            StudyFacet.Masking => Enum.GetValues<Masking>().Select(Word),
            _ => Enum.GetValues<Route>().Select(Word),
        };
        return values.Where(allowed.ToHashSet(StringComparer.Ordinal).Contains);
    }

    private static string Word<T>(T choice) where T : struct, Enum => System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(choice.ToString());

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static StudyCatalogue Of(Snapshot snapshot) => StudyCatalogue.Build(snapshot, SearchIndex.Build(snapshot));
}
