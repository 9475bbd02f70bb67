using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Reading;

namespace Equipoise.Evidence.Checking;

/// <summary>A programme hangs together: every code leads somewhere, windows and doses can be met, and nothing that unblinds is open to raters.</summary>
internal static class ProgrammeChecks
{
    public static IEnumerable<Problem> Find(RecordFiles files, Locations at)
    {
        var instruments = files.Of<Instrument>().DistinctBy(i => i.Id, StringComparer.Ordinal).ToDictionary(i => i.Id, StringComparer.Ordinal);
        var known = files.All.Select(r => (r.Kind.Folder, r.Name)).ToHashSet();
        return files.Of<Programme>().SelectMany(p => Of(p, instruments, (folder, id) => known.Contains((folder, id)) || files.Failed(folder, id), at));
    }

    /// <summary>The problems of one programme.</summary>
    /// <param name="p">The programme.</param>
    /// <param name="instruments">The instruments that could be read.</param>
    /// <param name="exists">Whether a folder of the evidence has a file of that name, readable or not.</param>
    /// <param name="at">Where it stands.</param>
    public static IEnumerable<Problem> Of(Programme p, IReadOnlyDictionary<string, Instrument> instruments, Func<string, string, bool> exists, Locations at)
    {
        if (!exists("cells", p.Treatment.Cells)) yield return at.Problem(Codes.ReferenceUnknown, p.Treatment, "cells", $"There is no '{p.Treatment.Cells}' in data/cells.");
        var found = Whole(p, at).Concat(Treatment(p, at)).Concat(Visits(p, at)).Concat(Eligibility(p, at)).Concat(p.Forms.SelectMany(f => FormChecks.Find(f, at))).Concat(SafetyChecks.Find(p, at)).Concat(Measures(p, instruments, exists, at)).Concat(ScoreChecks.Find(p, instruments, at)).Concat(GoalChecks.Find(p, at));
        foreach (var problem in found) yield return problem;
    }

    private static IEnumerable<Problem> Whole(Programme p, Locations at)
    {
        if (p.Version < 1) yield return at.Problem(Codes.OutOfRange, p, "version", "Versions are counted from 1.");
        foreach (var form in Twice(p.Forms, f => f.Code)) yield return at.Problem(Codes.DuplicateId, form, "code", $"There are two forms '{form.Code}'.");
        foreach (var visit in Twice(p.Visits, v => v.Code)) yield return at.Problem(Codes.DuplicateId, visit, "code", $"There are two visits '{visit.Code}'.");
        foreach (var rule in Twice(p.Eligibility, r => r.Code)) yield return at.Problem(Codes.DuplicateId, rule, "code", $"There are two rules '{rule.Code}'.");
        if (p.Consent.Parents is < 1 or > 2) yield return at.Problem(Codes.OutOfRange, p.Consent, "parents", "One or two parents permit.");
        if (p.Consent.AssentFromMonths < 0 || p.Consent.AssentFromMonths >= p.Consent.MajorityMonths) yield return at.Problem(Codes.IntervalReversed, p.Consent, "assentFromMonths", "Assent comes before majority.");
        if (p.Consent.TeachBack.IsEmpty) yield return at.Problem(Codes.MissingField, p.Consent, "teachBack", "At least one question finds out whether the family understood.");
        if (p.Suitability.Deciders.Distinct().Count() < 2) yield return at.Problem(Codes.ProgrammeUnfit, p.Suitability, "deciders", "Suitability is decided by at least two people in different roles.");
    }

    private static IEnumerable<Problem> Treatment(Programme p, Locations at)
    {
        var t = p.Treatment;
        if (t.Infusions < 1) yield return at.Problem(Codes.OutOfRange, t, "infusions", "There is at least one infusion.");
        if (t.Doses.IsEmpty) yield return at.Problem(Codes.MissingField, t, "doses", "At least one dose is named.");
        foreach (var dose in Twice(t.Doses, d => d.Code)) yield return at.Problem(Codes.DuplicateId, dose, "code", $"There are two doses '{dose.Code}'.");
        foreach (var dose in t.Doses.Where(d => d.Amount <= 0 || d.TolerancePercent is < 0 or >= 100)) yield return at.Problem(Codes.OutOfRange, dose, "amount", "A dose is above zero, and its tolerance from 0 to below 100 percent.");
        if (p.Form(t.Record.Form) is not { } form)
        {
            yield return at.Problem(Codes.ReferenceUnknown, t.Record, "form", $"There is no form '{t.Record.Form}'.");
            yield break;
        }

        if (form.Topic != FormTopic.Infusion || !form.Repeats) yield return at.Problem(Codes.ProgrammeUnfit, form, "topic", "The form on which infusions are recorded has the topic infusion and repeats.");
        foreach (var (name, code, types) in new[] { ("date", t.Record.Date, new[] { FieldType.Date }), ("dose", t.Record.Dose, [FieldType.Choice]), ("cells", t.Record.Cells, [FieldType.Integer, FieldType.Decimal]), ("weight", t.Record.Weight, [FieldType.Decimal]) })
        {
            if (form.Field(code) is not { } field) yield return at.Problem(Codes.ReferenceUnknown, t.Record, name, $"The form '{form.Code}' has no field '{code}'.");
            else if (!types.Contains(field.Type)) yield return at.Problem(Codes.ProgrammeUnfit, t.Record, name, $"'{code}' is of the wrong type; it should be {string.Join(" or ", types.Select(type => Shape.Kebab(type.ToString())))}.");
            else if (name == "dose" && !t.Doses.All(d => field.Choices.Any(c => c.Code == d.Code))) yield return at.Problem(Codes.ProgrammeUnfit, t.Record, name, $"'{code}' chooses among the doses, and may name others: {string.Join(", ", t.Doses.Select(d => d.Code))}.");
        }
    }

    private static IEnumerable<Problem> Visits(Programme p, Locations at)
    {
        foreach (var (visit, i) in p.Visits.Select((v, i) => (v, i)))
        {
            if (visit.WindowBefore < 0 || visit.WindowAfter < 0 || visit.WindowBefore > 366 || visit.WindowAfter > 366) yield return at.Problem(Codes.OutOfRange, visit, "windowBefore", "A window has 0 to 366 days on each side.");
            if (visit.Anchor == VisitAnchor.Previous && i == 0) yield return at.Problem(Codes.ProgrammeUnfit, visit, "anchor", "The first visit has none before it.");
            if (visit.Anchor == VisitAnchor.Infusion != visit.Infusion is not null) yield return at.Problem(Codes.ProgrammeUnfit, visit, "infusion", "A visit anchored on an infusion says which one, and no other visit does.");
            if (visit.Infusion is { } n && (n < 1 || n > p.Treatment.Infusions)) yield return at.Problem(Codes.OutOfRange, visit, "infusion", $"Infusions are counted from 1 to {p.Treatment.Infusions}.");
            foreach (var code in visit.Forms.Where(code => p.Form(code) is null)) yield return at.Problem(Codes.ReferenceUnknown, visit, "forms", $"There is no form '{code}'.");
        }

        var due = p.Visits.SelectMany(v => v.Forms).ToHashSet(StringComparer.Ordinal);
        foreach (var form in p.Forms.Where(f => !f.Repeats && f.Topic != FormTopic.Screening && !due.Contains(f.Code))) yield return at.Problem(Codes.ProgrammeUnfit, form, "code", $"The form '{form.Code}' is due at no visit and does not repeat, so nobody would ever fill it in.");
    }

    private static IEnumerable<Problem> Eligibility(Programme p, Locations at)
    {
        foreach (var rule in p.Eligibility)
        {
            var numbers = rule.Test is RuleTest.AtLeast or RuleTest.AtMost or RuleTest.Between;
            if (numbers != rule.Value is not null || (rule.Test == RuleTest.Between) != rule.High is not null || numbers != rule.Choices.IsEmpty) yield return at.Problem(Codes.ProgrammeUnfit, rule, "test", "A number is compared with value (and high, for between); an answer with choices.");
            if (rule.High <= rule.Value) yield return at.Problem(Codes.IntervalReversed, rule, "value", "The low end lies below the high end.");
            if (rule.Field == EligibilityRule.AgeMonths) continue;
            var dot = rule.Field.IndexOf('.', StringComparison.Ordinal);
            var field = dot < 0 ? null : p.Form(rule.Field[..dot])?.Field(rule.Field[(dot + 1)..]);
            if (field is null) yield return at.Problem(Codes.ReferenceUnknown, rule, "field", $"'{rule.Field}' is neither {EligibilityRule.AgeMonths} nor a field written form.field.");
            else if (numbers != field.Type is FieldType.Integer or FieldType.Decimal or FieldType.Score) yield return at.Problem(Codes.ProgrammeUnfit, rule, "test", $"'{rule.Field}' cannot be compared like this.");
            else foreach (var choice in rule.Choices.Where(c => !FormChecks.Answers(field).Contains(c, StringComparer.Ordinal))) yield return at.Problem(Codes.ReferenceUnknown, rule, "choices", $"'{rule.Field}' has no answer '{choice}'.");
        }
    }

    private static IEnumerable<Problem> Measures(Programme p, IReadOnlyDictionary<string, Instrument> instruments, Func<string, string, bool> exists, Locations at)
    {
        foreach (var used in p.Instruments)
        {
            if (!exists("instruments", used.Instrument))
                yield return at.Problem(Codes.ReferenceUnknown, used, "instrument", $"There is no '{used.Instrument}' in data/instruments.");
            else if (instruments.TryGetValue(used.Instrument, out var instrument) && instrument.Name.Contains("not printed", StringComparison.Ordinal)) yield return at.Problem(Codes.EditionsMixed, used, "instrument", $"'{used.Instrument}' stands for an edition that a paper did not print; a programme names its edition.");
        }

        foreach (var family in p.Instruments.Where(i => instruments.ContainsKey(i.Instrument)).GroupBy(i => instruments[i.Instrument].Family, StringComparer.Ordinal).Where(f => f.Count() > 1))
            yield return at.Problem(Codes.EditionsMixed, family.Last(), "instrument", $"{string.Join(" and ", family.Select(i => i.Instrument))} are editions of one instrument; a programme uses one.");
    }

    internal static IEnumerable<T> Twice<T>(IEnumerable<T> items, Func<T, string> code) => items.GroupBy(code, StringComparer.Ordinal).SelectMany(g => g.Skip(1));
}
