namespace Equipoise.Evidence.Eligibility;

/// <summary>
/// Ages that a criterion lets in, in completed months. Between what is sure to be in and what is sure to be out lie ages that the words leave open: "up to 12 years" lets in a
/// child on its twelfth birthday and no child of thirteen, and whether twelve and a half is in, only the trial team knows.
/// </summary>
/// <param name="SureFrom">From here on a child is surely old enough.</param>
/// <param name="OutBelow">Below this a child is surely too young.</param>
/// <param name="SureTo">Up to here, this month too, a child is surely young enough; null without an upper limit.</param>
/// <param name="OutFrom">From here on a child is surely too old; null without an upper limit.</param>
public sealed record AgeRange(int SureFrom, int OutBelow, int? SureTo, int? OutFrom)
{
    /// <summary>Every age.</summary>
    public static AgeRange Any { get; } = new(0, 0, null, null);

    /// <summary>An age in whole years or months and what a limit at it means.</summary>
    public static AgeRange AtLeast(AgeAmount age) => new(age.Months, age.Months, null, null);

    /// <summary>"Over 3 years" may mean a day more or four years.</summary>
    public static AgeRange Over(AgeAmount age) => new(age.Months + age.Step, age.Months, null, null);

    public static AgeRange UpTo(AgeAmount age) => new(0, 0, age.Months, age.Months + age.Step);

    public static AgeRange Under(AgeAmount age) => new(0, 0, age.Months - 1, age.Months);

    /// <summary>Both at once.</summary>
    public AgeRange And(AgeRange other) => new(Math.Max(SureFrom, other.SureFrom), Math.Max(OutBelow, other.OutBelow), Least(SureTo, other.SureTo), Least(OutFrom, other.OutFrom));

    public Truth Of(ChildAge age) =>
        age.Most < OutBelow || age.Fewest >= OutFrom ? Truth.False
        : age.Fewest >= SureFrom && (SureTo is null || age.Most <= SureTo) ? Truth.True
        : Truth.Unknown;

    private static int? Least(int? one, int? other) => one is null ? other : other is null ? one : Math.Min(one.Value, other.Value);
}

/// <summary>An age as printed.</summary>
/// <param name="Months">In months, whole.</param>
/// <param name="Step">How long a child counts as that old: 12 months when it was printed in years, 1 when months were named.</param>
public readonly record struct AgeAmount(int Months, int Step);
