using System.Globalization;
using Equipoise.Desk.Serving;
using Equipoise.Registry;
using Equipoise.Registry.Sites;

namespace Equipoise.Desk.Frame;

/// <summary>Days, instants, ages and words as the desk shows them.</summary>
internal static class Shown
{
    public static string Day(DateOnly day) => SiteTime.Day(day);

    public static string Day(DateOnly? day, string instead = "") => SiteTime.Day(day, instead);

    /// <summary>An instant as the clocks of the site show it; the zone is said once, beside.</summary>
    public static string At(DateTimeOffset at, RegistrySite site) => site.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string Utc(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";

    public static string Age(int months) => (months / 12, months % 12) switch
    {
        (0, var m) => Count(m, "month"),
        (var y, 0) => Count(y, "year"),
        var (y, m) => $"{Count(y, "year")} {Count(m, "month")}",
    };

    public static string Count(int count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {one}{(count == 1 ? "" : "s")}");

    /// <summary><c>NotEnrolled</c> is <c>Not enrolled</c>.</summary>
    public static string Of(Enum name) => Capital(Words.Of(name));

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
