using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Therapy;

/// <summary>A week, from Monday on.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="Planned">Minutes that were planned; null before there was a plan.</param>
/// <param name="Given">Minutes of sessions that took place.</param>
/// <param name="Sessions">Sessions that took place.</param>
/// <param name="Missed">Sessions that did not.</param>
/// <param name="AtHome">Minutes of the programme at home, as parents wrote them; null when they wrote nothing, or the role may not read it.</param>
public sealed record TherapyWeek(DateOnly Monday, int? Planned, int Given, int Sessions, int Missed, int? AtHome);

/// <summary>One record of therapy or diary.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="Form">The form's code.</param>
/// <param name="Title">The form's title.</param>
/// <param name="On">The day it is about; null when it is not said.</param>
/// <param name="State">How far it is.</param>
/// <param name="Answers">Its answers in words.</param>
public sealed record TherapyLine(Guid RecordId, string Form, string Title, DateOnly? On, RecordState State, ImmutableArray<SaidField> Answers);

/// <summary>A question and its answer, in words.</summary>
public sealed record SaidField(string Label, string Answer);

/// <summary>The therapy of a child: week by week, planned and given, and what was recorded, the newest first. It describes what went along with the cells; it cannot tell what did what.</summary>
/// <param name="Child">The child.</param>
/// <param name="Weeks">At most half a year back, the oldest first.</param>
/// <param name="Lines">Sessions, plans, and what parents wrote, as far as the role may read it.</param>
/// <param name="Forms">The forms that the role may fill in here.</param>
public sealed record TherapySummary(Participant Child, ImmutableArray<TherapyWeek> Weeks, ImmutableArray<TherapyLine> Lines, ImmutableArray<ProgrammeForm> Forms);

/// <summary>Reads the therapy of a child.</summary>
public sealed class ReadTherapy(IDbContextFactory<RegistryDb> databases)
{
    public const int MostWeeks = 26;
    public const int MostLines = 100;

    public async Task<Outcome<TherapySummary>> Run(Acting acting, Guid childId, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.TherapyRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        if (await db.Participants.SingleOrDefaultAsync(p => p.Id == childId, cancel) is not { } child) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
        var programme = await db.Programme(child.ProgrammeHash, cancel);
        var today = (await db.Sites.SingleAsync(cancel)).Today(acting.At);
        var forms = programme.Forms.Where(f => f.Repeats && f.Topic is FormTopic.Therapy or FormTopic.Diary && f.MayRead(acting.Role)).ToDictionary(f => f.Code, StringComparer.Ordinal);
        var codes = forms.Keys.ToList();
        var records = (await db.FormRecords.Where(r => r.ParticipantId == childId && codes.Contains(r.Form)).ToListAsync(cancel)).ConvertAll(r => (Record: r, Form: forms[r.Form], Values: FormValues.Read(r.Values)));
        var lines = records.Select(r => new TherapyLine(r.Record.Id, r.Form.Code, r.Form.Title, On(r.Form, r.Values), r.Record.State, Said(r.Form, r.Values, acting.Role))).OrderByDescending(l => l.On).ThenByDescending(l => l.RecordId);
        return new TherapySummary(child, Weeks(programme, records.ConvertAll(r => (r.Form.Code, r.Values)), today), [.. lines.Take(MostLines)], [.. forms.Values.Where(f => programme.Form(f.Code)!.MayWrite(acting.Role))]);
    }

    internal static DateOnly? On(ProgrammeForm form, FormValues values) => form.Fields.Where(f => f.Type == FieldType.Date).Select(f => values.Day(f.Code)).FirstOrDefault(d => d is not null);

    internal static ImmutableArray<SaidField> Said(ProgrammeForm form, FormValues values, Role role) =>
        [.. form.Fields.Where(f => f.MayRead(role) && f.Type != FieldType.Date && values.Json(f.Code) is not null).Select(f => new SaidField(f.Label, SaidAnswer.Of(f, values.Json(f.Code))))];

    private static ImmutableArray<TherapyWeek> Weeks(Programme programme, List<(string Form, FormValues Values)> records, DateOnly today)
    {
        var sessions = Of(programme.Session(), TherapyForms.Date);
        var plans = Of(programme.TherapyPlan(), TherapyForms.From).OrderBy(p => p.Day).ToList();
        var home = Of(programme.HomeProgramme(), TherapyForms.Week);
        var days = sessions.Concat(plans).Concat(home).Select(r => r.Day).Where(d => d <= today).ToList();
        if (days.Count == 0) return [];
        var last = Monday(today);
        var first = Monday(days.Min()) is var begun && begun < last.AddDays(-7 * (MostWeeks - 1)) ? last.AddDays(-7 * (MostWeeks - 1)) : begun;
        return [.. Enumerable.Range(0, ((last.DayNumber - first.DayNumber) / 7) + 1).Select(i => Week(first.AddDays(7 * i), plans, sessions, home))];

        List<(DateOnly Day, FormValues Values)> Of(ProgrammeForm? form, string day) => form is null ? [] : [.. records.Where(r => r.Form == form.Code && r.Values.Day(day) is not null).Select(r => (r.Values.Day(day)!.Value, r.Values))];
    }

    private static TherapyWeek Week(DateOnly monday, List<(DateOnly Day, FormValues Values)> plans, List<(DateOnly Day, FormValues Values)> sessions, List<(DateOnly Day, FormValues Values)> home)
    {
        var plan = plans.FindLast(p => p.Day <= monday.AddDays(6)).Values;
        var these = sessions.Where(s => Monday(s.Day) == monday).Select(s => s.Values).ToList();
        var held = these.Where(s => s.Text(TherapyForms.Attended) == TherapyForms.TookPlace).ToList();
        var written = home.Where(h => Monday(h.Day) == monday && h.Values.Number(TherapyForms.Days) is not null && (h.Values.Number(TherapyForms.Days) == 0 || h.Values.Number(TherapyForms.Minutes) is not null)).Select(h => h.Values).ToList();
        return new(monday, plan is null ? null : (int)((plan.Number(TherapyForms.Sessions) ?? 0) * (plan.Number(TherapyForms.Minutes) ?? 0)), (int)held.Sum(s => s.Number(TherapyForms.Minutes) ?? 0), held.Count,
            these.Count(s => s.Text(TherapyForms.Attended) is { } said && said != TherapyForms.TookPlace), written.Count == 0 ? null : (int)written.Sum(h => h.Number(TherapyForms.Days)!.Value * (h.Number(TherapyForms.Minutes) ?? 0)));
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
