using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Desk.Serving;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry;

namespace Equipoise.Desk.Programmes;

/// <summary>Parts of a programme as they were typed. What cannot be read is noted in the form; the caller asks it before anything is kept.</summary>
internal static class TypedParts
{
    private const string NeedsCode = "Give it a code: small letters, digits and hyphens. It is permanent.";

    public static Programme Whole(FormText form, Programme p) => p with
    {
        Title = form.Required("title", "A programme has a title."),
        Summary = form.Required("summary", "Say in a few sentences what it is."),
        Pays = p.Pays with { Payer = form.Required("payer", "Say who pays."), FamilyPays = form.IsOn("familyPays"), Note = form.Text("payNote") },
        Suitability = p.Suitability with { Rule = form.Required("rule", "Say by which rule age, health and severity become the plan."), Deciders = Roles(form, "deciders") },
        Consent = p.Consent with
        {
            DocumentVersion = form.Required("documentVersion", "Write the version of the consent documents."),
            Parents = form.Whole("parents") ?? 0,
            AssentFromMonths = form.Whole("assentFromMonths") ?? 0,
            MajorityMonths = form.Whole("majorityMonths") ?? 0,
            TeachBack = Lines(form, "teachBack"),
        },
    };

    public static ProgrammeVisit Visit(FormText form, string? code) => new()
    {
        Code = code ?? form.Required("code", NeedsCode),
        Name = form.Required("name", "Give the visit a name."),
        Anchor = form.RequiredChoice<VisitAnchor>("anchor", "Choose what the day is counted from."),
        Infusion = form.Whole("infusion"),
        Months = form.Whole("months") ?? 0,
        Days = form.Whole("days") ?? 0,
        WindowBefore = form.Whole("windowBefore") ?? 0,
        WindowAfter = form.Whole("windowAfter") ?? 0,
        Forms = form.All("forms"),
    };

    public static ProgrammeForm Form(FormText form, ProgrammeForm? old) => new()
    {
        Code = old?.Code ?? form.Required("code", NeedsCode),
        Title = form.Required("title", "Give the form a title."),
        Topic = form.RequiredChoice<FormTopic>("topic", "Choose what it is about."),
        Instructions = form.Text("instructions"),
        Repeats = form.IsOn("repeats"),
        Blind = form.IsOn("hidden") ? Blinding.HiddenFromRaters : Blinding.Open,
        Readers = Roles(form, "readers"),
        Writers = Roles(form, "writers"),
        Fields = old?.Fields ?? [],
    };

    public static FormField Field(FormText form, FormField? old) => new()
    {
        Code = old?.Code ?? form.Required("code", NeedsCode),
        Label = form.Required("label", "Write what is asked."),
        Type = form.RequiredChoice<FieldType>("type", "Choose what is entered."),
        Hint = form.Text("hint"),
        Unit = form.Text("unit"),
        Min = form.Decimal("min"),
        Max = form.Decimal("max"),
        WarnBelow = form.Decimal("warnBelow"),
        WarnAbove = form.Decimal("warnAbove"),
        Choices = Choices(form),
        Required = form.IsOn("required"),
        Missing = [.. Enum.GetValues<MissingCode>().Where(m => form.All("missing").Contains(Words.Code(m), StringComparer.Ordinal))],
        Show = form.Text("showField") is { } other ? new() { Field = other, Is = [.. (form.Text("showIs") ?? "").Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] } : null,
        Readers = Roles(form, "readers"),
        Items = form.Text("type") == Words.Code(FieldType.Items) ? old?.Items : null,
        Score = form.Text("instrument") is { } instrument ? new() { Instrument = instrument, Subscale = form.Text("subscale"), Scale = form.RequiredChoice<ScoreScale>("scale", "Choose the scale."), Sum = [.. (form.Text("sum") ?? "").Split([',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] } : null,
    };

    public static EligibilityRule Rule(FormText form, string? code) => new()
    {
        Code = code ?? form.Required("code", NeedsCode),
        Kind = form.RequiredChoice<EligibilityKind>("kind", "Choose whether it lets in or keeps out."),
        Text = form.Required("text", "Write the rule in words."),
        Field = form.Required("field", "Name the field it asks."),
        Test = form.RequiredChoice<RuleTest>("test", "Choose how the answer is compared."),
        Value = form.Decimal("value"),
        High = form.Decimal("high"),
        Choices = [.. (form.Text("choices") ?? "").Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
    };

    /// <summary>Choices as they are typed: one a line, <c>code: label</c>, or <c>code [2]: label</c> where an answer counts in a sum.</summary>
    public static string Said(ImmutableArray<FieldChoice> choices) => string.Join('\n', choices.Select(c => $"{c.Code}{(c.Points is { } points ? string.Create(CultureInfo.InvariantCulture, $" [{points}]") : "")}: {c.Label}"));

    public static string Said(decimal? number) => number?.ToString("0.#############", CultureInfo.InvariantCulture) ?? "";

    private static ImmutableArray<FieldChoice> Choices(FormText form) => [.. Lines(form, "choices").Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).Select(parts => Choice(parts[0], parts.Length > 1 && parts[1].Length > 0 ? parts[1] : parts[0]))];

    private static FieldChoice Choice(string code, string label)
    {
        var at = code.EndsWith(']') ? code.LastIndexOf('[') : -1;
        return at > 0 && int.TryParse(code.AsSpan(at + 1, code.Length - at - 2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var points)
            ? new() { Code = code[..at].Trim(), Label = label, Points = points } : new() { Code = code, Label = label };
    }

    private static ImmutableArray<string> Lines(FormText form, string field) => [.. (form.Text(field) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static ImmutableArray<Role> Roles(FormText form, string field) => [.. Enum.GetValues<Role>().Where(r => form.All(field).Contains(Words.Code(r), StringComparer.Ordinal))];
}
