using System.Text;
using Equipoise.Evidence.Importing;

namespace Equipoise.Product.Tests.Importing;

public class SheetTests
{
    [Fact]
    public void Rows_keep_every_cell_under_the_name_of_its_column()
    {
        var reading = Reading.OfText("\uFEFFstudy,mean,note\nOne 2014,1.5,\"two\nlines, \"\"quoted\"\"\"\nTwo 2015,NA,\n");
        Assert.Empty(reading.Issues);
        Assert.Equal(["One 2014", "Two 2015"], reading.Records.Select(r => r.Title));
        Assert.Equal([("study", "One 2014"), ("mean", "1.5"), ("note", "two\nlines, \"quoted\"")], reading.Records[0].Row!.Cells.Select(c => (c.Column, c.Value.Text)));
        Assert.Equal([("study", "Two 2015"), ("mean", "NA")], reading.Records[1].Row!.Cells.Select(c => (c.Column, c.Value.Text)));
    }

    [Fact]
    public void A_comma_for_decimals_is_read_where_it_can_be_only_that()
    {
        var reading = Reading.OfText("study;g;n\nA;0,55;1,234\nB;-1,5;20\n");
        Assert.Equal([0.55, -1.5], reading.Records.Select(r => r.Row!.Cells[1].Value.Value));
        Assert.Null(reading.Records[0].Row!.Cells[2].Value.Value);
        Assert.Equal([(ImportCodes.NotANumber, "line 2")], reading.Issues.Select(i => (i.Code, i.Position)));
    }

    [Fact]
    public void Rows_of_another_length_and_names_that_stand_twice_are_told_and_kept()
    {
        var reading = Reading.OfText("study,n,n\nA,1,2\nB,1\nC,1,2,3\nD,1,2\nE,1,2\n");
        Assert.Equal([ImportCodes.ColumnTwice, ImportCodes.RowOfOtherLength, ImportCodes.RowOfOtherLength], reading.Codes);
        Assert.Equal(["study", "n", "n (3)"], reading.Records[0].Row!.Cells.Select(c => c.Column));
        Assert.Equal(("column 4", "3"), reading.Records[2].Row!.Cells.Select(c => (c.Column, c.Value.Text)).Last());
    }

    [Fact]
    public void A_quote_that_is_never_closed_does_not_swallow_the_table()
    {
        var text = new StringBuilder("study,n,note\nA,1,\"never closed\n");
        for (var i = 0; i < 50_000; i++) text.Append('B').Append(i).Append(",2,plain words that fill the row\n");
        var reading = Reading.OfText(text.ToString());
        Assert.Equal(50_001, reading.Records.Count);
        Assert.Equal([ImportCodes.Syntax], reading.Codes);
    }

    [Fact]
    public void Prose_is_no_table() =>
        Assert.Equal([ImportCodes.NotRecognised], Reading.OfText("Dear all, this is a letter\nwithout any table in it.\nIt goes on, and on, and on.\nAnd ends\n").Codes);

    public static TheoryData<string, double?, NumberBound> Numbers => new()
    {
        { "1", 1, NumberBound.Exact }, { ".35", 0.35, NumberBound.Exact }, { "-.90", -0.9, NumberBound.Exact }, { "<0.001", 0.001, NumberBound.Below }, { "=0.247", 0.247, NumberBound.Exact },
        { "≤ 5", 5, NumberBound.AtMost }, { "> 3.5", 3.5, NumberBound.Above }, { "1,5", 1.5, NumberBound.Exact }, { "1,234", null, NumberBound.Exact }, { "1,234.5", 1234.5, NumberBound.Exact },
        { "1,234,567", 1234567, NumberBound.Exact }, { "NA", null, NumberBound.Exact }, { "−3", -3, NumberBound.Exact }, { "12%", 12, NumberBound.Exact }, { "1e3", 1000, NumberBound.Exact },
        { "1e999", null, NumberBound.Exact }, { "NaN", null, NumberBound.Exact }, { "12.5 (3.1)", null, NumberBound.Exact }, { "", null, NumberBound.Exact },
    };

    [Theory, MemberData(nameof(Numbers))]
    public void A_printed_number_means_one_thing_or_is_not_read(string text, double? value, NumberBound bound)
    {
        var number = new ReportedNumber(text);
        Assert.Equal((text, value, bound), (number.Text, number.Value, number.Bound));
    }

    public static TheoryData<string, string?> Dates => new()
    {
        { "2001", "2001" }, { "2001-09", "2001-09" }, { "2001-09-03", "2001-09-03" }, { "September 2001", "2001-09" }, { "September 3, 2001", "2001-09-03" }, { "20 May 2024", "2024-05-20" },
        { "16/04/2024", "2024-04-16" }, { "20240408", "2024-04-08" }, { "2012 Oct", "2012-10" }, { "2012 Oct 5", "2012-10-05" }, { "2015 Nov-Dec", "2015" }, { "2015 Spring", "2015" }, { "1998-1999", "1998" },
        { "2014//", "2014" }, { "1948/07//", "1948-07" }, { "2014/03/05/", "2014-03-05" }, { "2023-02-30", null }, { "2010-05-25 16:08:30 +0200", "2010-05-25" }, { "soon", null }, { "May", null }, { "31/31/2020", null }, { "Mayday 2020", null },
    };

    [Theory, MemberData(nameof(Dates))]
    public void A_printed_date_is_read_as_far_as_it_goes(string text, string? date) => Assert.Equal(date, ReadDate.From(text)?.ToString());
}
