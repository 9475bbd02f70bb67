using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Registry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Equipoise.Desk.Serving;

/// <summary>What was typed into a form. Reading notes what cannot be read, so that all of it can be said at once.</summary>
public sealed class FormText(IFormCollection? form)
{
    private readonly List<FieldProblem> problems = [];

    public static FormText Empty => new(null);

    /// <summary>What could not be read, so far.</summary>
    public ImmutableArray<FieldProblem> Problems => [.. problems];

    public IFormFileCollection? Files => form?.Files;

    public IEnumerable<string> Names => form?.Keys ?? [];

    public bool Has(string field) => form?.ContainsKey(field) == true;

    /// <summary>Exactly as typed.</summary>
    public string? Raw(string field) => form is not null && form.TryGetValue(field, out var values) ? values.ToString() : null;

    /// <summary>Without space around it; null when nothing was typed.</summary>
    public string? Text(string field) => Raw(field)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Every value of a field that may stand several times.</summary>
    public ImmutableArray<string> All(string field) => form is not null && form.TryGetValue(field, out StringValues values) ? [.. values.OfType<string>().Where(v => v.Length > 0)] : [];

    public bool IsOn(string field) => Text(field) is "on" or "true" or "yes";

    public string Required(string field, string message) => Text(field) ?? Miss(field, message, "");

    public DateOnly? Day(string field)
    {
        if (Text(field) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        return Miss<DateOnly?>(field, "Write the day as year-month-day, such as 2026-11-26.", null, "form");
    }

    public DateOnly RequiredDay(string field, string message) => Has(field) && Text(field) is not null ? Day(field) ?? default : Miss(field, message, default(DateOnly));

    public int? Whole(string field) => Number(field, "Write a whole number, in digits.", text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : (int?)null);

    public decimal? Decimal(string field) => Number(field, "Write a number, such as 12.5.", text => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : (decimal?)null);

    public Guid? Id(string field) => Number(field, "Choose one of the list.", text => Guid.TryParse(text, out var id) ? id : (Guid?)null);

    /// <summary>One of the words of an enum, as it is written in the registry.</summary>
    public T? Choice<T>(string field) where T : struct, Enum => Number(field, "Choose one of the list.", text => Enum.GetValues<T>().Select(v => (T?)v).FirstOrDefault(v => Words.Code(v!.Value) == text));

    public T RequiredChoice<T>(string field, string message) where T : struct, Enum => Text(field) is null ? Miss(field, message, default(T)) : Choice<T>(field) ?? default;

    /// <summary>Notes what is wrong with a field that was read otherwise.</summary>
    public void Wrong(string field, string message, string code = "form") => problems.Add(new(field, code, message));

    /// <summary>Null when everything could be read.</summary>
    public Refused? Refuse(string message = "Some fields cannot be taken as they are; nothing was saved.") => problems.Count == 0 ? null : new(RefusalCode.Invalid, message) { Fields = Problems };

    private T? Number<T>(string field, string message, Func<string, T?> read) where T : struct
    {
        if (Text(field) is not { } text) return null;
        return read(text) ?? Miss<T?>(field, message, null, "form");
    }

    private T Miss<T>(string field, string message, T instead, string code = "required")
    {
        problems.Add(new(field, code, message));
        return instead;
    }
}
