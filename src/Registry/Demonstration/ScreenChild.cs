using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Participants;

namespace Equipoise.Registry.Demonstration;

/// <summary>From the first visit of a family to the enrolment of its child, or to the reason why it does not take part.</summary>
internal sealed class ScreenChild(InventedChild child, PersonVault vault)
{
    private DemonstrationSite Site => child.Site;

    /// <summary>The version of the consent documents that was explained.</summary>
    private string Documents { get; set; } = "";

    public async Task Begin()
    {
        var sex = child.Chance.Is(0.78) ? Sex.Male : Sex.Female;
        child.Id = DemonstrationSite.Must(await new AddChild(Site.Databases, vault).Run(Site.As(Role.Coordinator, child.Person), new(child.Programme.Id, child.Identity, sex))).ParticipantId;
        Site.In(child.Chance.Between(0, 5), Explain);
    }

    private async Task Explain()
    {
        Documents = await Site.Documents(child.Programme.Id);
        await Say(ConsentKind.Permission, ConsentGiver.Mother);
        if (child.Story == Story.FatherRefuses)
        {
            await Say(ConsentKind.Refusal, ConsentGiver.Father);
            Site.In(3, () => Decline("The father does not want an untested treatment."));
            return;
        }

        await Say(ConsentKind.Permission, ConsentGiver.Father);
        if (child.AgeMonths >= child.Programme.Consent.AssentFromMonths) await Say(ConsentKind.Assent, ConsentGiver.Child, "It nodded at the pictures and gave its hand.");
        if (child.Story != Story.StillScreened) Site.In(child.Chance.Between(1, 6), Judge);
    }

    private async Task Judge()
    {
        await FillIn.Form(child, "screening", null, Site.Today);
        foreach (var role in child.Programme.Suitability.Deciders)
        {
            var because = child.Story == Story.NotEligible ? "Seizures are not under control; first the neurologist." : "By the programme's rule; nothing speaks against it.";
            DemonstrationSite.Must(await new DecideSuitability(Site.Databases).Run(Site.As(role, child.Person), new(child.Id, child.Story != Story.NotEligible, because)));
        }

        if (child.Story == Story.NotEligible) Site.In(1, () => Decline("Seizures that are not under control."));
        else Site.In(child.Chance.Between(1, 8), Enrol);
    }

    private async Task Enrol()
    {
        if (await Site.Documents(child.Programme.Id) is var now && now != Documents)
        {
            Documents = now;
            foreach (var parent in (ConsentGiver[])[ConsentGiver.Mother, ConsentGiver.Father]) await Say(ConsentKind.Permission, parent, "Asked again: the documents are new.");
        }

        var reason = child.Story == Story.EnrolledAllTheSame ? "A month too old on the day; screened in time, and the family was delayed by illness." : null;
        DemonstrationSite.Must(await new EnrolChild(Site.Databases).Run(Site.As(Role.Clinician, child.Person, reason), child.Id));
        await new GoThroughVisits(child).Begin();
    }

    private async Task Decline(string why) => DemonstrationSite.Must(await new DeclineChild(Site.Databases).Run(Site.As(Role.Coordinator, child.Person, why), child.Id));

    private Task Say(ConsentKind kind, ConsentGiver by, string? remark = null) => Site.Say(child, kind, by, Documents, remark);
}
