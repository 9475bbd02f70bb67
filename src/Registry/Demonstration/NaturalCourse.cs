namespace Equipoise.Registry.Demonstration;

/// <summary>
/// How an invented child goes on, whatever is done to it: how hard its life is, in standard deviations among such children, what it learns with age, and how a bad time, in which
/// families look for help, passes. <b>Nothing here knows of infusions or sessions</b>: no effect of any treatment is built in. The sizes are invented; only their directions follow what is known.
/// </summary>
internal sealed class NaturalCourse(Chance chance, int ageMonths)
{
    private const double MonthsToHalf = 4;

    private readonly double lasting = chance.Normal(0, 1);
    private readonly double driftPerYear = chance.Normal(-0.3, 0.25);
    private readonly double badTime = Math.Abs(chance.Normal(0.5, 0.4));
    private readonly double learning = Math.Max(0.2, chance.Normal(1, 0.3));
    private readonly double size = Math.Clamp(chance.Normal(1, 0.09), 0.82, 1.22);

    /// <summary>Age in months, so many months after screening.</summary>
    public double Age(double months) => ageMonths + months;

    /// <summary>How hard it is, higher for harder: what lasts, what drifts with the years, and the bad time that passes (regression to the mean).</summary>
    public double Severity(double months) => lasting + (driftPerYear * months / 12) + (badTime * Math.Pow(2, -months / MonthsToHalf));

    /// <summary>What was learned by an age, 1 for what most such children learn in a month.</summary>
    public double Learned(double months) => learning * Age(months);

    /// <summary>Weight in kg, about as children of the age have it.</summary>
    public double Weight(double months) => size * (Age(months) / 12 is var years && years < 6.5 ? (2 * years) + 8 : ((7 * years) - 5) / 2);

    /// <summary>Height in cm.</summary>
    public double Height(double months) => (0.6 + (0.4 * size)) * (76 + (6.4 * Age(months) / 12));

    /// <summary>Circumference of the head in cm.</summary>
    public double Head(double months) => (0.75 + (0.25 * size)) * (47.5 + (0.3 * Age(months) / 12));
}
