using Equipoise.Evidence.Importing;

namespace Equipoise.Product.Tests.Importing;

public class RisTests
{
    [Fact]
    public void A_reference_keeps_everything_also_what_is_not_of_RIS()
    {
        var reading = Reading.OfText("""
            TY  - JOUR
            TI  - Cells and nothing
            AU  - Nobody, Nina
            AU  - Somebody, S.
            T2  - Journal of Inventions
            J2  - J Invent
            PY  - 2014
            DA  - 2014/03/05
            VL  - 8
            IS  - 3
            SP  - 12
            EP  - 19
            DO  - https://doi.org/10.9999/Invented.3
            AB  - First line
            second line of NCT90000001
            KW  - one
            KW  - two
            UR  - https://pubmed.ncbi.nlm.nih.gov/91234567/
            XX  - unknown
            ER  -
            """);
        var (record, citation) = (Assert.Single(reading.Records), reading.Records[0].Citation!);
        Assert.Equal([ImportCodes.TagUnknown], reading.Codes);
        Assert.Equal(("Cells and nothing", "Journal of Inventions", "J Invent", "2014-03-05", "12-19"), (record.Title, citation.Journal, citation.JournalShort, citation.Published!.Value.ToString(), citation.Pages));
        Assert.Equal("First line second line of NCT90000001", citation.Abstract.Single().Text);
        Assert.Equal(["one", "two"], citation.Keywords);
        Assert.Contains(new NamedText("XX", "unknown"), citation.Further);
        Assert.Equal(
            [new("doi", "10.9999/invented.3", IdentifierRole.Own), new("pmid", "91234567", IdentifierRole.Own), new("nct", "NCT90000001", IdentifierRole.Mentioned)],
            record.Identifiers);
    }

    [Fact]
    public void Dialects_are_understood()
    {
        var reading = Reading.OfText("\uFEFF1.\nTY  - JOUR\nT1  - One\nA1  - A\nY1  - 2014//\nN2  - words\nJF  - Lorem\nSP  -\nER  -\n\n2.\nTY  - JOUR\nT1  - Two\nY1  - 1948/07//\nER  - \nTY  - JOUR\nTI  - Three\nTY  - JOUR\nTI  - Four\n");
        Assert.Equal(["One", "Two", "Three", "Four"], reading.Records.Select(r => r.Title));
        Assert.Equal(["2014", "1948-07"], reading.Records.Take(2).Select(r => r.Citation!.Published!.Value.ToString()));
        Assert.Equal([ImportCodes.Truncated, ImportCodes.Truncated], reading.Codes);
        Assert.All(reading.Issues, i => Assert.False(i.DataLost));
    }

    [Fact]
    public void Lines_outside_any_record_and_dates_that_are_none_are_told_with_their_line()
    {
        var reading = Reading.OfText("some heading\nTY  - JOUR\nTI  - One\nPY  - soon\nER  -\n");
        Assert.Equal([(ImportCodes.NotARecord, "line 1", true), (ImportCodes.NotADate, "line 4", false)], reading.Issues.Select(i => (i.Code, i.Position, i.DataLost)));
    }

    [Fact]
    public void A_reference_read_twice_is_the_same_and_another_is_another()
    {
        string Id(string title, string more = "") => Reading.OfText($"TY  - JOUR\nTI  - {title}\nPY  - 2014\n{more}ER  -\n").Records.Single().Id;
        Assert.Equal(Id("Cells and nothing"), Id("Cells, and  NOTHING!"));
        Assert.Equal(Id("Cells and nothing"), Id("Cells and nothing", "AB  - words\n"));
        Assert.NotEqual(Id("Cells and nothing"), Id("Cells and nothing else"));
    }
}
