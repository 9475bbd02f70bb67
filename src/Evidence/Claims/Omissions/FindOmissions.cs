using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Answering;

namespace Equipoise.Evidence.Claims.Omissions;

/// <summary>Finds what a page does not say and its readers need, after the items of DISCERN and IPDAS. A page that is not about cells for autism owes nothing.</summary>
/// <remarks>
/// Charnock D et al. (1999). DISCERN. Journal of Epidemiology and Community Health 53:105–111. doi:10.1136/jech.53.2.105.
/// Joseph-Williams N et al. (2014). IPDAS minimum standards. Medical Decision Making 34:699–710. doi:10.1177/0272989X13501721.
/// </remarks>
internal static class FindOmissions
{
    private static readonly ImmutableArray<Duty> Duties = [.. StudyDuties.All, .. TreatmentDuties.All, .. HonestyDuties.All];

    public static ImmutableArray<Omission> Run(PageContents page, EvidenceLinks links)
    {
        if (!page.Page.IsOnTopic) return [];
        var found = ImmutableArray.CreateBuilder<Omission>();
        foreach (var duty in Duties)
        {
            if (!duty.IsDue(page) || duty.IsSaid(page)) continue;
            var (truth, evidence) = duty.Truth(page);
            ImmutableArray<string> ids = [.. evidence.OfType<string>().Where(id => links.Find(id) is not null).Distinct(StringComparer.OrdinalIgnoreCase)];
            if (truth is not null && !ids.IsEmpty) found.Add(new(duty.Id, duty.Says, truth, ids, duty.Standard));
        }

        return found.ToImmutable();
    }
}
