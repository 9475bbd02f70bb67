using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Equipoise.Statistics.Tests.Readme;

/// <summary>A method from the literature says where it comes from.</summary>
public partial class SourceTests
{
    /// <summary>These carry no method of their own: they read columns, formulas and matrices for those that do.</summary>
    private static readonly string[] Carriers = ["Measures", "StudyData", "MultilevelFormula", "IndependentColumns"];

    private static readonly Dictionary<string, string> Said = XDocument.Load(Path.Combine(AppContext.BaseDirectory, typeof(Interval).Assembly.GetName().Name + ".xml"))
        .Descendants("member").ToDictionary(m => m.Attribute("name")!.Value, m => m.Value, StringComparer.Ordinal);

    public static TheoryData<Type> Methods => new(typeof(Interval).Assembly.GetExportedTypes().Where(t => t.IsAbstract && t.IsSealed && !Carriers.Contains(t.Name)));

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_class_of_methods_names_its_source(Type type)
    {
        if (Source().IsMatch(Said["T:" + type.FullName])) return;
        var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(m => m.Name).Distinct().ToList();
        Assert.NotEmpty(methods);
        var unsaid = methods.Where(m => !Said.Any(s => s.Key.StartsWith($"M:{type.FullName}.{m}(", StringComparison.Ordinal) && Source().IsMatch(s.Value)));
        Assert.True(!unsaid.Any(), $"The comment of {type.Name} names no source, such as (2010) or doi:10.…, and neither do its methods {string.Join(", ", unsaid)}.");
    }

    [Fact]
    public void Every_carrier_is_still_there() =>
        Assert.Equal(Carriers.Order(), typeof(Interval).Assembly.GetExportedTypes().Select(t => t.Name).Where(Carriers.Contains).Order());

    [GeneratedRegex(@"\((18|19|20)\d\d\)|doi:10\.\d+/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Source();
}
