using System.Globalization;
using Equipoise.Evidence.Changes;
using Equipoise.Evidence.Importing;
using Equipoise.Site.Components;
using Equipoise.Site.Records;

namespace Equipoise.Site.Changes;

/// <summary>How the site speaks of changes of imported records.</summary>
internal static class AmendmentWords
{
    private const int LongestShown = 300;

    public static string Of(RecordNewsKind kind) => kind switch
    {
        RecordNewsKind.Status => "status",
        RecordNewsKind.Enrolment => "number of participants",
        RecordNewsKind.Dates => "dates",
        RecordNewsKind.Outcomes => "outcomes",
        RecordNewsKind.Arms => "arms and interventions",
        RecordNewsKind.Eligibility => "who may take part",
        RecordNewsKind.Design => "phase and design",
        RecordNewsKind.Places => "sites",
        RecordNewsKind.Results => "results posted",
        RecordNewsKind.Retraction => "retraction",
        RecordNewsKind.Concern => "expression of concern",
        RecordNewsKind.Correction => "correction",
        RecordNewsKind.Withdrawal => "withdrawn by the source",
        _ => "anything else",
    };

    /// <summary>A record in a few words: its id and its title.</summary>
    public static string Name(RecordSource source, string id, string? title) => source is RecordSource.ClinicalTrialsGov or RecordSource.PubMed or RecordSource.Ictrp
        ? $"{(source == RecordSource.PubMed ? "PubMed " : "")}{id}{(string.IsNullOrWhiteSpace(title) ? "" : $": {title}")}"
        : RecordWords.Title(new(id, title));

    public static string Address(RecordSource source, string id) => $"{RecordWords.Address(source, id)}/history";

    /// <summary>The place of a version in a history.</summary>
    public static string Anchor(Amendment amendment) => amendment.After is { } after ? string.Create(CultureInfo.InvariantCulture, $"version-{after.Number}") : "withdrawn";

    /// <summary>When it became known here, and when the source says it was.</summary>
    public static string When(Amendment amendment) => amendment.After?.Updated is { } day ? $"Changed at the source on {Words.Date(day)}; known here since {RecordWords.At(amendment.At)}." : $"Known here since {RecordWords.At(amendment.At)}.";

    /// <summary>A text as far as a table can bear it.</summary>
    public static string Shown(string text) => text.Length <= LongestShown ? text : text[..LongestShown].TrimEnd() + "…";

    /// <summary>A day as a filter gives it.</summary>
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>The choice that goes by this word in addresses.</summary>
    public static T? Named<T>(string? word) where T : struct, Enum => Enum.GetValues<T>().Select(c => (T?)c).FirstOrDefault(c => Choice.Word(c!.Value) == word);
}
