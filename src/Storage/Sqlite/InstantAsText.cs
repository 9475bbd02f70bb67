using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Equipoise.Storage.Sqlite;

/// <summary>An instant as UTC text of one width, whole microseconds as on PostgreSQL, so that the order of the text is the order of time.</summary>
internal sealed class InstantAsText() : ValueConverter<DateTimeOffset, string>(instant => Write(instant), text => Read(text))
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    private static string Write(DateTimeOffset instant) => instant.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    private static DateTimeOffset Read(string text) => DateTimeOffset.ParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
