using System.Reflection;
using Equipoise.Desk.Frame;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Parents;
using Equipoise.Registry.Sites;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Equipoise.Desk.Serving;

/// <summary>A call of a page or an address of the registry, and everything that answers it: who calls, what was typed, what was wrong with it. Endpoints take it as an argument.</summary>
public sealed class DeskCall(HttpContext http, Caller? caller, TimeProvider time)
{
    /// <summary>Hidden fields of every form: the key of the request, and why something is changed.</summary>
    internal const string KeyField = "_key", ReasonField = "_reason";

    private const string SaidCookie = "desk-said";

    /// <summary>Endpoints take a call as an argument; <see cref="KeepRule"/> puts the one in place that knows who calls.</summary>
    public static ValueTask<DeskCall?> BindAsync(HttpContext http, ParameterInfo parameter) => ValueTask.FromResult<DeskCall?>(new(http, null, TimeProvider.System));

    public HttpContext Http => http;

    public CancellationToken Cancel => http.RequestAborted;

    public Caller? Caller => caller;

    public TimeProvider Time => time;

    /// <summary>The link that a parent shows; null for everybody else.</summary>
    public ParentAccess? Parent { get; init; }

    /// <summary>Who acts. Only for endpoints that need a role.</summary>
    public Acting Acting => (caller?.Acting ?? throw new InvalidOperationException("This endpoint's rule asks for no role.")) with { RequestKey = RequestKey, Reason = Reason };

    public RegistrySite Site => caller?.Site ?? throw new InvalidOperationException("This endpoint's rule asks for no role.");

    /// <summary>What was typed into the form; empty unless one was sent.</summary>
    public FormText Form { get; private set; } = FormText.Empty;

    /// <summary>Why what was asked for was not done; pages show it above the form and beside its fields.</summary>
    public Refused? Refused { get; private set; }

    /// <summary>What the page before this one wants to have said, such as "Saved."; told once.</summary>
    public string? Said { get; private set; }

    public bool IsProgram => IsForPrograms(http.Request);

    public bool IsForm => !IsProgram && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);

    internal static bool IsForPrograms(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    /// <summary>As a program or a form says it; null for none.</summary>
    private string? RequestKey => IsProgram ? Header("Idempotency-Key") : Form.Text(KeyField);

    private string? Reason => IsProgram ? ReasonOfBody : Form.Text(ReasonField);

    internal string? ReasonOfBody { get; set; }

    /// <summary>For a form whose answer is another page: what was typed into it does not stand in the forms of that page.</summary>
    public void ForgetTyped() => Form = FormText.Empty;

    internal async Task ReadForm() => Form = http.Request.HasFormContentType ? new(await http.Request.ReadFormAsync(Cancel)) : FormText.Empty;

    /// <summary>A page. Its parameters are named as in <c>call.Page&lt;ChildPage&gt;(new { Child = child })</c>.</summary>
    public IResult Page<TPage>(object? parameters = null) where TPage : IComponent
    {
        if (http.Request.Cookies[SaidCookie] is { } said)
        {
            Said = Uri.UnescapeDataString(said);
            http.Response.Cookies.Delete(SaidCookie, new() { Path = DeskServices.Root });
        }

        http.Items[typeof(DeskCall)] = this;
        return new RazorComponentResult<TPage>(parameters ?? new { }) { StatusCode = Refused is null ? StatusCodes.Status200OK : Problems.StatusOf(Refused.Code), PreventStreamingRendering = true };
    }

    /// <summary>Shows the page again that the form stands on, with what was typed and what is wrong with it.</summary>
    public IResult Again<TPage>(Refused refused, object? parameters = null) where TPage : IComponent
    {
        Refused = refused;
        return Page<TPage>(parameters);
    }

    public Task<IResult> Again(Refused refused, Func<Task<IResult>> page)
    {
        ArgumentNullException.ThrowIfNull(page);
        Refused = refused;
        return page();
    }

    /// <summary>After something was done: goes on to another page, which says it.</summary>
    public IResult GoTo(string address, string? said = null)
    {
        if (said is not null) http.Response.Cookies.Append(SaidCookie, Uri.EscapeDataString(said.Length > 500 ? said[..500] : said), Cookie());
        return Results.Extensions.SeeOther(address);
    }

    /// <summary>A page or a body that says why not, where there is no form to show again.</summary>
    public IResult Refuse(Refused refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        if (IsProgram) return Problems.Of(refused);
        Refused = refused;
        return Parent is null ? Page<RefusedPage>() : Page<Parents.ParentEndPage>();
    }

    /// <summary>The form of a page that stands on the same address: what <paramref name="act"/> does, then on to <paramref name="next"/>, or the page again with what is wrong.</summary>
    public async Task<IResult> Act<T>(Task<Outcome<T>> act, Func<T, IResult> next, Func<Task<IResult>> again)
    {
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(next);
        var outcome = await act;
        return outcome.Refused is { } refused ? await Again(refused, again) : next(outcome.Done);
    }

    /// <summary>What was typed into a field before, or else what is on file.</summary>
    public string? Typed(string field, string? onFile) => Form.Has(field) ? Form.Raw(field) : onFile;

    /// <summary>What is wrong with a field.</summary>
    public string? Problem(string field) => Refused?.Fields.FirstOrDefault(p => p.Field == field)?.Message;

    /// <summary>The call that a component stands in.</summary>
    internal static DeskCall Of(HttpContext? http) => http?.Items[typeof(DeskCall)] as DeskCall ?? throw new InvalidOperationException("This component stands on a page of the registry.");

    internal static CookieOptions Cookie(TimeSpan? maxAge = null) => new() { Path = DeskServices.Root, HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = maxAge, IsEssential = true };

    private string? Header(string name) => http.Request.Headers[name].ToString() is { Length: > 0 } text ? text : null;
}
