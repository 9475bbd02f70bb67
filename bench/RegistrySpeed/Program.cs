using System.Globalization;
using Equipoise.Bench.RegistrySpeed;
using Equipoise.Evidence.Reading;
using Equipoise.Registry.Exporting;
using Equipoise.Storage;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var reading = EvidenceFolder.Read(args[0]);
if (reading.Snapshot is null)
{
    Console.Error.WriteLine($"{args[0]} is not whole: {reading.Problems[0]}");
    return 1;
}

if (args is [_, "hammer" or "check", ..])
{
    await using var hammered = await OpenRegistryDb.At(args[2]);
    if (args[1] == "check") return await Hammer.Check(hammered, args[3]);
    await Hammer.Run(hammered, InventedSite.WithLongForm(reading.Programmes.Single(p => p.Id == "p3")));
}

if (args is [_, "export-fill" or "export", ..])
{
    await using var exported = await OpenRegistryDb.At(args[2]);
    if (args[1] == "export-fill") await ExportSpeed.Fill(exported, InventedSite.WithLongForm(reading.Programmes.Single(p => p.Id == "p3")), int.Parse(args[3], CultureInfo.InvariantCulture));
    else await ExportSpeed.Run(exported, Enum.Parse<ExportFormat>(args[3], ignoreCase: true));
    return 0;
}

var place = args.Length > 1 ? args[1] : "file";
var sizes = args.Length > 2 ? args[2..].Select(int.Parse).ToArray() : [1_000, 10_000, 100_000];
var programme = InventedSite.WithLongForm(reading.Programmes.Single(p => p.Id == "p3"));
Console.WriteLine("| children | visits | today: median, ms | p95, ms | matrix: median, ms | p95, ms |\n| ---: | ---: | ---: | ---: | ---: | ---: |");
InventedSite? last = null;
RegistryDatabase? opened = null;
foreach (var size in sizes)
{
    if (opened is not null) await opened.DisposeAsync();
    opened = await OpenRegistryDb.At(place == "file" ? Path.Combine(Directory.CreateTempSubdirectory("equipoise-bench-").FullName, "registry.db") : place);
    last = await InventedSite.Make(opened, programme, size);
    var (times, matrix) = (await last.Today(40), await last.Matrix(40));
    Console.WriteLine($"| {size:N0} | {size * programme.Visits.Length:N0} | {times[times.Count / 2]:0} | {times[(int)(times.Count * 0.95)]:0} | {matrix[matrix.Count / 2]:0} | {matrix[(int)(matrix.Count * 0.95)]:0} |");
}

Console.WriteLine("\n| saves a second | seconds | saved | median, ms | p95, ms | p99, ms |\n| ---: | ---: | ---: | ---: | ---: | ---: |");
var saves = await last!.Save(perSecond: 50, seconds: 60);
Console.WriteLine($"| 50 | 60 | {saves.Count:N0} | {saves[saves.Count / 2]:0} | {saves[(int)(saves.Count * 0.95)]:0} | {saves[(int)(saves.Count * 0.99)]:0} |");
await opened!.DisposeAsync();
return 0;
