using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;

namespace Equipoise.Cli.Evidence;

/// <summary>The sources of a record, under it.</summary>
internal static class SourceLines
{
    public static void Print(Snapshot snapshot, EvidenceRecord record)
    {
        Console.WriteLine();
        Console.WriteLine("Sources");
        foreach (var id in Figures.In([record]).Select(f => f.Source).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            var source = snapshot.Sources[id];
            Console.WriteLine($"  [{id}] {source.Title}");
            if (source.Url is { } url) Console.WriteLine($"      {url}");
        }

        Console.WriteLine();
        Console.WriteLine($"Read from: {Site.Components.Words.Of(record.ReadDepth)}. Extracted by {record.ExtractedBy}, checked by {record.CheckedBy ?? "nobody yet"}, current to {record.CurrentTo}.");
    }
}
