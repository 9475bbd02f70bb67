using System.Text;
using Equipoise.Evidence.Importing;

namespace Equipoise.Product.Tests.Importing;

public class DamagedJsonTests
{
    [Fact]
    public void A_file_cut_off_anywhere_gives_what_stands_before_the_cut()
    {
        var whole = Encoding.UTF8.GetBytes($"[{SampleStudies.Written(SampleStudies.Plain(1))},{SampleStudies.Written(SampleStudies.WithResults(2))}]");
        var first = Encoding.UTF8.GetByteCount(SampleStudies.Written(SampleStudies.Plain(1))) + 1;
        for (var length = 60; length < whole.Length - 2; length += 41)
        {
            var reading = Reading.OfBytes(whole[..length]);
            var between = length >= first && length <= first + 1;
            Assert.InRange(reading.Records.Count, 1, 2);
            if (length >= first) Assert.Equal((SampleStudies.Id(1), SampleStudies.Plain(1)["protocolSection"]!["statusModule"]!["lastUpdateSubmitDate"]!.ToString()), (reading.Records[0].Id, reading.Records[0].Updated.ToString()));
            if (!between) Assert.Contains(reading.Issues, i => i is { Code: ImportCodes.Truncated, DataLost: true });
        }
    }

    [Fact]
    public void A_cut_within_the_results_keeps_the_outcomes_before_it()
    {
        var whole = SampleStudies.Written(SampleStudies.WithResults(1));
        var cut = whole.IndexOf("adverseEventsModule", StringComparison.Ordinal);
        var record = Assert.Single(Reading.OfText(whole[..cut]).Records);
        Assert.Equal(2, record.Results!.Outcomes.Length);
        Assert.Null(record.Results.AdverseEvents);
    }

    [Fact]
    public void A_damaged_record_does_not_hide_the_next()
    {
        var damaged = SampleStudies.Written(SampleStudies.Plain(1)).Replace("\"count\":40", "\"count\":4x0", StringComparison.Ordinal);
        var reading = Reading.OfText($"[{damaged},{SampleStudies.Written(SampleStudies.Plain(2))}]");
        Assert.Equal([SampleStudies.Id(1), SampleStudies.Id(2)], reading.Records.Select(r => r.Id));
        var issue = Assert.Single(reading.Issues);
        Assert.Equal((ImportCodes.Syntax, true), (issue.Code, issue.DataLost));
        Assert.Matches(@"^byte \d{4}$", issue.Position);
    }

    [Fact]
    public void A_brace_or_quote_that_is_lost_does_not_hide_the_records_behind_it()
    {
        var whole = SampleStudies.Written(SampleStudies.Plain(1));
        var text = $"{whole.Replace("\"hasResults\":false}", "\"hasResults\":false", StringComparison.Ordinal)}\n{SampleStudies.Written(SampleStudies.Plain(2))}\n{whole.Replace("\"acronym\":\"INVENT\"", "\"acronym\":\"INVENT", StringComparison.Ordinal)}\n{SampleStudies.Written(SampleStudies.Plain(4))}\n";
        var reading = Reading.OfText(text);
        Assert.Contains(SampleStudies.Id(2), reading.Records.Select(r => r.Id));
        Assert.Contains(SampleStudies.Id(4), reading.Records.Select(r => r.Id));
        Assert.Contains(ImportCodes.Syntax, reading.Codes);
    }

    [Fact]
    public void Nesting_without_end_is_refused_in_a_sentence()
    {
        var deep = "{\"protocolSection\":" + string.Concat(Enumerable.Repeat("{\"a\":", 100_000)) + "1" + new string('}', 100_001);
        Assert.Contains(ImportCodes.TooDeep, Reading.OfText(deep).Codes);
    }

    [Fact]
    public void A_record_larger_than_allowed_is_left_out_and_the_next_is_read()
    {
        var large = SampleStudies.Plain(1);
        large["protocolSection"]!["descriptionModule"]!["detailedDescription"] = new string('x', 4_000_000);
        var reading = Reading.OfText($"[{SampleStudies.Written(large)},{SampleStudies.Written(SampleStudies.Plain(2))}]", new ImportLimits { RecordBytes = 1 << 20 });
        Assert.Contains(reading.Issues, i => i is { Code: ImportCodes.RecordTooLarge, DataLost: true });
        Assert.Equal(SampleStudies.Id(2), reading.Records[^1].Id);
    }

    [Fact]
    public void Random_damage_never_stops_the_import()
    {
        var whole = Encoding.UTF8.GetBytes($"[{SampleStudies.Written(SampleStudies.WithResults(1))},{SampleStudies.Written(SampleStudies.Plain(2))}]");
        var random = new Random(20261125);
        for (var run = 0; run < Soak.Times(300); run++)
        {
            var bytes = (byte[])whole.Clone();
            for (var n = random.Next(1, 6); n > 0; n--) bytes[random.Next(30, bytes.Length)] = (byte)random.Next(256);
            var reading = Reading.OfBytes(bytes);
            Assert.NotEmpty(reading.Records);
        }
    }

    [Fact]
    public void Half_a_character_in_the_name_of_a_field_costs_nothing_else()
    {
        var text = SampleStudies.Written(SampleStudies.Plain(1)).Replace("{\"protocolSection\"", "{\"\\uD83D\":1,\"protocolSection\"", StringComparison.Ordinal);
        var slice = new RecordSlice(SourceFormat.ClinicalTrialsGovJson, "file", "utf-8", 0, 1, Encoding.UTF8.GetBytes(text));
        Assert.Equal(SampleStudies.Id(1), ReadRecord.From(slice).Record!.Id);
        Assert.Equal(64, ContentHash.Of(slice).Length);
    }
}
