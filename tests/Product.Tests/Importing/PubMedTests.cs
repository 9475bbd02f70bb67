using Equipoise.Evidence.Importing;

namespace Equipoise.Product.Tests.Importing;

public class PubMedTests
{
    private const string Article = """
        <PubmedArticle>
          <MedlineCitation Status="MEDLINE">
            <PMID Version="1">91234567</PMID>
            <DateRevised><Year>2021</Year><Month>02</Month><Day>03</Day></DateRevised>
            <Article>
              <Journal><ISSN>1111-2222</ISSN><JournalIssue><Volume>8</Volume><Issue>3</Issue><PubDate><Year>2020</Year><Month>Nov</Month></PubDate></JournalIssue>
                <Title>Journal of Inventions</Title><ISOAbbreviation>J Invent</ISOAbbreviation></Journal>
              <ArticleTitle>Cells &amp; <i>nothing</i> else</ArticleTitle>
              <Pagination><MedlinePgn>1-9</MedlinePgn></Pagination>
              <ELocationID EIdType="doi" ValidYN="Y">10.9999/Invented.1</ELocationID>
              <Abstract><AbstractText Label="METHODS">Twenty CO<sub>2</sub> children
                 and registered as NCT90000005.</AbstractText><AbstractText Label="RESULTS"/><AbstractText>No change.</AbstractText></Abstract>
              <AuthorList><Author><LastName>Nobody</LastName><ForeName>Nina N</ForeName></Author><Author><CollectiveName>The Invented Group</CollectiveName></Author></AuthorList>
              <Language>eng</Language>
              <DataBankList><DataBank><DataBankName>ClinicalTrials.gov</DataBankName><AccessionNumberList><AccessionNumber>NCT90000001</AccessionNumber></AccessionNumberList></DataBank></DataBankList>
              <PublicationTypeList><PublicationType UI="D1">Journal Article</PublicationType><PublicationType UI="D2">Retracted Publication</PublicationType></PublicationTypeList>
            </Article>
            <CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn"><RefSource>J Invent. 2021</RefSource><PMID>92222222</PMID></CommentsCorrections></CommentsCorrectionsList>
          </MedlineCitation>
          <PubmedData><ArticleIdList><ArticleId IdType="pubmed">91234567</ArticleId><ArticleId IdType="pmc">PMC7654321</ArticleId></ArticleIdList></PubmedData>
        </PubmedArticle>
        """;

    private const string Doctype = """<?xml version="1.0"?><!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://example.org/pubmed.dtd">""";

    [Fact]
    public void An_article_is_read_with_its_labels_inline_marks_groups_and_retraction()
    {
        var reading = Reading.OfText($"\uFEFF{Doctype}<PubmedArticleSet>{Article}</PubmedArticleSet>");
        Assert.Empty(reading.Issues);
        var record = Assert.Single(reading.Records);
        var citation = record.Citation!;
        Assert.Equal(("91234567", "Cells & nothing else", "2021-02-03"), (record.Id, record.Title, record.Updated.ToString()));
        Assert.Equal([new("METHODS", "Twenty CO2 children and registered as NCT90000005."), new(null, "No change.")], citation.Abstract);
        Assert.Equal([new("Nobody, Nina N"), new("The Invented Group", true)], citation.Authors);
        Assert.Equal(("2020 Nov", "2020-11"), (citation.Published!.Text, citation.Published.Value.ToString()));
        Assert.True(citation.IsRetracted);
        Assert.Equal(
            [new("pmid", "91234567", IdentifierRole.Own), new("pmc", "PMC7654321", IdentifierRole.Own), new("doi", "10.9999/invented.1", IdentifierRole.Own), new("nct", "NCT90000001", IdentifierRole.Linked), new("nct", "NCT90000005", IdentifierRole.Mentioned), new("pmid", "92222222", IdentifierRole.Reference)],
            record.Identifiers);
    }

    [Fact]
    public void A_range_of_months_is_only_a_year()
    {
        var text = Article.Replace("<Year>2020</Year><Month>Nov</Month>", "<MedlineDate>2015 Nov-Dec</MedlineDate>", StringComparison.Ordinal);
        var date = Reading.OfText(text).Records.Single().Citation!.Published!;
        Assert.Equal(("2015 Nov-Dec", "2015"), (date.Text, date.Value.ToString()));
    }

    [Fact]
    public void Entities_of_a_document_type_are_never_expanded()
    {
        var bomb = """<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;"><!ENTITY f SYSTEM "file:///etc/passwd">]>""";
        var reading = Reading.OfText($"{bomb}<PubmedArticleSet>{Article.Replace("No change.", "No &y; change &f; &eacute;.", StringComparison.Ordinal)}</PubmedArticleSet>");
        Assert.Equal("No &y; change &f; é.", reading.Records.Single().Citation!.Abstract[^1].Text);
        Assert.Equal([ImportCodes.DocumentType, ImportCodes.EntityUnknown, ImportCodes.EntityUnknown], reading.Codes);
    }

    [Fact]
    public void Damaged_articles_keep_what_stands_before_the_damage_and_do_not_hide_the_next()
    {
        var second = Article.Replace("91234567", "95555555", StringComparison.Ordinal);
        foreach (var damaged in new[] { Article.Replace("</Language>", "</Languag>", StringComparison.Ordinal), Article[..Article.IndexOf("</Article>", StringComparison.Ordinal)] })
        {
            var reading = Reading.OfText($"<PubmedArticleSet>{damaged}{second}</PubmedArticleSet>");
            Assert.Equal(["91234567", "95555555"], reading.Records.Select(r => r.Id));
            var issue = Assert.Single(reading.Issues);
            Assert.Equal((ImportCodes.Syntax, true), (issue.Code, issue.DataLost));
            Assert.Matches(@"^line \d+, column \d+$", issue.Position);
        }

        var cut = Reading.OfText($"<PubmedArticleSet>{Article}{second[..700]}");
        Assert.Equal(2, cut.Records.Count);
        Assert.Equal([ImportCodes.Truncated], cut.Codes);
    }

    [Fact]
    public void A_file_that_says_it_is_UTF_8_and_is_not_is_read_and_told()
    {
        var text = $"<?xml version=\"1.0\" encoding=\"UTF-8\"?><PubmedArticleSet>{Article.Replace("Nobody", "Ñobody", StringComparison.Ordinal)}</PubmedArticleSet>";
        var wrong = Reading.OfBytes(System.Text.Encoding.Latin1.GetBytes(text));
        Assert.Equal("Ñobody, Nina N", wrong.Records.Single().Citation!.Authors[0].Name);
        Assert.Equal([ImportCodes.NotUtf8], wrong.Codes);
        var right = Reading.OfBytes(System.Text.Encoding.Latin1.GetBytes(text.Replace("UTF-8", "ISO-8859-1", StringComparison.Ordinal)));
        Assert.Equal(("Ñobody, Nina N", 0), (right.Records.Single().Citation!.Authors[0].Name, right.Issues.Count));
    }

    [Fact]
    public void A_book_and_a_note_of_deletion_are_known()
    {
        var reading = Reading.OfText("""
            <PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>91</PMID><Book><Publisher><PublisherName>Nobody</PublisherName></Publisher><BookTitle>On Nothing</BookTitle><PubDate><Year>2009</Year></PubDate></Book>
            <AuthorList><Author><CollectiveName>A Centre</CollectiveName></Author></AuthorList><Abstract><AbstractText>Words.</AbstractText></Abstract></BookDocument></PubmedBookArticle>
            <DeleteCitation><PMID>1</PMID><PMID>2</PMID></DeleteCitation></PubmedArticleSet>
            """);
        Assert.Equal(("On Nothing", "A Centre", "2009"), (reading.Records.Single().Title, reading.Records[0].Citation!.Authors[0].Name, reading.Records[0].Citation!.Published!.Text));
        Assert.Equal([ImportCodes.NoteOfDeletion], reading.Codes);
    }

    private const string Nbib = """

        PMID- 91234567
        OWN - NLM
        DP  - 2012 Oct 5
        TI  - Effects of nothing on
              nobody.
        LID - 10.9999/invented.2 [doi]
        AB  - BACKGROUND: Words
              more words, ISRCTN12345678.
        FAU - Nobody, Nina
        AU  - Nobody N
        AD  - A House
        AD  - A House
        PT  - Journal Article
        SI  - ClinicalTrials.gov/NCT90000001
        RIN - J Invent. 2014 Mar;3(2). PMID: 92222222
        XYZ - kept all the same
        SO  - J Invent. 2012;39. doi: 10.9999/invented.2.

        PMID- 98765432
        TI  - Another

        """;

    [Fact]
    public void Tagged_text_is_read_with_its_continued_lines()
    {
        var reading = Reading.OfText(Nbib.ReplaceLineEndings("\r\n"));
        Assert.Empty(reading.Issues);
        Assert.Equal(["91234567", "98765432"], reading.Records.Select(r => r.Id));
        var (record, citation) = (reading.Records[0], reading.Records[0].Citation!);
        Assert.Equal("Effects of nothing on nobody.", record.Title);
        Assert.Equal("BACKGROUND: Words more words, ISRCTN12345678.", citation.Abstract.Single().Text);
        Assert.Equal(["Nobody, Nina"], citation.Authors.Select(a => a.Name));
        Assert.Equal("2012-10-05", citation.Published!.Value.ToString());
        Assert.True(citation.IsRetracted);
        Assert.Contains(new NamedText("XYZ", "kept all the same"), citation.Further);
        Assert.Equal(
            [new("pmid", "91234567", IdentifierRole.Own), new("doi", "10.9999/invented.2", IdentifierRole.Own), new("isrctn", "ISRCTN12345678", IdentifierRole.Mentioned), new("nct", "NCT90000001", IdentifierRole.Linked), new("pmid", "92222222", IdentifierRole.Reference)],
            record.Identifiers);
    }

    [Fact]
    public void Records_without_a_PMID_are_divided_by_empty_lines_and_kept()
    {
        var reading = Reading.OfText("TI  - One\nPT  - Book\nAU  - A\n\nTI  - Two\nPT  - Book\nAU  - B\n");
        Assert.Equal(["One", "Two"], reading.Records.Select(r => r.Title));
        Assert.Equal([ImportCodes.NoId, ImportCodes.NoId], reading.Codes);
    }
}
