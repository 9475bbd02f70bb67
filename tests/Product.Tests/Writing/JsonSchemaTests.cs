using System.Globalization;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Writing;

namespace Equipoise.Product.Tests.Writing;

public class JsonSchemaTests
{
    public static TheoryData<string> Folders => new(FileKind.All.Select(k => k.Folder));

    /// <summary>When a record's type has changed, run the tests once with <c>EQUIPOISE_WRITE=1</c> and commit what changed in <c>data/schema</c>.</summary>
    [Theory]
    [MemberData(nameof(Folders))]
    public void The_schema_on_file_is_that_of_the_records(string folder)
    {
        var file = Path.Combine(Repository.Data, "schema", folder + ".json");
        var schema = JsonSchema.Of(FileKind.All.Single(k => k.Folder == folder));
        if (Environment.GetEnvironmentVariable("EQUIPOISE_WRITE") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, schema);
        }

        Assert.Equal(schema, File.ReadAllText(file));
    }

    [Fact]
    public void There_is_no_schema_of_a_kind_that_does_not_exist() =>
        Assert.Equal(
            FileKind.All.Select(k => k.Folder + ".json").Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(Repository.Data, "schema")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_record_fits_its_schema_for_programs_that_share_nothing_with_ours()
    {
        var run = await ProgramRun.Of("node", Path.Combine(Repository.Root, "tests/Product.Tests/Writing/validate.mjs"), Repository.Root);
        Assert.Equal(("", 0), (run.Output, run.Exit));
        Assert.Equal(FileKind.All.Sum(k => Directory.GetFiles(Path.Combine(Repository.Data, k.Folder), "*.yaml", SearchOption.AllDirectories).Length), int.Parse(run.Errors, CultureInfo.InvariantCulture));
    }
}
