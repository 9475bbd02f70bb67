using Equipoise.Desk.Serving;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Snapshots;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Programmes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Desk.Programmes;

/// <summary>The parts of a draft, each on its page: visits, forms, fields, rules, and what is said of the whole.</summary>
internal static class DraftPartEndpoints
{
    /// <summary>Stands in an address for a part that is not there yet.</summary>
    public const string New = "new";

    private const string Base = "/programmes/{programme}/edit";

    /// <summary>What a page of a part asks for.</summary>
    private sealed record Editing(string Programme, DeskCall Call, ChangeDraft Change, IDbContextFactory<RegistryDb> Databases, Snapshot Evidence, ReadProgrammes Read);

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet(Base + "/whole", (string programme, DeskCall call, ChangeDraft change, IDbContextFactory<RegistryDb> databases, Snapshot evidence, ReadProgrammes read) => Whole(new(programme, call, change, databases, evidence, read))).Needs(Right.ProgrammesWrite);
        pages.MapPost(Base + "/whole", (string programme, DeskCall call, ChangeDraft change, IDbContextFactory<RegistryDb> databases, Snapshot evidence, ReadProgrammes read) => SaveWhole(new(programme, call, change, databases, evidence, read))).Needs(Right.ProgrammesWrite);
        pages.MapGet(Base + "/visits/{visit}", (string programme, string visit, DeskCall call, ChangeDraft change, IDbContextFactory<RegistryDb> databases, Snapshot evidence, ReadProgrammes read) => Visit(visit, new(programme, call, change, databases, evidence, read))).Needs(Right.ProgrammesWrite);
        pages.MapPost(Base + "/visits/{visit}", (string programme, string visit, DeskCall call, ChangeDraft change, IDbContextFactory<RegistryDb> databases, Snapshot evidence, ReadProgrammes read) => SaveVisit(visit, new(programme, call, change, databases, evidence, read))).Needs(Right.ProgrammesWrite);
        pages.MapGet(Base + "/forms/{form}", (string programme, string form, DeskCall call, ChangeDraft change, IDbContextFactory<RegistryDb> databases, Snapshot evidence, ReadProgrammes read) => Form(form, new(programme, call, change, databases, evidence, read))).Needs(Right.ProgrammesWrite);
        pages.MapPost(Base + "/forms/{form}", (string programme, string form, DeskCall call, ChangeDraft change, IDbContextFactory<RegistryDb> databases, Snapshot evidence, ReadProgrammes read) => SaveForm(form, new(programme, call, change, databases, evidence, read))).Needs(Right.ProgrammesWrite);
        pages.MapGet(Base + "/forms/{form}/fields/{field}", (string programme, string form, string field, DeskCall call, ChangeDraft change, IDbContextFactory<RegistryDb> databases, Snapshot evidence, ReadProgrammes read) => FieldOf(form, field, new(programme, call, change, databases, evidence, read))).Needs(Right.ProgrammesWrite);
        pages.MapPost(Base + "/forms/{form}/fields/{field}", (string programme, string form, string field, DeskCall call, ChangeDraft change, IDbContextFactory<RegistryDb> databases, Snapshot evidence, ReadProgrammes read) => SaveField(form, field, new(programme, call, change, databases, evidence, read))).Needs(Right.ProgrammesWrite);
        pages.MapGet(Base + "/rules/{rule}", (string programme, string rule, DeskCall call, ChangeDraft change, IDbContextFactory<RegistryDb> databases, Snapshot evidence, ReadProgrammes read) => Rule(rule, new(programme, call, change, databases, evidence, read))).Needs(Right.ProgrammesWrite);
        pages.MapPost(Base + "/rules/{rule}", (string programme, string rule, DeskCall call, ChangeDraft change, IDbContextFactory<RegistryDb> databases, Snapshot evidence, ReadProgrammes read) => SaveRule(rule, new(programme, call, change, databases, evidence, read))).Needs(Right.ProgrammesWrite);
    }

    private static Task<IResult> Whole(Editing e) => Page(e, view => e.Call.Page<DraftWholePage>(new { View = view }));

    private static Task<IResult> SaveWhole(Editing e) => Save(e, p => (TypedParts.Whole(e.Call.Form, p), "Changed what is said of the whole.", ""), () => Whole(e));

    private static Task<IResult> Visit(string code, Editing e) => Page(e, view => code == New || view.Programme!.Visit(code) is not null ? e.Call.Page<DraftVisitPage>(new { View = view, Visit = view.Programme!.Visit(code) }) : e.Call.Refuse(Nothing));

    private static Task<IResult> SaveVisit(string code, Editing e) => Save(e, p => e.Call.Form.Text("act") switch
    {
        "remove" => (p.WithoutVisit(code), $"Removed the visit {code}.", ""),
        "up" => (p.MoveVisit(code, -1), $"Moved the visit {code} up.", ""),
        "down" => (p.MoveVisit(code, 1), $"Moved the visit {code} down.", ""),
        _ when code == New && Taken(e.Call.Form.Text("code"), p.Visit) => null,
        _ => TypedParts.Visit(e.Call.Form, code == New ? null : code) is var visit ? (p.With(visit), $"{(code == New ? "Added" : "Changed")} the visit {visit.Code}.", "") : null,
    }, () => Visit(code, e));

    private static Task<IResult> Form(string code, Editing e) => Page(e, view => code == New || view.Programme!.Form(code) is not null ? e.Call.Page<DraftFormPage>(new { View = view, Form = view.Programme!.Form(code) }) : e.Call.Refuse(Nothing));

    private static Task<IResult> SaveForm(string code, Editing e) => Save(e, p => e.Call.Form.Text("act") switch
    {
        "remove" => (p.WithoutForm(code), $"Removed the form {code}.", ""),
        "up" => (p.MoveForm(code, -1), $"Moved the form {code} up.", ""),
        "down" => (p.MoveForm(code, 1), $"Moved the form {code} down.", ""),
        _ when code == New && Taken(e.Call.Form.Text("code"), p.Form) => null,
        _ => TypedParts.Form(e.Call.Form, code == New ? null : p.Form(code)) is var form ? (p.With(form), $"{(code == New ? "Added" : "Changed")} the form {form.Code}.", $"/forms/{form.Code}") : null,
    }, () => Form(code, e));

    private static Task<IResult> FieldOf(string form, string code, Editing e) => Page(e, view => view.Programme!.Form(form) is { } of && (code == New || of.Field(code) is not null) ? e.Call.Page<DraftFieldPage>(new { View = view, Form = of, FormField = of.Field(code) }) : e.Call.Refuse(Nothing));

    private static Task<IResult> SaveField(string form, string code, Editing e) => Save(e, p => p.Form(form) is not { } of ? null : e.Call.Form.Text("act") switch
    {
        "remove" => (p.With(of.WithoutField(code)), $"Removed the field {form}.{code}.", "/forms/" + form),
        "up" => (p.With(of.MoveField(code, -1)), $"Moved the field {form}.{code} up.", "/forms/" + form),
        "down" => (p.With(of.MoveField(code, 1)), $"Moved the field {form}.{code} down.", "/forms/" + form),
        _ when code == New && Taken(e.Call.Form.Text("code"), of.Field) => null,
        _ => TypedParts.Field(e.Call.Form, code == New ? null : of.Field(code)) is var field ? (p.With(of.With(field)), $"{(code == New ? "Added" : "Changed")} the field {form}.{field.Code}.", "/forms/" + form) : null,
    }, () => FieldOf(form, code, e));

    private static Task<IResult> Rule(string code, Editing e) => Page(e, view => code == New || view.Programme!.Eligibility.Any(r => r.Code == code) ? e.Call.Page<DraftRulePage>(new { View = view, Rule = view.Programme!.Eligibility.FirstOrDefault(r => r.Code == code) }) : e.Call.Refuse(Nothing));

    private static Task<IResult> SaveRule(string code, Editing e) => Save(e, p => e.Call.Form.Text("act") switch
    {
        "remove" => (p.WithoutRule(code), $"Removed the rule {code}.", ""),
        "up" => (p.MoveRule(code, -1), $"Moved the rule {code} up.", ""),
        "down" => (p.MoveRule(code, 1), $"Moved the rule {code} down.", ""),
        _ when code == New && Taken(e.Call.Form.Text("code"), c => p.Eligibility.FirstOrDefault(r => r.Code == c)) => null,
        _ => TypedParts.Rule(e.Call.Form, code == New ? null : code) is var rule ? (p.With(rule), $"{(code == New ? "Added" : "Changed")} the rule {rule.Code}.", "") : null,
    }, () => Rule(code, e));

    private static bool Taken(string? code, Func<string, object?> find) => code is not null && find(code) is not null;

    private static async Task<IResult> Page(Editing e, Func<DraftView, IResult> page)
    {
        if (await DraftView.Read(e.Call, e.Programme, e.Databases, e.Evidence, e.Read) is not { } view) return e.Call.Refuse(new(RefusalCode.NotFound, "There is no open draft of this programme."));
        return view.Programme is null ? e.Call.Refuse(Unreadable) : page(view);
    }

    /// <summary>Changes the programme, writes it, keeps it as the next step of the draft, and goes on to a page of the draft.</summary>
    private static async Task<IResult> Save(Editing e, Func<Programme, (Programme Programme, string Says, string To)?> change, Func<Task<IResult>> again)
    {
        string text;
        await using (var db = e.Databases.For(e.Call.Acting))
        {
            if (await db.Standing(e.Programme, e.Call.Cancel) is not { } standing) return e.Call.Refuse(new(RefusalCode.NotFound, "There is no open draft of this programme."));
            text = standing.Text;
        }

        if (ReadProgramme.Draft(text, e.Evidence).Programme is not { } programme) return e.Call.Refuse(Unreadable);
        var changed = change(programme);
        if (e.Call.Form.Refuse("The change was not made.") is { } refused) return await e.Call.Again(refused, again);
        if (changed is not { } made) return await e.Call.Again(new(RefusalCode.Duplicate, "The change was not made.") { Fields = [new("code", "duplicate", "There is one with this code already; take another.")] }, again);
        return await e.Call.Act(e.Change.Run(e.Call.Acting, new(e.Programme, DraftEndpoints.Seen(e.Programme, e.Call).Seen, ReadProgramme.Write(made.Programme), made.Says), e.Call.Cancel), _ => e.Call.GoTo(DraftEndpoints.Address(e.Programme) + made.To, made.Says), again);
    }

    private static Refused Nothing { get; } = new(RefusalCode.NotFound, "The draft has no such part.");

    private static Refused Unreadable { get; } = new(RefusalCode.WrongState, "The text of the draft cannot be understood as it is. Mend it in the text, or take the last change back.");
}
