using System.Text.RegularExpressions;
using Equipoise.Evidence.Clinics;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Checking;

/// <summary>A clinic is judged by two people, criterion by criterion, from papers that can be told apart and were valid when they were read.</summary>
internal static partial class ClinicChecks
{
    /// <summary>Words that are pages of their own beside those of the clinics.</summary>
    private static readonly string[] Reserved = ["checklist", "compare", "why-not"];

    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        var criteria = files.Of<VettingChecklist>().SelectMany(c => c.Criteria).Select(c => c.Id).ToList();
        foreach (var clinic in files.Of<Clinic>())
        {
            foreach (var problem in Place(clinic, at).Concat(People(clinic, at)).Concat(Papers(clinic, at)).Concat(Offered(clinic, at)).Concat(ClinicDates.Find(clinic, at))) yield return problem;
            if (!files.AnyUnparsed(CriterionKeys.Topic) && !files.Failed(CriterionKeys.Topic, "checklist"))
                foreach (var problem in Vetted(clinic, criteria, at)) yield return problem;
        }
    }

    private static IEnumerable<Problem> Place(Clinic clinic, Locations at)
    {
        var demonstration = at.FileOf(clinic).StartsWith(FileKind.Demonstration + "/", StringComparison.Ordinal);
        if (clinic.Invented != demonstration)
            yield return at.Problem(Codes.ClinicMisplaced, clinic, "invented", demonstration
                ? "A clinic in data/demonstration must say invented: true."
                : "An invented clinic must not stand in data/clinics; its place is data/demonstration/clinics.");
        if (Reserved.Contains(clinic.Id, StringComparer.OrdinalIgnoreCase)) yield return at.Problem(Codes.BadId, clinic, "id", $"'{clinic.Id}' is the address of another page.");
        if (!Countries.Names.ContainsKey(clinic.Country)) yield return at.Problem(Codes.BadCode, clinic, "country", $"'{clinic.Country}' is not an ISO 3166-1 alpha-2 country code known here.");
        if (!(Uri.TryCreate(clinic.Page.Address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            yield return at.Problem(Codes.BadCode, clinic.Page, "address", $"'{clinic.Page.Address}' is not a web address.");
        if (clinic.Law.IsEmpty) yield return at.Problem(Codes.MissingField, clinic, "law", "What is legal there must be said: the id of at least one fact in data/law.");
        if (clinic.EnforcementSearched.IsEmpty) yield return at.Problem(Codes.MissingField, clinic, "enforcementSearched", "Where enforcement was looked for must be said, also when nothing was found.");
    }

    private static IEnumerable<Problem> People(Clinic clinic, Locations at)
    {
        var names = clinic.Reviewers.Select(r => Blanks().Replace(r.Name.Trim(), " ")).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        if (names < 2 || names < clinic.Reviewers.Length)
            yield return at.Problem(Codes.ReviewersUnfit, clinic, "reviewers", names < 2 ? "A clinic is judged by at least two different people." : "A reviewer is named twice.");
    }

    private static IEnumerable<Problem> Papers(Clinic clinic, Locations at)
    {
        foreach (var document in clinic.Documents)
            if (!Hash().IsMatch(document.Hash)) yield return at.Problem(Codes.BadCode, document, "hash", "The hash is SHA-256: 64 digits from 0 to 9 and a to f.");
        if (!Hash().IsMatch(clinic.Page.Hash)) yield return at.Problem(Codes.BadCode, clinic.Page, "hash", "The hash is SHA-256: 64 digits from 0 to 9 and a to f.");
        foreach (var twice in clinic.Documents.GroupBy(d => d.Id, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
            yield return at.Problem(Codes.DuplicateId, twice, "id", $"There are two documents '{twice.Id}' in this file.");
        foreach (var twice in clinic.Documents.GroupBy(d => d.Hash, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
            yield return at.Problem(Codes.DuplicateId, twice, "hash", "Another document here has the same hash: it is the same paper.");
    }

    private static IEnumerable<Problem> Vetted(Clinic clinic, List<string> criteria, Locations at)
    {
        var documents = clinic.Documents.Select(d => d.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var missing in criteria.Except(clinic.Vetting.Select(j => j.Criterion), StringComparer.Ordinal))
            yield return at.Problem(Codes.CriterionMissing, clinic, "vetting", $"Criterion {missing} is not judged. When nothing was shown for it, say not-shown.");
        foreach (var twice in clinic.Vetting.GroupBy(j => j.Criterion, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
            yield return at.Problem(Codes.DuplicateId, twice, "criterion", $"Criterion {twice.Criterion} is judged twice.");
        foreach (var (owner, criterion) in clinic.Vetting.Select(j => ((object)j, j.Criterion)).Concat(clinic.Appeals.Select(a => ((object)a, a.Criterion))))
            if (!criteria.Contains(criterion, StringComparer.Ordinal)) yield return at.Problem(Codes.ReferenceUnknown, owner, "criterion", $"The checklist has no criterion '{criterion}'.");
        foreach (var judged in clinic.Vetting)
        {
            foreach (var unknown in judged.Documents.Where(d => !documents.Contains(d))) yield return at.Problem(Codes.ReferenceUnknown, judged, "documents", $"There is no document '{unknown}' in this file.");
            if (judged is { Result: CriterionResult.Met, Documents.IsEmpty: true }) yield return at.Problem(Codes.DocumentMissing, judged, "documents", $"{judged.Criterion} cannot be met without a document. The clinic's word alone is not enough.");
            if (judged is { Result: CriterionResult.NotShown, Documents.IsEmpty: false }) yield return at.Problem(Codes.JudgementUnfit, judged, "documents", $"{judged.Criterion} is not shown, yet names a document. It is met or not met by that document, or the document does not count.");
        }
    }

    private static IEnumerable<Problem> Offered(Clinic clinic, Locations at)
    {
        foreach (var offer in clinic.Offers)
        {
            if (offer.DoseLow is null != offer.DoseHigh is null || offer.DoseLow is null != offer.DoseUnit is null)
                yield return at.Problem(Codes.MissingField, offer, "doseUnit", "A dose has a low end, a high end and a unit, or none of them.");
            if (offer.DoseLow is null != (offer.DoseBasis == DoseBasis.NotSaid)) yield return at.Problem(Codes.MissingField, offer, "doseBasis", "A dose says what it is counted by, and without a dose the basis is not-said.");
            if (offer.DoseLow <= 0 || offer.DoseLow > offer.DoseHigh) yield return at.Problem(Codes.IntervalReversed, offer, "doseLow", "A dose is above zero, and its low end lies below its high end.");
            if (offer.Sessions is < 1 or > 100) yield return at.Problem(Codes.OutOfRange, offer, "sessions", "There are 1 to 100 sessions.");
            if (offer.Price is not { } price) continue;
            if (!CodeChecks.Currency().IsMatch(price.Currency)) yield return at.Problem(Codes.BadCode, price, "currency", $"'{price.Currency}' is not an ISO 4217 currency code.");
            if (price.Low < 0 || price.Low > price.High) yield return at.Problem(Codes.IntervalReversed, price, "low", "A price is not negative, and its low end lies below its high end.");
            if (clinic.Documents.All(d => d.Id != price.Document)) yield return at.Problem(Codes.ReferenceUnknown, price, "document", $"There is no document '{price.Document}' in this file.");
        }
    }

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.None, 1000)]
    private static partial Regex Hash();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
