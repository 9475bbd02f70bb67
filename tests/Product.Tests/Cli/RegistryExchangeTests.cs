using System.Text.Json;

namespace Equipoise.Product.Tests.Cli;

/// <summary>What leaves and enters the registry on the command line.</summary>
public sealed class RegistryExchangeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("equipoise-exchange-").FullName;

    [Fact]
    public async Task A_programme_is_exported_for_a_person_and_read_back_into_another_registry()
    {
        Assert.Equal(0, (await Run("one", "registry", "demo", "--children", "1", "--password", "only-for-invented-sites")).Exit);
        var nobody = await Run("one", "registry", "export", "--site", "SYN1", "--programme", "p3", "--out", At("p3.json"), "--format", "json");
        Assert.Equal(1, nobody.Exit);
        Assert.Contains("--as", nobody.Errors, StringComparison.Ordinal);
        var coordinator = Equipoise.Registry.Demonstration.FillDemonstration.Accounts.First(a => a.Role == Evidence.Programmes.Role.Coordinator && a.Sites.Contains("SYN1")).Email;
        Assert.Contains("p3, p5", (await Run("one", "registry", "export", "--site", "SYN1", "--as", coordinator, "--out", At("p3.json"), "--format", "json")).Errors, StringComparison.Ordinal);
        var export = await Run("one", "registry", "export", "--site", "SYN1", "--as", coordinator, "--programme", "p3", "--out", At("p3.json"), "--format", "json");
        Assert.Equal((0, ""), (export.Exit, export.Errors));
        Assert.Contains("Who the children are is never exported.", export.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await Run("one", "registry", "export", "--site", "SYN1", "--as", coordinator, "--programme", "p3", "--out", At("p3.json"))).Exit);

        Assert.Equal(0, (await Run("two", "registry", "site", "add", "SYN1", "Elsewhere", "--country", "VN", "--time-zone", "Asia/Ho_Chi_Minh", "--synthetic")).Exit);
        var refused = await Run("two", "registry", "import", At("p3.json"), "--site", "SYN1");
        Assert.Equal(1, refused.Exit);
        Assert.Contains("not on file", refused.Errors, StringComparison.Ordinal);

        await File.WriteAllTextAsync(At("old.csv"), "child,visit,weight\nSYN1-9999,baseline-1,13\n", OpenCancel);
        var looked = await Run("one", "registry", "import", At("old.csv"), "--site", "SYN1", "--programme", "p3", "--as", coordinator, "--preview", "--format", "json");
        Assert.Equal((1, ""), (looked.Exit, looked.Errors));
        using var report = JsonDocument.Parse(looked.Output);
        Assert.Equal("no-child", report.RootElement.GetProperty("notes")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task Forms_are_proposed_from_a_data_dictionary()
    {
        await File.WriteAllTextAsync(At("dd.csv"), "Variable / Field Name,Form Name,Field Type,Field Label\nrecord_id,visit,text,Record\nremark,visit,notes,Remark\nscan,visit,file,Scan\n", OpenCancel);
        var run = await Run("one", "registry", "import-dictionary", At("dd.csv"), "--out", At("forms.yaml"));
        Assert.Equal(0, run.Exit);
        Assert.Contains("1 forms with 1 fields are proposed; 2 fields are left out.", run.Output, StringComparison.Ordinal);
        Assert.Contains("forms:\n  - code: \"visit\"", await File.ReadAllTextAsync(At("forms.yaml"), OpenCancel), StringComparison.Ordinal);
        await File.WriteAllTextAsync(At("other.csv"), "a,b\n1,2\n", OpenCancel);
        Assert.Contains("no REDCap data dictionary", (await Run("one", "registry", "import-dictionary", At("other.csv"), "--out", At("again.yaml"))).Errors, StringComparison.Ordinal);
    }

    private static CancellationToken OpenCancel => TestContext.Current.CancellationToken;

    private string At(string name) => Path.Combine(folder, name);

    private Task<ProgramRun> Run(string registry, params string[] arguments) =>
        ProgramRun.With(new() { ["EQUIPOISE_REGISTRY_DB"] = At(registry + ".db"), ["EQUIPOISE_REGISTRY_KEYS"] = At(registry + ".keys") }, "dotnet", [Path.Combine(AppContext.BaseDirectory, "equipoise.dll"), .. arguments]);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
