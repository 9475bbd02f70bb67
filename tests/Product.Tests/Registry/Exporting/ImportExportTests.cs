using System.IO.Compression;
using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Exporting;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry.Exporting;

public sealed class ImportExportTests
{
    private static readonly ExportRequest Json = new("p3", ExportFormat.Json);

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    [Theory]
    [InlineData("\"weight\":13.2", "\"weight\":-3", "weight cannot be taken: At least 3 kg is possible here")]
    [InlineData("\"weight\":13.2", "\"weight\":\"13.2\"", "it is not written as it was kept")]
    [InlineData("\"weight\":13.2", "\"wait\":13.2", "is a field that no version of the form has")]
    [InlineData("\"dsm5\":\"yes\",", "", "is required, and the form is said to be complete")]
    [InlineData("\"dsm5\":\"yes\"", "\"dsm5\":\"perhaps\"", "Choose yes or no")]
    [InlineData("\"enrolledOn\":\"2026-11-26\"", "\"enrolledOn\":\"2026-12-26\"", "is still to come")]
    [InlineData("\"state\":\"enrolled\"", "\"state\":\"cured\"", "is 'cured', but one of these is needed: screening")]
    [InlineData("\"visit\":\"baseline-1\",\"id\":", "\"visit\":\"baseline-1\",\"di\":", "id is missing")]
    [InlineData("\"kind\":\"equipoise-registry-export\",\"form\":1", "\"kind\":\"equipoise-registry-export\",\"form\":2", "this program reads form 1")]
    [InlineData("\"title\":\"", "\"title\":\"Another ", "is not what its hash says")]
    public async Task An_export_in_which_something_is_wrong_is_refused_with_the_place_and_nothing_is_taken(string old, string other, string says)
    {
        await using var cohort = await Cohort.On(Engine.Sqlite);
        var child = await cohort.Enrolled();
        Assert.Null((await cohort.Save(child, "vitals", (await cohort.Visit(child, "baseline-1")).Id, Role.Clinician, true, ("weight", "13.2"))).Refused);
        var (file, _) = await InventedRegistry.Export(cohort.Registry, cohort.Site, Json);
        await using var empty = await OpenRegistry.On(Engine.Sqlite);
        var site = await empty.ActiveSite();
        var refused = (await InventedRegistry.Import(empty, site, InventedRegistry.Forged(file, old, other))).Refused!;
        Assert.Equal(RefusalCode.Invalid, refused.Code);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
        await using (var db = empty.Reading(site)) Assert.Equal((0, 0), (await db.Participants.CountAsync(Cancel), await db.History.CountAsync(h => h.What == "records.imported", Cancel)));
        Assert.Equal(1, (await InventedRegistry.Import(empty, site, file)).Done.Children);
    }

    [Theory, EachEngine]
    public async Task Only_an_active_site_where_nobody_takes_part_yet_takes_an_export_and_a_part_only_when_it_is_wanted(Engine engine)
    {
        await using var cohort = await Cohort.On(engine);
        await cohort.Enrolled();
        var (file, _) = await InventedRegistry.Export(cohort.Registry, cohort.Site, Json);
        var (part, _) = await InventedRegistry.Export(cohort.Registry, cohort.Site, Json, Role.Administrator);
        Assert.Equal(RefusalCode.WrongState, (await InventedRegistry.Import(cohort.Registry, cohort.Site, file)).Refused!.Code);
        Assert.Equal(RefusalCode.NotAllowed, (await InventedRegistry.Import(cohort.Registry, cohort.Site, file, Role.Clinician)).Refused!.Code);
        await using var empty = await OpenRegistry.On(engine);
        var site = await empty.Site();
        Assert.Equal(RefusalCode.SiteNotActive, (await InventedRegistry.Import(empty, site, file)).Refused!.Code);
        var active = await empty.ActiveSite("HAN2");
        Assert.Equal("acceptPartial", Assert.Single((await InventedRegistry.Import(empty, active, part)).Refused!.Fields).Field);
        Assert.Equal(RefusalCode.Invalid, (await InventedRegistry.Import(empty, active, "PK and nothing else"u8.ToArray())).Refused!.Code);
        file[500] ^= 1;
        Assert.Equal(RefusalCode.Invalid, (await InventedRegistry.Import(empty, active, file)).Refused!.Code);
    }

    [Fact]
    public async Task The_script_reads_every_table_into_R_with_types_labels_and_units()
    {
        Assert.SkipUnless(await HasR(), "R is not installed here.");
        await using var cohort = await Cohort.On(Engine.Sqlite);
        var child = await cohort.Enrolled();
        var visit = (await cohort.Visit(child, "baseline-1")).Id;
        Assert.Null((await cohort.Save(child, "vitals", visit, Role.Clinician, true, ("weight", "13.2"), ("height", "!Refused"))).Refused);
        Assert.Null((await cohort.Save(Role.Clinician, new(child, "history") { VisitId = visit, Values = Cohort.Inputs(("remark", "=1+1\nthen \"more\"")).Add("therapies", new() { Chosen = ["speech", "play"] }) })).Refused);
        var folder = Directory.CreateTempSubdirectory("equipoise-r-").FullName;
        try
        {
            ZipFile.ExtractToDirectory(new MemoryStream((await InventedRegistry.Export(cohort.Registry, cohort.Site, new("p3", ExportFormat.Csv))).File), folder);
            await File.WriteAllTextAsync(Path.Combine(folder, "look.R"), """
                source("read.R"); r <- read_registry(".")
                v <- r$vitals; h <- r$history; p <- r$participants
                cat(v$weight, class(v$weight), attr(v$weight, "unit"), attr(v$weight, "label"), is.na(v$height), as.character(v$height.missing), "\n")
                cat(as.character(r$screening$seizures), levels(r$screening$dsm5), h$therapies.speech, h$therapies.behavioural, "\n")
                cat(h$remark, class(p$enrolledOn), nrow(r$visits), class(r$vitals$completedAt)[1], "\n")
                """, Cancel);
            var run = await ProgramRun.Of("bash", "-c", $"cd '{folder}' && Rscript look.R && Rscript read.R | sed -n 1p");
            Assert.Equal((0, ""), (run.Exit, run.Errors));
            Assert.Equal(["13.2 numeric kg Weight TRUE refused ", "Never Yes No TRUE FALSE ", "=1+1", "then \"more\" Date 7 POSIXct ", "participants 1 14 "], run.Output.TrimEnd('\n').Split('\n'));
            File.AppendAllText(Path.Combine(folder, "visits.csv"), "cut");
            Assert.Contains("is not whole", (await ProgramRun.Of("bash", "-c", $"cd '{folder}' && Rscript read.R")).Errors, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<bool> HasR()
    {
        try
        {
            return (await ProgramRun.Of("Rscript", "--version")).Exit == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
