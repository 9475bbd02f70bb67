using Equipoise.Evidence.Reading;

namespace Equipoise.Product.Tests.Reading;

public class RealDataTests
{
    [Fact]
    public void The_evidence_base_is_valid_and_whole()
    {
        var reading = EvidenceFolder.Read(Repository.Data, TestContext.Current.CancellationToken);
        Assert.Empty(reading.Problems);
        Assert.Equal(30, reading.Snapshot!.Studies.Count);
        Assert.Equal(7, reading.Snapshot.Reviews.Count);
        Assert.Equal(25, reading.Snapshot.Trials.Count);
    }
}
