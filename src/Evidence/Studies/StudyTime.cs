using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Equipoise.Evidence.Studies;

/// <summary>Unit in which a study counts its time.</summary>
public enum TimeUnit
{
    Days, Weeks, Months, Years,
}

/// <summary>A point in a study's time, counted from its start: <c>baseline</c>, <c>30 days</c>, <c>24 weeks</c>, <c>6 months</c>. The default value is baseline.</summary>
public readonly record struct StudyTime : IParsable<StudyTime>, IComparable<StudyTime>
{
    private const decimal DaysInMonth = 30.4375m;

    private StudyTime(decimal amount, TimeUnit unit) => (Amount, Unit) = (amount, unit);

    /// <summary>Zero or more, in <see cref="Unit"/>; zero is baseline.</summary>
    public decimal Amount { get; }

    public TimeUnit Unit { get; }

    public static StudyTime Baseline { get; }

    /// <summary>Months of 30.4375 days, so that times in different units can be put on one axis.</summary>
    public decimal Months => Unit switch
    {
        TimeUnit.Days => Amount / DaysInMonth,
        TimeUnit.Weeks => Amount * 7 / DaysInMonth,
        TimeUnit.Months => Amount,
        _ => Amount * 12,
    };

    public static StudyTime Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var time) ? time : throw new FormatException($"'{s}' is not a time such as baseline, 30 days, 24 weeks or 6 months.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out StudyTime result)
    {
        result = Baseline;
        if (s == "baseline") return true;
        var parts = s?.Split(' ');
        if (parts is not { Length: 2 }
            || !decimal.TryParse(parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            || amount is < 0 or > 10_000
            || UnitNamed(parts[1]) is not { } unit) return false;
        result = amount == 0 ? Baseline : new(amount, unit);
        return true;
    }

    private static TimeUnit? UnitNamed(string word) => word switch
    {
        "day" or "days" => TimeUnit.Days,
        "week" or "weeks" => TimeUnit.Weeks,
        "month" or "months" => TimeUnit.Months,
        "year" or "years" => TimeUnit.Years,
        _ => null,
    };

    public int CompareTo(StudyTime other) => Months.CompareTo(other.Months);

    public static bool operator <(StudyTime left, StudyTime right) => left.CompareTo(right) < 0;

    public static bool operator >(StudyTime left, StudyTime right) => left.CompareTo(right) > 0;

    public static bool operator <=(StudyTime left, StudyTime right) => left.CompareTo(right) <= 0;

    public static bool operator >=(StudyTime left, StudyTime right) => left.CompareTo(right) >= 0;

    public override string ToString()
    {
        if (Amount == 0) return "baseline";
        var unit = Unit switch { TimeUnit.Days => "day", TimeUnit.Weeks => "week", TimeUnit.Months => "month", _ => "year" };
        return string.Create(CultureInfo.InvariantCulture, $"{Amount:0.############################} {unit}{(Amount == 1 ? "" : "s")}");
    }
}
