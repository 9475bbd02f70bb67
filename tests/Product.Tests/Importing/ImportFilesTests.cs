using System.IO.Compression;
using System.Text;
using Equipoise.Evidence.Importing;

namespace Equipoise.Product.Tests.Importing;

public class ImportFilesTests
{
    private static readonly string One = SampleStudies.Written(SampleStudies.Plain(1));
    private static readonly string Two = SampleStudies.Written(SampleStudies.Plain(2));

    [Fact]
    public void A_folder_is_read_in_the_order_of_its_names_whatever_they_end_with()
    {
        using var folder = new ImportFolder();
        folder.Write("b/two.txt", Two);
        folder.Write("a.xml", One);
        folder.Write(".hidden.json", Two);
        var reading = Reading.Of(null, folder.Root);
        Assert.Equal([SampleStudies.Id(1), SampleStudies.Id(2)], reading.Records.Select(r => r.Id));
        Assert.Empty(reading.Issues);
    }

    [Fact]
    public void Archives_are_opened_by_their_content_also_within_archives()
    {
        using var folder = new ImportFolder();
        var inner = Zip(("deep/one.json", Encoding.UTF8.GetBytes(One)));
        folder.Write("data.bin", Zip(("inner.zip", inner), ("two.json.gz", Gzip(Two)), ("__MACOSX/x", [1]), ("empty/", [])));
        var reading = Reading.Of(null, folder.Root);
        Assert.Equal([SampleStudies.Id(1), SampleStudies.Id(2)], reading.Records.Select(r => r.Id));
        Assert.Empty(reading.Issues);
    }

    [Fact]
    public void A_name_that_leads_out_of_the_archive_is_told_and_nothing_is_written()
    {
        using var folder = new ImportFolder();
        var path = folder.Write("in/evil.zip", Zip(("../../out.json", Encoding.UTF8.GetBytes(One)), ("/etc/passwd-not", Encoding.UTF8.GetBytes(Two))));
        var reading = Reading.Of(null, path);
        Assert.Equal(2, reading.Records.Count);
        Assert.Equal([ImportCodes.SuspiciousName, ImportCodes.SuspiciousName], reading.Codes);
        Assert.Equal([path], Directory.GetFiles(folder.Root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_bomb_is_left_before_it_has_gone_off()
    {
        using var folder = new ImportFolder();
        var bomb = "{\"protocolSection\":{\"identificationModule\":{\"nctId\":\"NCT90000009\",\"briefTitle\":\"" + new string('a', 40_000_000);
        var limits = new ImportLimits { RatioFrom = 1 << 20 };
        foreach (var bytes in new[] { Zip(("bomb.json", Encoding.UTF8.GetBytes(bomb))), Gzip(bomb) })
        {
            var reading = Reading.Of(limits, folder.Write("bomb", bytes));
            Assert.Contains(reading.Issues, i => i is { Code: ImportCodes.ArchiveExpandsTooFar, DataLost: true });
            Assert.Equal("NCT90000009", Assert.Single(reading.Records).Id);
        }
    }

    [Fact]
    public void Archives_within_archives_end_somewhere()
    {
        var bytes = Zip(("one.json", Encoding.UTF8.GetBytes(One)));
        for (var i = 0; i < 10; i++) bytes = Zip(("inner.zip", bytes));
        var reading = Reading.OfBytes(bytes);
        Assert.Empty(reading.Records);
        Assert.Equal([ImportCodes.ArchiveTooDeep], reading.Codes);
    }

    [Fact]
    public void What_archives_hold_in_all_is_bounded()
    {
        var entry = Encoding.UTF8.GetBytes(One);
        var bytes = Zip([.. Enumerable.Range(0, 50).Select(i => ($"{i}.json", entry))]);
        var reading = Reading.OfBytes(bytes, new ImportLimits { ExpandedBytes = entry.Length * 10 });
        Assert.InRange(reading.Records.Count, 9, 12);
        Assert.Contains(ImportCodes.ArchiveTooLarge, reading.Codes);
        Assert.Contains(ImportCodes.ArchiveTooLarge, Reading.OfBytes(bytes, new ImportLimits { ArchiveEntries = 5 }).Codes);
    }

    [Fact]
    public void A_damaged_archive_gives_what_could_be_unpacked()
    {
        var many = "[" + string.Join(",\n", Enumerable.Range(0, 500).Select(i => SampleStudies.Written(SampleStudies.Plain(i)))) + "]";
        var bytes = Gzip(many);
        var reading = Reading.OfBytes(bytes[..(bytes.Length / 2)]);
        Assert.InRange(reading.Records.Count, 50, 499);
        Assert.Contains(reading.Issues, i => i.DataLost);
        Assert.Equal([ImportCodes.ArchiveDamaged], Reading.OfBytes(Zip(("a.json", Encoding.UTF8.GetBytes(One)))[..50]).Codes);
    }

    public static TheoryData<string> Encodings => ["utf-8", "utf-16", "utf-16BE", "utf-32"];

    [Theory, MemberData(nameof(Encodings))]
    public void A_byte_order_mark_says_how_a_file_is_written(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var reading = Reading.OfBytes([.. encoding.GetPreamble(), .. encoding.GetBytes(One)]);
        Assert.Equal("An Invented Study of Naïve Cells", Assert.Single(reading.Records).Trial!.OfficialTitle);
        Assert.Empty(reading.Issues);
    }

    [Fact]
    public void Without_a_mark_UTF_16_is_seen_and_Latin_letters_are_told()
    {
        Assert.Equal("An Invented Study of Naïve Cells", Reading.OfBytes(Encoding.Unicode.GetBytes(One)).Records.Single().Trial!.OfficialTitle);
        var western = Reading.OfBytes(Encoding.Latin1.GetBytes(One));
        Assert.Equal("An Invented Study of Naïve Cells", western.Records.Single().Trial!.OfficialTitle);
        Assert.Equal([(ImportCodes.NotUtf8, false)], western.Issues.Select(i => (i.Code, i.DataLost)));
    }

    public static TheoryData<string, string> Strange => new()
    {
        { "", ImportCodes.EmptyFile }, { "  \n ", ImportCodes.EmptyFile }, { "just words", ImportCodes.NotRecognised }, { "{\"a\":1}", ImportCodes.NotRecognised },
        { "\0\0\0\u0001\u0002", ImportCodes.NotRecognised }, { "{\"FullStudiesResponse\":{}}", ImportCodes.KnownButNotRead }, { "<html><body/></html>", ImportCodes.NotRecognised },
        { "{\"studies\":[]}", ImportCodes.NoRecords },
    };

    [Theory, MemberData(nameof(Strange))]
    public void A_file_that_holds_no_record_says_why(string text, string code)
    {
        var reading = Reading.OfText(text);
        Assert.Empty(reading.Records);
        Assert.Equal([code], reading.Codes);
    }

    [Fact]
    public void A_path_that_leads_nowhere_is_told() => Assert.Equal([ImportCodes.Missing], Reading.Of(null, "/nowhere/at all").Codes);

    private static byte[] Gzip(string text)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.SmallestSize)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return result.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var result = new MemoryStream();
        using (var zip = new ZipArchive(result, ZipArchiveMode.Create))
            foreach (var (name, bytes) in entries)
            {
                using var stream = zip.CreateEntry(name).Open();
                stream.Write(bytes);
            }

        return result.ToArray();
    }
}
