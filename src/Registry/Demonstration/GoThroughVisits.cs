using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Demonstration;

/// <summary>An enrolled child's visits, one after another: in time, late, missed, postponed, or stopped by a withdrawal.</summary>
internal sealed class GoThroughVisits(InventedChild child)
{
    private static readonly string[] Reasons = ["The family was away.", "The child had a fever.", "Nobody could be reached.", "The rater was ill and no other day could be found."];

    private readonly HappenToChild happens = new(child);

    private DemonstrationSite Site => child.Site;

    public async Task Begin()
    {
        if (child.Story == Story.WithdrawsContact) Site.In(90, () => Withdraw("Please do not call us any more.", WithdrawalScope.Contact));
        if (child.Story == Story.WithdrawsSamples) Site.In(45, () => Withdraw("No more blood.", WithdrawalScope.Samples));
        if (child.Story == Story.WithdrawsFutureData) Site.In(100, () => Withdraw("The family moves abroad.", WithdrawalScope.FutureData));
        if (child.Story == Story.WithdrawsPastData) Site.In(110, Forget);
        if (child.AgeMonths < child.Programme.Consent.AssentFromMonths) Site.On(child.Comes.AddMonths(child.Programme.Consent.AssentFromMonths - child.AgeMonths), 8, Assent);
        happens.Begin();
        await Next();
    }

    /// <summary>The child has come to the age at which it is asked itself.</summary>
    private async Task Assent()
    {
        if (!child.IsGone) await Site.Say(child, ConsentKind.Assent, ConsentGiver.Child, await Site.Documents(child.Programme.Id), "Old enough to be asked: it nodded.");
    }

    /// <summary>Chooses the day of the next visit that has one.</summary>
    private async Task Next()
    {
        if (child.IsGone) return;
        Visit? visit;
        await using (var db = Site.Reading()) visit = await db.Visits.Where(v => v.ParticipantId == child.Id && v.State == VisitState.Planned && v.PlannedOn != null).OrderBy(v => v.Place).FirstOrDefaultAsync();
        if (visit is null) return;
        if (child.Story == Story.LostToFollowUp && child.Programme.Visit(visit.Code)?.Months > 0) return;
        var mayMiss = visit.Place > 1 && !IsInfusion(visit);
        if (mayMiss && child.Chance.Is(0.05)) On(visit.WindowTo!.Value.AddDays(3), () => Miss(visit));
        else if (visit.Place > 0 && child.Chance.Is(0.07)) On(visit.WindowTo!.Value.AddDays(child.Chance.Between(1, 9)), () => Come(visit));
        else On(InTime(visit), () => Come(visit));
    }

    private void On(DateOnly day, Func<Task> what) => Site.On(day < Site.Today ? Site.Today : day, child.Chance.Between(8.5, 15.5), what);

    /// <summary>A day near the planned one, within its window.</summary>
    private DateOnly InTime(Visit visit)
    {
        var (before, after) = (visit.PlannedOn!.Value.DayNumber - visit.WindowFrom!.Value.DayNumber, visit.WindowTo!.Value.DayNumber - visit.PlannedOn!.Value.DayNumber);
        var off = visit.Place == 0 ? child.Chance.Between(0, Math.Min(6, after)) : (int)Math.Round(child.Chance.Normal(0.15 * after, 0.3 * Math.Min(before + 1, after)));
        return visit.PlannedOn!.Value.AddDays(Math.Clamp(off, -before, after));
    }

    private bool IsInfusion(Visit visit) => child.Programme.Visit(visit.Code)?.Forms.Contains(child.Programme.Treatment.Record.Form, StringComparer.Ordinal) == true;

    private async Task Miss(Visit visit)
    {
        if (!await IsPlanned(visit)) return;
        DemonstrationSite.Must(await new MissVisit(Site.Databases).Run(Site.As(Role.Coordinator, child.Person, child.Chance.Of(Reasons)), visit.Id));
        await Next();
    }

    private async Task Come(Visit visit)
    {
        if (!await IsPlanned(visit)) return;
        if (IsInfusion(visit) && await Stops(visit)) return;
        var today = Site.Today;
        DemonstrationSite.Must(await new RecordVisit(Site.Databases).Run(Site.As(Role.Coordinator, child.Person), new(child.Id, visit.Id, today)));
        foreach (var form in child.Programme.Visit(visit.Code)!.Forms) await Fill(form, visit, today);
        await Next();
    }

    private async Task Fill(string form, Visit visit, DateOnly today)
    {
        if (form == child.Programme.Treatment.Record.Form) await new Infuse(child, happens).Run(visit, today);
        else if (form == "vitals") await new WeighChild(child).Run(visit, today);
        else if (form == "session") await happens.Session(visit);
        else if (form == "laboratory") Site.In(child.Chance.Between(2, 4), () => Result(visit, today));
        else if (await FillIn.Form(child, form, visit, today) is { } saved && IsPrimary(form) && visit.Code == "month-6") await SecondEntry(form, visit, today, saved);
    }

    /// <summary>Results come days after the sample.</summary>
    private Task<SavedForm?> Result(Visit visit, DateOnly day) => FillIn.Form(child, "laboratory", visit, day);

    private bool IsPrimary(string form) => child.Programme.Form(form)!.Fields.Any(f => f.Score is { } score && child.Programme.Instruments.Any(i => i.Primary && i.Instrument == score.Instrument));

    /// <summary>The primary outcome is entered a second time from paper, by somebody else.</summary>
    private async Task SecondEntry(string form, Visit visit, DateOnly today, SavedForm first)
    {
        string values;
        await using (var db = Site.Reading()) values = (await db.FormRecords.SingleAsync(r => r.Id == first.RecordId)).Values;
        var kept = FormValues.Read(values);
        var definition = child.Programme.Form(form)!;
        var copied = definition.Fields.Where(f => kept.Json(f.Code) is not null).ToDictionary(f => f.Code, f => new FieldInput { Text = kept.Number(f.Code) is { } number ? Answers.Said((double)number, 1) : kept.Text(f.Code) }, StringComparer.Ordinal);
        if (child.Story == Story.SlipOfTheSecondEntry && definition.Fields.First(f => f.Score is not null) is { } slipped && kept.Number(slipped.Code) is { } right)
            copied[slipped.Code] = new() { Text = Answers.Said((double)Math.Clamp(right + 9, slipped.Min ?? 0, slipped.Max ?? 999), 1) };
        var entry = new FormEntry(child.Id, form) { VisitId = visit.Id, Entry = 2, Complete = true, Values = System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, copied) };
        DemonstrationSite.Must(await new SaveForm(Site.Databases).Run(Site.As(Role.Coordinator, child.Person + 1), entry));
    }

    /// <summary>What keeps the cells from being given on the day: the child's own no, or a withdrawal.</summary>
    private async Task<bool> Stops(Visit visit)
    {
        if (child.Story is Story.WithdrawsTreatment or Story.WithdrawsAndConsentsAnew)
        {
            if (happens.IsAskedAgain) return false;
            await Withdraw("We want to wait for a controlled trial.", WithdrawalScope.Treatment);
            if (child.Story == Story.WithdrawsAndConsentsAnew) Site.In(9, ConsentAnew);
            else child.IsGone = true;
            return true;
        }

        if (child.Story != Story.DissentsOnTheDay || happens.IsAskedAgain) return false;
        happens.IsAskedAgain = true;
        await Site.Say(child, ConsentKind.Dissent, ConsentGiver.Child, await Site.Documents(child.Programme.Id), "Cried, pulled its arm away and hid behind its mother.");
        On(Site.Today.AddDays(6), () => Come(visit));
        return true;
    }

    private async Task ConsentAnew()
    {
        var documents = await Site.Documents(child.Programme.Id);
        foreach (var parent in (ConsentGiver[])[ConsentGiver.Mother, ConsentGiver.Father]) await Site.Say(child, ConsentKind.Permission, parent, documents, "After a second talk.");
        happens.IsAskedAgain = true;
        await Next();
    }

    private async Task Withdraw(string remark, params WithdrawalScope[] scopes)
    {
        if (child.IsGone) return;
        child.HasWithdrawn = true;
        await Site.Say(child, ConsentKind.Withdrawal, ConsentGiver.Mother, await Site.Documents(child.Programme.Id), remark, scopes);
        child.IsGone |= scopes.Contains(WithdrawalScope.FutureData);
        child.GivesSamples &= !scopes.Contains(WithdrawalScope.Samples);
        child.MayBeCalled &= !scopes.Contains(WithdrawalScope.Contact);
    }

    private async Task Forget()
    {
        await Withdraw("Nothing of us shall be used.", WithdrawalScope.FutureData, WithdrawalScope.PastData, WithdrawalScope.Contact, WithdrawalScope.Samples);
        DemonstrationSite.Must(await new Participants.EraseIdentity(Site.Databases, Participants.ErasureLedger.None).Run(Site.As(Role.Coordinator, child.Person, "The family asked for it in writing."), child.Id));
    }

    private async Task<bool> IsPlanned(Visit visit)
    {
        if (child.IsGone) return false;
        await using var db = Site.Reading();
        return await db.Visits.AnyAsync(v => v.Id == visit.Id && v.State == VisitState.Planned);
    }
}
