using System.Globalization;
using Equipoise.Registry.Sites;

namespace Equipoise.Desk.Serving;

/// <summary>Days and instants as pages print them.</summary>
internal static class SiteTime
{
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Day(DateOnly? day, string without = "not known yet") => day is { } known ? Day(known) : without;

    /// <summary>By the clock of the site, with its zone: <c>2026-11-26 15:30, Asia/Ho_Chi_Minh</c>.</summary>
    public static string At(RegistrySite site, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + ", " + site.TimeZone;
}
