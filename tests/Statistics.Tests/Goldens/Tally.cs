using System.Globalization;
using System.Text;

namespace Equipoise.Statistics.Tests.Goldens;

/// <summary>Counts how many numbers agree, family by family, and remembers those that do not.</summary>
internal sealed class Tally
{
    private readonly SortedDictionary<string, (int Agree, int Differ, double Worst)> families = new(StringComparer.Ordinal);
    private readonly List<string> differences = [];

    /// <summary>Compares two numbers: NaN with NaN, otherwise |ours − theirs| ≤ tolerance × scale.</summary>
    public void Compare(string family, object where, double ours, double theirs, double tolerance, double scale)
    {
        var miss = double.IsNaN(ours) && double.IsNaN(theirs) ? 0 : ours.Equals(theirs) ? 0 : Math.Abs(ours - theirs) / scale;
        var agrees = miss <= tolerance;
        families.TryGetValue(family, out var t);
        families[family] = (t.Agree + (agrees ? 1 : 0), t.Differ + (agrees ? 0 : 1), Math.Max(t.Worst, double.IsNaN(miss) ? double.PositiveInfinity : miss));
        if (!agrees) differences.Add(FormattableString.Invariant($"{family} | {where} | ours {ours:R} theirs {theirs:R} miss {miss:E2} > {tolerance:E0}"));
    }

    public void Relative(string family, object where, double ours, double theirs, double tolerance) =>
        Compare(family, where, ours, theirs, tolerance, Math.Max(Math.Abs(theirs), double.Epsilon));

    public int Count => families.Values.Sum(f => f.Agree + f.Differ);

    public void Verify(int atLeast)
    {
        var report = new StringBuilder();
        foreach (var (name, t) in families) report.AppendLine(CultureInfo.InvariantCulture, $"{name}: {t.Agree} agree, {t.Differ} differ, worst {t.Worst:E1}");
        foreach (var d in differences.GroupBy(d => d.Split('|')[0], StringComparer.Ordinal).SelectMany(g => g.Take(12))) report.AppendLine(d);
        if (Environment.GetEnvironmentVariable("EQUIPOISE_GOLDENS_REPORT") is { } path) File.AppendAllText(path, report.ToString());
        if (differences.Count > 0) Assert.Fail(report.ToString());
        Assert.True(Count >= atLeast, $"Only {Count} numbers were compared; the file should hold at least {atLeast}.");
    }
}
