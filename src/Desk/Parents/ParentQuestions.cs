using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Parents;

namespace Equipoise.Desk.Parents;

/// <summary>The questions of a form as a parent meets them: one a screen, those that are not asked after the answers so far left out, and nothing that is computed.</summary>
public sealed class ParentQuestions(ParentForm asked, ProgrammeForm form)
{
    public ProgrammeForm Form => form;

    public FormValues Values { get; } = With(asked.Record is { } record ? FormValues.Read(record.Values) : FormValues.Empty, Way(form));

    /// <summary>Where an instrument can be answered question by question or entered as scores, parents answer the questions: the field that says so, and its answer.</summary>
    public (string Field, string Answer)? ByQuestions { get; } = Way(form);

    public int Seen => asked.Record?.Version ?? 0;

    public Guid? RecordId => asked.Record?.Id;

    public ImmutableArray<FormField> All => field.IsDefault ? field = [.. form.Fields.Where(f => f.Type != FieldType.Items && f.Code != ByQuestions?.Field && !IsComputed(f) && f.MayRead(Role.Parent) && CheckForm.IsShown(f, Values))] : field;

    /// <summary>A sum is computed as soon as a part of it is asked.</summary>
    private bool IsComputed(FormField question) => question.Score?.Sum.Select(form.Field).OfType<FormField>().Any(part => CheckForm.IsShown(part, Values)) == true;

    /// <summary>A question by its code; null when it is not asked.</summary>
    public FormField? this[string code] => All.FirstOrDefault(f => f.Code == code);

    /// <summary>Its place, from 1.</summary>
    public int Place(FormField question) => All.IndexOf(question) + 1;

    public FormField? Before(FormField question) => All.IndexOf(question) is > 0 and var i ? All[i - 1] : null;

    /// <summary>The one after it; null after the last.</summary>
    public FormField? After(string code) => All.Select((f, i) => (f, i)).Where(p => p.f.Code == code).Select(p => p.i + 1 < All.Length ? All[p.i + 1] : null).FirstOrDefault();

    /// <summary>Where to go on: the first without an answer; null when each was answered. One that may stay empty counts once something after it was answered.</summary>
    public FormField? Open
    {
        get
        {
            var last = All.LastOrDefault(f => Values.Json(f.Code) is not null);
            return All.FirstOrDefault(f => f.Required && Values.Json(f.Code) is null) ?? (last is null ? All.FirstOrDefault() : After(last.Code));
        }
    }

    private static (string, string)? Way(ProgrammeForm form) => form.Fields.FirstOrDefault(f => f.Type == FieldType.Items)?.Show is { } show ? (show.Field, show.Is[0]) : null;

    private static FormValues With(FormValues values, (string Field, string Answer)? way) => way is { } by ? values.With(by.Field, $"\"{by.Answer}\"") : values;
}
