using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Sites;

namespace Equipoise.Registry.Demonstration;

/// <summary>Who may do what at an invented site, and was trained in what. One person's training has run out, and one line at the second site waits for the investigator.</summary>
internal static class KeepSiteLog
{
    private static readonly Role[] Roles = [Role.Coordinator, Role.Clinician, Role.CellLab, Role.Therapist, Role.BlindedRater];

    public static async Task Fill(DemonstrationSite site)
    {
        foreach (var role in Roles)
            foreach (var (person, number) in site.People(role).Select((p, i) => (p, i)))
            {
                foreach (var topic in Training.Needed(role)) await Train(site, person, topic, RunsOut(role, number, topic) ? site.Present.AddDays(-11) : null);
                foreach (var task in Delegation.Needed(role)) await Delegate(site, person, task, isSigned: !Waits(site, role, number));
            }
    }

    private static bool RunsOut(Role role, int number, TrainingTopic topic) => role == Role.Therapist && number == 1 && topic == TrainingTopic.GoodClinicalPractice;

    private static bool Waits(DemonstrationSite site, Role role, int number) => site.Code != DemonstrationSites.All[0].Code && role == Role.BlindedRater && number == 1;

    private static async Task Train(DemonstrationSite site, Guid person, TrainingTopic topic, DateOnly? expires)
    {
        var title = topic switch
        {
            TrainingTopic.GoodClinicalPractice => "Invented course, ICH E6(R3)",
            TrainingTopic.Programme => "P3 and P5, a day with the sponsor",
            _ => "CARS2-ST and VABS-3, rated beside an experienced rater",
        };
        DemonstrationSite.Must(await new RecordTraining(site.Databases).Run(site.As(Role.Coordinator), new(person, topic, title, site.Today, expires)));
    }

    private static async Task Delegate(DemonstrationSite site, Guid person, SiteTask task, bool isSigned)
    {
        var line = DemonstrationSite.Must(await new DelegateTask(site.Databases).Run(site.As(Role.Coordinator), new(person, task, site.Today)));
        if (isSigned) DemonstrationSite.Must(await new DelegateTask(site.Databases).Sign(site.As(Role.Clinician), line));
    }
}
