using System.IO.Compression;
using System.Text;
using Equipoise.Evidence.Importing;

namespace Equipoise.Product.Tests.Importing;

/// <summary>More than fits into a 32-bit length, unpacked from an archive on the way, so that no disk need hold it.</summary>
public class LargeFileTests
{
    private const int BytesOfText = 1_000_000;

    [Fact]
    public void More_than_two_gigabytes_are_cut_and_read_with_flat_memory()
    {
        if (!Soak.On) Assert.Skip("Only ./test --soak reads two gigabytes.");
        const int studies = 2_300;
        using var folder = new ImportFolder();
        var limits = new ImportLimits { ExpansionRatio = 100_000 };
        long bytes = 0;
        var (read, most) = (0, 0L);
        foreach (var step in new CutRecords(limits).From([Packed(folder.Root, studies)]))
        {
            Assert.Empty(step.Issues);
            bytes += step.Slice!.Text.Length;
            Assert.Equal(SampleStudies.Id(read++), ReadRecord.From(step.Slice, limits).Record!.Id);
            if (read % 25 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        }

        Assert.Equal(studies, read);
        Assert.True(bytes > (long)studies * BytesOfText, $"{bytes} bytes were cut");

        // All that this process holds, other tests included.
        Assert.InRange(most, 0, 1_000_000_000);
    }

    /// <summary>A list of studies, each with a summary of a megabyte.</summary>
    private static string Packed(string folder, int studies)
    {
        var path = Path.Combine(folder, "large.json.gz");
        var summary = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Nothing of note. ", (BytesOfText / 17) + 1)));
        using var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        packed.WriteByte((byte)'[');
        for (var i = 0; i < studies; i++)
        {
            packed.Write(Encoding.UTF8.GetBytes($"{(i > 0 ? "," : "")}{{\"protocolSection\":{{\"identificationModule\":{{\"nctId\":\"{SampleStudies.Id(i)}\",\"briefTitle\":\"Large\"}},\"descriptionModule\":{{\"briefSummary\":\""));
            packed.Write(summary);
            packed.Write("\"}}}"u8);
        }

        packed.WriteByte((byte)']');
        return path;
    }
}
