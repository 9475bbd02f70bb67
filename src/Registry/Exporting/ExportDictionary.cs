using System.Collections.Immutable;
using System.Text;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Forms;

namespace Equipoise.Registry.Exporting;

/// <summary>What every column of every table means, and every code.</summary>
internal static class ExportDictionary
{
    private static readonly ImmutableArray<string> Columns = ["table", "column", "label", "type", "unit", "choices", "min", "max", "missing", "required", "instrument", "edition", "subscale", "scale", "sum"];

    /// <summary>The column with the reason why a field has no answer.</summary>
    public static string ReasonOf(string field) => field + ".missing";

    public static long Write(Stream to, ExportScope scope)
    {
        using var csv = new ExportCsv(to);
        csv.Header(Columns);
        Plain(csv, ExportTables.Participants, scope, named: true);
        Plain(csv, ExportTables.Consents, scope);
        Plain(csv, ExportTables.Decisions, scope);
        Plain(csv, ExportTables.Visits, scope);
        Plain(csv, ExportTables.Deviations, scope);
        Plain(csv, ExportTables.Queries, scope);
        foreach (var form in scope.Forms) Form(csv, form, scope);
        return csv.Rows;
    }

    public static long WriteLabels(Stream to, ExportScope scope)
    {
        using var csv = new ExportCsv(to);
        csv.Header(["table", "column", "code", "label"]);
        foreach (var form in scope.Forms)
        {
            foreach (var field in ExportValues.Fields(form, scope.Dates))
            {
                foreach (var (code, label) in Labels(field)) Row(csv, Table(form), field.Field.Code, code, label);
                if (!ExportValues.HasReason(field)) continue;
                foreach (var reason in field.Missing) Row(csv, Table(form), ReasonOf(field.Field.Code), Words.Code(reason), Words.Of(reason));
            }
        }

        return csv.Rows;
    }

    public static long WriteReadme(Stream to, ExportScope scope)
    {
        var counts = scope.Counts;
        using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine($"{scope.Programmes[^1].Title}: {scope.Site.Code}");
        if (scope.Site.Synthetic) text.WriteLine("SYNTHETIC: the children of this site are invented.");
        text.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\nEnrolled {counts.Enrolled}; completed {counts.Completed}; withdrawn {counts.Withdrawn}; left out because the family took back the use of past data {counts.WithdrewPastData}."));
        if (counts.Visits is { } visits) text.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Visits: {visits.Done} done, {visits.Missed} missed, {visits.Overdue} overdue, {visits.Cancelled} cancelled."));
        text.WriteLine("\nLeft out:");
        foreach (var sentence in scope.LeftOut) text.WriteLine($"- {sentence}");
        text.WriteLine("""

            read.R          reads all tables into R (4.2 or later): types, labels, units, reasons for missing answers
            dictionary.csv  what each column means; labels.csv: what each code means
            programmes.json the programme in every version by which children were entered
            manifest.json   rows, bytes and SHA-256 of each file; a zip without it was cut off

            An empty cell means that nothing was entered. Why something is missing stands in the column that ends in .missing.
            Several choices are divided by |. A text that a spreadsheet would take for a formula has an apostrophe before it; read.R takes it away.
            """);
        return 0;
    }

    private static void Plain<T>(ExportCsv csv, ExportTable<T> table, ExportScope scope, bool named = false)
    {
        if (!named) Short(csv, table.Name, "participant", "Pseudonym of the child", "text");
        foreach (var column in table.For(scope.Dates)) Short(csv, table.Name, column.Named(scope.Dates), "", Type(column.Kind, scope.Dates));
    }

    private static void Form(ExportCsv csv, ExportedForm form, ExportScope scope)
    {
        Short(csv, Table(form), "participant", "Pseudonym of the child", "text");
        Short(csv, Table(form), "visit", "Visit it belongs to", "text");
        foreach (var column in ExportTables.Records.For(scope.Dates)) Short(csv, Table(form), column.Named(scope.Dates), "", Type(column.Kind, scope.Dates));
        foreach (var field in ExportValues.Fields(form, scope.Dates))
        {
            Row(csv, [Table(form), field.Field.Code, field.Field.Label, field.Field.Type == FieldType.YesNo ? "choice" : field.Kind == CellKind.Code ? Code(field.Field.Type) : Type(field.Kind, scope.Dates), .. Further(field, scope.Programmes[^1])]);
            if (ExportValues.HasReason(field)) Short(csv, Table(form), ReasonOf(field.Field.Code), $"{field.Field.Label}: why there is no answer", "choice");
        }
    }

    private static string Code(FieldType type) => type == FieldType.Choice ? "choice" : "text";

    private static IEnumerable<string> Further(ExportedField field, Programme programme)
    {
        var (f, score) = (field.Field, field.Field.Score);
        yield return f.Unit ?? "";
        yield return string.Join(" | ", Labels(field).Select(l => $"{l.Code}={l.Label}"));
        yield return f.Min is { } min ? FormValues.Of(min) : "";
        yield return f.Max is { } max ? FormValues.Of(max) : "";
        yield return string.Join(" | ", field.Missing.Select(m => Words.Code(m)));
        yield return f.Required ? "yes" : "no";
        yield return score?.Instrument ?? "";
        yield return score is null ? "" : programme.Instruments.FirstOrDefault(i => i.Instrument == score.Instrument)?.Version ?? "";
        yield return score?.Subscale ?? "";
        yield return score is null ? "" : Words.Code(score.Scale);
        yield return score is null ? "" : string.Join(" | ", score.Sum);
    }

    private static IEnumerable<(string Code, string Label)> Labels(ExportedField field) =>
        field.Field.Type == FieldType.YesNo ? [("yes", "Yes"), ("no", "No")] : field.Choices.Select(c => (c.Code, c.Label));

    private static string Table(ExportedForm form) => form.Form.Code;

    private static string Type(CellKind kind, ExportDates dates) => kind switch
    {
        CellKind.Number => "number",
        CellKind.YesNo => "true-false",
        CellKind.Day or CellKind.PartialDay when dates == ExportDates.Offsets => "day-count",
        CellKind.Instant when dates == ExportDates.Offsets => "day-count",
        CellKind.Day => "date",
        CellKind.PartialDay => "partial-date",
        CellKind.Instant => "instant",
        CellKind.Several => "several",
        CellKind.Json => "json",
        _ => "text",
    };

    private static void Row(ExportCsv csv, params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells) csv.Text(cell);
        csv.End();
    }

    /// <summary>A row of the dictionary of which no more is to say.</summary>
    private static void Short(ExportCsv csv, string table, string column, string label, string type) => Row(csv, [table, column, label, type, .. Enumerable.Repeat("", Columns.Length - 4)]);
}
