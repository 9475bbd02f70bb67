using System.Diagnostics;
using System.Globalization;
using Equipoise.Bench.Findings;
using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Snapshots;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var real = EvidenceFolder.Read(args[0]).Snapshot ?? throw new InvalidOperationException("The records do not pass their checks.");
int[] sizes = args.Length > 1 ? [.. args[1..].Select(a => int.Parse(a, CultureInfo.InvariantCulture))] : [10, 12, 100];
Console.WriteLine("| evidence | studies | findings | with pooled numbers | other choices | from nothing: median, ms | fastest, ms | processor, ms | one study changed: median, ms | fastest, ms | allocated, MB |");
Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
Measure("the evidence base", real);
foreach (var size in sizes) Measure("invented, every comparison with numbers", InventedStudies.Of(real, size));
Console.WriteLine();
Share("the evidence base", real);
Share("invented, 12 studies", InventedStudies.Of(real, 12));

static void Measure(string name, Snapshot snapshot)
{
    var began = Stopwatch.StartNew();
    var findings = AnswerQuestions.All(snapshot);
    var first = began.Elapsed;
    var another = Changed(snapshot);
    var times = first > TimeSpan.FromSeconds(20) ? 1 : first > TimeSpan.FromSeconds(2) ? 3 : 25;
    List<double> took = [];
    for (var i = 0; i < times + (times > 3 ? 10 : 0); i++)
    {
        KeptFits.Clear();
        var clock = Stopwatch.StartNew();
        findings = AnswerQuestions.All(snapshot);
        if (times <= 3 || i >= 10) took.Add(clock.Elapsed.TotalMilliseconds); // the first ones are compiled on the way
    }

    List<double> changed = [];
    for (var i = 0; i < times; i++)
    {
        KeptFits.Clear();
        AnswerQuestions.All(snapshot);
        var clock = Stopwatch.StartNew();
        AnswerQuestions.All(another);
        changed.Add(clock.Elapsed.TotalMilliseconds);
    }

    changed.Sort();
    KeptFits.Clear();
    var before = GC.GetTotalAllocatedBytes(precise: true);
    var spent = Process.GetCurrentProcess().TotalProcessorTime;
    AnswerQuestions.All(snapshot);
    var processor = (Process.GetCurrentProcess().TotalProcessorTime - spent).TotalMilliseconds;
    var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
    took.Sort();
    var pooled = findings.Count(f => f.Method is SynthesisMethod.Pooled or SynthesisMethod.OneStudy or SynthesisMethod.Proportion);
    Console.WriteLine(FormattableString.Invariant($"| {name} | {snapshot.Content.Studies.Length} | {findings.Length} | {pooled} | {findings.Sum(f => f.Sensitivities.Length)} | {took[took.Count / 2]:0.0} | {took[0]:0.0} | {processor:0} | {changed[changed.Count / 2]:0.0} | {changed[0]:0.0} | {bytes / 1e6:0.0} |"));
}

// The same records but for one study, of which one result and one harm are other than before.
static Snapshot Changed(Snapshot snapshot)
{
    var study = snapshot.Content.Studies.First(s => s.Results.Any(r => r.Mean is not null) || s.Harms.Any(h => h.Events > 0));
    var one = study with
    {
        Results = [.. study.Results.Select((r, i) => i == 0 && r.Mean is { } mean ? r with { Mean = mean + 1 } : r)],
        Harms = [.. study.Harms.Select((h, i) => i == 0 && h is { Events: { } events, Of: { } of } && events < of ? h with { Events = events + 1 } : h)],
    };
    return new(snapshot.Content with { Studies = [.. snapshot.Content.Studies.Select(s => s == study ? one : s)] });
}

// Where the time goes: each finding by itself, on one processor, by what was done.
static void Share(string name, Snapshot snapshot)
{
    var scopes = AnswerQuestions.All(snapshot).Select(f => f.Scope).ToList();
    var took = new Dictionary<string, (int Findings, double Milliseconds)>(StringComparer.Ordinal);
    for (var round = 0; round < 4; round++)
    {
        took.Clear(); // the last round counts
        foreach (var scope in scopes)
        {
            KeptFits.Clear();
            var clock = Stopwatch.StartNew();
            var finding = AnswerQuestions.Of(scope, snapshot);
            var what = FormattableString.Invariant($"{scope.Body}, {scope.Question.Effect}, {finding.Method}");
            var (n, ms) = took.GetValueOrDefault(what);
            took[what] = (n + 1, ms + clock.Elapsed.TotalMilliseconds);
        }
    }

    Console.WriteLine(FormattableString.Invariant($"{name}: {took.Values.Sum(t => t.Milliseconds):0.0} ms on one processor."));
    foreach (var (what, (n, ms)) in took.OrderByDescending(t => t.Value.Milliseconds)) Console.WriteLine(FormattableString.Invariant($"- {what}: {n} findings, {ms:0.0} ms"));
}
