using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Equipoise.Evidence.Sources;

/// <summary>A date as precise as it was printed: a year, a month or a day. The default value is year 0, which no reader returns.</summary>
public readonly record struct PartialDate : IParsable<PartialDate>, IComparable<PartialDate>
{
    private PartialDate(int year, int? month, int? day) => (Year, Month, Day) = (year, month, day);

    /// <summary>1800 to 2200.</summary>
    public int Year { get; }

    /// <summary>1 to 12, or null when only the year is known.</summary>
    public int? Month { get; }

    /// <summary>1 to 31, or null when the day is not known.</summary>
    public int? Day { get; }

    /// <summary>The first day the date can mean; two partial dates are ordered by it.</summary>
    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day the date can mean.</summary>
    public DateOnly Latest => Day is not null ? Earliest
        : Month is not null ? Earliest.AddMonths(1).AddDays(-1)
        : Earliest.AddYears(1).AddDays(-1);

    public static PartialDate Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var date) ? date : throw new FormatException($"'{s}' is not a date such as 2020, 2020-03 or 2020-03-09.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PartialDate result)
    {
        result = default;
        var parts = s?.Split('-');
        if (parts is not { Length: >= 1 and <= 3 } || !Number(parts[0], 4, 1800, 2200, out var year)) return false;
        if (parts.Length == 1) { result = new(year, null, null); return true; }
        if (!Number(parts[1], 2, 1, 12, out var month)) return false;
        if (parts.Length == 2) { result = new(year, month, null); return true; }
        if (!Number(parts[2], 2, 1, DateTime.DaysInMonth(year, month), out var day)) return false;
        result = new(year, month, day);
        return true;
    }

    private static bool Number(string text, int digits, int low, int high, out int number)
    {
        number = 0;
        return text.Length == digits
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && number >= low && number <= high;
    }

    public int CompareTo(PartialDate other) => Earliest.CompareTo(other.Earliest);

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;

    public override string ToString() => (Month, Day) switch
    {
        (null, _) => Year.ToString("0000", CultureInfo.InvariantCulture),
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}-{Day:00}"),
    };
}
