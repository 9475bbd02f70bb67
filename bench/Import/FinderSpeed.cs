using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Equipoise.Evidence.Eligibility;
using Equipoise.Evidence.Eligibility.Finding;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Snapshots;
using Equipoise.Storage;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Bench.Import;

/// <summary>
/// The trial finder over many invented trials, all of them about autism, which is far harder than a register as it is.
/// Each answer counts as a whole: counting, choosing, reading the records of the page and answering every criterion.
/// </summary>
internal static class FinderSpeed
{
    private const int Questions = 200;

    private static readonly string[] Countries = ["United States", "China", "Turkey", "Germany", "France", "Italy", "Spain", "United Kingdom", "Canada", "India", "Brazil", "Mexico", "Japan", "Egypt", "Jordan", "Iran, Islamic Republic of", "Viet Nam", "Poland", "Serbia", "Ukraine", "Australia", "Israel", "Korea, Republic of", "Taiwan", "Sweden", "Netherlands", "Thailand", "Malaysia", "Pakistan", "Argentina"];
    private static readonly string[] Codes = ["US", "CN", "TR", "DE", "FR", "IT", "ES", "GB", "CA", "IN", "BR", "MX", "JP", "EG", "VN", "PL", "RS", "AU", "NZ", "ZA", "KE", "PE"];

    private static readonly string[] Autism = ["Autism Spectrum Disorder"];
    private static readonly string[] States = ["RECRUITING", "NOT_YET_RECRUITING", "COMPLETED", "COMPLETED", "COMPLETED", "UNKNOWN", "ACTIVE_NOT_RECRUITING", "TERMINATED", "RECRUITING", "ENROLLING_BY_INVITATION"];

    private static readonly string[] Vocabulary = Invented();

    public static async Task Measure(string data, string place, int most)
    {
        var snapshot = EvidenceFolder.Read(data).Snapshot ?? throw new InvalidDataException($"{data} does not pass its checks.");
        await using var database = await OpenEvidenceDb.At(place);
        Console.WriteLine("| trials about autism | imported in, s | question | median, ms | p95, ms | slowest, ms | processor, mean, ms | fit by fields, median |");
        Console.WriteLine("| ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |");
        var random = new Random(3);
        var made = (await new FindTrials(snapshot, database).Run(new(new()) { All = true, Take = 1 })).Known - snapshot.Trials.Count;
        for (var count = 1000; count <= most; count *= 10)
        {
            if (made > count) continue; // made by an earlier run
            var clock = Stopwatch.StartNew();
            if (made < count) await Import(database, made, count, random);
            made = count;
            var seconds = clock.Elapsed.TotalSeconds;
            await using (var db = database.CreateDbContext()) await db.RecordIndex.Settle(db, CancellationToken.None);
            foreach (var (name, question) in Kinds) await Ask(new FindTrials(snapshot, database), FormattableString.Invariant($"| {count} | {seconds:0} | {name}"), question);
        }
    }

    private static readonly (string Name, Func<Random, TrialQuestion> Question)[] Kinds =
    [
        ("age and country", r => new(Family(r)) { Take = 10 }),
        ("all that may be said", r => new(Family(r) with { Sex = (Sex)r.Next(2), Travel = (Travel)r.Next(3), Diagnosis = Diagnosis.Autism, Weight = 20, EarlierCells = false, Seizures = Seizures.Never }) { Take = 10 }),
        ("only cells, page 1 to 20", r => new(Family(r)) { OnlyCells = true, Take = 10, Skip = r.Next(20) * 10 }),
        ("nothing said, closed ones too", _ => new(new()) { All = true, Take = 10 }),
        ("a page of a hundred for programs", r => new(Family(r)) { Take = 100 }),
    ];

    private static Family Family(Random random) => new() { Age = new(random.Next(1, 20), random.Next(12)), Country = Codes[random.Next(Codes.Length)] };

    private static async Task Ask(FindTrials find, string row, Func<Random, TrialQuestion> question)
    {
        var random = new Random(17);
        for (var i = 0; i < 60; i++) await find.Run(question(random)); // a program that has run for a while
        var (times, fitting) = (new List<double>(), new List<int>());
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Questions; i++)
        {
            var asked = question(random);
            var start = Stopwatch.GetTimestamp();
            fitting.Add((await find.Run(asked)).Total);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var processor = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Questions;
        times.Sort();
        Console.WriteLine(FormattableString.Invariant($"{row} | {times[times.Count / 2]:0.0} | {times[(int)(times.Count * 0.95)]:0.0} | {times[^1]:0.0} | {processor:0.0} | {fitting.Order().ElementAt(fitting.Count / 2)} |"));
    }

    private static async Task Import(EvidenceDatabase database, int from, int to, Random random)
    {
        var file = Path.GetTempFileName();
        try
        {
            await using (var output = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
                for (var i = from; i < to; i++) await output.WriteLineAsync(Trial(i, random));
            var summary = await new ImportRecords(database, TimeProvider.System).Run([file], _ => { });
            if (summary.Records != to - from) throw new InvalidDataException("Records were lost.");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Trial(int number, Random random)
    {
        var low = random.Next(0, 16);
        var cells = random.Next(20) == 0;
        return JsonSerializer.Serialize(new
        {
            protocolSection = new
            {
                identificationModule = new { nctId = string.Create(CultureInfo.InvariantCulture, $"NCT{70000000 + number}"), briefTitle = string.Create(CultureInfo.InvariantCulture, $"Invented trial {number} in autistic children") },
                statusModule = new { overallStatus = States[random.Next(States.Length)], statusVerifiedDate = string.Create(CultureInfo.InvariantCulture, $"20{random.Next(10, 27)}-{random.Next(1, 13):00}"), lastUpdateSubmitDate = "2026-01-01" },
                descriptionModule = new { briefSummary = Words(random, 120), detailedDescription = Words(random, 200) },
                conditionsModule = new { conditions = Autism },
                designModule = new { studyType = "INTERVENTIONAL", phases = new[] { $"PHASE{random.Next(1, 4)}" } },
                armsInterventionsModule = new { interventions = new[] { new { type = "BIOLOGICAL", name = cells ? "Cord blood stem cells" : "A drug" } } },
                eligibilityModule = new { eligibilityCriteria = Criteria(random, low), sex = random.Next(15) == 0 ? "MALE" : "ALL", minimumAge = $"{low} Years", maximumAge = $"{low + random.Next(2, 14)} Years" },
                contactsLocationsModule = new { locations = Enumerable.Range(0, random.Next(4) == 0 ? random.Next(2, 12) : 1).Select(_ => new { country = Countries[(int)(Countries.Length * Math.Pow(random.NextDouble(), 2))] }).ToArray() },
            },
        });
    }

    private static string Criteria(Random random, int low)
    {
        var text = new StringBuilder("Inclusion Criteria:\n\n");
        text.Append(CultureInfo.InvariantCulture, $"* Age {low} to {low + 6} years\n* Diagnosis of autism spectrum disorder by DSM-5 criteria\n* CARS score of 30 or above\n* Stable medication for {random.Next(2, 12)} weeks\n* Weight of at least {random.Next(10, 20)} kg\n");
        for (var i = 0; i < 5; i++) text.Append("* ").Append(Words(random, 15)).Append('\n');
        text.Append("\nExclusion Criteria:\n\n* History of epilepsy\n* Prior stem cell therapy\n* Known genetic syndrome\n* HIV or hepatitis\n* Pregnancy\n");
        for (var i = 0; i < 8; i++) text.Append("* ").Append(Words(random, 15)).Append('\n');
        return text.ToString();
    }

    /// <summary>Some words often and most seldom, as in a language.</summary>
    private static string Words(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Vocabulary[(int)(Vocabulary.Length * Math.Pow(random.NextDouble(), 3))]));

    private static string[] Invented()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, 6000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(2, 11)).Select(_ => (char)('a' + random.Next(26)))))];
    }
}
