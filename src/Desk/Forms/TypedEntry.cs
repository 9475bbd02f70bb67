using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Desk.Serving;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry;
using Equipoise.Registry.Forms;

namespace Equipoise.Desk.Forms;

/// <summary>What was typed into a form of a programme, as the operation takes it.</summary>
internal static class TypedEntry
{
    /// <summary>Hidden fields: which fields stood on the page, which version of the record and of the programme it showed; and the boxes "it is right".</summary>
    public const string Asked = "_asked", Seen = "_seen", Programme = "_programme", Sure = "_sure";

    private const int Most = 2000;

    public static string MissingName(string code) => "missing." + code;

    public static FormEntry Of(FormText typed, FormSheet sheet) => new(sheet.ParticipantId, sheet.Form.Code)
    {
        VisitId = sheet.Visit?.VisitId,
        RecordId = sheet.Record?.RecordId,
        Entry = sheet.Entry,
        Seen = int.TryParse(typed.Text(Seen), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0,
        ProgrammeHash = typed.Text(Programme),
        AskFirst = true,
        Sure = typed.All(Sure),
        Complete = typed.Text("complete") == "yes",
        Values = Codes(typed).ToImmutableSortedDictionary(code => code, code => Input(typed, code, sheet.Form.Field(code)), StringComparer.Ordinal),
    };

    /// <summary>The fields that stood on the page, in its order: an empty one of them was emptied, any other stays as it is.</summary>
    public static IEnumerable<string> Codes(FormText typed) => (typed.Text(Asked) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(Most);

    /// <summary>Answers that were typed into fields which the form has no more.</summary>
    public static IEnumerable<(string Code, string Text)> Stray(FormText typed, ProgrammeForm form) =>
        from code in Codes(typed) where form.Field(code) is null && typed.Text(code) is not null select (code, typed.Text(code)!);

    private static FieldInput Input(FormText typed, string code, FormField? field) => new()
    {
        Text = field?.Type == FieldType.Multi ? null : typed.Text(code),
        Chosen = field?.Type == FieldType.Multi ? typed.All(code) : [],
        Missing = Enum.GetValues<MissingCode>().Select(m => (MissingCode?)m).FirstOrDefault(m => Words.Code(m!.Value) == typed.Text(MissingName(code))),
    };
}
