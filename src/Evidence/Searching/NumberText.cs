using System.Globalization;

namespace Equipoise.Evidence.Searching;

/// <summary>Numbers as somebody would type them into a search.</summary>
internal static class NumberText
{
    public static string ToText(this int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string ToText(this decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
