using System.Globalization;

namespace Equipoise.Evidence.Studies;

/// <summary>A proportion as people say it.</summary>
public static class OneIn
{
    /// <summary>"1 in 9" for 0.116. From above 0 to 1; rounded to a whole number of children.</summary>
    public static string Of(double proportion)
    {
        if (!(proportion is > 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(proportion), proportion, "A proportion lies above 0 and up to 1.");
        return $"1 in {Math.Round(1 / proportion).ToString("N0", CultureInfo.InvariantCulture)}";
    }
}
