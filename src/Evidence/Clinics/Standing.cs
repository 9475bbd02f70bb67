using System.Collections.Immutable;

namespace Equipoise.Evidence.Clinics;

/// <summary>How a clinic stands on one criterion on a day.</summary>
/// <param name="Criterion">The criterion.</param>
/// <param name="Result">What is shown that day: a criterion whose papers have all run out is no longer shown.</param>
/// <param name="Says">What was seen.</param>
/// <param name="Documents">The papers it rests on.</param>
/// <param name="RanOut">True when it was met until its papers ran out.</param>
public sealed record Standing(VettingCriterion Criterion, CriterionResult Result, string Says, ImmutableArray<ClinicDocument> Documents, bool RanOut)
{
    /// <summary>One for each criterion of the checklist, in its order.</summary>
    public static ImmutableArray<Standing> Of(Clinic clinic, ImmutableArray<VettingCriterion> checklist, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(clinic);
        var judged = clinic.Vetting.ToDictionary(j => j.Criterion, StringComparer.Ordinal);
        var documents = clinic.Documents.ToDictionary(d => d.Id, StringComparer.Ordinal);
        return [.. checklist.Select(c => Of(c, judged.GetValueOrDefault(c.Id), documents, day))];
    }

    /// <summary>Whether a paper no longer counts on a day.</summary>
    public static bool HasRunOut(ClinicDocument document, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Expires is { } last && last.Latest < day;
    }

    private static Standing Of(VettingCriterion criterion, CriterionJudgement? judged, Dictionary<string, ClinicDocument> documents, DateOnly day)
    {
        if (judged is null) return new(criterion, CriterionResult.NotShown, "", [], RanOut: false);
        ImmutableArray<ClinicDocument> papers = [.. judged.Documents.Select(documents.GetValueOrDefault).OfType<ClinicDocument>()];
        var ranOut = judged.Result == CriterionResult.Met && papers.All(d => HasRunOut(d, day));
        return new(criterion, ranOut ? CriterionResult.NotShown : judged.Result, judged.Says, papers, ranOut);
    }
}
