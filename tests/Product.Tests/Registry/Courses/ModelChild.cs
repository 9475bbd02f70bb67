using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Consents;
using Equipoise.Registry.Visits;

namespace Equipoise.Product.Tests.Registry.Courses;

/// <summary>A visit as it must stand.</summary>
internal sealed class ModelVisit(Guid id, string code)
{
    public Guid Id => id;

    public string Code => code;

    public VisitState State { get; set; }

    public DateOnly? On { get; set; }

    public (DateOnly? From, DateOnly? To) Window { get; set; }

    /// <summary>Late, early, or before what it is counted from; or it did not take place.</summary>
    public bool Deviates => code != Visit.Unscheduled && (State == VisitState.Missed || (State == VisitState.Done && (Window.From is null || On < Window.From || On > Window.To)));
}

/// <summary>A child as everything that was acknowledged must have left it, worked out without the product's code.</summary>
internal sealed class ModelChild(Guid id, Programme programme, DateOnly screened, int ageMonths)
{
    public Guid Id => id;

    public Programme Programme => programme;

    public DateOnly Screened => screened;

    public ToldConsent Consent { get; } = new(programme.Consent);

    public List<ModelVisit> Visits { get; } = [];

    public Dictionary<Guid, ModelRecord> Records { get; } = [];

    /// <summary>What was done, for the message of a test that fails.</summary>
    public List<string> Steps { get; } = [];

    public int Age(DateOnly day)
    {
        var months = 0;
        while (screened.AddMonths(months + 1) <= day) months++;
        return ageMonths + months;
    }

    public bool MayCollect(DateOnly observed, DateOnly today) => Consent.Since(WithdrawalScope.FutureData, today) is not { } since || observed <= since;

    /// <summary>Puts every visit that is still to come where the programme puts it.</summary>
    public void Plan()
    {
        DateOnly? before = null;
        var infusions = Records.Values.Where(r => r.IsComplete && r.Form.Code == programme.Treatment.Record.Form).Select(r => DateOnly.Parse(r.Values[programme.Treatment.Record.Date], System.Globalization.CultureInfo.InvariantCulture)).Order().ToList();
        foreach (var rule in programme.Visits)
        {
            var visit = Visits.Single(v => v.Code == rule.Code);
            var anchor = rule.Anchor == VisitAnchor.Enrolment ? screened : rule.Anchor == VisitAnchor.Previous ? before : infusions.Count >= rule.Infusion ? infusions[rule.Infusion!.Value - 1] : null;
            DateOnly? on = anchor is null ? null : LastDayOrSame(anchor.Value, rule.Months).AddDays(rule.Days);
            if (visit.State == VisitState.Planned) visit.Window = (on?.AddDays(-rule.WindowBefore), on?.AddDays(rule.WindowAfter));
            before = visit.On ?? on;
        }
    }

    public void Withdraw(WithdrawalScope scope)
    {
        var infusion = programme.Treatment.Record.Form;
        foreach (var visit in Visits.Where(v => v.State == VisitState.Planned && (scope == WithdrawalScope.FutureData || (scope == WithdrawalScope.Treatment && programme.Visit(v.Code)?.Forms.Contains(infusion, StringComparer.Ordinal) == true)))) visit.State = VisitState.Cancelled;
    }

    /// <summary>After consent was given anew: what is stopped by nothing any more and whose window is not over comes back.</summary>
    public void Resume(DateOnly today)
    {
        var (collect, treat) = (Consent.Since(WithdrawalScope.FutureData, today) is null, Consent.Since(WithdrawalScope.Treatment, today) is null);
        var infusion = programme.Treatment.Record.Form;
        foreach (var visit in Visits.Where(v => v.State == VisitState.Cancelled && (v.Window.To is null || v.Window.To >= today)))
            if (collect && (treat || programme.Visit(visit.Code)?.Forms.Contains(infusion, StringComparer.Ordinal) != true)) visit.State = VisitState.Planned;
        Plan();
    }

    private static DateOnly LastDayOrSame(DateOnly day, int months)
    {
        var (year, month) = (day.Year + ((day.Month - 1 + months) / 12), ((day.Month - 1 + months) % 12) + 1);
        return new(year, month, Math.Min(day.Day, DateTime.DaysInMonth(year, month)));
    }
}
