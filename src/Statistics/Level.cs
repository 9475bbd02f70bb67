namespace Equipoise.Statistics;

/// <summary>Refuses confidence levels and proportions that cannot be meant.</summary>
internal static class Level
{
    public static double Tail(double level)
    {
        if (!(level is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies between 0 and 1, for example 0.95.");
        return (1 - level) / 2;
    }
}
