using System.Reflection;
using Equipoise.Evidence.Importing;

namespace Equipoise.Product.Tests.Importing;

public class ImportCodesTests
{
    private static string[] Codes { get; } = [.. typeof(ImportCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)];

    [Fact]
    public void Every_code_is_explained_and_none_means_two_things()
    {
        var explained = File.ReadLines(Path.Combine(Repository.Root, "docs", "importing.md")).Where(l => l.StartsWith("| IM", StringComparison.Ordinal)).Select(l => l[2..8]);
        Assert.Equal(Codes.Order(StringComparer.Ordinal), explained);
        Assert.Equal(Codes.Length, Codes.Distinct(StringComparer.Ordinal).Count());
    }
}
