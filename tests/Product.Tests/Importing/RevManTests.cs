using System.Globalization;
using System.Text;
using Equipoise.Evidence.Importing;

namespace Equipoise.Product.Tests.Importing;

public class RevManTests
{
    internal const string Review = """
        <?xml version="1.0" encoding="ISO-8859-1" standalone="no"?>
        <COCHRANE_REVIEW DOI="10.9999/CD1" ID="42" MODIFIED="2010-05-25 16:08:30 +0200" REVMAN_SUB_VERSION="5.0.23" STAGE="R">
        <COVER_SHEET><TITLE>Invented reviews of naïve cells</TITLE>
        <WHATS_NEW><WHATS_NEW_ENTRY EVENT="UPDATE"><DATE DAY="1" MONTH="2" YEAR="2010"/><DESCRIPTION><P>Two studies added</P></DESCRIPTION></WHATS_NEW_ENTRY></WHATS_NEW></COVER_SHEET>
        <STUDIES_AND_REFERENCES><STUDIES>
        <INCLUDED_STUDIES><STUDY ID="STD-A_x002d_1" NAME="A-1" YEAR="1999"><REFERENCE TYPE="JOURNAL_ARTICLE"><AU>Nobody N</AU><TI>On nothing</TI><YR>1999</YR><IDENTIFIERS><IDENTIFIER TYPE="MEDLINE" VALUE="91234567"/></IDENTIFIERS></REFERENCE></STUDY><STUDY ID="STD-B" NAME="B" YEAR="2000"/></INCLUDED_STUDIES>
        <EXCLUDED_STUDIES><STUDY ID="STD-C" NAME="C" YEAR="2001"/></EXCLUDED_STUDIES></STUDIES></STUDIES_AND_REFERENCES>
        <CHARACTERISTICS_OF_STUDIES><CHARACTERISTICS_OF_INCLUDED_STUDIES><INCLUDED_CHAR STUDY_ID="STD-B"><CHAR_METHODS><P>randomised</P></CHAR_METHODS></INCLUDED_CHAR></CHARACTERISTICS_OF_INCLUDED_STUDIES></CHARACTERISTICS_OF_STUDIES>
        <QUALITY_ITEMS><QUALITY_ITEM ID="QIT-01"><NAME>Allocation concealment</NAME><QUALITY_ITEM_DATA><QUALITY_ITEM_DATA_ENTRY RESULT="YES" STUDY_ID="STD-B"><DESCRIPTION><P>envelopes</P></DESCRIPTION></QUALITY_ITEM_DATA_ENTRY></QUALITY_ITEM_DATA></QUALITY_ITEM></QUALITY_ITEMS>
        <ANALYSES_AND_DATA CALCULATED_DATA="YES"><COMPARISON ID="CMP-001" NO="1"><NAME>Cells versus none</NAME>
        <DICH_OUTCOME CHI2="1.2345678901234567" CI_END="0.9569947088336491" CI_START="0.8405144008917793" CI_STUDY="95" CI_TOTAL="95" DF="1" EFFECT_MEASURE="RR" EFFECT_SIZE="0.8968655609130709" ESTIMABLE="YES" EVENTS_1="3" EVENTS_2="5" I2="0.0" ID="CMP-001.01" LOG_EFFECT_SIZE="-0.04727265230640342" METHOD="MH" P_Z="0.0010103343130005407" RANDOM="YES" STUDIES="2" SUBGROUPS="YES" SWAP_EVENTS="NO" TAU2="0.0" TOTALS="SUB" TOTAL_1="40" TOTAL_2="41" Z="3.28">
        <NAME>Seizures</NAME><GROUP_LABEL_1>Cells</GROUP_LABEL_1><GROUP_LABEL_2>None</GROUP_LABEL_2>
        <DICH_SUBGROUP CI_END="2.0" CI_START="0.5" DF="0" EFFECT_SIZE="1.0" ESTIMABLE="YES" ID="CMP-001.01.01" NO="1" TAU2="0.0"><NAME>Young</NAME>
        <DICH_DATA CI_END="1.0593362817898602" CI_START="0.4889745274989256" EFFECT_SIZE="0.7197141500975687" ESTIMABLE="YES" EVENTS_1="3" EVENTS_2="5" O_E="0.0" SE="0.1972198088133556" STUDY_ID="STD-A_x002d_1" TOTAL_1="20" TOTAL_2="21" VAR="0.03" WEIGHT="100.0"/></DICH_SUBGROUP>
        <DICH_SUBGROUP CI_END="0.0" CI_START="0.0" EFFECT_SIZE="0.0" ESTIMABLE="NO" ID="CMP-001.01.02" TAU2="NaN"><NAME>Old</NAME>
        <DICH_DATA CI_END="0.0" CI_START="0.0" EFFECT_SIZE="0.0" ESTIMABLE="NO" EVENTS_1="0" EVENTS_2="0" STUDY_ID="STD-Z" TOTAL_1="20" TOTAL_2="20" WEIGHT="0.0"><FOOTNOTE>none seen</FOOTNOTE></DICH_DATA></DICH_SUBGROUP>
        </DICH_OUTCOME>
        <CONT_OUTCOME CI_END="" CI_START="" EFFECT_MEASURE="SMD" EFFECT_SIZE="" ESTIMABLE="YES" ID="CMP-001.02" METHOD="IV" RANDOM="NO" TOTALS="YES" UNITS="points"><NAME>A scale</NAME>
        <CONT_DATA CI_END="" EFFECT_SIZE="" ESTIMABLE="YES" MEAN_1="5.0" MEAN_2="6.5" SD_1="4.7" SD_2="3.8" STUDY_ID="STD-B" TOTAL_1="13" TOTAL_2="14" WEIGHT=""/></CONT_OUTCOME>
        <IV_OUTCOME EFFECT_SIZE="0.5" ESTIMABLE="YES" ID="CMP-001.03" EFFECT_MEASURE="Hazard ratio" METHOD="IV" RANDOM="NO" TOTALS="YES"><NAME>Time</NAME><IV_DATA EFFECT_SIZE="0.5" ESTIMATE="-0.69" SE="0.2" ESTIMABLE="YES" STUDY_ID="STD-B" TOTAL_1="13" TOTAL_2="14" WEIGHT="100.0"/></IV_OUTCOME>
        <OTHER_OUTCOME ID="CMP-001.04"><NAME>Words</NAME><OTHER_DATA STUDY_ID="STD-B"><VAR><P>nothing seen</P></VAR></OTHER_DATA></OTHER_OUTCOME>
        </COMPARISON></ANALYSES_AND_DATA></COCHRANE_REVIEW>
        """;

    private static Reading Whole { get; } = Reading.OfBytes(Encoding.Latin1.GetBytes(Review));

    private static ImportedReview Read => Whole.Records.Single().Review!;

    [Fact]
    public void A_review_is_read_in_its_own_encoding_with_its_studies()
    {
        var record = Assert.Single(Whole.Records);
        Assert.Equal(("42", "Invented reviews of naïve cells", "2010-05-25"), (record.Id, record.Title, record.Updated.ToString()));
        Assert.Equal([("STD-A_x002d_1", "A-1", "included"), ("STD-B", "B", "included"), ("STD-C", "C", "excluded")], Read.Studies.Select(s => (s.Id, s.Name, s.Standing)));
        Assert.Equal("Nobody N. On nothing. 1999", Read.Studies[0].Citations.Single());
        Assert.Equal(new NamedText("CHAR_METHODS", "randomised"), Read.Studies[1].Characteristics.Single());
        Assert.Equal(new ReviewJudgement("STD-B", "Allocation concealment", "YES", "envelopes"), Read.Judgements.Single());
        Assert.Equal(("UPDATE", "2010-02-01", "Two studies added"), Read.Changes.Select(c => (c.Event, c.Date!.Value.ToString(), c.Text)).Single());
        Assert.Contains(new RecordIdentifier("pmid", "91234567", IdentifierRole.Reference), record.Identifiers);
    }

    [Fact]
    public void Data_and_stated_results_keep_every_digit()
    {
        var outcome = Read.Comparisons.Single().Outcomes[0];
        Assert.Equal((ReviewDataKind.Dichotomous, "RR", "MH", true, "SUB"), (outcome.Kind, outcome.Measure, outcome.Method, outcome.IsRandom, outcome.Totals));
        Assert.Equal("0.8968655609130709", outcome.Stated!.Effect!.Value.Value!.Value.ToString("R", CultureInfo.InvariantCulture));
        Assert.Equal(("1.2345678901234567", "0.0010103343130005407"), (outcome.Stated.Chi2!.Value.Text, outcome.Stated.P!.Value.Text));
        var row = outcome.Subgroups[0].Rows.Single();
        Assert.Equal(("A-1", "3", "20", "5", "21"), (row.Study, row.Events1!.Value.Text, row.Total1!.Value.Text, row.Events2!.Value.Text, row.Total2!.Value.Text));
        var continuous = Read.Comparisons[0].Outcomes[1].Rows.Single();
        Assert.Equal(("5.0", "4.7", "13", "6.5", "3.8", "14"), (continuous.Mean1!.Value.Text, continuous.Sd1!.Value.Text, continuous.Total1!.Value.Text, continuous.Mean2!.Value.Text, continuous.Sd2!.Value.Text, continuous.Total2!.Value.Text));
        var inverse = Read.Comparisons[0].Outcomes[2].Rows.Single();
        Assert.Equal(("-0.69", "0.2"), (inverse.Estimate!.Value.Text, inverse.Se!.Value.Text));
        Assert.Equal("nothing seen", Read.Comparisons[0].Outcomes[3].Texts.Single().Cells.Single());
    }

    [Fact]
    public void What_was_not_computed_is_no_result_and_is_told()
    {
        Assert.Null(Read.Comparisons[0].Outcomes[0].Subgroups[1].Stated);
        Assert.Null(Read.Comparisons[0].Outcomes[1].Stated);
        var row = Read.Comparisons[0].Outcomes[0].Subgroups[1].Rows.Single();
        Assert.Equal((false, null, "0", "none seen"), (row.IsEstimable, row.Effect, row.Events1!.Value.Text, row.Footnote));
        Assert.Equal([ImportCodes.NotComputed, ImportCodes.NotComputed, ImportCodes.StudyUnknown], Whole.Codes.Order(StringComparer.Ordinal));
        Assert.All(Whole.Issues, i => Assert.Matches(@"^line \d+, column \d+$", i.Position));
    }
}
