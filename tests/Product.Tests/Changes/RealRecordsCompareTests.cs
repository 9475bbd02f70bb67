using System.Diagnostics;
using Equipoise.Evidence.Changes;
using Equipoise.Evidence.Importing;
using Equipoise.Product.Tests.Importing;

namespace Equipoise.Product.Tests.Changes;

/// <summary>Real records, where a folder of them is at hand; none is part of this repository.</summary>
public class RealRecordsCompareTests(ITestOutputHelper output)
{
    [Fact]
    public void Snapshots_that_differ_in_noise_alone_do_not_differ()
    {
        var snapshots = Records("other-registers/ctgov2").Where(r => r.Source == RecordSource.ClinicalTrialsGov).GroupBy(r => r.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).ToList();
        Assert.NotEmpty(snapshots);
        foreach (var versions in snapshots.Select(g => g.ToList()))
            for (var i = 1; i < versions.Count; i++) Assert.Equal([], CompareRecords.Between(versions[i - 1], versions[i]).Fields);
    }

    [Fact]
    public void No_real_record_differs_from_itself_and_any_two_can_be_compared()
    {
        var records = Records("ctgov-v2").Concat(Records("citations")).Where(r => r.Trial is not null || r.Citation is not null).ToList();
        var watch = Stopwatch.StartNew();
        Assert.All(records, r => Assert.True(CompareRecords.Between(r, r).IsSame, r.Id));
        output.WriteLine($"{records.Count} records with themselves: {watch.Elapsed.TotalMilliseconds / records.Count:0.00} ms each");
        watch.Restart();
        var pairs = records.GroupBy(r => (r.Source, r.Kind)).SelectMany(g => g.Zip(g.Skip(1))).ToList();
        foreach (var (one, other) in pairs)
        {
            var comparison = CompareRecords.Between(one, other with { Id = one.Id });
            Assert.All(comparison.News, n => Assert.Matches(@"[.”…]$", n.Text.TrimEnd()));
        }

        output.WriteLine($"{pairs.Count} unlike pairs: {watch.Elapsed.TotalMilliseconds / pairs.Count:0.00} ms each");
    }

    private static List<ImportedRecord> Records(string folder)
    {
        var root = Environment.GetEnvironmentVariable("EQUIPOISE_REGISTRY_DEV");
        if (string.IsNullOrEmpty(root)) Assert.Skip("EQUIPOISE_REGISTRY_DEV names no folder of real records.");
        return Importing.Reading.Of(null, Path.Combine(root, folder)).Records;
    }
}
