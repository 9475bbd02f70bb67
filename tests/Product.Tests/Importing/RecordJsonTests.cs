using System.Text.Json;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Importing.Storing;

namespace Equipoise.Product.Tests.Importing;

public class RecordJsonTests
{
    [Fact]
    public void A_list_that_was_empty_comes_back_empty_and_not_absent()
    {
        var record = new ImportedRecord
        {
            Source = RecordSource.ClinicalTrialsGov,
            Id = "NCT90000001",
            Kind = RecordKind.Trial,
            Trial = new ImportedTrial { Arms = [new("Cells", null, null, [])], References = [new("1", null, null, [])] },
            Results = new ReportedResults { Outcomes = [new ReportedMeasure { Classes = [new("Month 6", [], [new("All", [])])] }] },
        };
        var read = JsonSerializer.Deserialize<ImportedRecord>(JsonSerializer.Serialize(record, RecordJson.Options), RecordJson.Options)!;
        Assert.Empty(read.Trial!.Arms[0].Interventions);
        Assert.Empty(read.Trial.References[0].Retractions);
        Assert.Empty(read.Results!.Outcomes[0].Classes[0].Denominators);
        Assert.Empty(read.Results.Outcomes[0].Classes[0].Categories[0].Measurements);
        Assert.Equal(JsonSerializer.Serialize(record, RecordJson.Options), JsonSerializer.Serialize(read, RecordJson.Options));
    }
}
