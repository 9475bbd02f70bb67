using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Translations;
using Equipoise.Registry;
using Equipoise.Registry.Forms;
using Equipoise.Site.Families;

namespace Equipoise.Desk.Parents;

/// <summary>What parents read: the words of their pages, and those of a programme's form where its very words are on file in <c>data/words</c>.</summary>
public sealed class ParentWords(Snapshot evidence, PageLanguage language)
{
    public const string Topic = "parents";

    /// <summary>The words of forms. Those of a programme that says it otherwise are shown as the programme has them.</summary>
    public const string Forms = "parent-forms";

    public FamilyWords Page { get; } = new(evidence.Words, language, Topic);

    public PageLanguage Language => language;

    public string this[string key, params (string Place, object Value)[] values] => Page.Text(key, values);

    public Sentence Title(ProgrammeForm form) => Of(form, "title", form.Title);

    public Sentence? Instructions(ProgrammeForm form) => form.Instructions is { } text ? Of(form, "instructions", text) : null;

    public Sentence Label(ProgrammeForm form, FormField field) => Of(form, field.Code, field.Label);

    public Sentence? Hint(ProgrammeForm form, FormField field) => field.Hint is { } text ? Of(form, field.Code + ".hint", text) : null;

    public Sentence? Unit(ProgrammeForm form, FormField field) => field.Unit is { } text ? Of(form, field.Code + ".unit", text) : null;

    public Sentence Choice(ProgrammeForm form, FormField field, FieldChoice choice) => Of(form, $"{field.Code}.{choice.Code}", choice.Label);

    /// <summary>Whether anything of the form is shown in another language than the page.</summary>
    public bool IsForeign(ProgrammeForm form) => language != PageLanguage.En && form.Fields.Any(f => Label(form, f).Language != language);

    /// <summary>What was answered, for people.</summary>
    public Sentence Answer(ProgrammeForm form, FormField field, FormValues values)
    {
        if (values.Missing(field.Code) is { } missing) return new(this["missing." + Words.Code(missing)], language);
        if (field.Type is FieldType.Choice or FieldType.Multi)
        {
            var chosen = values.Chosen(field.Code).Select(code => field.Choices.FirstOrDefault(c => c.Code == code) is { } choice ? Choice(form, field, choice) : new(code, PageLanguage.En)).ToList();
            return chosen.Count == 0 ? new(this["check.none"], language) : new(string.Join(", ", chosen.Select(c => c.Text)), chosen[0].Language);
        }

        var text = values.Text(field.Code) is { } said ? field.Type == FieldType.YesNo ? this[said] : said : values.Number(field.Code)?.ToString("0.####", CultureInfo.InvariantCulture);
        return new(text is null ? this["check.none"] : text + (values.Number(field.Code) is not null && Unit(form, field) is { } unit ? " " + unit.Text : ""), language);
    }

    public string Day(DateOnly day) => Page.Date(PartialDate.Parse(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));

    /// <summary>What is wrong with an answer.</summary>
    public string Problem(FieldProblem problem, FormField? field) => problem.Code switch
    {
        "min" => this["problem.min", ("limit", field?.Min ?? 0)],
        "max" => this["problem.max", ("limit", field?.Max ?? 0)],
        _ => this[Page.Has("problem." + problem.Code) ? "problem." + problem.Code : "problem.other"],
    };

    private Sentence Of(ProgrammeForm form, string part, string english)
    {
        var key = $"{form.Code}.{part}";
        return evidence.Words.Find(PageLanguage.En, Forms)?.Words.GetValueOrDefault(key) == english ? evidence.Words.Say(language, Forms, key) : new(english, PageLanguage.En);
    }
}
