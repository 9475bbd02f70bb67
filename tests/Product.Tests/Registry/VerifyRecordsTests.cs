using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.History;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Equipoise.Product.Tests.Registry;

/// <summary>What is changed behind the program's back is named, in any table.</summary>
public sealed class VerifyRecordsTests
{
    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory, EachEngine]
    public async Task A_row_that_is_not_as_its_history_left_it_is_named_with_its_field(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        var child = await cohort.Enrolled();
        Assert.Null((await cohort.Went(child, "baseline-1")).Refused);
        Assert.Null((await cohort.Infuse(child, 30)).Refused);
        Assert.Null((await new Equipoise.Registry.Participants.EraseIdentity(cohort.Registry.Database, Equipoise.Registry.Participants.ErasureLedger.None).Run(cohort.Registry.As(cohort.Site, Role.Coordinator) with { Reason = "Asked." }, child, Cancel)).Refused);
        var verify = new VerifyRecords(cohort.Registry.Database);
        Assert.Empty(await verify.Run(cohort.Site, Cancel));

        string T(string table) => engine == Engine.Sqlite ? $"\"{table}\"" : $"registry.\"{table}\"";
        await Tell(cohort, $"UPDATE {T("FormRecords")} SET \"Values\" = replace(\"Values\", '30000000', '26000000') WHERE \"Form\" = 'infusion'");
        await Tell(cohort, $"UPDATE {T("Visits")} SET \"ActualOn\" = '2026-11-25' WHERE \"Code\" = 'baseline-1'");
        await Tell(cohort, $"DELETE FROM {T("Deviations")}");
        await Tell(cohort, $"INSERT INTO {T("SiteDocuments")} SELECT \"SiteId\", {(engine == Engine.Sqlite ? "'0192F000-0000-7000-8000-000000000000'" : "'0192f000-0000-7000-8000-000000000000'::uuid")}, \"Kind\", \"Reference\", \"Dated\", \"Expires\", \"FileHash\", \"Payer\", \"FamilyPays\", \"Currency\", \"Version\" FROM {T("SiteDocuments")} WHERE \"Kind\" = 'Insurance'");
        var found = await verify.Run(cohort.Site, Cancel);
        Assert.Equal(["Deviations", "FormRecords", "SiteDocuments", "Visits"], found.Select(f => f.Table));
        Assert.Equal(("values.viable-cells", "26000000", "30000000"), (found[1].Field, found[1].Stands, found[1].History));
        Assert.Equal((null, null), (found[0].Field, found[0].Stands));
        Assert.Equal((null, null), (found[2].Field, found[2].History));
        Assert.Equal(("actualOn", "\"2026-11-25\"", "\"2026-11-26\""), (found[3].Field, found[3].Stands, found[3].History));
    }

    [Fact]
    public async Task Every_operation_can_be_asked_for()
    {
        await using var registry = await OpenRegistry.On(Engine.Sqlite);
        await using var services = new ServiceCollection().AddRegistry(registry.Database, Equipoise.Registry.Participants.RegistryKeys.Read(Equipoise.Registry.Participants.RegistryKeys.New(DateTimeOffset.UnixEpoch))).BuildServiceProvider();
        Assert.Contains(typeof(Equipoise.Registry.Forms.SaveForm), RegistryServices.Operations);
        Assert.All(RegistryServices.Operations, operation => Assert.NotNull(services.GetRequiredService(operation)));
    }

    private static async Task Tell(Cohort cohort, string statement)
    {
        await using var db = cohort.Registry.Database.CreateDbContext();
        await db.Database.ExecuteSqlRawAsync(statement, Cancel);
    }
}
