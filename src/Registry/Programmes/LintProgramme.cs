using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Programmes;

/// <summary>Something about a draft that can be followed and is perhaps not meant.</summary>
/// <param name="Code">A permanent code.</param>
/// <param name="Field">The place, as <c>forms[2].fields[0]</c>.</param>
/// <param name="Says">A sentence for whoever changes the programme.</param>
public sealed record ProgrammeWarning(string Code, string Field, string Says);

/// <summary>Looks for what the checks let pass and a coordinator should think about.</summary>
public static class LintProgramme
{
    /// <param name="now">The draft.</param>
    /// <param name="earlier">Versions that the site follows or followed.</param>
    /// <param name="filled">Fields that have answers at the site, as <c>form.field</c>.</param>
    public static ImmutableArray<ProgrammeWarning> Of(Programme now, IReadOnlyCollection<Programme> earlier, IReadOnlySet<string> filled)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(filled);
        return [.. Visits(now), .. now.Forms.SelectMany((form, i) => Form(form, $"forms[{i}]", earlier)), .. Removed(now, earlier, filled), .. Outcomes(now)];
    }

    private static IEnumerable<ProgrammeWarning> Visits(Programme now)
    {
        foreach (var (visit, i) in now.Visits.Select((v, i) => (v, i)))
        {
            if (visit.Forms.IsEmpty) yield return new("visit-without-forms", $"visits[{i}]", $"At '{visit.Name}' nothing is filled in.");
            var before = now.Visits.Take(i).LastOrDefault(v => v.Anchor == visit.Anchor && v.Infusion == visit.Infusion && visit.Anchor != VisitAnchor.Previous);
            if (before is null) continue;
            var (last, first) = (Days(before) + before.WindowAfter, Days(visit) - visit.WindowBefore);
            if (Days(visit) < Days(before)) yield return new("visits-out-of-order", $"visits[{i}]", $"'{visit.Name}' comes after '{before.Name}' in the list, and before it in time.");
            else if (last >= first) yield return new("windows-overlap", $"visits[{i}]", $"The windows of '{before.Name}' and '{visit.Name}' overlap; a day can belong to both.");
        }
    }

    private static IEnumerable<ProgrammeWarning> Form(ProgrammeForm form, string at, IReadOnlyCollection<Programme> earlier)
    {
        var before = earlier.Select(p => p.Form(form.Code)).OfType<ProgrammeForm>().ToList();
        foreach (var (field, j) in form.Fields.Select((f, j) => (f, j)))
        {
            var place = $"{at}.fields[{j}]";
            if (before.Select(f => f.Field(field.Code)).FirstOrDefault(f => f is not null && f.Type != field.Type) is { } other)
                yield return new("type-changed", place, $"'{field.Code}' was of the type {Words.Of(other.Type)} in an earlier version; old answers may not fit. Take a new code.");
            if (before.Select(f => f.Field(field.Code)).FirstOrDefault(f => f is not null && f.Unit != field.Unit) is { Unit: var unit })
                yield return new("unit-changed", place, $"'{field.Code}' was in {unit ?? "no unit"} in an earlier version; numbers would be mixed. Take a new code.");
            if (field is { Required: true, Missing.IsEmpty: true, Type: not (FieldType.Date or FieldType.Time) }) yield return new("no-missing-code", place, $"'{field.Label}' is required, and no reason may stand in place of an answer; whoever does not know it will invent one.");
            if (field.Show is { } show) foreach (var warning in Shown(form, field, show, place)) yield return warning;
        }
    }

    private static IEnumerable<ProgrammeWarning> Shown(ProgrammeForm form, FormField field, ShowWhen show, string place)
    {
        if (show.Is.IsEmpty) yield return new("never-shown", place, $"'{field.Label}' is shown for no answer, and so never.");
        if (form.Field(show.Field) is { } other && !field.Readers.IsEmpty && !other.Readers.IsEmpty && !field.Readers.Intersect(other.Readers).Any())
            yield return new("never-shown", place, $"Whoever may read '{field.Label}' may not read '{other.Label}', on which it hangs; so nobody is ever shown it.");
    }

    private static IEnumerable<ProgrammeWarning> Removed(Programme now, IReadOnlyCollection<Programme> earlier, IReadOnlySet<string> filled)
    {
        var gone = Gone(now, earlier).Where(f => filled.Contains($"{f.Form}.{f.Field}")).ToList();
        foreach (var form in gone.Select(f => f.Form).Distinct(StringComparer.Ordinal).Where(form => now.Form(form) is null))
            yield return new("form-with-data-removed", "forms", $"The form '{form}' has answers and is removed. They stay and can be read; no new ones can be entered.");
        foreach (var (form, field) in gone.Where(f => now.Form(f.Form) is not null))
            yield return new("field-with-data-removed", $"forms[{now.Forms.IndexOf(now.Form(form)!)}]", $"'{field}' has answers and is removed. They stay and can be read; no new ones can be entered.");
    }

    /// <summary>The fields of earlier versions that the draft has no more.</summary>
    internal static IEnumerable<(string Form, string Field)> Gone(Programme now, IReadOnlyCollection<Programme> earlier) =>
        earlier.SelectMany(p => p.Forms.SelectMany(form => form.Fields.Select(field => (Form: form.Code, Field: field.Code)))).Distinct().Where(f => now.Form(f.Form)?.Field(f.Field) is null);

    private static IEnumerable<ProgrammeWarning> Outcomes(Programme now)
    {
        if (now.Instruments.All(i => !i.Primary)) yield return new("no-primary-outcome", "instruments", "No instrument is the primary outcome.");
        foreach (var (used, i) in now.Instruments.Select((u, i) => (u, i)).Where(u => u.u.Primary && u.u.Rater != Role.BlindedRater))
            yield return new("primary-not-blinded", $"instruments[{i}]", $"The primary outcome {used.Instrument} is rated by a {Words.Of(used.Rater)}, who may know who had the cells.");
    }

    private static int Days(ProgrammeVisit visit) => (int)Math.Round(visit.Months * 30.44) + visit.Days;
}
