using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Importing.Indexing;
using Equipoise.Evidence.Searching;
using Equipoise.Storage;

namespace Equipoise.Bench.Import;

/// <summary>Search over many records whose sentences are those of real ones, so that words are as frequent, and stand together as often, as they really do.</summary>
internal static class SearchSpeed
{
    private const int Questions = 150;

    public static async Task Measure(string folder, int count, string place)
    {
        var real = new CutRecords().From([folder]).Select(s => s.Slice).OfType<RecordSlice>().Select(s => ReadRecord.From(s).Record).OfType<ImportedRecord>().Where(r => r.Trial is not null).ToArray();
        var file = Path.GetTempFileName();
        try
        {
            await using var database = await OpenEvidenceDb.At(place);
            if ((await new SearchRecords(database).Run(new(""))).Total < count)
            {
                Synthesise(file, real, count);
                var clock = Stopwatch.StartNew();
                await new ImportRecords(database, TimeProvider.System).Run([file], _ => { });
                Console.WriteLine(FormattableString.Invariant($"\n{count} records ({new FileInfo(file).Length / 1e6:0} MB) of the sentences of {real.Length} real ones, imported in {clock.Elapsed.TotalSeconds:0} s.\n"));
            }

            Console.WriteLine("| question | median, ms | p95, ms | slowest, ms | found, median |");
            Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
            await Ask(new SearchRecords(database), real);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task Ask(SearchRecords search, ImportedRecord[] real)
    {
        var random = new Random(11);
        var all = new List<double>();
        foreach (var (name, question) in Kinds)
        {
            for (var i = 0; i < 10; i++) await search.Run(question(real, random));
            var (times, found) = (new List<double>(), new List<int>());
            for (var i = 0; i < Questions; i++)
            {
                var asked = question(real, random);
                var start = Stopwatch.GetTimestamp();
                found.Add((await search.Run(asked)).Total);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            all.AddRange(times);
            Row(name, times, found);
        }

        Row("all together", all, []);
    }

    private static readonly (string Name, Func<ImportedRecord[], Random, RecordSearch> Question)[] Kinds =
    [
        ("a word of a title", (real, random) => new(Words(real, random, 1))),
        ("two words of a title", (real, random) => new(Words(real, random, 2))),
        ("three words of a title", (real, random) => new(Words(real, random, 3))),
        ("a phrase of two words of a title", (real, random) => new($"\"{Words(real, random, 2)}\"")),
        ("a phrase of three words of a title", (real, random) => new($"\"{Words(real, random, 3)}\"")),
        ("a beginning of four letters", (real, random) => new(Words(real, random, 1) is var w && w.Length > 4 ? w[..4] + "*" : w + "*")),
        ("two words without a third", (real, random) => new($"{Words(real, random, 2)} -{Words(real, random, 1)}")),
        ("two words, trials of one source, page 5", (real, random) => new(Words(real, random, 2)) { Source = RecordSource.ClinicalTrialsGov, Kind = RecordKind.Trial, Skip = 80 }),
        ("an id", (real, random) => new(Id(random.Next(1000)))),
        ("a word that nearly every record has", (real, random) => new(random.Next(4) switch { 0 => "study", 1 => "patients", 2 => "criteria", _ => "treatment disease" })),
        ("nothing typed", (real, random) => new("") { Skip = random.Next(50) * 20 }),
    ];

    private static string Words(ImportedRecord[] real, Random random, int count)
    {
        while (true)
        {
            var words = RecordQuestion.Read((real[random.Next(real.Length)].Title ?? "").Replace('"', ' ').Replace('-', ' ').Replace('*', ' ')).Wants.Select(w => w.Words[0]).Where(w => w.Length > 2).ToArray();
            if (words.Length < count) continue;
            var at = random.Next(words.Length - count + 1);
            return string.Join(' ', words[at..(at + count)]);
        }
    }

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"NCT{80000000 + number}");

    private static void Synthesise(string file, ImportedRecord[] real, int count)
    {
        var random = new Random(5);
        var rest = real.SelectMany(RecordPassages.Of).Where(p => p.Place is Place.Rest or Place.Summary).Select(p => p.Text).Where(t => t.Length > 20).ToArray();
        using var output = File.Create(file);
        for (var i = 0; i < count; i++)
        {
            using (var writer = new Utf8JsonWriter(output)) Study(writer, real, rest, i, random);
            output.WriteByte((byte)'\n');
        }
    }

    private static void Study(Utf8JsonWriter json, ImportedRecord[] real, string[] rest, int number, Random random)
    {
        var trial = real[random.Next(real.Length)].Trial!;
        json.WriteStartObject();
        json.WriteStartObject("protocolSection");
        json.WriteStartObject("identificationModule");
        json.WriteString("nctId", Id(number));
        json.WriteString("briefTitle", real[random.Next(real.Length)].Title);
        json.WriteString("officialTitle", real[random.Next(real.Length)].Trial!.OfficialTitle);
        json.WriteEndObject();
        json.WriteStartObject("statusModule");
        json.WriteString("lastUpdateSubmitDate", new DateOnly(2010, 1, 1).AddDays(random.Next(5500)).ToString("O", CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.WriteStartObject("conditionsModule");
        json.WriteStartArray("conditions");
        foreach (var condition in trial.Conditions) json.WriteStringValue(condition);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("descriptionModule");
        var text = new System.Text.StringBuilder();
        for (var size = 3000 + random.Next(10_000); text.Length < size;) text.Append(rest[random.Next(rest.Length)]).Append('\n');
        json.WriteString("briefSummary", text.ToString());
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Row(string name, List<double> times, List<int> found)
    {
        var sorted = times.Order().ToArray();
        Console.WriteLine(FormattableString.Invariant($"| {name} | {sorted[sorted.Length / 2]:0.0} | {sorted[(int)(sorted.Length * 0.95)]:0.0} | {sorted[^1]:0.0} | {(found.Count == 0 ? "" : found.Order().ElementAt(found.Count / 2))} |"));
    }
}
