using Equipoise.Evidence.Importing.Xml;

namespace Equipoise.Evidence.Importing.PubMed;

/// <summary>Dates of PubMed, whose months are words or numbers and whose ranges are text.</summary>
internal static class PubMedDates
{
    public static ReportedDate? From(XmlPart? date, IssueLog log)
    {
        if (date is null) return null;
        if (date.Text("MedlineDate") is { } range) return Told(range, date, log);
        var (year, month, day) = (date.Text("Year"), date.Text("Month"), date.Text("Day"));
        if (year is null) return date.Words() is { Length: > 0 } other ? Told(other, date, log) : null;
        var text = string.Join(' ', new[] { year, month ?? date.Text("Season"), day }.OfType<string>());
        var number = month is null ? "" : month.All(char.IsAsciiDigit) ? month : ReadDate.MonthOf(month) ?? "";
        var value = ReadDate.Of(year, number, number.Length == 0 ? "" : day ?? "") ?? ReadDate.Of(year, number, "") ?? ReadDate.Of(year, "", "");
        if (value is null || (month is not null && value.Value.Month is null) || (day is not null && value.Value.Day is null)) Tell(text, date, log);
        return new(text, value);
    }

    private static ReportedDate Told(string text, XmlPart date, IssueLog log)
    {
        var value = ReadDate.From(text);
        if (value is null) Tell(text, date, log);
        return new(text, value);
    }

    private static void Tell(string text, XmlPart date, IssueLog log) =>
        log.AtLine(ImportCodes.NotADate, date.Line, date.Column, $"'{text}' is not wholly a date; its text is kept.");
}
