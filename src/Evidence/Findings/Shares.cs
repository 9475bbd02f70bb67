using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Findings;

/// <summary>A share of children as it is said: "1 in 9" where it is rare, "64 in every 100" where it is not.</summary>
internal static class Shares
{
    public static string Of(double share) => share <= 0 ? "none" : share < 0.25 ? OneIn.Of(share) : FormattableString.Invariant($"{100 * share:0} in every 100");
}
