using System.Globalization;
using Equipoise.Peers;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["--permutations"])
{
    Console.WriteLine(Growth.Permutations());
    return 0;
}

if (args.Length < 2)
{
    Console.Error.WriteLine("Run bench/peers.sh.");
    return 2;
}

var effort = args.Contains("--short") ? Effort.Short : Effort.Full;
var only = Array.IndexOf(args, "--only") is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : "";
bool Wanted(string title) => title.Contains(only, StringComparison.OrdinalIgnoreCase);
Simulated.Write(args[1]);
using RProcess r = new(args[0], args[1]);
Console.WriteLine($"{r.Version}; {effort.Rounds} batches of each side in turn, of at least {effort.Ours * 1000} ms (ours) and {effort.Theirs * 1000} ms (R).");
foreach (var (title, items) in new Parts(new Data(args[1]), r, effort).All)
{
    if (!Wanted(title)) continue;
    Console.WriteLine($"\n**{title}**\n\n{Measurement.Heading}");
    foreach (var item in items) Console.WriteLine(Measurement.Of(item, effort).Row);
}

if (!Wanted("Growth")) return 0;
Console.WriteLine("\n**Growth**\n");
foreach (var line in Growth.Sizes(effort)) Console.WriteLine(line);
Console.WriteLine();
foreach (var line in Growth.Threads(effort)) Console.WriteLine(line);
return 0;
