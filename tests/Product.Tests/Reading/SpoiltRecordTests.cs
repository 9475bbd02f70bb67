using System.Reflection;
using Equipoise.Evidence.Reading;

namespace Equipoise.Product.Tests.Reading;

/// <summary>Every mistake gives its own code at its own place, and keeps the whole folder from being loaded.</summary>
public class SpoiltRecordTests
{
    public static TheoryData<int, string> Each => new(SpoiltRecords.All.Select((spoilt, i) => (i, spoilt.ToString())));

    [Theory]
    [MemberData(nameof(Each))]
    public void A_mistake_is_reported_at_its_place(int number, string mistake)
    {
        var spoilt = SpoiltRecords.All[number];
        using var folder = new SampleFolder();
        folder.Edit(spoilt.File, spoilt.Find, spoilt.Replace);
        var (line, column) = TakeOutMark(folder, spoilt.File);

        var problem = Assert.Single(folder.Problems(), p => p.Code == spoilt.Code && p.Field == spoilt.Field);
        Assert.Equal((mistake, spoilt.File), (mistake, problem.File));
        if (line > 0) Assert.Equal((mistake, line, column), (mistake, problem.Line, problem.Column));
        Assert.EndsWith(".", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sample_itself_is_valid()
    {
        using var folder = new SampleFolder();
        Assert.Empty(folder.Read().Problems);
    }

    [Fact]
    public void Every_code_has_a_mistake_that_gives_it()
    {
        var codes = typeof(Codes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).ToList();
        Assert.Equal(codes.Count, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(codes.Order(StringComparer.Ordinal), SpoiltRecords.All.Select(s => s.Code).Concat(SpoiltFolders.All.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static (int Line, int Column) TakeOutMark(SampleFolder folder, string file)
    {
        var text = File.ReadAllText(folder.PathOf(file));
        var mark = text.IndexOf('►', StringComparison.Ordinal);
        if (mark < 0) return (0, 0);
        folder.Write(file, text.Remove(mark, 1));
        var before = text[..mark];
        return (before.Count(c => c == '\n') + 1, mark - before.LastIndexOf('\n'));
    }
}
