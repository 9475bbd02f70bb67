using System.Globalization;
using Equipoise.Bench.Import;

// PATH [--records N]: PATH is a folder or file of real records; N records are synthesised for the memory curve.
// find DATA PLACE [--records N]: the trial finder over invented trials; DATA is the folder of evidence, PLACE where the database is made.
// search PATH PLACE [--records N]: the same for search; PLACE is where the database is made.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length == 0)
{
    Console.Error.WriteLine("Say which folder holds real records, for example: bench/import.sh ~/records");
    return 2;
}

var most = args is [.., "--records", var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 100_000;
if (args is ["find", var data, var fresh, ..])
{
    await FinderSpeed.Measure(data, fresh, most);
    return 0;
}

if (args is ["search", var records, var place, ..])
{
    await SearchSpeed.Measure(records, most, place);
    return 0;
}

Throughput.Measure(args[0]);
await Growth.Measure(most);
return 0;
