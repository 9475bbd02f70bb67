using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Assessments;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Queries;
using Equipoise.Registry.Visits;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry.Courses;

/// <summary>Takes children through a programme in any way, and tells the model what was acknowledged.</summary>
internal sealed class CourseSteps(Cohort cohort, Random random)
{
    private static readonly string[] Forms = ["vitals", "vitals", "pddbi", "vabs-3", "cgi-s", "cars", "atec", "abc-c", "medication", "diary"];

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    private IDbContextFactory<RegistryDb> Databases => cohort.Registry.Database;

    private DateOnly Today => cohort.Today;

    public async Task<ModelChild> Enrol(string name, int months)
    {
        var id = (await cohort.Add(name, months)).Done.ParticipantId;
        var child = new ModelChild(id, cohort.Programme, Today, months);
        foreach (var parent in (ConsentGiver[])[ConsentGiver.Mother, ConsentGiver.Father])
        {
            Assert.Null((await cohort.Say(id, ConsentKind.Permission, parent)).Refused);
            child.Consent.Add(ConsentKind.Permission, parent, Today);
        }

        var screening = cohort.Programme.Form("screening")!;
        (string, string)[] fit = [("dsm5", "yes"), ("cgi-s", "5"), ("cars", "38"), ("spinal", "no"), ("genetic", "no"), ("seizures", "never"), ("infection", "no"), ("cells-before", "no")];
        var saved = (await cohort.Save(id, "screening", null, Role.Coordinator, true, [.. fit.Where(f => screening.Field(f.Item1) is not null)])).Done;
        var record = child.Records[saved.RecordId] = new(saved.RecordId, screening, null);
        record.Merge(fit.Where(f => screening.Field(f.Item1) is not null).ToDictionary(f => f.Item1, f => f.Item2, StringComparer.Ordinal), 0, complete: true);
        await cohort.Decide(id);
        Assert.Empty((await cohort.Enrol(id)).Done.Deviations);
        await using var db = cohort.Registry.Reading(cohort.Site);
        child.Visits.AddRange((await db.Visits.Where(v => v.ParticipantId == id).OrderBy(v => v.Place).ToListAsync(Cancel)).Select(v => new ModelVisit(v.Id, v.Code)));
        child.Plan();
        return child;
    }

    /// <summary>One thing, whatever it may be.</summary>
    public Task Any(ModelChild child) => random.Next(24) switch
    {
        0 or 1 or 2 => Come(child, child.Visits.Find(v => v.State == VisitState.Planned) ?? Pick(child.Visits)),
        3 => Come(child, Pick(child.Visits)),
        4 => Miss(child, Pick(child.Visits)),
        5 => Unscheduled(child),
        <= 14 => Fill(child),
        15 or 16 => Infuse(child),
        17 or 18 => Withdraw(child),
        19 or 20 => Ask(child),
        21 or 22 => ConsentAnew(child),
        _ => Lock(child),
    };

    private T Pick<T>(IReadOnlyList<T> several) => several[random.Next(several.Count)];

    private Acting As(Role role, string? reason = null) => new(new Guid(1, 2, (short)role, 0, 0, 0, 0, 0, 0, 0, (byte)random.Next(1, 3)), role, cohort.Site, cohort.Registry.Clock.GetUtcNow()) { Reason = reason };

    private string? Perhaps(string reason) => random.Next(3) == 0 ? null : reason;

    private async Task Come(ModelChild child, ModelVisit visit)
    {
        var (on, reason) = (Day(visit), Perhaps("Read again."));
        var outcome = await new RecordVisit(Databases).Run(As(Role.Coordinator, reason), new(child.Id, visit.Id, on), Cancel);
        child.Steps.Add($"{Today:yyyy-MM-dd} {visit.Code} took place on {on:yyyy-MM-dd}: {Said(outcome)}");
        var may = child.MayCollect(on, on) && visit.State != VisitState.Cancelled && (visit.On is null || visit.On == on || reason is not null) && on >= child.Screened;
        Assert.Equal(may, outcome.IsDone);
        if (!outcome.IsDone) return;
        (visit.State, visit.On) = (VisitState.Done, on);
        Assert.Equal(visit.Deviates ? 1 : 0, outcome.Done.Deviations.Length);
        child.Plan();
    }

    /// <summary>One of the last days, or one at an edge of the window.</summary>
    private DateOnly Day(ModelVisit visit)
    {
        var edges = new[] { visit.Window.From?.AddDays(-1), visit.Window.From, visit.Window.To, visit.Window.To?.AddDays(1) }.Where(d => d <= Today).ToList();
        return edges.Count > 0 && random.Next(2) == 0 ? Pick(edges)!.Value : Today.AddDays(-random.Next(4));
    }

    private async Task Unscheduled(ModelChild child)
    {
        var outcome = await new RecordVisit(Databases).Run(As(Role.Coordinator), new(child.Id, null, Today), Cancel);
        child.Steps.Add($"{Today:yyyy-MM-dd} unscheduled: {Said(outcome)}");
        Assert.Equal(child.MayCollect(Today, Today), outcome.IsDone);
        if (outcome.IsDone) child.Visits.Add(new(outcome.Done.VisitId, Visit.Unscheduled) { State = VisitState.Done, On = Today });
    }

    private async Task Miss(ModelChild child, ModelVisit visit)
    {
        var outcome = await new MissVisit(Databases).Run(As(Role.Coordinator, "The family was away."), visit.Id, Cancel);
        child.Steps.Add($"{Today:yyyy-MM-dd} {visit.Code} missed: {Said(outcome)}");
        Assert.Equal(visit.State == VisitState.Planned, outcome.IsDone);
        if (!outcome.IsDone) return;
        visit.State = VisitState.Missed;
        child.Plan();
    }

    /// <summary>One form, from a page that may be stale; sometimes the connection breaks and the same request comes again.</summary>
    private async Task Fill(ModelChild child)
    {
        var (old, form) = (random.Next(3) > 0 ? Pick([.. child.Records.Values]) : null, child.Programme.Form(Pick(Forms)));
        if (old is not null && Forms.Contains(old.Form.Code, StringComparer.Ordinal)) form = old.Form; // people work at what is there already
        if (form is null) return;
        var visit = form.Repeats ? null : old?.Form == form ? child.Visits.Find(v => v.Id == old.Visit) : Pick(child.Visits);
        if (visit is not null && visit.Code != Visit.Unscheduled && !child.Programme.Visit(visit.Code)!.Forms.Contains(form.Code, StringComparer.Ordinal)) return;
        var those = child.Records.Values.Where(r => r.Form.Code == form.Code && r.Visit == visit?.Id).ToList();
        var record = those.Count > 0 && (visit is not null || random.Next(2) == 0) ? Pick(those) : null;
        var seen = record is null ? 0 : random.Next(2) == 0 ? random.Next(record.Version + 1) : record.Version;
        var complete = random.Next(2) == 0;
        var entered = RandomAnswers.To(form, random, Today, complete && random.Next(4) > 0);
        var entry = new FormEntry(child.Id, form.Code) { VisitId = visit?.Id, RecordId = random.Next(2) == 0 || visit is null ? record?.Id : null, Seen = seen, Complete = complete, Values = RandomAnswers.Inputs(form, entered) };
        var role = Pick([.. ((Role[])[Role.Coordinator, Role.Clinician, Role.BlindedRater, Role.Parent]).Where(r => form.MayWrite(r))]);
        await Save(child, As(role, Perhaps("Read again from the sheet.")) with { ChildId = role == Role.Parent ? child.Id : null }, entry, form, record, entered, visit);
    }

    private async Task Save(ModelChild child, Acting acting, FormEntry entry, ProgrammeForm form, ModelRecord? record, Dictionary<string, string> entered, ModelVisit? visit)
    {
        var keyed = acting with { RequestKey = Guid.NewGuid().ToString("N") };
        var save = new SaveForm(Databases);
        if (random.Next(8) == 0) await Broken(save, keyed, entry);
        var outcome = await save.Run(keyed, entry, Cancel);
        child.Steps.Add($"{Today:yyyy-MM-dd} {form.Code} at {visit?.Code ?? "no visit"} ({visit?.On:yyyy-MM-dd}), seen {entry.Seen} of {record?.Version ?? 0}, {string.Join(' ', entered.Select(e => $"{e.Key}={e.Value}"))}{(entry.Complete ? " complete" : "")}: {Said(outcome)}");
        if (outcome.Refused is { } refused)
        {
            var expected = !child.MayCollect(visit?.On ?? Today, Today) ? RefusalCode.NoConsent : record?.IsLocked == true ? RefusalCode.WrongState : record?.IsComplete == true && acting.Reason is null ? RefusalCode.ReasonMissing
                : record is { IsComplete: true } waiting && DoubleEntry.IsAsked(child.Programme, form) && !waiting.Writers.Contains(acting.UserId) ? RefusalCode.NotAllowed : RefusalCode.Invalid;
            Assert.Equal(expected, refused.Code);
            if (expected == RefusalCode.Invalid) Assert.True(entry.Complete || record?.IsComplete == true, string.Join(' ', refused.Fields.Select(f => $"{f.Field}: {f.Message}")));
            return;
        }

        Assert.True(child.MayCollect(visit?.On ?? Today, Today), "It was saved after the family had taken back its consent to further data.");
        var saved = outcome.Done;
        Assert.Equal(record?.Id ?? saved.RecordId, saved.RecordId);
        record ??= child.Records[saved.RecordId] = new(saved.RecordId, form, visit?.Id);
        var before = record.Version;
        var clashes = record.Merge(entered, entry.Seen, entry.Complete);
        if (record.Version > before) record.Writers.Add(acting.UserId);
        Assert.Equal(record.Version, saved.Version);
        Assert.Equal(clashes.Select(c => c.Field).Order(StringComparer.Ordinal), saved.Conflicts.Select(c => c.Field).Order(StringComparer.Ordinal));
        if (random.Next(6) == 0) Assert.Equal(saved.Version, (await save.Run(keyed, entry, Cancel)).Done.Version); // a double click
        Deviate(child, record, visit, saved, Today);
    }

    private static void Deviate(ModelChild child, ModelRecord record, ModelVisit? visit, SavedForm saved, DateOnly today)
    {
        if (!record.IsComplete) return;
        record.Deviations.Clear();
        var infused = record.Form.Code == child.Programme.Treatment.Record.Form;
        var day = infused ? DateOnly.Parse(record.Values["date"], CultureInfo.InvariantCulture) : visit?.On ?? today;
        if (!child.Consent.IsComplete(day, child.Age(day)) || (infused && (child.Consent.Dissents(day) || child.Consent.Since(WithdrawalScope.Treatment, day) is not null))) record.Deviations.Add(DeviationKind.Consent);
        if (infused && !RandomAnswers.IsRightDose(child.Programme, record.Values)) record.Deviations.Add(DeviationKind.Dose);
        Assert.Equal(record.Deviations.Count, saved.Deviations.Length);
        if (infused) child.Plan();
    }

    /// <summary>The connection breaks while the request is on its way; nobody knows whether it was handled.</summary>
    private async Task Broken(SaveForm save, Acting acting, FormEntry entry)
    {
        using var broken = new CancellationTokenSource(random.Next(0, 12));
        try
        {
            await save.Run(acting, entry, broken.Token);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task Infuse(ModelChild child)
    {
        var form = child.Programme.Form("infusion")!;
        var visit = child.Visits.Single(v => v.Code == "infusion-day");
        var those = child.Records.Values.Where(r => r.Form == form).ToList();
        var record = those.Count > 0 && random.Next(3) > 0 ? Pick(those) : null;
        var entered = RandomAnswers.Infusion(form, random, Today.AddDays(-random.Next(3)));
        var entry = new FormEntry(child.Id, "infusion") { VisitId = visit.Id, RecordId = record?.Id, Seen = record?.Version ?? 0, Complete = true, Values = RandomAnswers.Inputs(form, entered) };
        await Save(child, As(Role.Clinician, Perhaps("Counted again.")), entry, form, record, entered, visit);
    }

    private async Task Withdraw(ModelChild child)
    {
        if (random.Next(3) == 0)
        {
            await Say(child, ConsentKind.Dissent, ConsentGiver.Child);
            return;
        }

        var scopes = Enum.GetValues<WithdrawalScope>().Where(_ => random.Next(5) == 0).DefaultIfEmpty((WithdrawalScope)random.Next(5)).ToArray();
        await Say(child, ConsentKind.Withdrawal, ConsentGiver.Father, scopes);
        foreach (var scope in scopes) child.Withdraw(scope);
    }

    /// <summary>One of those who must be asked says something, or all of them give again what was taken back.</summary>
    private async Task ConsentAnew(ModelChild child)
    {
        foreach (var parent in (ConsentGiver[])[ConsentGiver.Mother, ConsentGiver.Father])
        {
            await Say(child, ConsentKind.Permission, parent);
            child.Resume(Today);
        }

        if (child.Age(Today) >= child.Programme.Consent.AssentFromMonths) await Say(child, ConsentKind.Assent, ConsentGiver.Child);
    }

    private async Task Ask(ModelChild child)
    {
        var kind = Pick([ConsentKind.Permission, ConsentKind.Permission, ConsentKind.Refusal]);
        await Say(child, kind, Pick([ConsentGiver.Mother, ConsentGiver.Father]));
        if (kind == ConsentKind.Permission) child.Resume(Today);
    }

    private async Task Say(ModelChild child, ConsentKind kind, ConsentGiver by, params WithdrawalScope[] scopes)
    {
        Assert.Null((await cohort.Say(child.Id, kind, by, scopes: scopes)).Refused);
        child.Steps.Add($"{Today:yyyy-MM-dd} {kind} by {by} {string.Join(' ', scopes)}");
        child.Consent.Add(kind, by, Today, scopes);
    }

    private async Task Lock(ModelChild child)
    {
        var record = Pick([.. child.Records.Values]);
        await using var db = cohort.Registry.Reading(cohort.Site);
        var asked = record.Asked.Count + record.Conflicts.Count > 0 || await db.DataQueries.AnyAsync(q => q.FormRecordId == record.Id && q.Kind == QueryKind.Odd, Cancel);
        var outcome = record.IsLocked ? await new LockForm(Databases).Unlock(As(Role.Administrator, "A late answer."), record.Id, Cancel) : await new LockForm(Databases).Lock(As(Role.Administrator), record.Id, Cancel);
        child.Steps.Add($"{Today:yyyy-MM-dd} {record.Form.Code} {(record.IsLocked ? "unlocked" : "locked")}: {Said(outcome)}");
        Assert.Equal(record.IsLocked || (record.IsComplete && !asked), outcome.IsDone);
        if (outcome.IsDone) record.Lock(!record.IsLocked);
    }

    private static string Said<T>(Outcome<T> outcome) => outcome.Refused?.Code ?? "done";
}
