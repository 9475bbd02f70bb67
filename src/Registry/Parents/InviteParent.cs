using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Translations;
using Equipoise.Registry.Access;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Parents;

/// <summary>A form that parents are asked for.</summary>
/// <param name="Form">Its code.</param>
/// <param name="VisitId">The visit it belongs to; null for a form that is filled in as often as needed.</param>
public sealed record AskedForm(string Form, Guid? VisitId = null);

/// <summary>What parents are asked for.</summary>
/// <param name="ParticipantId">The child.</param>
/// <param name="Forms">The forms, in the order in which they are shown.</param>
/// <param name="Language">en, es, tr, vi or zh.</param>
/// <param name="Days">How many days the link holds, 1 to <see cref="InviteParent.MostDays"/>.</param>
/// <param name="Call">The telephone number to call when something is wrong.</param>
public sealed record NewParentLink(Guid ParticipantId, ImmutableArray<AskedForm> Forms, string Language, int Days, string Call);

/// <summary>A link that was made.</summary>
/// <param name="Id">Its name in the list of links.</param>
/// <param name="Token">What stands in its address, told once and kept nowhere; null when the request is a repeated one.</param>
/// <param name="Until">When it ends.</param>
public sealed record MadeParentLink(Guid Id, [property: JsonIgnore] string? Token, DateTimeOffset Until);

/// <summary>Makes a link by which the parents of a child fill in forms on a phone, without an account.</summary>
public sealed class InviteParent(IDbContextFactory<RegistryDb> databases)
{
    public const int MostDays = 200;
    public const int MostForms = 12;

    public Task<Outcome<MadeParentLink>> Run(Acting acting, NewParentLink asked, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(asked);
        return databases.Act<MadeParentLink>(acting, Right.ParticipantsWrite, "parent.invited", asked, async db =>
        {
            if (Problems(asked).ToImmutableArray() is { IsEmpty: false } problems) return Invalid(problems);
            if (await db.Participants.SingleOrDefaultAsync(p => p.Id == asked.ParticipantId, cancel) is not { } child) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
            var today = (await db.Sites.SingleAsync(cancel)).Today(acting.At);
            var consent = await db.Consent(child, today, cancel);
            if (!consent.MayContact) return new Refused(RefusalCode.NoConsent, "The family does not want to be asked any more.");
            if (!consent.MayCollect(today)) return new Refused(RefusalCode.NoConsent, "The family has taken back its consent to further data.");
            if ((await Unfit(db, child, asked.Forms, cancel)).ToImmutableArray() is { IsEmpty: false } unfit) return Invalid(unfit);
            var token = ParentToken.New(acting.SiteId, Guid.CreateVersion7(acting.At));
            var link = new ParentLink
            {
                SiteId = acting.SiteId, Id = token.LinkId, ParticipantId = child.Id, Language = asked.Language, Call = asked.Call.Trim(), SecretHash = ParentToken.HashOf(token.Secret),
                MadeBy = acting.UserId, Until = acting.At.AddDays(asked.Days),
            };
            db.ParentLinks.Add(link);
            db.ParentTasks.AddRange(asked.Forms.Select((form, i) => new ParentTask
            {
                SiteId = acting.SiteId, Id = Guid.CreateVersion7(acting.At), LinkId = link.Id, ParticipantId = child.Id, Place = i, Form = form.Form, VisitId = form.VisitId,
            }));
            return new MadeParentLink(link.Id, token.ToString(), link.Until);
        }, cancel);
    }

    private static IEnumerable<FieldProblem> Problems(NewParentLink asked)
    {
        if (asked.Forms.IsDefaultOrEmpty) yield return new("forms", "required", "Choose at least one form.");
        else if (asked.Forms.Length > MostForms || asked.Forms.Distinct().Count() < asked.Forms.Length) yield return new("forms", "range", $"Choose each form once, and at most {MostForms}.");
        if (PageLanguages.All.All(l => l.Code() != asked.Language)) yield return new("language", "choice", "Choose one of the languages.");
        if (asked.Days is < 1 or > MostDays) yield return new("days", "range", $"A link holds for 1 to {MostDays} days.");
        if (asked.Call?.Trim() is not { Length: >= 3 and <= ParentLink.LongestCall } call || !call.Any(char.IsAsciiDigit) || call.Any(char.IsControl)) yield return new("call", "form", "Give the telephone number that parents call when something is wrong.");
    }

    private static async Task<List<FieldProblem>> Unfit(RegistryDb db, Participant child, ImmutableArray<AskedForm> forms, CancellationToken cancel)
    {
        var programme = await db.Programme(child.ProgrammeHash, cancel);
        var problems = new List<FieldProblem>();
        foreach (var asked in forms)
            if (await Unfit(db, child, programme, asked, cancel) is { } why) problems.Add(new("forms", "choice", why));
        return problems;
    }

    private static async Task<string?> Unfit(RegistryDb db, Participant child, Programme programme, AskedForm asked, CancellationToken cancel)
    {
        if (programme.Form(asked.Form) is not { } form || !form.MayWrite(Role.Parent)) return $"The programme has no form '{asked.Form}' for parents.";
        if (form.Repeats) return asked.VisitId is null ? null : $"'{form.Title}' belongs to no visit.";
        var visit = asked.VisitId is not { } id ? null : await db.Visits.SingleOrDefaultAsync(v => v.Id == id && v.ParticipantId == child.Id, cancel);
        if (visit is null || programme.Visit(visit.Code)?.Forms.Contains(form.Code, StringComparer.Ordinal) != true) return $"Say at which visit '{form.Title}' is due.";
        return await db.FormRecords.AnyAsync(r => r.ParticipantId == child.Id && r.Form == form.Code && r.VisitId == visit.Id && r.Entry == 1 && r.State != RecordState.Draft, cancel) ? $"'{form.Title}' is complete already." : null;
    }

    private static Refused Invalid(ImmutableArray<FieldProblem> problems) => new(RefusalCode.Invalid, "No link can be made like this.") { Fields = problems };
}
