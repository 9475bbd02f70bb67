using System.Globalization;
using Equipoise.Registry.Sites;

namespace Equipoise.Registry.Exporting;

/// <summary>Writes days: as they are, or counted from one day of a child.</summary>
internal readonly struct ExportDays(RegistrySite site, DateOnly? since)
{
    public bool AreCounted => since is not null;

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Days from the day that is counted from; before it they are negative.</summary>
    public int Count(DateOnly day) => day.DayNumber - since!.Value.DayNumber;

    public int Count(DateTimeOffset at) => Count(site.Today(at));

    /// <summary>The name of a column of days that are counted: <c>plannedOn</c> is <c>plannedDay</c>.</summary>
    public static string Name(string name) => name switch
    {
        "on" or "at" => "day",
        _ when name.EndsWith("On", StringComparison.Ordinal) || name.EndsWith("At", StringComparison.Ordinal) => name[..^2] + "Day",
        _ => name + "Day",
    };
}
