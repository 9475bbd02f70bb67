using Equipoise.Evidence.Clinics;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Checking;

/// <summary>Nothing in a clinic's file lies after the day the file is current to, things follow one another, and no paper had run out when it was counted.</summary>
internal static class ClinicDates
{
    public static IEnumerable<Problem> Find(Clinic clinic, Locations at)
    {
        foreach (var (owner, field, date) in Dated(clinic))
            if (date.Earliest > clinic.CurrentTo.Latest) yield return at.Problem(Codes.DateInFuture, owner, field, $"This day ({date}) lies after the day to which the file is current ({clinic.CurrentTo}).");
        foreach (var document in clinic.Documents.Where(d => d.Expires is { } last && last.Latest < d.Date.Earliest))
            yield return at.Problem(Codes.DatesOutOfOrder, document, "expires", $"It runs out ({document.Expires}) before its own date ({document.Date}).");
        foreach (var problem in RunOut(clinic, at)) yield return problem;
        if (clinic.Reply.AnsweredOn is { } answered && answered.Latest < clinic.Reply.AskedOn.Earliest)
            yield return at.Problem(Codes.DatesOutOfOrder, clinic.Reply, "answeredOn", $"The clinic answered ({answered}) before it was asked ({clinic.Reply.AskedOn}).");
        if (clinic.Reply.AnsweredOn is null != clinic.Reply.Text is null)
            yield return at.Problem(Codes.MissingField, clinic.Reply, clinic.Reply.Text is null ? "text" : "answeredOn", "What the clinic answered and when stand together.");
        foreach (var appeal in clinic.Appeals)
        {
            if (appeal.Outcome is null != appeal.DecidedOn is null) yield return at.Problem(Codes.MissingField, appeal, appeal.Outcome is null ? "outcome" : "decidedOn", "What was decided and when stand together.");
            if (appeal.DecidedOn is { } decided && decided.Latest < appeal.Date.Earliest) yield return at.Problem(Codes.DatesOutOfOrder, appeal, "decidedOn", $"It was decided ({decided}) before it was made ({appeal.Date}).");
        }
    }

    private static IEnumerable<Problem> RunOut(Clinic clinic, Locations at)
    {
        var documents = clinic.Documents.DistinctBy(d => d.Id, StringComparer.Ordinal).ToDictionary(d => d.Id, StringComparer.Ordinal);
        foreach (var judged in clinic.Vetting.Where(j => j.Result == CriterionResult.Met && !j.Documents.IsEmpty))
        {
            var papers = judged.Documents.Select(documents.GetValueOrDefault).OfType<ClinicDocument>().ToList();
            if (papers.Count > 0 && papers.TrueForAll(d => Standing.HasRunOut(d, clinic.CurrentTo.Earliest)))
                yield return at.Problem(Codes.DocumentRunOut, judged, "documents", $"{judged.Criterion} cannot be met: every document it names had run out by {clinic.CurrentTo}.");
        }
    }

    private static IEnumerable<(object Owner, string Field, PartialDate Date)> Dated(Clinic clinic) =>
    [
        (clinic.Page, "readOn", clinic.Page.ReadOn),
        .. clinic.Documents.Select(d => ((object)d, "date", d.Date)),
        .. clinic.Offers.Select(o => o.Price).OfType<OfferPrice>().Select(p => ((object)p, "date", p.Date)),
        .. clinic.Reviewers.Select(r => ((object)r, "date", r.Date)),
        (clinic.Reply, "askedOn", clinic.Reply.AskedOn),
        .. clinic.Reply.AnsweredOn is { } answered ? [((object)clinic.Reply, "answeredOn", answered)] : Array.Empty<(object, string, PartialDate)>(),
        .. clinic.Appeals.Select(a => ((object)a, "date", a.Date)),
        .. clinic.Appeals.Where(a => a.DecidedOn is not null).Select(a => ((object)a, "decidedOn", a.DecidedOn!.Value)),
        .. clinic.Corrections.Select(c => ((object)c, "date", c.Date)),
        .. clinic.Enforcement.Select(e => ((object)e, "date", e.Date)),
        .. clinic.EnforcementSearched.Select(s => ((object)s, "on", s.On)),
    ];
}
