using System.Collections.Immutable;
using Equipoise.Evidence.Screening;
using Equipoise.Site.Components;

namespace Equipoise.Site.Screening;

/// <summary>The words of the flow: of its boxes after PRISMA 2020 (Page et al. 2021, BMJ 372:n71, CC BY 4.0), of what it cannot know ours.</summary>
internal static class FlowWords
{
    private const int MostReasons = 8;

    /// <summary>Boxes from above: what goes on, and beside it what is taken away.</summary>
    public static IEnumerable<(ImmutableArray<string> Main, ImmutableArray<string> Aside)> Stages(ScreeningFlow f) =>
    [
        ([Said("Records identified", f.Identified), .. Parts("Databases", f.Databases), .. Parts("Registers", f.Registers)], [Said("Records removed before screening: duplicate records", f.Duplicates)]),
        ([Said("Reports left", f.Reports)], [Said("Not yet screened", f.NotYetScreened), "Nobody has decided about these."]),
        ([Said("Records screened", f.Screened)], [Said("Records excluded", f.Excluded.Sum(c => c.Count)), .. Reasons(f.Excluded)]),
        ([Said("Reports sought for retrieval", f.Sought)], [Said("Reports not retrieved", f.NotRetrieved), Said("Not yet assessed", f.NotYetAssessed)]),
        ([Said("Reports assessed for eligibility", f.Assessed)], [Said("Reports excluded", f.ExcludedByText.Sum(c => c.Count)), .. Reasons(f.ExcludedByText)]),
        ([Said("Reports of included studies", f.Included), Said("Studies on file that they are about", f.Studies.Length), Said("Reports decided to be included, in no study on file yet", f.IncludedNotOnFile)], []),
    ];

    /// <summary>Every number, in order.</summary>
    public static IEnumerable<(string Words, int Count)> Steps(ScreeningFlow f) =>
    [
        .. f.Databases.Select(c => ($"Records identified from databases: {c.Name}", c.Count)),
        .. f.Registers.Select(c => ($"Records identified from registers: {c.Name}", c.Count)),
        ("Records identified", f.Identified),
        ("Duplicate records removed before screening", f.Duplicates),
        ("Reports left", f.Reports),
        ("Not yet screened", f.NotYetScreened),
        ("Records screened", f.Screened),
        .. f.Excluded.Select(c => ($"Records excluded: {c.Name}", c.Count)),
        ("Records excluded", f.Excluded.Sum(c => c.Count)),
        ("Reports sought for retrieval", f.Sought),
        ("Reports not retrieved", f.NotRetrieved),
        ("Not yet assessed", f.NotYetAssessed),
        ("Reports assessed for eligibility", f.Assessed),
        .. f.ExcludedByText.Select(c => ($"Reports excluded: {c.Name}", c.Count)),
        ("Reports excluded", f.ExcludedByText.Sum(c => c.Count)),
        ("Reports of included studies", f.Included),
        ("Of these, decided to be included and in no study on file yet", f.IncludedNotOnFile),
        ("Studies on file that they are about", f.Studies.Length),
    ];

    /// <summary>What the import log cannot know.</summary>
    public static ImmutableArray<string> Limits(ScreeningFlow f) =>
    [
        "Only what was imported is counted. How many records a search gave before somebody saved them, searches of websites and reference lists, and what automatic tools left out are not in the log.",
        "A reference file does not say which database it came from.",
        "A report of a study on file counts as included, whether or not anybody noted a decision. Rows of sheets and the studies of imported reviews are not counted.",
        .. f.Contradicted > 0 ? (string[])[$"{Words.Plural(f.Contradicted, "report")} of a study on file {(f.Contradicted == 1 ? "has" : "have")} a decision to exclude: counted as included until somebody has looked."] : [],
        .. f.Unmet > 0 ? (string[])[$"{Words.Plural(f.Unmet, "decision")} on file {(f.Unmet == 1 ? "is" : "are")} about records that were not imported here."] : [],
    ];

    private static string Said(string words, int count) => $"{words} (n = {Words.Number(count)})";

    private static IEnumerable<string> Parts(string name, ImmutableArray<FlowCount> parts) =>
        parts.Length == 0 ? [Said(name, 0)] : [Said(name, parts.Sum(p => p.Count)), .. parts.Select(p => "· " + Said(p.Name, p.Count))];

    private static IEnumerable<string> Reasons(ImmutableArray<FlowCount> reasons) =>
        [.. reasons.Take(MostReasons).Select(r => Said(r.Name, r.Count)), .. reasons.Length > MostReasons ? (string[])[Said("Other reasons", reasons.Skip(MostReasons).Sum(r => r.Count))] : []];
}
