using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Desk.Children;
using Equipoise.Desk.Serving;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Consents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.Consents;

/// <summary>The process of consent of a child: read, added to, printed for an ethics board.</summary>
internal static class ConsentEndpoints
{
    private const string One = "/children/{id:guid}/consent";

    public static string Address(Guid id) => ChildEndpoints.Address(id) + "/consent";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet(One, (Guid id, DeskCall call, ReadConsentRecord read) => Show(id, call, read, record => call.Page<ConsentPage>(new { Record = record }))).Needs(Right.ConsentsRead);
        pages.MapGet(One + "/print", (Guid id, DeskCall call, ReadConsentRecord read) => Show(id, call, read, record => call.Page<ConsentPrintPage>(new { Record = record }))).Needs(Right.ConsentsRead);
        foreach (var what in Enum.GetValues<SaidWhat>())
        {
            pages.MapGet($"{One}/{Words.Code(what)}", (Guid id, DeskCall call, ReadConsentRecord read) => Show(id, call, read, record => Ask(call, record, what))).Needs(Right.ConsentsWrite);
            pages.MapPost($"{One}/{Words.Code(what)}", (Guid id, DeskCall call, ReadConsentRecord read, RecordConsent record) => Say(id, what, call, read, record)).Needs(Right.ConsentsWrite);
        }

        api.MapGet(One, async (Guid id, DeskCall call, ReadConsentRecord read) => ForProgramsBody.Answer(await read.Run(call.Acting, id, call.Cancel)))
            .WithName("consent").WithSummary("Everything that was said about taking part, who recorded it, and what a withdrawal would stop.").Produces<ConsentRecord>().Needs(Right.ConsentsRead);
        api.MapPost(One, (Guid id, DeskCall call, RecordConsent record) => call.Run<SaidConsent, ImmutableArray<Guid>>(record.Run, ("participantId", id.ToString())))
            .WithName("recordConsent").WithSummary("Record what was said about taking part: permission, assent, dissent, own consent, withdrawal by scope.").Needs(Right.ConsentsWrite);
    }

    private static async Task<IResult> Show(Guid id, DeskCall call, ReadConsentRecord read, Func<ConsentRecord, IResult> page)
    {
        var record = await read.Run(call.Acting, id, call.Cancel);
        return record.Refused is { } refused ? call.Refuse(refused) : page(record.Done);
    }

    private static IResult Ask(DeskCall call, ConsentRecord record, SaidWhat what) => call.Page<SayConsentPage>(new { Record = record, What = what });

    private static async Task<IResult> Say(Guid id, SaidWhat what, DeskCall call, ReadConsentRecord read, RecordConsent record)
    {
        var said = Read(id, what, call.Form);
        var missing = call.Form.Refuse("This cannot be recorded as it is; nothing was saved.");
        Task<IResult> Again() => Show(id, call, read, r => Ask(call, r, what));
        if (missing is not null) return await call.Again(missing, Again);
        return await call.Act(record.Run(call.Acting, said, call.Cancel), _ => call.GoTo(Address(id), Said(said)), Again);
    }

    /// <summary>What a form says. Here everything is demanded that an ethics board asks for; records that come from elsewhere may lack some of it, and the print says so.</summary>
    private static SaidConsent Read(Guid id, SaidWhat what, FormText form)
    {
        var kind = what switch
        {
            SaidWhat.OneParent => ConsentKind.OneParentOnly,
            SaidWhat.Withdrawal => ConsentKind.Withdrawal,
            _ => form.RequiredChoice<ConsentKind>("kind", "Choose what was said."),
        };
        var by = what switch
        {
            SaidWhat.Child => ConsentGiver.Child,
            SaidWhat.Majority => kind == ConsentKind.UnableToDecide ? ConsentGiver.Guardian : ConsentGiver.GrownUp,
            _ => form.RequiredChoice<ConsentGiver>("by", "Choose who said it."),
        };
        var taught = kind is ConsentKind.Permission or ConsentKind.OwnConsent;
        return new(id, kind, by, form.RequiredDay("on", "Write the day."), form.Required("documentVersion", "Say which version of the documents it is about."))
        {
            Time = Time(form),
            Language = taught ? form.Required("language", "Say in which language it was explained.") : form.Text("language"),
            ExplainedBy = taught || kind == ConsentKind.UnableToDecide ? form.Required("explainedBy", kind == ConsentKind.UnableToDecide ? "Say who found so." : "Say who explained it.") : form.Text("explainedBy"),
            Interpreter = form.Text("interpreter"),
            Witness = form.Text("witness"),
            TeachBack = taught ? [.. TeachBack(form)] : [],
            Understood = taught ? form.Required("understood", "Say whether the answers showed that it was understood.") == "yes" : null,
            Scopes = what == SaidWhat.Withdrawal ? Scopes(form) : [],
            Remark = kind is ConsentKind.Dissent or ConsentKind.OneParentOnly or ConsentKind.UnableToDecide ? form.Required("remark", "Say how it showed, or why.") : form.Text("remark"),
        };
    }

    private static TimeOnly? Time(FormText form)
    {
        var text = form.Required("time", "Write the time of day.");
        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return time;
        if (text.Length > 0) form.Wrong("time", "Write the time as hours and minutes, such as 09:30.");
        return null;
    }

    private static ImmutableArray<WithdrawalScope> Scopes(FormText form)
    {
        var scopes = form.All("scopes").Select(text => Enum.GetValues<WithdrawalScope>().Where(s => Words.Code(s) == text).Select(s => (WithdrawalScope?)s).FirstOrDefault()).OfType<WithdrawalScope>().ToImmutableArray();
        if (scopes.IsEmpty) form.Wrong("scopes", "Choose what is taken back.");
        return scopes;
    }

    /// <summary>The questions as they stood on the page: a programme that changed meanwhile changes nothing of what was asked.</summary>
    private static IEnumerable<TeachBackAnswer> TeachBack(FormText form)
    {
        for (var i = 0; form.Text(Question(i)) is { } question; i++) yield return new(question, form.Required(Answer(i), "Write what was answered, in the family's own words."));
    }

    public static string Question(int i) => string.Create(CultureInfo.InvariantCulture, $"question-{i}");

    public static string Answer(int i) => string.Create(CultureInfo.InvariantCulture, $"answer-{i}");

    private static string Said(SaidConsent said) => said.Kind switch
    {
        ConsentKind.Dissent => "Recorded: the child said no. Whatever was about to be done stops today.",
        ConsentKind.Withdrawal => "Recorded. What it stops is stopped.",
        _ => "Recorded.",
    };
}

/// <summary>What can be recorded, each on a page of its own.</summary>
public enum SaidWhat
{
    /// <summary>A parent or guardian permits or says no.</summary>
    Permission,

    /// <summary>The child agrees or says no.</summary>
    Child,

    OneParent,

    /// <summary>The young person has come of age.</summary>
    Majority,

    Withdrawal,
}
