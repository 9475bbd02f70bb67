using Equipoise.Evidence.RiskOfBias;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Data;

/// <summary>A file to take away.</summary>
/// <param name="Name">In its address, and in the name it is saved under.</param>
/// <param name="Holds">What is in it.</param>
/// <param name="MediaType">Its kind.</param>
/// <param name="Write">Its bytes.</param>
public sealed record Download(string Name, string Holds, string MediaType, Func<Snapshot, byte[]> Write)
{
    private const string Csv = "text/csv; charset=utf-8";

    public static IReadOnlyList<Download> All { get; } =
    [
        new("studies.csv", "Studies, one to a row.", Csv, s => StudyTable.Table.Write(s.Content.Studies)),
        new("results.csv", "Results of all studies, one to a row, each with its source.", Csv, ResultTable.Write),
        new("harms.csv", "Harms of all studies, one to a row, with exact 95% intervals and sources.", Csv, HarmTable.Write),
        new("rob2.csv", "Risk of bias in randomised trials (RoB 2), one result to a row, as robvis reads it.", Csv, s => BiasTable.Write(s, BiasTool.Rob2)),
        new("rob2-crossover.csv", "Risk of bias in crossover trials, one result to a row.", Csv, s => BiasTable.Write(s, BiasTool.Rob2Crossover)),
        new("robins-i.csv", "Risk of bias in comparisons that chance did not make (ROBINS-I), one result to a row, as robvis reads it.", Csv, s => BiasTable.Write(s, BiasTool.RobinsI)),
        new("risk-of-bias.csv", "Every answer behind a judgement on risk of bias, one to a row, with its reason and source.", Csv, BiasTable.WriteAnswers),
        new("trials.csv", "Registered trials, one to a row.", Csv, s => TrialTable.Table.Write(s.Content.Trials)),
        new("facts.csv", "Facts around the studies, one to a row, each with its source.", Csv, FactTable.Write),
        new("everything.json", "All records in canonical form: the SHA-256 of this file is the hash of the evidence.", "application/json", s => CanonicalJson.Write(s.Content)),
    ];

    public string Address => $"/api/{Name}";

    public string FileName(Snapshot snapshot) => $"equipoise-{snapshot.Hash[..12]}-{Name}";
}

/// <summary>Whole tables, and everything.</summary>
internal static class DownloadEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        foreach (var download in Download.All)
        {
            api.MapGet(download.Address, (Snapshot snapshot) => Results.File(download.Write(snapshot), download.MediaType, download.FileName(snapshot)))
                .Gives(typeof(byte[]), download.MediaType.Split(';')[0], download.Name.Replace('.', '-'), "Downloads", download.Holds);
        }
    }
}
