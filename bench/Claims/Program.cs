using System.Diagnostics;
using System.Globalization;
using System.Text;
using Equipoise.Evidence.Claims;
using Equipoise.Evidence.Claims.Ranking;
using Equipoise.Evidence.Claims.Reading;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Reading;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var data = args[0];
var began = Stopwatch.StartNew();
var reading = EvidenceFolder.Read(data);
var book = FindingBook.Of(reading.Snapshot!);
var made = Stopwatch.StartNew();
var checker = ClaimFolder.Checker(reading, book, data, data);
Console.WriteLine($"- Evidence read in {began.ElapsedMilliseconds - made.ElapsedMilliseconds} ms, the checker made in {made.ElapsedMilliseconds} ms; one thread.");
Console.WriteLine();

var pages = Directory.GetFiles(Path.Combine(data, "claims/pages"), "*.page").Order(StringComparer.Ordinal).Select(f => LabelledPage.Read(f, File.ReadAllText(f)).Text).ToArray();
foreach (var page in pages) checker.Check(ReadPage.Run(page)); // warm

// Processor time, so that what else runs on the machine is not counted.
var start = Used();
var checkedPages = 0;
while (Used() - start < TimeSpan.FromSeconds(5))
{
    checker.Check(ReadPage.Run(pages[checkedPages++ % pages.Length]));
}

var words = pages.Average(p => p.Split(' ').Length);
Console.WriteLine($"- Pages of our own writing ({pages.Length}, {words:0} words on average): {checkedPages / (Used() - start).TotalSeconds:0} pages a second of processor time.");

var whole = string.Join("\n\n", pages);
var long20 = Cut(20_000);
var times = new List<double>();
for (var i = 0; i < 110; i++)
{
    var one = Used();
    checker.Check(ReadPage.Run(long20));
    if (i >= 10) times.Add((Used() - one).TotalMilliseconds);
}

times.Sort();
Console.WriteLine($"- A page of 20,000 words, 100 times, processor time: median {times[50]:0} ms, p99 {times[98]:0} ms.");
Console.WriteLine();
Console.WriteLine("| text | check, ms | ms per MB | as HTML: read, ms | allocated, MB |");
Console.WriteLine("| ---: | ---: | ---: | ---: | ---: |");
foreach (var size in (int[])[50_000, 500_000, 1_000_000, 2_000_000, 5_000_000])
{
    var text = new StringBuilder().Insert(0, whole + "\n\n", (size / whole.Length) + 1).ToString(0, size);
    var html = "<!doctype html>" + string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => "<div><p>" + l.Replace("<", "&lt;", StringComparison.Ordinal) + "</p></div>"));
    var page = ReadPage.Run(text);
    var before = GC.GetTotalAllocatedBytes(precise: true);
    var best = Best(() => checker.Check(page));
    var allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / 3;
    var read = Best(() => ReadPage.Run(html));
    Console.WriteLine($"| {size / 1e6:0.##} MB | {best:0} | {best / (size / 1e6):0} | {read:0} | {allocated / 1e6:0} |");
}

string Cut(int count)
{
    var all = new StringBuilder().Insert(0, whole + "\n\n", 5).ToString();
    var at = 0;
    for (var n = 0; n < count && at >= 0; n++) at = all.IndexOf(' ', at + 1);
    return all[..(at < 0 ? all.Length : at)];
}

static TimeSpan Used() => Environment.CpuUsage.TotalTime;

static double Best(Action work)
{
    var best = double.MaxValue;
    for (var i = 0; i < 3; i++)
    {
        var one = Used();
        work();
        best = Math.Min(best, (Used() - one).TotalMilliseconds);
    }

    return best;
}
