using System.Globalization;
using Equipoise.Evidence.Studies;

namespace Equipoise.Site.Studies;

/// <summary>A share of children, 0 to 1, said in words a person can picture.</summary>
public static class Shares
{
    /// <summary>"1 in 9"; "7 in 10" where one in so many would be too coarse; "all" and "none" only when exact.</summary>
    public static string InWords(double share) => share switch
    {
        <= 0 => "none",
        >= 1 => "all",
        >= 0.95 => "nearly all",
        >= 0.4 => $"{Whole(share * 10)} in 10",
        _ => OneIn.Of(share),
    };

    /// <summary>Percent without its sign, one decimal; two where one would print zero.</summary>
    public static string Percent(double share) =>
        (share * 100).ToString(share is > 0 and < 0.0005 ? "0.00" : "0.0", CultureInfo.InvariantCulture);

    private static string Whole(double number) => Math.Round(number, MidpointRounding.AwayFromZero).ToString("N0", CultureInfo.InvariantCulture);
}
