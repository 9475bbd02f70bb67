using Equipoise.Evidence.Importing;

namespace Equipoise.Product.Tests.Importing;

public class BibTexTests
{
    [Fact]
    public void An_entry_is_read_with_its_LaTeX_abbreviations_and_names()
    {
        var reading = Reading.OfText(""""
            % a comment
            @string{jinv = "Journal of Inventions"}
            @comment{nothing}
            @Article{nobody2014,
              author = {M{\"u}ller, J{\"o}rg and von Nobody, Jr, Nina and Ada {\v S}omebody and {The Invented Group}},
              title = "{Cells} \& nothing -- \emph{really}",
              journal = jinv # { B},
              year = 2014, month = mar,
              pages = {12--19},
              doi = {10.9999/Inv\_4},
              keywords = {one; two},
              unheardof = {kept},
              abstract = {50\% of children in NCT90000001 \textgreater{} none}
            }
            """");
        Assert.Empty(reading.Issues);
        var (record, citation) = (Assert.Single(reading.Records), reading.Records[0].Citation!);
        Assert.Equal(["Müller, Jörg", "von Nobody, Nina, Jr", "Šomebody, Ada", "The Invented Group"], citation.Authors.Select(a => a.Name));
        Assert.Equal([false, false, false, true], citation.Authors.Select(a => a.IsGroup));
        Assert.Equal(("Cells & nothing – really", "Journal of Inventions B", "12-19", "2014-03"), (record.Title, citation.Journal, citation.Pages, citation.Published!.Value.ToString()));
        Assert.Equal("50% of children in NCT90000001 > none", citation.Abstract.Single().Text);
        Assert.Contains(new NamedText("unheardof", "kept"), citation.Further);
        Assert.Equal([new("doi", "10.9999/inv_4", IdentifierRole.Own), new("nct", "NCT90000001", IdentifierRole.Mentioned)], record.Identifiers);
    }

    [Fact]
    public void A_brace_that_is_lost_does_not_hide_the_next_entry()
    {
        var reading = Reading.OfText("@article{a,\n title = {One,\n year = 2014\n}\n\n@article{b,\n title = {Two},\n year = {2015}\n}\n");
        Assert.Equal(2, reading.Records.Count);
        Assert.Equal(("Two", "2015"), (reading.Records[1].Title, reading.Records[1].Citation!.Published!.Text));
        Assert.Equal("One, year = 2014", reading.Records[0].Title);
        Assert.Equal([ImportCodes.Truncated], reading.Codes);
    }

    [Fact]
    public void Fields_that_stand_twice_and_words_that_mean_nothing_are_kept_and_told()
    {
        var reading = Reading.OfText("@book{,\n title = {One}, note = {a}, note = {b}, journal = nowhere, year = soon\n}");
        var citation = reading.Records.Single().Citation!;
        Assert.Equal(["a", "b"], citation.Further.Where(f => f.Name == "note").Select(f => f.Text));
        Assert.Equal("nowhere", citation.Journal);
        Assert.Equal([ImportCodes.Syntax, ImportCodes.Syntax, ImportCodes.FieldTwice, ImportCodes.NotADate], reading.Codes.Order(StringComparer.Ordinal));
    }
}
