using System.Diagnostics;
using System.Text.Json;
using System.Xml;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Importing.Storing;

namespace Equipoise.Bench.Import;

/// <summary>Reading real records beside merely tokenising the same bytes, in turn, on one thread.</summary>
internal static class Throughput
{
    private const int Rounds = 7;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(0.4);

    public static void Measure(string path)
    {
        var slices = new CutRecords().From([path]).Select(s => s.Slice).OfType<RecordSlice>().ToList();
        Console.WriteLine("| form | records | MB | tokenising, MB/s | cutting and reading, MB/s | times the floor | records/s | with hash, JSON and compression, MB/s | times the floor |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var form in slices.Where(s => s.Format is SourceFormat.ClinicalTrialsGovJson or SourceFormat.ClinicalTrialsGovXml).GroupBy(s => s.Format)) Measure(form.Key, [.. form]);
    }

    private static void Measure(SourceFormat format, List<RecordSlice> slices)
    {
        var bytes = slices.Sum(s => (long)s.Text.Length);
        var file = Path.GetTempFileName();
        try
        {
            Write(file, format, slices);
            var (floor, read, ready) = (new List<double>(), new List<double>(), new List<double>());
            foreach (var work in (Action[])[() => Tokenise(format, slices), () => Read(file), () => Prepare(file)]) Warm(work);
            for (var round = 0; round < Rounds; round++)
            {
                floor.Add(Speed(bytes, () => Tokenise(format, slices)));
                read.Add(Speed(bytes, () => Read(file)));
                ready.Add(Speed(bytes, () => Prepare(file)));
            }

            var (f, r, p) = (Median(floor), Median(read), Median(ready));
            Console.WriteLine(FormattableString.Invariant($"| {format} | {slices.Count} | {bytes / 1e6:0.0} | {f:0} | {r:0} | {f / r:0.0} | {r * 1e6 / bytes * slices.Count:0} | {p:0} | {f / p:0.0} |"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Write(string file, SourceFormat format, List<RecordSlice> slices)
    {
        using var output = File.Create(file);
        output.Write(format == SourceFormat.ClinicalTrialsGovJson ? "["u8 : "<all>"u8);
        for (var i = 0; i < slices.Count; i++)
        {
            if (i > 0 && format == SourceFormat.ClinicalTrialsGovJson) output.Write(","u8);
            output.Write(slices[i].Text.Span);
        }

        output.Write(format == SourceFormat.ClinicalTrialsGovJson ? "]"u8 : "</all>"u8);
    }

    /// <summary>The compiler takes some seconds to see what is hot, more on a busy machine.</summary>
    private static void Warm(Action work)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < WarmUp) work();
    }

    private static double Speed(long bytes, Action work)
    {
        var (runs, clock) = (0, Stopwatch.StartNew());
        do
        {
            work();
            runs++;
        }
        while (clock.Elapsed < Least);
        return bytes * runs / 1e6 / clock.Elapsed.TotalSeconds;
    }

    private static void Tokenise(SourceFormat format, List<RecordSlice> slices)
    {
        foreach (var slice in slices)
        {
            if (format == SourceFormat.ClinicalTrialsGovJson)
            {
                var reader = new Utf8JsonReader(slice.Text.Span);
                while (reader.Read())
                {
                }
            }
            else
            {
                using var reader = XmlReader.Create(new MemoryStream(slice.Text.ToArray()));
                while (reader.Read())
                {
                }
            }
        }
    }

    private static void Read(string file)
    {
        foreach (var step in new CutRecords().From([file]))
            if (step.Slice is { } slice && ReadRecord.From(slice).Record is null) throw new InvalidDataException("A record could not be read.");
    }

    private static void Prepare(string file)
    {
        foreach (var step in new CutRecords().From([file]))
            if (step.Slice is { } slice) PreparedRecord.Of(slice, new());
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
