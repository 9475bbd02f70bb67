using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Equipoise.Evidence.Reading;
using Equipoise.Statistics;

namespace Equipoise.Product.Tests.House;

/// <summary>What can be seen in the types.</summary>
public partial class TypeTests
{
    /// <summary>All assemblies of the product that were built with these tests.</summary>
    private static readonly Assembly[] Product =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Where(f => Path.GetFileNameWithoutExtension(f) is "equipoise" or ['E', 'q', 'u', 'i', 'p', 'o', 'i', 's', 'e', '.', ..] and not "Equipoise.Product.Tests")
            .Select(f => Assembly.Load(new AssemblyName(Path.GetFileNameWithoutExtension(f)))),
    ];

    public static TheoryData<string> Documented => new(typeof(Interval).Assembly.GetName().Name!, typeof(EvidenceFolder).Assembly.GetName().Name!);

    [Theory]
    [MemberData(nameof(Documented))]
    public void Every_public_type_says_what_it_is(string assembly)
    {
        var said = XDocument.Load(Path.Combine(AppContext.BaseDirectory, assembly + ".xml")).Descendants("member")
            .Where(m => !string.IsNullOrWhiteSpace(m.Element("summary")?.Value)).Select(m => m.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        var types = Assembly.Load(new AssemblyName(assembly)).GetExportedTypes().Select(t => "T:" + t.FullName!.Replace('+', '.')).ToList();
        Assert.NotEmpty(types);
        Assert.Equal([], types.Except(said, StringComparer.Ordinal));
    }

    [Fact]
    public void The_product_is_looked_at_as_a_whole() => Assert.True(Product.Length >= 4, string.Join(", ", Product.Select(a => a.GetName().Name)));

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        Assert.Empty(Types().Where(t => SaysNothing().IsMatch(t.Name)).Select(t => t.FullName));

    [Fact]
    public void No_interface_has_only_one_implementation()
    {
        var types = Types().ToList();
        Assert.Empty(types.Where(t => t.IsInterface && types.Count(c => c.IsClass && t.IsAssignableFrom(c)) < 2).Select(t => t.FullName));
    }

    [Fact]
    public void What_is_public_cannot_be_changed_after_it_was_made() =>
        Assert.Empty(
            from type in typeof(EvidenceFolder).Assembly.GetExportedTypes()
            where type.Namespace?.StartsWith("Equipoise.Evidence.Sources", StringComparison.Ordinal) == true || type.Namespace?.StartsWith("Equipoise.Evidence.Studies", StringComparison.Ordinal) == true || typeof(Equipoise.Evidence.Sources.EvidenceRecord).IsAssignableFrom(type)
            from property in type.GetProperties()
            where property.SetMethod is { } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
            select $"{type.Name}.{property.Name}");

    private static IEnumerable<Type> Types() =>
        Product.SelectMany(a => a.GetTypes()).Where(t => !t.IsDefined(typeof(CompilerGeneratedAttribute)) && !t.Name.Contains('<', StringComparison.Ordinal));

    [GeneratedRegex("(Helper|Helpers|Manager|Util|Utils|Utility|Utilities|Misc|Impl|Common)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SaysNothing();
}
