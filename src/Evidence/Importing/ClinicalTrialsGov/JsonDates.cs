using Equipoise.Evidence.Importing.Json;

namespace Equipoise.Evidence.Importing.ClinicalTrialsGov;

/// <summary>Dates in the JSON of ClinicalTrials.gov.</summary>
internal static class JsonDates
{
    public static ReportedDate? Struct(JsonNode node, string name)
    {
        var date = node[name];
        return date.IsObject ? Date(date, "date", Certainty(date, "type")) : Date(node, name);
    }

    public static ReportedDate? Date(JsonNode node, string name, DateCertainty? certainty = null)
    {
        if (node.Text(name) is not { Length: > 0 } text) return null;
        var date = ReadDate.From(text);
        if (date is null) node.Say(ImportCodes.NotADate, $"'{text}' is not a date; its text is kept.", name);
        return new(text, date, certainty);
    }

    public static DateCertainty? Certainty(JsonNode node, string name) => CertaintyOf(node.Text(name));

    public static DateCertainty? CertaintyOf(string? text) => text?.ToUpperInvariant() switch
    {
        "ACTUAL" => DateCertainty.Actual,
        "ESTIMATED" or "ANTICIPATED" or "ESTIMATE" => DateCertainty.Estimated,
        _ => null,
    };
}
