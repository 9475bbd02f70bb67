using System.Diagnostics;
using System.Globalization;
using System.Text;
using Equipoise.Evidence.Importing;
using Equipoise.Storage;

namespace Equipoise.Bench.Import;

/// <summary>Whole imports of invented studies into an empty SQLite file, from few to many: time and memory.</summary>
internal static class Growth
{
    private const double RegistryStudies = 593_000;

    public static async Task Measure(int most)
    {
        Console.WriteLine();
        Console.WriteLine("| studies | MB | seconds | studies/s | MB/s | largest memory, MB | database, MB | again, seconds | projected for 593,000 studies, minutes |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (var count = 1000; count <= most; count *= 10) await Measure(count, Directory.CreateTempSubdirectory("equipoise-bench-").FullName);
    }

    private static async Task Measure(int count, string folder)
    {
        try
        {
            var file = Path.Combine(folder, "studies.json");
            Synthesise(file, count);
            var bytes = new FileInfo(file).Length;
            var place = Path.Combine(folder, "evidence.db");
            using var memory = new PeakMemory();
            var seconds = await Import(place, file, count);
            var peak = memory.Megabytes;
            var again = await Import(place, file, count);
            Console.WriteLine(FormattableString.Invariant(
                $"| {count} | {bytes / 1e6:0} | {seconds:0.0} | {count / seconds:0} | {bytes / 1e6 / seconds:0} | {peak:0} | {new FileInfo(place).Length / 1e6:0} | {again:0.0} | {RegistryStudies / count * seconds / 60:0} |"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> Import(string place, string file, int count)
    {
        await using var database = await OpenEvidenceDb.At(place);
        var clock = Stopwatch.StartNew();
        var summary = await new ImportRecords(database, TimeProvider.System).Run([file], _ => { });
        return summary.Records == count ? clock.Elapsed.TotalSeconds : throw new InvalidDataException("Records were lost.");
    }

    /// <summary>Studies as large as those of the registry are on average (about 17 kB), every eighth with results.</summary>
    private static void Synthesise(string file, int count)
    {
        using var output = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var random = new Random(1);
        output.Write("{\"studies\":[");
        for (var i = 0; i < count; i++)
        {
            if (i > 0) output.Write(",\n");
            output.Write(Study(i, random));
        }

        output.Write("]}");
    }

    private static string Study(int i, Random random)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$$"""{"protocolSection":{"identificationModule":{"nctId":"NCT{{{10000000 + i}}}","orgStudyIdInfo":{"id":"X-{{{i}}}"},"briefTitle":"{{{Words(random, 12)}}}","officialTitle":"{{{Words(random, 25)}}}"},"statusModule":{"overallStatus":"COMPLETED","startDateStruct":{"date":"2019-03"},"completionDateStruct":{"date":"2021-02-03","type":"ACTUAL"},"lastUpdateSubmitDate":"2021-06-01"},"descriptionModule":{"briefSummary":"{{{Words(random, 150)}}}","detailedDescription":"{{{Words(random, 500)}}}"},"conditionsModule":{"conditions":["Autism"]},"designModule":{"studyType":"INTERVENTIONAL","phases":["PHASE2"],"enrollmentInfo":{"count":{{{random.Next(500)}}},"type":"ACTUAL"}},"armsInterventionsModule":{"armGroups":[{"label":"A","type":"EXPERIMENTAL","description":"{{{Words(random, 40)}}}","interventionNames":["Drug: D"]},{"label":"B","type":"PLACEBO_COMPARATOR","interventionNames":["Drug: P"]}],"interventions":[{"type":"DRUG","name":"D","armGroupLabels":["A"]},{"type":"DRUG","name":"P","armGroupLabels":["B"]}]},"outcomesModule":{"primaryOutcomes":[{"measure":"{{{Words(random, 15)}}}","timeFrame":"6 months","description":"{{{Words(random, 40)}}}"}]},"eligibilityModule":{"eligibilityCriteria":"{{{Words(random, 250)}}}","sex":"ALL","minimumAge":"2 Years"},"contactsLocationsModule":{"locations":[""");
        for (var l = 0; l < 12; l++) text.Append(l > 0 ? "," : "").Append(CultureInfo.InvariantCulture, $$$"""{"facility":"{{{Words(random, 5)}}}","city":"C{{{l}}}","country":"Utopia","geoPoint":{"lat":{{{random.NextDouble():0.0000}}},"lon":{{{random.NextDouble():0.0000}}} } }""");
        text.Append("]},\"referencesModule\":{\"references\":[{\"pmid\":\"").Append(10_000_000 + random.Next(20_000_000)).Append("\",\"type\":\"DERIVED\",\"citation\":\"x\"}]}}");
        if (i % 8 == 0) Results(text, random);
        return text.Append('}').ToString();
    }

    private static void Results(StringBuilder text, Random random)
    {
        text.Append(",\"resultsSection\":{\"outcomeMeasuresModule\":{\"outcomeMeasures\":[");
        for (var o = 0; o < 10; o++)
        {
            text.Append(o > 0 ? "," : "").Append(CultureInfo.InvariantCulture, $$$"""{"type":"SECONDARY","title":"Outcome {{{o}}}","paramType":"MEAN","dispersionType":"Standard Deviation","groups":[{"id":"OG000","title":"A"},{"id":"OG001","title":"B"}],"classes":[""");
            for (var c = 0; c < 6; c++) text.Append(c > 0 ? "," : "").Append(CultureInfo.InvariantCulture, $$$"""{"title":"Week {{{c}}}","categories":[{"measurements":[{"groupId":"OG000","value":"{{{random.NextDouble():0.00}}}","spread":"1.2"},{"groupId":"OG001","value":"{{{random.NextDouble():0.00}}}","spread":"1.3"}]}]}""");
            text.Append("]}");
        }

        text.Append("]},\"adverseEventsModule\":{\"eventGroups\":[{\"id\":\"EG000\"},{\"id\":\"EG001\"}],\"otherEvents\":[");
        for (var e = 0; e < 60; e++) text.Append(e > 0 ? "," : "").Append(CultureInfo.InvariantCulture, $$$"""{"term":"Event {{{e}}}","organSystem":"Investigations","stats":[{"groupId":"EG000","numAffected":{{{random.Next(9)}}},"numAtRisk":20},{"groupId":"EG001","numAffected":{{{random.Next(9)}}},"numAtRisk":20}]}""");
        text.Append("]}}");
    }

    private static string Words(Random random, int count)
    {
        var text = new StringBuilder();
        for (var w = 0; w < count; w++)
        {
            if (w > 0) text.Append(' ');
            for (var letters = random.Next(2, 11); letters > 0; letters--) text.Append((char)('a' + random.Next(26)));
        }

        return text.ToString();
    }
}
