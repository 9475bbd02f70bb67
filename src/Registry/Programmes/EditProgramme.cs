using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Programmes;

/// <summary>Changes of a programme, each giving another programme. Whether it still hangs together is checked afterwards, so that a change of several steps may pass through what does not.</summary>
public static class EditProgramme
{
    /// <summary>With this visit in the place of the one with its code, or at the end.</summary>
    public static Programme With(this Programme programme, ProgrammeVisit visit)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return programme with { Visits = Put(programme.Visits, visit, v => v.Code) };
    }

    public static Programme WithoutVisit(this Programme programme, string code)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return programme with { Visits = programme.Visits.RemoveAll(v => v.Code == code) };
    }

    /// <summary>With a visit so many places further down.</summary>
    public static Programme MoveVisit(this Programme programme, string code, int by)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return programme with { Visits = Moved(programme.Visits, v => v.Code == code, by) };
    }

    public static Programme With(this Programme programme, ProgrammeForm form)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return programme with { Forms = Put(programme.Forms, form, f => f.Code) };
    }

    /// <summary>Without a form, which then is due at no visit either. What was entered into it stays, and can be read.</summary>
    public static Programme WithoutForm(this Programme programme, string code)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return programme with { Forms = programme.Forms.RemoveAll(f => f.Code == code), Visits = [.. programme.Visits.Select(v => v with { Forms = v.Forms.RemoveAll(f => f == code) })] };
    }

    public static Programme MoveForm(this Programme programme, string code, int by)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return programme with { Forms = Moved(programme.Forms, f => f.Code == code, by) };
    }

    public static ProgrammeForm With(this ProgrammeForm form, FormField field)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form with { Fields = Put(form.Fields, field, f => f.Code) };
    }

    /// <summary>Without a field. What was entered into it stays, and can be read.</summary>
    public static ProgrammeForm WithoutField(this ProgrammeForm form, string code)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form with { Fields = form.Fields.RemoveAll(f => f.Code == code) };
    }

    public static ProgrammeForm MoveField(this ProgrammeForm form, string code, int by)
    {
        ArgumentNullException.ThrowIfNull(form);
        return form with { Fields = Moved(form.Fields, f => f.Code == code, by) };
    }

    public static Programme With(this Programme programme, EligibilityRule rule)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return programme with { Eligibility = Put(programme.Eligibility, rule, r => r.Code) };
    }

    public static Programme WithoutRule(this Programme programme, string code)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return programme with { Eligibility = programme.Eligibility.RemoveAll(r => r.Code == code) };
    }

    public static Programme MoveRule(this Programme programme, string code, int by)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return programme with { Eligibility = Moved(programme.Eligibility, r => r.Code == code, by) };
    }

    private static ImmutableArray<T> Put<T>(ImmutableArray<T> items, T item, Func<T, string> code)
    {
        var at = items.IndexOf(items.FirstOrDefault(i => code(i) == code(item))!);
        return at < 0 ? items.Add(item) : items.SetItem(at, item);
    }

    private static ImmutableArray<T> Moved<T>(ImmutableArray<T> items, Func<T, bool> which, int by)
    {
        var item = items.FirstOrDefault(which);
        if (item is null) return items;
        var at = items.IndexOf(item);
        return items.RemoveAt(at).Insert(Math.Clamp(at + by, 0, items.Length - 1), item);
    }
}
