using Equipoise.Evidence.Programmes;
using Equipoise.Registry.AdverseEvents;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Demonstration;

/// <summary>An adverse event as it is entered: how many days it lasted, and how many days ago it began; when that is not said, it was over yesterday.</summary>
internal sealed record InventedEvent(string Words, string Term, string Grade = "1", string Related = "unlikely", string Learned = "told", string Special = "", string Serious = "", string Outcome = "recovered", int Days = 2, int? DaysAgo = null);

/// <summary>What happens to an invented child between its visits: illness, medicines, sessions, and what its parents write down.</summary>
internal sealed class HappenToChild(InventedChild child)
{
    private static readonly InventedEvent[] Everyday =
    [
        new("Cold and cough for some days.", "Common cold", Days: 5), new("Fever of 38.6 °C for a day.", "Fever", "2", Days: 1), new("Diarrhoea for two days.", "Diarrhoea"), new("Fell in the playground and bruised a knee.", "Fall", Learned: "asked", Days: 4),
        new("Rash on both arms after a new soap.", "Rash", Related: "unlikely"), new("Slept badly for a week, awake from three on.", "Sleeplessness", Related: "possible", Days: 7), new("Middle ear infection, antibiotics.", "Middle ear infection", "2", Special: "infection", Days: 6), new("More restless than usual for some days.", "Restlessness", Related: "possible", Days: 4),
    ];

    private static readonly InventedEvent[] Serious =
    [
        new("Seizure with fever at home, two minutes; kept in hospital for a night.", "Seizure with fever", "3", "possible", Special: "seizure", Serious: "hospital", Outcome: "recovering", DaysAgo: 1),
        new("Pneumonia; in hospital with oxygen.", "Pneumonia", "3", "unlikely", Special: "infection", Serious: "hospital|important", Outcome: "not-recovered", DaysAgo: 2),
    ];

    private static readonly (string Name, string Kind, string Why)[] Medicines = [("Melatonin 2 mg", "medicine", "Sleep"), ("Vitamin D drops", "supplement", "!Unknown"), ("Risperidone 0.25 mg", "medicine", "Irritability"), ("Diet without gluten", "diet", "The parents' wish"), ("Omega-3 capsules", "supplement", "!Unknown")];

    private DemonstrationSite Site => child.Site;

    /// <summary>Whether child or family, having said no once, has been asked a second time.</summary>
    public bool IsAskedAgain { get; set; }

    public void Begin()
    {
        if (child.Chance.Is(0.45)) Site.In(0, Medicine);
        Site.In(child.Chance.Between(10, 60), FallIll);
        Site.In(child.Chance.Between(3, 9), () => Diary(child.Chance.Between(3, 12)));
        if (child.Story == Story.SeriousEvent) BeginSerious(child.Programme.Treatment.Doses.Length > 1);
    }

    /// <summary>Of one event the sponsor hears within hours; of the other too late.</summary>
    private void BeginSerious(bool isToldLate)
    {
        Site.On(Site.Present.AddDays(isToldLate ? -3 : -1), 9.5, () => Event(Serious[isToldLate ? 1 : 0]));
        Site.On(Site.Present.AddDays(-1), isToldLate ? 10 : 13, TellSponsor);
    }

    private async Task TellSponsor()
    {
        if (child.IsGone) return;
        await using var db = Site.Reading();
        var notice = await db.EventNotices.SingleAsync(n => n.ParticipantId == child.Id && n.To == NoticeTo.Sponsor);
        var acting = Site.As(Role.Coordinator, child.Person);
        DemonstrationSite.Must(await new SendNotice(Site.Databases).Run(acting, new(notice.Id, acting.At, null)));
    }

    /// <summary>After the infusion the sessions begin, and the parents' programme at home.</summary>
    public void Infused(DateOnly today)
    {
        if (child.Programme.Form("home") is not null) Site.On(today.AddDays(7), 20, () => Home(24));
    }

    public async Task Session(Visit? visit)
    {
        if (child.IsGone) return;
        await FillIn.Form(child, "session", visit, Site.Today);
        if (visit is not null) Site.In(4, () => Sessions(40));
    }

    /// <summary>Two sessions a week, until they come to an end.</summary>
    private async Task Sessions(int left)
    {
        if (left == 0 || child.IsGone) return;
        await Session(null);
        Site.In(left % 2 == 0 ? 3 : 4, () => Sessions(left - 1));
    }

    private async Task Home(int left)
    {
        if (left == 0 || child.IsGone || !child.MayBeCalled) return;
        if (child.Chance.Is(0.75)) await FillIn.Form(child, "home", null, Site.Today.AddDays(-6));
        Site.On(Site.Today.AddDays(7), 20, () => Home(left - 1));
    }

    /// <summary>Parents write less and less.</summary>
    private async Task Diary(int left)
    {
        if (left == 0 || child.IsGone || !child.MayBeCalled) return;
        await FillIn.Form(child, "diary", null, Site.Today);
        Site.On(Site.Today.AddDays(child.Chance.Between(4, 21)), 20.5, () => Diary(left - 1));
    }

    private async Task Medicine()
    {
        var (name, kind, why) = child.Chance.Of(Medicines);
        await FillIn.Form(child, "medication", null, Site.Today, ("name", name), ("kind", kind), ("why", why), ("from", Site.Today.AddMonths(-child.Chance.Between(1, 14)).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)));
    }

    private async Task FallIll()
    {
        await Event(child.Chance.Of(Everyday));
        Site.In(child.Chance.Between(40, 190), FallIll);
    }

    /// <summary>Enters an adverse event of which the site hears now.</summary>
    public async Task Event(InventedEvent told)
    {
        if (child.IsGone) return;
        var today = Site.Today;
        var began = today.AddDays(-(told.DaysAgo ?? told.Days + 1));
        await FillIn.Form(child, "adverse-event", null, today, ("verbatim", told.Words), ("began", Answers.Said(began)), ("ended", told.Outcome == "recovered" ? Answers.Said(began.AddDays(told.Days - 1)) : ""), ("aware", Answers.Said(today)), ("aware-time", Site.Time), ("term", told.Term), ("grade", told.Grade),
            ("serious", told.Serious.Length > 0 ? "yes" : "no"), ("serious-why", told.Serious), ("related", told.Related), ("reasonable", told.Related == "unlikely" ? "no" : "yes"), ("action", told.Serious.Length > 0 ? "hospital|medicine" : "none"), ("special", told.Special), ("how-learned", told.Learned), ("outcome", told.Outcome));
    }
}
