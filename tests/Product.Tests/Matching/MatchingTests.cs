using System.Collections.Immutable;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Matching;
using Equipoise.Evidence.Sources;
using FsCheck;
using FsCheck.Fluent;

namespace Equipoise.Product.Tests.Matching;

public class MatchingTests
{
    private const string Title = "Infusion of invented cells in children with autism: a randomised trial";

    [Fact]
    public void One_paper_from_three_sources_is_one_report() =>
        Assert.Equal([["Ris r", "PubMed p", "BibTex b"]], Reports(
            Paper("p", source: RecordSource.PubMed, ids: [("pmid", "11111111"), ("doi", "10.1/a")]),
            Paper("r", source: RecordSource.Ris, ids: [("doi", "10.1/a")]),
            Paper("b", source: RecordSource.BibTex)));

    [Fact]
    public void A_slip_of_the_finger_hyphens_and_case_do_not_part_a_paper() =>
        Assert.Single(Reports(Paper("a"), Paper("b", "INFUSION of invented-cells in childern with autism - a randomised trial")));

    [Theory]
    [InlineData("another word", "Infusion of invented cells in adults with autism: a randomised trial", 2020, "Nobody", null)]
    [InlineData("another part", Title + ", part II", 2020, "Nobody", null)]
    [InlineData("a number more", "Infusion of 2 invented cells in children with autism: a randomised trial", 2020, "Nobody", null)]
    [InlineData("a year long past", Title, 2016, "Nobody", null)]
    [InlineData("another first author", Title, 2020, "Somebody", null)]
    [InlineData("another journal", Title, 2020, "Nobody", "Annals of Horses")]
    [InlineData("an erratum", "Erratum: " + Title, 2020, "Nobody", null)]
    [InlineData("a reply", "Reply to: " + Title, 2020, "Nobody", null)]
    [InlineData("a comment", "Comment on \"" + Title + "\"", 2020, "Nobody", null)]
    [InlineData("a twin of the same author and year", "Infusion of invented cells in children with palsy: a randomised trial", 2020, "Nobody", null)]
    public void What_merely_looks_alike_stays_apart(string trap, string title, int year, string author, string? journal)
    {
        var groups = GroupRecords.Of([Paper("a", journal: "Journal of Invention"), Paper("b", title, year, author, journal)]);
        Assert.True(groups.Groups.Length == 2, trap);
    }

    [Theory]
    [InlineData("Cells for children, part I: safety of one infusion", "Cells for children, part II: safety of one infusion")]
    [InlineData("A phase 1 trial of cells in children with autism", "A phase 2 trial of cells in children with autism")]
    [InlineData("Six months after invented cells in children", "Twelve months after invented cells in children")]
    public void Titles_that_differ_in_a_number_are_two_titles(string one, string other) => Assert.Equal(2, Reports(Paper("a", one), Paper("b", other)).Length);

    [Fact]
    public void An_abstract_and_its_paper_are_asked_about()
    {
        var groups = GroupRecords.Of([Paper("a", journal: "Proceedings of a Meeting"), Paper("b", journal: "Journal of Invention")]);
        Assert.Equal(2, groups.Groups.Length);
        Assert.Equal((MatchRelation.SameStudy, MatchCertainty.Possible), (groups.Possible[0].Relation, groups.Possible[0].Certainty));
    }

    [Fact]
    public void Two_PubMed_numbers_are_two_papers_however_much_speaks_for_one() =>
        Assert.Equal(3, Reports(Paper("a", ids: [("pmid", "1"), ("doi", "10.1/a")]), Paper("b", ids: [("pmid", "2"), ("doi", "10.1/a")]), Paper("c", ids: [("doi", "10.1/a")])).Length);

    [Fact]
    public void A_translated_title_finds_its_paper() =>
        Assert.Single(Reports(Paper("a", "Infusión de células inventadas en niños con autismo"), Paper("b", "[Infusion of invented cells]") with { Citation = Paper("b", "x").Citation! with { OtherTitles = ["Infusión de células inventadas en niños con autismo"] } }));

    [Fact]
    public void A_registration_its_entry_elsewhere_its_protocol_and_its_results_are_one_study_of_four_reports()
    {
        var groups = GroupRecords.Of(
        [
            Trial("NCT90000001", RecordSource.ClinicalTrialsGov, own: ("nct", "NCT90000001"), secondary: [("eudract", "2020-000001-11")]),
            Trial("NCT90000001", RecordSource.Ictrp, own: ("nct", "NCT90000001")),
            Trial("EUCTR2020-000001-11-GB", RecordSource.Ictrp, "Invented", own: ("eudract", "2020-000001-11")),
            Paper("protocol", "The protocol of a trial") with { Identifiers = [new("nct", "NCT90000001", IdentifierRole.Linked)] },
            Paper("results", "What came of it") with { Identifiers = [new("nct", "NCT90000001", IdentifierRole.Mentioned)] },
        ]);
        var group = Assert.Single(groups.Groups);
        Assert.Equal(5, group.Records.Length);
        Assert.Equal(4, group.Reports.Length);
        Assert.All(group.Matches, m => Assert.NotEmpty(m.Reason));
    }

    [Fact]
    public void A_wrong_secondary_id_never_makes_two_entries_of_one_register_one_study()
    {
        var groups = GroupRecords.Of(
        [
            Trial("NCT90000001", RecordSource.ClinicalTrialsGov, "First", own: ("nct", "NCT90000001"), secondary: [("nct", "NCT90000002")]),
            Trial("NCT90000002", RecordSource.ClinicalTrialsGov, "Second", own: ("nct", "NCT90000002")),
            Trial("NCT90000003", RecordSource.ClinicalTrialsGov, "Third", own: ("nct", "NCT90000003"), secondary: [("eudract", "2020-000001-11")]),
            Trial("NCT90000004", RecordSource.ClinicalTrialsGov, "Fourth", own: ("nct", "NCT90000004"), secondary: [("eudract", "2020-000001-11")]),
        ]);
        Assert.Equal(4, groups.Groups.Length);
        Assert.Equal(2, groups.Possible.Length);
    }

    [Fact]
    public void A_paper_on_two_trials_joins_neither()
    {
        var both = Paper("both", "Two trials of invented cells taken together") with { Identifiers = [new("nct", "NCT90000001", IdentifierRole.Linked), new("nct", "NCT90000002", IdentifierRole.Linked)] };
        var groups = GroupRecords.Of([Trial("NCT90000001", RecordSource.ClinicalTrialsGov, "First", own: ("nct", "NCT90000001")), Trial("NCT90000002", RecordSource.ClinicalTrialsGov, "Second", own: ("nct", "NCT90000002")), both]);
        Assert.Equal(3, groups.Groups.Length);
        Assert.Equal(2, groups.Possible.Length);
    }

    [Fact]
    public void The_order_of_the_records_changes_nothing_and_copies_of_copies_change_nothing()
    {
        var records = Record().ListOf().Select(l => l.Select((r, i) => r with { Id = $"{i}" }).ToArray());
        Prop.ForAll(records.ToArbitrary(), drawn =>
        {
            var groups = GroupRecords.Of(drawn);
            var shuffled = GroupRecords.Of(drawn.Reverse().OrderBy(r => r.Title?.Length).ThenByDescending(r => r.Id, StringComparer.Ordinal));
            var twice = GroupRecords.Of(drawn.Concat(drawn));
            return Said(groups) == Said(shuffled) && Said(groups) == Said(twice)
                && groups.Groups.Sum(g => g.Records.Length) == drawn.Length
                && groups.Groups.All(g => g.Registers.Where(i => i.Role == IdentifierRole.Own).GroupBy(i => i.Scheme, StringComparer.Ordinal).All(s => s.Count() == 1));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Time_grows_with_the_number_of_records_and_not_with_its_square()
    {
        var crowd = Enumerable.Range(0, 20_000).Select(i => Paper($"{i}", i % 2 == 0 ? "Editorial" : $"Paper number {i} on the invention of cells", author: $"Author{i % 97}")).ToArray();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var groups = GroupRecords.Of(crowd);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
        Assert.Equal(20_000, groups.Groups.Sum(g => g.Records.Length));
    }

    private static string Said(RecordGroups groups) => string.Join('\n', groups.Groups.Select(g => string.Join(" + ", g.Reports.Select(r => string.Join(" = ", r.Records)).Order(StringComparer.Ordinal)))) + "\n?" + string.Join('\n', groups.Possible);

    private static Gen<ImportedRecord> Record() =>
        from kind in Gen.Choose(0, 1)
        from title in Gen.Elements(Title, Title + ", part II", "Erratum: " + Title, "Cells in horses", "Cells in horse")
        from year in Gen.Elements(2019, 2020, 2021)
        from author in Gen.Elements("Nobody", "Somebody")
        from pmid in Gen.Elements<string?>(null, "1", "2")
        from doi in Gen.Elements<string?>(null, "10.1/a", "10.1/b")
        from nct in Gen.Elements<string?>(null, "NCT90000001", "NCT90000002", "NCT90000003")
        from other in Gen.Elements<string?>(null, "2020-000001-11", "2020-000002-22")
        from role in Gen.Elements(IdentifierRole.Secondary, IdentifierRole.Linked, IdentifierRole.Mentioned)
        select kind == 0
            ? Trial("x", RecordSource.ClinicalTrialsGov, title, nct is null ? null : ("nct", nct), other is null ? [] : [("eudract", other)])
            : Paper("x", title, year, author, ids: [.. new[] { ("pmid", pmid), ("doi", doi) }.Where(p => p.Item2 is not null).Select(p => (p.Item1, p.Item2!))]) is var paper && nct is null ? paper
            : paper with { Identifiers = [.. paper.Identifiers, new("nct", nct!, role), .. other is null ? ImmutableArray<RecordIdentifier>.Empty : [new("eudract", other, role)]] };

    private static string[][] Reports(params ImportedRecord[] records) =>
        [.. GroupRecords.Of(records).Groups.SelectMany(g => g.Reports).Select(r => r.Records.Select(k => k.ToString()).OrderByDescending(k => k.StartsWith("Ris", StringComparison.Ordinal)).ThenByDescending(k => k, StringComparer.Ordinal).ToArray())];

    private static ImportedRecord Paper(string id, string title = Title, int year = 2020, string author = "Nobody", string? journal = null, RecordSource source = RecordSource.Ris, (string Scheme, string Value)[]? ids = null) => new()
    {
        Source = source,
        Id = id,
        Kind = RecordKind.Citation,
        Title = title,
        Identifiers = [.. (ids ?? []).Select(i => new RecordIdentifier(i.Scheme, i.Value, IdentifierRole.Own))],
        Citation = new() { Title = title, Authors = [new($"{author}, N")], Journal = journal, Published = new($"{year}", PartialDate.Parse($"{year}", null)) },
    };

    private static ImportedRecord Trial(string id, RecordSource source, string title = Title, (string Scheme, string Value)? own = null, (string Scheme, string Value)[]? secondary = null) => new()
    {
        Source = source,
        Id = id,
        Kind = RecordKind.Trial,
        Title = title,
        Identifiers = [.. own is { } o ? [new RecordIdentifier(o.Scheme, o.Value, IdentifierRole.Own)] : ImmutableArray<RecordIdentifier>.Empty, .. (secondary ?? []).Select(i => new RecordIdentifier(i.Scheme, i.Value, IdentifierRole.Secondary))],
        Trial = new() { BriefTitle = title },
    };
}
