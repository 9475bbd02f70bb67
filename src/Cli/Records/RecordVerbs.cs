using System.CommandLine;
using Equipoise.Evidence.Importing;
using Equipoise.Site.Records;

namespace Equipoise.Cli.Records;

/// <summary><c>equipoise records …</c></summary>
internal static class RecordVerbs
{
    public static Command Command() => new("records", "List, show and compare the records that were imported.")
    {
        ListRecords.Command(),
        ShowRecord.Command(),
        FindDuplicates.Command(),
        ShowFlow.Command(),
    };

    public static Argument<string> Source() => new("SOURCE") { Description = "clinical-trials-gov, pub-med, ictrp, ris, bib-tex, rev-man or sheet" };

    public static Argument<string> Id() => new("ID") { Description = "the record's id there, such as NCT01234567" };

    /// <summary>The record with this key, or a refusal that says where to look.</summary>
    public static async Task<KeptVersion> Find(FindRecords find, string source, string id, CancellationToken cancel)
    {
        var from = RecordWords.SourceNamed(source) ?? throw new Refusal($"'{source}' is no source. There are: {string.Join(", ", Enum.GetValues<RecordSource>().Select(Site.Components.Choice.Word))}.");
        return await find.Version(from, id, null, cancel) ?? throw new Refusal($"There is no record '{id}' of {RecordWords.Of(from)}. equipoise records list shows what was imported.");
    }

    /// <summary>A text of a record without signs that a terminal would obey.</summary>
    public static string Printable(string? text) => text is null ? "" : string.Create(text.Length, text, (into, from) =>
    {
        for (var i = 0; i < from.Length; i++) into[i] = char.IsControl(from[i]) ? ' ' : from[i];
    });
}
