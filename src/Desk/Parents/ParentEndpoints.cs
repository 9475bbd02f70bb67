using System.Collections.Immutable;
using Equipoise.Desk.Serving;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Translations;
using Equipoise.Registry;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Parents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Equipoise.Desk.Parents;

/// <summary>What a parent meets who opens a link: a few words, then question after question, each saved before the next.</summary>
internal static class ParentEndpoints
{
    public const string Root = DeskServices.Root + "/p/";

    private const string LanguageCookie = "parent-language";
    private const string Required = "required";

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/p/{token}", Start).IsForParents(beforeBegin: true);
        pages.MapPost("/p/{token}", Begin).IsForParents(beforeBegin: true);
        pages.MapGet("/p/{token}/{task:guid}", GoOn).IsForParents();
        pages.MapGet("/p/{token}/{task:guid}/send", (Guid task, DeskCall call) => Check(task, call)).IsForParents();
        pages.MapPost("/p/{token}/{task:guid}/send", Send).IsForParents();
        pages.MapGet("/p/{token}/{task:guid}/{question}", (Guid task, string question, DeskCall call) => Question(task, question, call)).IsForParents();
        pages.MapPost("/p/{token}/{task:guid}/{question}", Answer).IsForParents();
    }

    /// <summary>What a link that does not hold, or not on this device, gets instead.</summary>
    public static IResult? Refuse(DeskCall call, Rule rule)
    {
        if (call.Parent is not { IsOpen: true } parent) return call.Again<ParentEndPage>(new(RefusalCode.NotFound, "The link holds no more, or never did."));
        return rule.IsBeforeBegin || parent.IsThisDevice ? null : call.GoTo(Home(call));
    }

    /// <summary>The first page of the link that is shown.</summary>
    public static string Home(DeskCall call) => Root + call.Http.Request.RouteValues[IdentifyParent.Token];

    /// <summary>The words of the page, in the language that was chosen on it, or else of the link.</summary>
    public static ParentWords WordsOf(DeskCall call)
    {
        var code = call.Http.Request.Query["lang"].ToString() is { Length: > 0 } asked ? asked : call.Http.Request.Cookies[LanguageCookie] ?? call.Parent?.Link.Language;
        return new(call.Http.RequestServices.GetRequiredService<Snapshot>(), PageLanguages.Translated(code) ?? PageLanguage.En);
    }

    private static IResult Start(DeskCall call)
    {
        if (call.Http.Request.Query.ContainsKey("lang")) call.Http.Response.Cookies.Append(LanguageCookie, WordsOf(call).Language.Code(), Cookie(call));
        // The device gets its own secret before anything is begun, so that two touches of the button are one device.
        if (call.Http.Request.Cookies[IdentifyParent.DeviceCookie] is null) call.Http.Response.Cookies.Append(IdentifyParent.DeviceCookie, NewDevice(), Cookie(call));
        return call.Parent!.IsThisDevice ? call.Page<ParentTasksPage>(new { Link = call.Parent }) : call.Page<ParentStartPage>(new { Link = call.Parent });
    }

    private static async Task<IResult> Begin(DeskCall call, BeginParentLink begin)
    {
        if (call.Http.Request.Cookies[IdentifyParent.DeviceCookie] is not { Length: > 20 and < 100 } device) return Again("cookies");
        var code = string.Concat((call.Form.Text("code") ?? "").Where(char.IsAsciiDigit));
        var begun = await begin.Run(call.Acting, new(device, code.Length == 0 ? null : code), call.Cancel);
        if (begun.Refused is not null) return call.GoTo(Home(call));
        return begun.Done ? call.GoTo(Home(call)) : Again("code");

        IResult Again(string problem) => call.Again<ParentStartPage>(new(RefusalCode.Invalid, problem) { Fields = [new("code", problem, problem)] }, new { Link = call.Parent });
    }

    private static IResult GoOn(Guid task, DeskCall call)
    {
        if (Asked(task, call) is not { } questions) return call.GoTo(Home(call));
        return call.GoTo($"{Home(call)}/{task}/{questions.Open?.Code ?? "send"}");
    }

    private static IResult Question(Guid task, string question, DeskCall call)
    {
        if (Asked(task, call) is not { } questions || questions[question] is not { } field) return call.GoTo(Home(call));
        return call.Page<ParentQuestionPage>(new { Questions = questions, Field = field, Address = $"{Home(call)}/{task}" });
    }

    private static async Task<IResult> Answer(Guid task, string question, DeskCall call, SaveParentForm save)
    {
        if (Asked(task, call) is not { } questions || questions[question] is not { } field) return call.GoTo(Home(call));
        var input = Input(call, field);
        if (field.Required && input.IsEmpty) return Wrong(new(RefusalCode.Invalid, "") { Fields = [new(field.Code, Required, "")] });
        var answers = ImmutableSortedDictionary<string, FieldInput>.Empty.Add(field.Code, input);
        if (questions.ByQuestions is { } way) answers = answers.Add(way.Field, new() { Text = way.Answer });
        var saved = await save.Run(call.Acting, new(task, questions.Seen) { Values = answers }, call.Cancel);
        if (saved.Refused is { } refused) return refused.Code == RefusalCode.Invalid ? Wrong(refused) : call.GoTo(Home(call));
        // Which question is next hangs on what was just answered.
        var now = await call.Http.RequestServices.GetRequiredService<IdentifyParent>().Run(call.Http);
        var after = now?.Forms.FirstOrDefault(f => f.Task.Id == task) is { Form: { } form } asked ? new ParentQuestions(asked, form).After(field.Code) : null;
        return call.GoTo($"{Home(call)}/{task}/{after?.Code ?? "send"}");

        IResult Wrong(Refused refused) => call.Again<ParentQuestionPage>(refused, new { Questions = questions, Field = field, Address = $"{Home(call)}/{task}" });
    }

    private static IResult Check(Guid task, DeskCall call)
    {
        if (Asked(task, call) is not { } questions) return call.GoTo(Home(call));
        if (questions.Seen == 0) return call.GoTo($"{Home(call)}/{task}");
        return call.Page<ParentCheckPage>(new { Questions = questions, Address = $"{Home(call)}/{task}" });
    }

    private static async Task<IResult> Send(Guid task, DeskCall call, SaveParentForm save)
    {
        if (Asked(task, call) is not { } questions) return call.GoTo(Home(call));
        var sent = await save.Run(call.Acting, new(task, questions.Seen) { Complete = true }, call.Cancel);
        if (sent.Refused is { Code: RefusalCode.Invalid } refused) return call.Again<ParentCheckPage>(refused, new { Questions = questions, Address = $"{Home(call)}/{task}" });
        return call.GoTo(Home(call), sent.IsDone ? "sent" : null);
    }

    private static ParentQuestions? Asked(Guid task, DeskCall call) =>
        call.Parent!.Forms.FirstOrDefault(f => f.Task.Id == task) is { IsDone: false, Form: { } form } asked ? new(asked, form) : null;

    /// <summary>What was answered: one value or several, or why there is none.</summary>
    private static FieldInput Input(DeskCall call, FormField field)
    {
        var values = call.Form.All("v");
        var missing = call.Form.Text("m") ?? values.FirstOrDefault(v => v.StartsWith('!'))?[1..];
        var code = missing is null ? null : Enum.GetValues<MissingCode>().Select(m => (MissingCode?)m).FirstOrDefault(m => Words.Code(m!.Value) == missing);
        var given = values.RemoveAll(v => v.StartsWith('!'));
        return field.Type == FieldType.Multi ? new() { Chosen = given, Missing = code } : new() { Text = given.FirstOrDefault()?.Replace(',', field.Type is FieldType.Decimal or FieldType.Score ? '.' : ','), Missing = code };
    }

    private static string NewDevice() => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(24));

    /// <summary>Goes to this link's addresses alone, and ends with it.</summary>
    private static CookieOptions Cookie(DeskCall call) => new()
    {
        Path = Home(call), HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = call.Http.Request.IsHttps, IsEssential = true, Expires = call.Parent!.Link.Until,
    };
}
