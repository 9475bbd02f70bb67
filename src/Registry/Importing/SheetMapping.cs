using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Importing;

/// <summary>In which order the parts of a day stand in a sheet.</summary>
public enum DayOrder
{
    /// <summary>03/04/2026 is 3 April.</summary>
    DayFirst,

    /// <summary>03/04/2026 is 4 March.</summary>
    MonthFirst,
}

/// <summary>What divides the whole from its parts in the numbers of a sheet.</summary>
public enum DecimalMark
{
    Point, Comma,
}

/// <summary>What the columns of a sheet mean. What is not said is guessed by the names of the columns.</summary>
public sealed record SheetMapping
{
    /// <summary>The column that names the child: by its pseudonym, or by what <see cref="Children"/> translates.</summary>
    public string? Child { get; init; }

    /// <summary>What the sheet calls a child, and its pseudonym.</summary>
    public ImmutableSortedDictionary<string, string> Children { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The column with the child's name, where children are found by name and birth date.</summary>
    public string? Name { get; init; }

    public string? BirthDate { get; init; }

    /// <summary>The column that names the visit.</summary>
    public string? Visit { get; init; }

    /// <summary>The code of the visit that all rows belong to.</summary>
    public string? AtVisit { get; init; }

    /// <summary>What the sheet calls a visit, and its code in the programme.</summary>
    public ImmutableSortedDictionary<string, string> Visits { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The column with the day on which the visit took place.</summary>
    public string? VisitDay { get; init; }

    /// <summary>Needed where a day can be read in two ways.</summary>
    public DayOrder? Days { get; init; }

    /// <summary>Needed where a number can be read in two ways.</summary>
    public DecimalMark? Decimals { get; init; }

    /// <summary>What the sheet writes where there is no answer, and the reason it stands for.</summary>
    public ImmutableSortedDictionary<string, MissingCode> Missing { get; init; } = ImmutableSortedDictionary<string, MissingCode>.Empty;

    public ImmutableArray<ColumnMapping> Fields { get; init; } = [];

    /// <summary>Columns that are not wanted.</summary>
    public ImmutableArray<string> Ignore { get; init; } = [];

    /// <summary>With nothing in place of what a program has sent as null.</summary>
    internal static SheetMapping Whole(SheetMapping? said)
    {
        var mapping = said ?? new();
        return mapping with
        {
            Children = mapping.Children ?? ImmutableSortedDictionary<string, string>.Empty,
            Visits = mapping.Visits ?? ImmutableSortedDictionary<string, string>.Empty,
            Missing = mapping.Missing ?? ImmutableSortedDictionary<string, MissingCode>.Empty,
            Fields = mapping.Fields.IsDefault ? [] : [.. mapping.Fields.Where(f => f is { Column: not null, Form: not null, Field: not null }).Select(f => f with { Values = f.Values ?? ImmutableSortedDictionary<string, string>.Empty })],
            Ignore = mapping.Ignore.IsDefault ? [] : [.. mapping.Ignore.Where(c => c is not null)],
        };
    }
}

/// <summary>To which field a column belongs.</summary>
/// <param name="Column">The name of the column.</param>
/// <param name="Form">The code of the form.</param>
/// <param name="Field">The code of the field.</param>
public sealed record ColumnMapping(string Column, string Form, string Field)
{
    /// <summary>The visit, for a sheet that has one column for each visit.</summary>
    public string? Visit { get; init; }

    /// <summary>The unit of the column, where it is another than the field's.</summary>
    public string? Unit { get; init; }

    /// <summary>The column that says the unit row by row.</summary>
    public string? UnitColumn { get; init; }

    /// <summary>For a column that stands for one of several choices: which.</summary>
    public string? Choice { get; init; }

    /// <summary>What the sheet writes, and the code it stands for.</summary>
    public ImmutableSortedDictionary<string, string> Values { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
