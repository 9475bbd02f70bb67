using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Importing;

namespace Equipoise.Desk.Exchange;

/// <summary>What a column can be said to mean, as a list on a page.</summary>
internal static class ColumnChoice
{
    public const string Nothing = "", Child = "child", Name = "name", BirthDate = "birth-date", Visit = "visit", VisitDay = "visit-day";

    public static IEnumerable<(string Value, string Words)> All(Programme programme)
    {
        yield return (Child, "The child: its pseudonym");
        yield return (Name, "The child: its name");
        yield return (BirthDate, "The child: its birth date");
        yield return (Visit, "The visit");
        yield return (VisitDay, "The day of the visit");
        foreach (var form in programme.Forms)
            foreach (var field in form.Fields.Where(f => f.Score is not { Sum.IsEmpty: false })) yield return ($"{form.Code}.{field.Code}", $"{form.Title}: {field.Label}");
    }

    /// <summary>What a mapping says of a column.</summary>
    public static string Of(SheetMapping mapping, string column) =>
        column == mapping.Child ? Child : column == mapping.Name ? Name : column == mapping.BirthDate ? BirthDate : column == mapping.Visit ? Visit : column == mapping.VisitDay ? VisitDay
        : mapping.Fields.FirstOrDefault(f => f.Column == column) is { } field ? $"{field.Form}.{field.Field}" : Nothing;

    /// <summary>The mapping with something else said of a column; the same said again changes nothing.</summary>
    public static SheetMapping Apply(SheetMapping mapping, string column, string means)
    {
        if (Of(mapping, column) == means) return mapping;
        mapping = mapping with
        {
            Child = Without(mapping.Child, column),
            Name = Without(mapping.Name, column),
            BirthDate = Without(mapping.BirthDate, column),
            Visit = Without(mapping.Visit, column),
            VisitDay = Without(mapping.VisitDay, column),
            Fields = mapping.Fields.RemoveAll(f => f.Column == column),
            Ignore = [.. mapping.Ignore.Where(c => c != column), .. means == Nothing ? [column] : Array.Empty<string>()],
        };
        return means switch
        {
            Nothing => mapping,
            Child => mapping with { Child = column },
            Name => mapping with { Name = column },
            BirthDate => mapping with { BirthDate = column },
            Visit => mapping with { Visit = column },
            VisitDay => mapping with { VisitDay = column },
            _ when means.Split('.') is [var form, var field] => mapping with { Fields = mapping.Fields.Add(new(column, form, field)) },
            _ => mapping,
        };
    }

    private static string? Without(string? named, string column) => named == column ? null : named;
}
