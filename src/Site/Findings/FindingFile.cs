using Equipoise.Evidence.Findings;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.Pictures;
using Microsoft.AspNetCore.Http;

namespace Equipoise.Site.Findings;

/// <summary>A file with which a finding can be worked out again.</summary>
/// <param name="Name">In its address.</param>
/// <param name="Kind">One word for it.</param>
/// <param name="MediaType">Its kind, without the set of characters.</param>
/// <param name="Type">What a program gets.</param>
/// <param name="Holds">What is in it.</param>
/// <param name="Past">What is in it for a past version.</param>
/// <param name="Write">What is answered; null where there is nothing of the kind.</param>
internal sealed record FindingFile(string Name, string Kind, string MediaType, Type Type, string Holds, string Past, Func<Finding, Snapshot, string, Task<IResult?>> Write)
{
    public static IReadOnlyList<FindingFile> All { get; } =
    [
        new("data.csv", "data", "text/csv", typeof(byte[]), "The studies of a finding and their numbers, one to a row, under the names that metafor and `equipoise meta fit` use.", "The same for a past version, if this program still comes to what was said then.",
            (f, _, name) => Now(Results.File(FindingCsv.Write(f), "text/csv; charset=utf-8", name + ".csv"))),
        new("settings.json", "settings", "application/json", typeof(FindingSettings), "Every choice behind a finding: question, rules, method, the options with which `equipoise meta fit data.csv` gives the same numbers, those numbers, versions and the hash of the records.", "The settings of a past version.",
            (f, snapshot, _) => Now(Results.Json(FindingSettings.Of(f, snapshot)))),
        new("script.R", "script", "text/plain", typeof(string), "A script for R that pools the numbers of a finding again with metafor, where there are any.", "The script of a past version.",
            (f, _, _) => Now(FindingScript.Write(f) is { } script ? Results.Text(script, "text/plain") : null)),
        new("picture.svg", "picture", "image/svg+xml", typeof(string), "The picture of a finding, where there is one.", "The picture of a past version.",
            async (f, _, _) => FindingPictures.Of(f) is { } picture ? Results.Text(await PictureFile.Svg(picture, Breadth.Wide), "image/svg+xml") : null),
        new("people.svg", "people", "image/svg+xml", typeof(string), "A hundred children without cells and a hundred with, where the certainty is low or better, the cut is known and at least 100 children were counted.", "The same picture of a past version.",
            async (f, _, _) => FindingPictures.People(f) is { } people ? Results.Text(await PictureFile.Svg(people, Breadth.Wide), "image/svg+xml") : null),
    ];

    public async Task<IResult> Answer(Finding finding, Snapshot snapshot, string name) => await Write(finding, snapshot, name) ?? FindingsEndpoint.Unknown;

    private static Task<IResult?> Now(IResult? result) => Task.FromResult(result);
}
